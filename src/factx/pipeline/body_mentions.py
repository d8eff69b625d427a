"""Where public bodies are named, mentions of one place settled: the longest name wins, the tables lend it their row."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace

from spacy.tokens import Doc

from factx import tables
from factx.grammar.body_names import names
from factx.grammar.body_reach import Named
from factx.grammar.body_units import units
from factx.grammar.body_words import phrase_at
from factx.grammar.known_bodies import known
from factx.tables import Body

Place = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Mention:
    """One place where a body is named; ``rows`` are the known bodies that are called so."""

    named: Named
    rows: tuple[Body, ...]


def mentions(doc: Doc) -> list[Mention]:
    """The names of bodies in text order; coordinated names share their place."""
    rows = {(n.start, n.end): (n, bodies) for n, bodies in known(doc)}
    named = [_from_known(doc, n, rows) for n in names(doc)]
    places = _longest({(n.start, n.end) for n in named} | {p for p in rows if phrase_at(doc, p[0])[0] != p[1] - p[0]})
    places = [p for p in places if p not in _not_bodies(doc, rows, places)]
    inner = list(units(doc, places))
    by_place: dict[Place, list[Named]] = {}
    for name in [*named, *inner]:
        by_place.setdefault((name.start, name.end), []).append(name)
    found = []
    for place in _longest([*places, *((n.start, n.end) for n in inner)]):
        read = by_place.get(place) or [rows[place][0]]
        coordinated = [n for n in read if n.rule == "agency.coordinated"]
        found += [Mention(n, _rows(n, rows)) for n in coordinated or read[:1]]
    return found


def _from_known(doc: Doc, name: Named, rows: Iterable[Place]) -> Named:
    """The name with the known body that it begins inside: "House of | Commons Defence Committee"."""
    start = min((s for s, e in rows if s < name.start < e < name.end), default=name.start)
    whole = doc[start : name.end]
    return replace(name, start=start, name=whole.text) if start < name.start and "," not in whole.text else name


def _longest(places: Iterable[Place]) -> list[Place]:
    """The places in text order, those left out that overlap a longer one."""
    kept: list[Place] = []
    taken: set[int] = set()
    for start, end in sorted(places, key=lambda p: (p[0] - p[1], p)):
        if taken.isdisjoint(range(start, end)):
            kept.append((start, end))
            taken.update(range(start, end))
    return sorted(kept)


def _not_bodies(doc: Doc, rows: dict[Place, tuple[Named, tuple[Body, ...]]], places: list[Place]) -> set[Place]:
    """The places where a name only looks like a body's: a bloc or organisation itself, or a private body that the tables know."""
    actors = tables.actors()
    whole = [
        (a.start, a.end)
        for a in doc.spans.get("actors", ())
        if a.kb_id_ in actors and a.label_ != "country" and not actors[a.kb_id_].body
    ]
    private = {end for (_, end), (_, bodies) in rows.items() if not bodies}
    whole = [place for place in whole if not rows.get(place, (None, ()))[1]]
    return {p for p in places if p[1] in private or any(start <= p[0] and p[1] <= end for start, end in whole)}


def _rows(name: Named, rows: dict[Place, tuple[Named, tuple[Body, ...]]]) -> tuple[Body, ...]:
    """The rows of a known name that ends where the name ends: "U.S. | State Department"."""
    if name.rule == "agency.coordinated":
        title = " ".join(
            word if word in ("of", "for", "and", "the") else word[:1].upper() + word[1:] for word in name.name.split()
        )
        return tables.bodies().get(title, ())
    inside = [(start, bodies) for (start, end), (_, bodies) in rows.items() if end == name.end and start >= name.start]
    return min(inside, key=lambda r: r[0])[1] if inside else ()
