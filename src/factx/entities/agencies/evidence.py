"""What the sides of bodies are read from, counted once over a Doc: actors, whole and by sentence, neighbours, the dateline."""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple

from spacy.tokens import Doc, Span, Token

from factx import tables
from factx.entities.agencies.groups import Group
from factx.entities.agencies.words import actors_at, head_word, key_of
from factx.entities.dateline import home
from factx.entities.occasions import first_sentences
from factx.grammar.cues import forms
from factx.grammar.index import places, sentence_of

#: Tokens at the beginning of a text whose actors weigh more, and how much more.
_LEAD, _LEADING = 60, 3
#: What nearness adds to being named once, by hundredths: a third of it at a distance of 20 tokens, nothing beyond the reach.
_NAMED, _NEAR, _SOFT = 100, 3000, 10
_REACH = _NEAR - _SOFT
_STATES = frozenset({"country", "GPE", "NORP"})
_JOINT = frozenset({"bloc", "organization"})
_SIDES = frozenset({"authorities", "delegation", "government", "officials", "side", "team"})


class Sort(NamedTuple):
    """What decides who can own a body: whether blocs have such a head too, whether it is a mere ministry, who is opposite."""

    joint: bool
    ministry: bool
    opposite: frozenset[int]


class Tally:
    """Weights that only grow, with the two heaviest at hand."""

    def __init__(self) -> None:
        self.weights: Counter[str] = Counter()
        self.first: str | None = None
        self.second: str | None = None

    def add(self, key: str, weight: int) -> None:
        """Make a key heavier."""
        self.weights[key] += weight
        if key == self.first:
            return
        if self.first is None or self.weights[key] > self.weights[self.first]:
            self.first, self.second = key, self.first
        elif self.second is None or self.weights[key] > self.weights[self.second]:
            self.second = key


@dataclass(frozen=True, slots=True)
class Sentence:
    """The owners that a sentence names, in text order, and the first that acts in it."""

    owners: tuple[Span, ...]
    acting: Span | None


class Owners:
    """The actors of a text that can own bodies of one sort; ``inside`` are the tokens of bodies."""

    def __init__(self, actors: Iterable[Span], inside: Collection[int]) -> None:
        self.actors = sorted(actors, key=lambda a: a.start)
        self.keys = [key_of(a) for a in self.actors]
        self.starts = [a.start for a in self.actors]
        self.often = Counter(self.keys)
        self.outside = Counter(
            key for key, start in zip(self.keys, self.starts, strict=True) if start not in inside
        )
        self.order = {key: number for number, key in enumerate(self.often)}
        self.oftenest = max(self.often, key=lambda key: self.often[key], default=None)
        self._sentences: dict[int, Sentence] = {}

    def sentence(self, span: Span) -> Sentence:
        """What the sentence of a span names; a semicolon ends one as well."""
        whole = stretch(span)
        if whole.start not in self._sentences:
            low = bisect_left(self.starts, whole.start)
            low -= bool(low) and self.actors[low - 1].end > whole.start
            owners = tuple(self.actors[low : bisect_left(self.starts, whole.end)])
            self._sentences[whole.start] = Sentence(owners, next(filter(_acts, owners), None))
        return self._sentences[whole.start]

    def tally(self) -> Tally:
        """How often each is named, at the beginning of the text above all."""
        found = Tally()
        for key, start in zip(self.keys, self.starts, strict=True):
            found.add(key, _LEADING if start < _LEAD else 1)
        return found

    def spoken_of(self, i: int) -> str | None:
        """Whom the text speaks of at token ``i``: by how often each is named, and how near before it."""
        near: Counter[str] = Counter()
        for at in range(bisect_left(self.starts, i - _REACH), bisect_left(self.starts, i)):
            near[self.keys[at]] += _NEAR // (_SOFT + i - self.starts[at])
        named = near.keys() | ({self.oftenest} if self.oftenest is not None else set())
        return min(
            named,
            key=lambda key: (-_NAMED * self.often[key] - near[key], self.order[key]),
            default=None,
        )


def stretch(span: Span) -> Span:
    """The sentence of a span, or the part of it between semicolons."""
    doc, sentence = span.doc, sentence_of(span)
    marks = places(doc, ";")
    before = bisect_left(marks, span.start)
    start = (
        marks[before - 1] + 1 if before and marks[before - 1] >= sentence.start else sentence.start
    )
    end = marks[before] if before < len(marks) and marks[before] < sentence.end else sentence.end
    return doc[start:end]


def _acts(actor: Span) -> bool:
    """Whether an actor is a subject, or the owner of what acts for it ("The Chilean side includes ...")."""
    root = actor.root
    return root.dep_.startswith("nsubj") or (
        root.head.dep_.startswith("nsubj") and _acting(root.head)
    )


def _acted_on(root: Token) -> bool:
    """Whether an actor is gone to or dealt with: "visited Peru", "crossed into Peru", "summoned the Peruvian envoy"."""
    if root.dep_ == "dobj":
        return root.head.lower_ in forms(sorted(tables.actor_words("visiting")))
    if root.dep_ == "pobj":
        return root.head.lower_ in ("against", "into")
    return root.head.dep_ == "dobj" and root.head.lower_ in tables.actor_words("envoys")


def _acting(noun: Token) -> bool:
    """Whether a noun is a side, an officer or a body: what acts for a state."""
    return (
        noun.lower_ in _SIDES or noun.lower_ in tables.titles().heads or head_word(noun) is not None
    )


class OwnerEvidence:
    """What the rules of sides ask of a Doc, and of the bodies found in it."""

    def __init__(self, doc: Doc, groups: Sequence[Group]) -> None:
        self.doc, self.groups = doc, groups
        self.actors = {a.start: a for a in actors_at(doc).values()}
        self.named = {key_of(a) for a in self.actors.values()}
        self.ends = {s.end: g for g in groups for s in g.spans}
        self.starts = {s.start: g for g in groups for s in g.spans}
        self.home = home(doc)
        self._sorts: dict[int, Sort] = {}
        self._owners: dict[Sort, Owners] = {}
        self._tallies: dict[Sort, Tally] = {}

    @cached_property
    def lead_end(self) -> int:
        """The end of the first sentence that says something."""
        return first_sentences(self.doc, 1).end

    @cached_property
    def early_end(self) -> int:
        """The end of the third sentence that says something."""
        return first_sentences(self.doc, 3).end

    def owners(self, group: Group) -> Owners:
        """The actors that can own a body: states, no counterparts; for heads that they have too, blocs and organisations."""
        sort = self._sort(group)
        if sort not in self._owners:
            labels = _STATES | _JOINT if sort.joint else _STATES
            others = tables.raw("agency_heads")["no_ministries"] if sort.ministry else ()
            own = (a for a in self.actors.values() if a.start not in sort.opposite)
            can = (a for a in own if a.label_ in labels and a.kb_id_ not in others)
            self._owners[sort] = Owners(
                can, {i for g in self.groups for s in g.spans for i in range(s.start, s.end)}
            )
        return self._owners[sort]

    def tally(self, group: Group) -> Tally:
        """How much the text speaks of each owner, of those of its bodies too."""
        sort = self._sort(group)
        if sort not in self._tallies:
            self._tallies[sort] = self.owners(group).tally()
            for other in self.groups:
                if other.side is not None:
                    self._tallies[sort].add(other.side, 2 * len(other.spans))
        return self._tallies[sort]

    def settle(self, group: Group, side: str, why: str) -> None:
        """Give a body its side."""
        group.side, group.side_why = side, why
        for tally in self._tallies.values():
            tally.add(side, 2 * len(group.spans))

    def _sort(self, group: Group) -> Sort:
        if id(group) not in self._sorts:
            sentences = (
                {sentence_of(span).start for span in group.spans} if self._counterparts else set()
            )
            opposite = frozenset(
                start for sentence in sentences for start in self._counterparts.get(sentence, ())
            )
            self._sorts[id(group)] = Sort(
                group.head in tables.heads().joint, group.head == "ministry", opposite
            )
        return self._sorts[id(group)]

    @cached_property
    def _counterparts(self) -> Mapping[int, Sequence[int]]:
        """Sentence -> the actors in it that are the other side: "the Trade Ministry met its counterpart from Chile"."""
        found: dict[int, list[int]] = {}
        for actor in self.actors.values():
            above = actor.root.head
            if any(t.lower_.startswith("counterpart") for t in (above, above.head)) or _acted_on(
                actor.root
            ):
                found.setdefault(sentence_of(actor).start, []).append(actor.start)
        return found
