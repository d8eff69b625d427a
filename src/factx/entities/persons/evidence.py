"""What the sides of persons are read from, counted once over a Doc: actors, bodies, companies, the dateline, offices unnamed."""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from collections.abc import Sequence

from spacy.tokens import Doc, Span

from factx.entities.actors.context import MentionContext
from factx.entities.agencies.groups import agencies_of
from factx.entities.agencies.words import actors_at, key_of
from factx.entities.dateline import home
from factx.entities.persons.offices import KINDS, OFFICES, office
from factx.entities.sides import Sides
from factx.grammar.index import occurrences, sentence_of

#: How many tokens back an actor still weighs more than by being named.
_NEAR = 300
#: How much more than of any other a text must speak of a state.
_CLEARLY = 1.5
#: How often a state must be named that others are named beside.
_FEW = 3
#: Rules by which a body's side is only the likeliest one: no ground to stand on for its officers.
_GUESSED = frozenset({"side.dateline", "side.discourse", "side.dominant", "side.sentence"})
_OWNERS = frozenset({"bloc", "country", "group", "organization"})
#: How many tokens back a company is still the one whose officer is named.
_FIRM = 80
_STATES = frozenset({"country", "GPE", "NORP"})


class Ground:
    """What the sides of persons are read from: actors, bodies with their sides, and how often each state is named."""

    def __init__(self, doc: Doc, titles: Sequence[Span]) -> None:
        self.doc, self.sides, self.context = doc, Sides(doc), MentionContext(doc)
        agencies = agencies_of(doc)
        spans = list(doc.spans["agencies"]) if "agencies" in doc.spans else []
        known = [s for s in spans if s.kb_id_ in agencies]
        self.in_bodies = {i for s in known for i in range(s.start, s.end)}
        inside = {i for title in titles for i in range(title.start, title.end)}
        states = [
            (a.start, a) for i, a in actors_at(doc).items() if a.start == i and a.label_ in _STATES
        ]
        self.often = Counter(key_of(a) for _, a in sorted(states, key=lambda row: row[0]))
        alone = len(self.often) == 1
        self.bodies: dict[int, str | None] = {
            s.start: agencies[s.kb_id_].side
            if alone or agencies[s.kb_id_].side_why not in _GUESSED
            else None
            for s in known
        }
        self.places = sorted((start, key_of(a)) for start, a in states if start not in inside)
        self.firms = {
            i: a
            for a in doc.spans.get("actors", ())
            if a.label_ == "company"
            for i in range(a.start, a.end)
        }
        self.firm_words = {
            key_of(a).split()[0]: key_of(a)
            for a in sorted(self.firms.values(), key=lambda a: len(key_of(a)))
        }
        self.home = home(doc)
        published = doc.user_data.get("published")
        self.year = int(published[:4]) if published else None
        self.known = {
            i: a
            for a in doc.spans.get("actors", ())
            if a.label_ in _OWNERS
            for i in range(a.start, a.end)
        }
        self.named = {key_of(a) for a in self.known.values()} | self.often.keys()
        self.unnamed = self._unnamed(inside)

    def _unnamed(self, inside: set[int]) -> dict[str, set[str]]:
        """Office -> the states whose holder the text speaks of without a name: "the President of Chile said"."""
        found: dict[str, set[str]] = {}
        for token in occurrences(self.doc, OFFICES):
            if token.i not in inside:
                low = token.i - 1 if token.i and self.doc[token.i - 1].lower_ in KINDS else token.i
                span = self.doc[low : token.i + 1]
                key, why = self.sides.of(span)
                if key in self.often and why in ("side.of", "side.possessive", "side.demonym"):
                    found.setdefault(office(span), set()).add(str(key))
        return found

    def firm_near(self, i: int) -> str | None:
        """The one company that the text names in the last words before token ``i``; None when there are two."""
        near = {
            key_of(self.firms[k]).split()[0]: key_of(self.firms[k])
            for k in range(max(i - _FIRM, 0), i)
            if k in self.firms
        }
        return max(near.values(), key=len) if len(near) == 1 else None

    def spoken_of(self, i: int, others: set[str], *, outnumbered: bool) -> str | None:
        """The state that the text speaks of at token ``i``, by number and nearness, if clearly; none of ``others``.

        ``outnumbered``: whether another state may be named more often.
        """
        weights = {key: float(count) for key, count in self.often.items() if key not in others}
        if self.home in weights:
            weights[self.home] += 3 + max(weights.values())
        near = self.places[
            bisect_left(self.places, (i - _NEAR, "")) : bisect_left(self.places, (i, ""))
        ]
        near = [(start, key) for start, key in near if key in weights]
        for start, key in near:
            weights[key] += 30.0 / (10 + i - start)
        ranked = sorted(weights.items(), key=lambda row: -row[1])
        if not ranked:
            return None
        (key, best), second = ranked[0], ranked[1][1] if len(ranked) > 1 else 0.0
        rivals = {other for other in weights if other != key}
        clear = best > second * (1 if key == self.home else _CLEARLY)
        return (
            key
            if clear and not self._doubtful(key, i, near, rivals, outnumbered=outnumbered)
            else None
        )

    def _doubtful(
        self,
        key: str,
        i: int,
        near: Sequence[tuple[int, str]],
        rivals: set[str],
        *,
        outnumbered: bool,
    ) -> bool:
        """Whether another state is as likely: of the dateline, named last, more often, or beside it in the sentence."""
        if key != self.home and (self.home in self.often or (near and near[-1][1] != key)):
            return True
        if not outnumbered and key != self.home and self.often[key] < max(self.often.values()):
            return True
        if rivals and key != self.home and self.often[key] < _FEW:
            return True
        start = sentence_of(self.doc[i]).start
        beside = {other for at, other in near if at >= start}
        return key in beside and len(beside) > 1
