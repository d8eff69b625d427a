"""The facts of a sheet as cards: each with an id that its marks in the text point to."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import count

from factx.schema import Agency, Chair, CoChair, Entry, Evidence, Factsheet, Party, Person
from factx.show.dates import when_words
from factx.show.words import one_line


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
        yield _chair(next(ids), sheet.chair, sheet.people)
        for other in sheet.chair.co_chairs:
            yield Card(
                next(ids),
                "chair",
                other.name,
                tuple(other.evidence),
                _person_lines(other),
                tag="co-chair",
            )
    chairs = {sheet.chair.name} if sheet.chair else set()
    for person in sheet.people:
        if person.name in chairs:
            continue
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
    lines = () if agency.party else ("affiliation not stated",)
    return Card(
        id, "agencies", head, tuple(agency.evidence), lines, tag=agency.role, why=agency.why
    )


def _chair(id: str, chair: Chair, people: list[Person]) -> Card:
    """The chair, with what the article says of the same person elsewhere."""
    same = [p for p in people if p.name == chair.name]
    said = dict.fromkeys(line for p in (chair, *same) for line in _person_lines(p))
    evidence = {(e.start, e.end): e for p in (chair, *same) for e in p.evidence}
    lines = (*((f"of the {chair.of}",) if chair.of else ()), *said)
    return Card(
        id,
        "chair",
        chair.name,
        tuple(evidence[place] for place in sorted(evidence)),
        lines,
        tag="chair",
        status=chair.status,
        why=chair.why,
    )


def _person_lines(person: Person | CoChair) -> tuple[str, ...]:
    return (*person.titles, *((f"for {person.party}",) if person.party else ()))


def _entry(id: str, entry: Entry) -> Card:
    w = entry.when
    return Card(
        id,
        "timeline",
        entry.event,
        tuple(entry.evidence),
        (f"{when_words(w)} · “{w.text}”",),
        status=entry.status,
        why=entry.why,
    )


def quotes(card: Card) -> list[tuple[str, int]]:
    """The distinct words of a card's evidence, shortened, with how often they are there."""
    counts = Counter(one_line(e.text) for e in card.evidence)
    return [(text if len(text) < 90 else f"{text[:88]}…", n) for text, n in counts.items()]


def every(found: list[Card]) -> Iterator[Card]:
    """All cards, those under others too."""
    for card in found:
        yield card
        yield from every(list(card.under))
