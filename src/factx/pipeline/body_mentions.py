"""Where public bodies are named, mentions of one place settled: the longest name wins, the tables lend it their row."""

from __future__ import annotations

from dataclasses import dataclass

from spacy.tokens import Doc

from factx.grammar.body_names import Grammar, Named
from factx.grammar.body_units import units
from factx.grammar.known_bodies import known
from factx.tables import Body


@dataclass(frozen=True, slots=True)
class Mention:
    """One place where a body is named; ``rows`` are the known bodies that are called so."""

    named: Named
    rows: tuple[Body, ...]


def mentions(doc: Doc) -> list[Mention]:
    """The names of bodies in text order; coordinated names share their place."""
    rows = {(n.start, n.end): (n, bodies) for n, bodies in known(doc)}
    named = list(Grammar(doc).names())
    spans = sorted({(n.start, n.end) for n in named} | set(rows), key=lambda s: (s[0] - s[1], s))
    kept: list[tuple[int, int]] = []
    taken: set[int] = set()
    for start, end in spans:
        if taken.isdisjoint(range(start, end)):
            kept.append((start, end))
            taken.update(range(start, end))
    for unit in list(units(doc, kept)):
        if taken.isdisjoint(range(unit.start, unit.end)):
            kept.append((unit.start, unit.end))
            taken.update(range(unit.start, unit.end))
            named.append(unit)
    by_place: dict[tuple[int, int], list[Named]] = {}
    for name in named:
        by_place.setdefault((name.start, name.end), []).append(name)
    found = []
    for place in sorted(kept):
        if any(start >= place[0] and end <= place[1] and not bodies for (start, end), (_, bodies) in rows.items()):
            continue
        names = by_place.get(place) or [rows[place][0]]
        coordinated = [n for n in names if n.rule == "agency.coordinated"]
        found += [Mention(n, _rows(n, rows)) for n in coordinated or names[:1]]
    return found


def _rows(name: Named, rows: dict[tuple[int, int], tuple[Named, tuple[Body, ...]]]) -> tuple[Body, ...]:
    """The rows of a known name that ends where the name ends: "U.S. | State Department"."""
    if name.rule == "agency.coordinated":
        return ()
    inside = [(start, bodies) for (start, end), (_, bodies) in rows.items() if end == name.end and start >= name.start]
    return min(inside, key=lambda r: r[0])[1] if inside else ()
