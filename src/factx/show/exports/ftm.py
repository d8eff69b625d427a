"""Factsheets -> FollowTheMoney entities, one a line: people, bodies, offices, events; each with its article as proof.

An actor that Wikidata knows has its item as id, so it is one entity in all articles; any other is one entity per article:
namesakes are not merged.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any, TextIO

from factx.schema import Agency, Entry, Event, Factsheet, Party, Person

Entity = dict[str, Any]
Values = Mapping[str, Sequence[str | None]]

_SCHEMAS = {
    "country": "PublicBody", "bloc": "Organization", "organization": "Organization", "company": "Company",
    "group": "Organization",
}  # fmt: skip
#: Codes of states that are no more -> those of FollowTheMoney; it has none for East Germany.
_FORMER = {"CS": "cshh", "SU": "suhh", "YU": "yucs", "DD": None, "EU": "eu"}


def write_ftm(sheets: Iterable[Factsheet], out: TextIO) -> None:
    """One entity a line; an entity that several articles name is written once."""
    written: set[str] = set()
    for sheet in sheets:
        for entity in entities(sheet):
            if entity["id"] not in written or entity["schema"] == "Article":
                written.add(entity["id"])
                out.write(json.dumps(entity, ensure_ascii=False) + "\n")
        out.flush()


def entities(sheet: Factsheet) -> Iterator[Entity]:
    """Yield the entities of one article, the article first."""
    proof = f"factx-{sheet.article.sha256[:24]}"
    info = sheet.article
    yield _entity(
        proof,
        "Article",
        {"name": [info.title or info.id], "title": [info.title], "sourceUrl": [info.url],
         "publishedAt": [sheet.date.value if sheet.date else None]},
    )  # fmt: skip
    actors = {p.name: p for p in [*sheet.parties, *sheet.mentioned]}
    ids = {name: p.qid or f"factx-{p.id}" for name, p in actors.items()}
    for party in actors.values():
        yield _party(party, ids[party.name], proof)
    for agency in sheet.agencies:
        yield _agency(agency, actors, ids, proof)
    for person in _people(sheet):
        yield from _person(person, actors, ids, proof)
    involved = [ids[p.name] for p in sheet.parties]
    if sheet.event:
        yield _event(sheet.event, sheet.event.text, involved, proof, {})
    for entry in sheet.timeline:
        when = entry.when
        dates = {"startDate": [when.earliest], "endDate": [when.latest]}
        yield _event(entry, entry.event, [], proof, dates)


def _entity(id: str, schema: str, properties: Values) -> Entity:
    kept = {name: [v for v in values if v] for name, values in properties.items()}
    return {"id": id, "schema": schema, "properties": {n: v for n, v in kept.items() if v}}


def _country(party: Party | None) -> str | None:
    """The code of a country, as FollowTheMoney writes it."""
    if party is None or not party.code:
        return None
    return _FORMER.get(party.code, party.code.lower())


def _party(party: Party, id: str, proof: str) -> Entity:
    aliases = sorted({e.text for e in party.evidence} - {party.name})
    return _entity(
        id,
        _SCHEMAS[party.kind],
        {"name": [party.name], "weakAlias": aliases, "wikidataId": [party.qid], "country": [_country(party)],
         "proof": [proof]},
    )  # fmt: skip


def _agency(
    agency: Agency, actors: Mapping[str, Party], ids: Mapping[str, str], proof: str
) -> Entity:
    owner = actors.get(agency.party or "")
    return _entity(
        agency.qid or f"factx-{agency.id}",
        "PublicBody",
        {"name": [agency.name], "abbreviation": [agency.acronym], "wikidataId": [agency.qid],
         "country": [_country(owner)], "parent": [ids[owner.name]] if owner else [], "proof": [proof]},
    )  # fmt: skip


def _people(sheet: Factsheet) -> list[Person]:
    """The people of an article, and its chairs where they are no rows of their own."""
    chairs = [sheet.chair, *sheet.chair.co_chairs] if sheet.chair else []
    named = {person.name for person in sheet.people}
    return [*sheet.people, *(chair for chair in chairs if chair.name not in named)]


def _person(
    person: Person, actors: Mapping[str, Party], ids: Mapping[str, str], proof: str
) -> Iterator[Entity]:
    id, side = f"factx-{person.id}", actors.get(person.party or "")
    titles = [*person.titles, *(f"former {title}" for title in person.former_titles)]
    yield _entity(
        id,
        "Person",
        {"name": [person.name], "position": titles, "country": [_country(side)], "proof": [proof]},
    )
    if side and side.kind != "country":
        member = {
            "member": [id],
            "organization": [ids[side.name]],
            "role": person.titles,
            "proof": [proof],
        }
        yield _entity(_derived(id, "membership", side.name), "Membership", member)
        return
    for status, held in (("current", person.titles), ("ended", person.former_titles)):
        for title in held:
            post = _derived(ids[side.name] if side else id, "post", title.casefold())
            properties: Values = {"name": [title], "country": [_country(side)], "proof": [proof]}
            yield _entity(post, "Position", properties)
            held_by = {"holder": [id], "post": [post], "status": [status], "proof": [proof]}
            yield _entity(_derived(id, "occupancy", title), "Occupancy", held_by)


def _event(
    fact: Event | Entry, name: str, involved: Sequence[str], proof: str, dates: Values
) -> Entity:
    quotes = [e.text for e in fact.evidence]
    properties = {
        "name": [name],
        "keywords": [str(fact.status)],
        "summary": quotes,
        "involved": involved,
    }
    return _entity(f"factx-{fact.id}", "Event", {**properties, **dates, "proof": [proof]})


def _derived(*parts: str) -> str:
    return f"factx-{hashlib.sha256(chr(0).join(parts).encode()).hexdigest()[:16]}"
