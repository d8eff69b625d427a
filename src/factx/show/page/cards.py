"""The facts of a sheet as cards: each with an id that its marks in the text point to."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import count

from factx.schema import Agency, Chair, CoChair, Entry, Evidence, Factsheet, Party, Person


@dataclass(frozen=True, slots=True)
class Card:
    """One fact as shown: ``head`` is what it is, ``lines`` what is said of it, ``evidence`` where the text says so."""

    id: str
    kind: str
    head: str
    evidence: tuple[Evidence, ...]
    lines: tuple[str, ...] = ()
    tag: str = ""
    status: str = ""
    why: str = ""
    under: tuple[Card, ...] = field(default=())


def cards(sheet: Factsheet, *, prefix: str) -> list[Card]:
    """All cards, agencies under their party; ids are ``<prefix>-<number>`` in the order of the page."""
    numbers = (f"{prefix}-{n}" for n in count(1))
    return list(_all(sheet, numbers))


def _all(sheet: Factsheet, ids: Iterator[str]) -> Iterator[Card]:
    if sheet.date and sheet.date.evidence:
        yield Card(
            next(ids), "date", sheet.date.value, tuple(sheet.date.evidence), tag=sheet.date.origin
        )
    if sheet.event:
        e = sheet.event
        yield Card(next(ids), "event", e.text, tuple(e.evidence), status=e.status, why=e.why)
    placed = {p.name for p in [*sheet.parties, *sheet.mentioned]}
    for kind, parties in (("parties", sheet.parties), ("mentioned", sheet.mentioned)):
        for party in parties:
            yield _party(
                next(ids),
                kind,
                party,
                [_agency(next(ids), a) for a in sheet.agencies if a.party == party.name],
            )
    for agency in sheet.agencies:
        if agency.party not in placed:
            yield _agency(next(ids), agency)
    if sheet.chair:
        yield _chair(next(ids), sheet.chair)
        for other in sheet.chair.co_chairs:
            yield Card(
                next(ids),
                "chair",
                other.name,
                tuple(other.evidence),
                _person_lines(other),
                tag="co-chair",
            )
    for person in sheet.people:
        yield Card(
            next(ids),
            "people",
            person.name,
            tuple(person.evidence),
            _person_lines(person),
            why=person.why,
        )
    for topic in sheet.topics:
        yield Card(next(ids), "topics", topic.text, tuple(topic.evidence), why=topic.why)
    for entry in sheet.timeline:
        yield _entry(next(ids), entry)


def _party(id: str, kind: str, party: Party, agencies: list[Card]) -> Card:
    tag = " ".join(word for word in (party.kind, party.code) if word)
    return Card(
        id, kind, party.name, tuple(party.evidence), tag=tag, why=party.why, under=tuple(agencies)
    )


def _agency(id: str, agency: Agency) -> Card:
    head = (
        f"{agency.name} ({agency.acronym})"
        if agency.acronym and agency.acronym != agency.name
        else agency.name
    )
    lines = () if agency.party else ("side not told by the text",)
    return Card(
        id, "agencies", head, tuple(agency.evidence), lines, tag=agency.role, why=agency.why
    )


def _chair(id: str, chair: Chair) -> Card:
    lines = ((f"of the {chair.of}",) if chair.of else ()) + _person_lines(chair)
    return Card(
        id,
        "chair",
        chair.name,
        tuple(chair.evidence),
        lines,
        tag="chair",
        status=chair.status,
        why=chair.why,
    )


def _person_lines(person: Person | CoChair) -> tuple[str, ...]:
    return (*person.titles, *((f"for {person.party}",) if person.party else ()))


def _entry(id: str, entry: Entry) -> Card:
    w = entry.when
    value = w.value + (f" ({w.mod.lower().replace('_', ' ')})" if w.mod else "")
    return Card(
        id,
        "timeline",
        entry.event,
        tuple(entry.evidence),
        (w.text, value, window(entry)),
        status=entry.status,
        why=entry.why,
    )


def window(entry: Entry) -> str:
    """The calendar window in words: one day, or both ends, or the open end named."""
    first, last = entry.when.earliest, entry.when.latest
    if first == last:
        return first or "no window"
    return f"{first or 'open'} to {last or 'open'}"


def every(found: list[Card]) -> Iterator[Card]:
    """All cards, those under others too."""
    for card in found:
        yield card
        yield from every(list(card.under))
