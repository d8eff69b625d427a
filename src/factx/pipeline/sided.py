"""Which actor a person acts for: by the title, the body in it, "of" after the name; for offices of state by the discourse."""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from collections.abc import Callable, Sequence

from spacy.tokens import Doc, Span

from factx import tables
from factx.grammar.body_words import actors_at
from factx.grammar.sides import Sides

#: How many tokens back an actor still weighs more than by being named.
_NEAR = 300
_STATES = frozenset({"country", "bloc", "organization", "GPE", "NORP"})


class Ground:
    """What the sides of persons are read from: actors, bodies with their sides, and how often each state is named."""

    def __init__(self, doc: Doc, titles: Sequence[Span]) -> None:
        self.doc, self.sides = doc, Sides(doc)
        agencies = doc.user_data.get("agencies", {})
        spans = list(doc.spans["agencies"]) if "agencies" in doc.spans else []
        self.bodies = {s.start: agencies[s.kb_id_].side for s in spans if s.kb_id_ in agencies}
        inside = {i for title in titles for i in range(title.start, title.end)}
        states = [(a.start, a) for i, a in actors_at(doc).items() if a.start == i and a.label_ in _STATES]
        self.often = Counter(_key(a) for _, a in sorted(states, key=lambda row: row[0]))
        self.places = sorted((start, _key(a)) for start, a in states if start not in inside)

    def spoken_of(self, i: int, others: set[str]) -> str | None:
        """The state that the text speaks of at token ``i``: weighed by number and nearness; none of ``others``."""
        weights = {key: float(count) for key, count in self.often.items() if key not in others}
        near = self.places[bisect_left(self.places, (i - _NEAR, "")) : bisect_left(self.places, (i, ""))]
        for start, key in near:
            if key in weights:
                weights[key] += 30.0 / (10 + i - start)
        best = max(weights.values(), default=0.0)
        return next((key for key, weight in weights.items() if weight == best), None)


def sides_of(doc: Doc, people: Sequence[tuple[Sequence[Span], Sequence[Span]]]) -> list[str | None]:
    """The key of the actor of each person, given as (titles, mentions of the name); None when the text does not tell."""
    ground = Ground(doc, [title for titles, _ in people for title in titles])
    found = [_by_words(ground, titles, names) for titles, names in people]
    holders: dict[str, set[str]] = {}
    for side, (titles, _) in zip(found, people, strict=True):
        for title in titles if side else ():
            holders.setdefault(_office(title), set()).add(str(side))
    return [
        side
        or (ground.spoken_of(names[0].start, holders.get(_office(titles[0]), set())) if any(map(_of_state, titles)) else None)
        for side, (titles, names) in zip(found, people, strict=True)
    ]


def _by_words(ground: Ground, titles: Sequence[Span], names: Sequence[Span]) -> str | None:
    for rule in RULES:
        actor = rule(ground, titles, names)
        if actor is not None:
            return actor
    return None


def in_title(ground: Ground, titles: Sequence[Span], _names: Sequence[Span]) -> str | None:
    """The title begins with it or says "of" it: "Swedish prime minister", "head of the Japanese delegation"."""
    sides = ground.sides
    for title in titles:
        head = next((t.i for t in title if t.lower_ in tables.titles().heads), title.end)
        for i in range(title.start, title.end):
            actor = sides.at(i)
            if actor is not None and (i <= head or _belongs(sides, title, i)):
                return _key(actor)
        owner, why = sides.of(title)
        if owner is not None and why == "side.possessive":
            return owner
    return None


def _belongs(sides: Sides, title: Span, i: int) -> bool:
    """Whether the actor at token ``i`` behind the head of a title owns it ("of"), or is its task ("envoy to")."""
    before = next((t.lower_ for t in reversed(sides.doc[title.start : i]) if t.tag_ in ("IN", "TO")), "")
    return before in ("of", "in") or (before == "for" and title[0].lower_ == "minister")


def in_body(ground: Ground, titles: Sequence[Span], _names: Sequence[Span]) -> str | None:
    """A body that belongs to it stands in the title: "director of the Customs Bureau"."""
    for title in titles:
        for i in range(title.start, title.end):
            if i in ground.bodies:
                side = ground.bodies[i]
                return str(side) if side else None
    return None


def of_name(ground: Ground, _titles: Sequence[Span], names: Sequence[Span]) -> str | None:
    """It follows the name: "Ek of Sweden", "Ek (Sweden)"; or owns it: "Sweden's Ulf Ek"."""
    sides = ground.sides
    for name in names:
        word = sides.word(name.end)
        if word is not None and (word.lower_ == "of" or word.text == "("):
            after = sides.word(name.end + 1)
            actor = sides.at(name.end + (2 if after is not None and after.lower_ == "the" else 1))
            if actor is not None:
                return _key(actor)
        mark = sides.word(name.start - 1)
        if mark is not None and mark.tag_ == "POS" and (actor := sides.at(name.start - 2)) is not None:
            return _key(actor)
    return None


def _of_state(title: Span) -> bool:
    """Whether a title is an office of a state by itself: head without company or other body."""
    words = {t.lower_ for t in title}
    return bool(words & _OFFICES) and not any(t.ent_type_ == "ORG" and t.lower_ not in tables.titles().fields for t in title)


_OFFICES = frozenset(
    [
        "president",
        "premier",
        "minister",
        "chancellor",
        "king",
        "queen",
        "emperor",
        "secretary",
        "governor",
        "senator",
        "justice",
        "speaker",
    ]
)


def _office(title: Span) -> str:
    return next((t.lower_ for t in title if t.lower_ in _OFFICES), "")


def _key(actor: Span) -> str:
    return str(actor.kb_id_) or actor.text


#: Every rule, the surest first.
RULES: tuple[Callable[[Ground, Sequence[Span], Sequence[Span]], str | None], ...] = (in_title, in_body, of_name)
