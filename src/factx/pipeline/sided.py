"""Which actor a person acts for: by the title, the body in it, "of" after the name; for offices of state by the discourse."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence

from spacy.tokens import Doc, Span

from factx import tables
from factx.grammar.body_words import actors_at
from factx.grammar.sides import Sides

_STATES = frozenset({"country", "bloc", "organization", "GPE", "NORP"})


def sides_of(doc: Doc, people: Sequence[tuple[Sequence[Span], Sequence[Span]]]) -> list[str | None]:
    """The key of the actor of each person, given as (titles, mentions of the name); None when the text does not tell."""
    sides = Sides(doc)
    found = [_by_words(sides, titles, names) for titles, names in people]
    taken = {(side, _office(title)) for side, (titles, _) in zip(found, people, strict=True) if side for title in titles}
    inside = {i for titles, _ in people for title in titles for i in range(title.start, title.end)}
    return [
        side or (_by_discourse(doc, titles, names, taken, inside) if any(map(_of_state, titles)) else None)
        for side, (titles, names) in zip(found, people, strict=True)
    ]


def _by_words(sides: Sides, titles: Sequence[Span], names: Sequence[Span]) -> str | None:
    for rule in RULES:
        actor = rule(sides, titles, names)
        if actor is not None:
            return actor
    return None


def in_title(sides: Sides, titles: Sequence[Span], _names: Sequence[Span]) -> str | None:
    """The title begins with it or says "of" it: "Swedish prime minister", "head of the Japanese delegation"."""
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


def in_body(sides: Sides, titles: Sequence[Span], _names: Sequence[Span]) -> str | None:
    """A body that belongs to it stands in the title: "director of the Customs Bureau"."""
    agencies = sides.doc.user_data.get("agencies", {})
    spans = list(sides.doc.spans["agencies"]) if "agencies" in sides.doc.spans else []
    for title in titles:
        for body in spans:
            if title.start <= body.start < title.end and body.kb_id_ in agencies:
                side = agencies[body.kb_id_].side
                return str(side) if side else None
    return None


def of_name(sides: Sides, _titles: Sequence[Span], names: Sequence[Span]) -> str | None:
    """It follows the name: "Ek of Sweden", "Ek (Sweden)"; or owns it: "Sweden's Ulf Ek"."""
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


def _by_discourse(
    doc: Doc, titles: Sequence[Span], names: Sequence[Span], taken: set[tuple[str, str]], inside: set[int]
) -> str | None:
    """The state that the text speaks of there: weighed by number and nearness; not one whose same office another holds."""
    first, weights = names[0].start, Counter[str]()
    office = _office(titles[0])
    for start, actor in sorted((a.start, a) for i, a in actors_at(doc).items() if a.start == i):
        if actor.label_ in _STATES and (_key(actor), office) not in taken:
            near = first > start and start not in inside
            weights[_key(actor)] += 1.0 + (30.0 / (10 + first - start) if near else 0.0)  # type: ignore[assignment]
    best = max(weights.values(), default=0.0)
    return next((key for key, weight in weights.items() if weight == best), None)


def _key(actor: Span) -> str:
    return str(actor.kb_id_) or actor.text


#: Every rule, the surest first.
RULES: tuple[Callable[[Sides, Sequence[Span], Sequence[Span]], str | None], ...] = (in_title, in_body, of_name)
