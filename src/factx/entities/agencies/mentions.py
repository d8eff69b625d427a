"""Where public bodies are named, mentions of one place settled: the longest name wins, the tables lend it their row."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from spacy.tokens import Doc

from factx import tables
from factx.entities.agencies.extents import Named
from factx.entities.agencies.known import known
from factx.entities.agencies.names import names
from factx.entities.agencies.units import units
from factx.entities.agencies.words import phrase_at
from factx.tables import Body

Place = tuple[int, int]
Rows = Mapping[Place, tuple[Named, tuple[Body, ...]]]
"""Where the tables' names stand, which never overlap, in text order -> the name and the bodies that are called so."""


@dataclass(frozen=True, slots=True)
class Mention:
    """One place where a body is named; ``rows`` are the known bodies that are called so."""

    named: Named
    rows: tuple[Body, ...]


def mentions(doc: Doc) -> list[Mention]:
    """The names of bodies in text order; coordinated names share their place."""
    rows: Rows = {(n.start, n.end): (n, bodies) for n, bodies in known(doc)}
    named = list(_with_known(doc, names(doc), list(rows)))
    places = _longest(
        {(n.start, n.end) for n in named}
        | {p for p in rows if phrase_at(doc, p[0])[0] != p[1] - p[0]}
    )
    places = _bodies(doc, rows, places)
    inner = list(units(doc, places))
    by_place: dict[Place, list[Named]] = {}
    for name in [*named, *inner]:
        by_place.setdefault((name.start, name.end), []).append(name)
    ends = {end: (start, bodies) for (start, end), (_, bodies) in rows.items()}
    found = []
    for place in _longest([*places, *((n.start, n.end) for n in inner)]):
        read = by_place.get(place) or [rows[place][0]]
        coordinated = [n for n in read if n.rule == "agency.coordinated"]
        found += [Mention(n, _rows(n, ends)) for n in coordinated or read[:1]]
    return found


def _with_known(doc: Doc, found: Iterable[Named], places: Sequence[Place]) -> Iterator[Named]:
    """Each name with the known body that it begins inside: "House of | Commons Defence Committee"."""
    for name in found:
        start, end = places[at] if (at := bisect_left(places, (name.start, 0)) - 1) >= 0 else (0, 0)
        whole = doc[start : name.end]
        inside = name.start < end < name.end and "," not in whole.text
        yield replace(name, start=start, name=whole.text) if inside else name


def _longest(places: Iterable[Place]) -> list[Place]:
    """The places in text order, those left out that overlap a longer one."""
    kept: list[Place] = []
    taken: set[int] = set()
    for start, end in sorted(places, key=lambda p: (p[0] - p[1], p)):
        if taken.isdisjoint(range(start, end)):
            kept.append((start, end))
            taken.update(range(start, end))
    return sorted(kept)


def _bodies(doc: Doc, rows: Rows, places: Iterable[Place]) -> list[Place]:
    """The places without those that only look so: a bloc or organisation itself, or a private body that the tables know."""
    actors = tables.actors()
    whole = [
        (a.start, a.end)
        for a in doc.spans.get("actors", ())
        if a.kb_id_ in actors and a.label_ != "country" and not actors[a.kb_id_].body
    ]
    private = {end for (_, end), (_, bodies) in rows.items() if not bodies}
    whole = sorted(place for place in whole if not rows.get(place, (None, ()))[1])
    return [p for p in places if p[1] not in private and not _within(p, whole)]


def _within(place: Place, others: Sequence[Place]) -> bool:
    """Whether a place lies inside one of others, which do not overlap."""
    at = bisect_right(others, place[0], key=lambda other: other[0]) - 1
    return at >= 0 and place[1] <= others[at][1]


def _rows(name: Named, ends: Mapping[int, tuple[int, tuple[Body, ...]]]) -> tuple[Body, ...]:
    """The rows of a known name that ends where the name ends: "U.S. | State Department"; ``ends``: where such end and begin."""
    if name.rule == "agency.coordinated":
        title = " ".join(
            word if word in ("of", "for", "and", "the") else word[:1].upper() + word[1:]
            for word in name.name.split()
        )
        return tables.bodies().get(title, ())
    start, bodies = ends.get(name.end, (-1, ()))
    return bodies if start >= name.start else ()
