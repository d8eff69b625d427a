"""Factsheets -> JSON-LD: schema.org NewsArticles, each about its event and parties, with what else it mentions."""

from __future__ import annotations

import json
from collections.abc import Iterable
from typing import Any, TextIO

from factx.schema import Agency, Entry, Factsheet, Party, Person

Node = dict[str, Any]
_TYPES = {
    "country": "Country", "bloc": "Organization", "organization": "Organization", "company": "Corporation",
    "group": "Organization",
}  # fmt: skip
#: schema.org's status of an event, for the statuses that it knows.
_STATUS = {"planned": "EventScheduled"}


def write_jsonld(sheets: Iterable[Factsheet], out: TextIO) -> None:
    """One document, its graph holding one NewsArticle per article."""
    out.write('{"@context": "https://schema.org", "@graph": [')
    for number, sheet in enumerate(sheets):
        out.write(("," if number else "") + "\n" + json.dumps(article(sheet), ensure_ascii=False))
        out.flush()
    out.write("\n]}\n")


def article(sheet: Factsheet) -> Node:
    """Return an article as a schema.org NewsArticle."""
    info, sides = sheet.article, {p.name: p for p in [*sheet.parties, *sheet.mentioned]}
    parties = [_actor(p) for p in sheet.parties]
    event = sheet.event and _event(sheet.event.id, sheet.event.text, str(sheet.event.status))
    about = [*([event] if event else []), *parties]
    mentions = [
        *(_actor(p) for p in sheet.mentioned),
        *(_agency(a, sides) for a in sheet.agencies),
        *(_person(p, sides) for p in sheet.people),
        *(_entry(e) for e in sheet.timeline),
    ]
    return _node(
        "NewsArticle",
        f"urn:sha256:{info.sha256}",
        identifier=info.id,
        headline=info.title,
        url=info.url,
        datePublished=sheet.date and sheet.date.value,
        dateModified=info.modified,
        about=about,
        keywords=[t.text for t in sheet.topics],
        mentions=mentions,
    )


def _node(type: str, id: str, **properties: Any) -> Node:
    return {"@type": type, "@id": id} | {name: v for name, v in properties.items() if v}


def _item(qid: str | None, fact_id: str) -> str:
    return f"http://www.wikidata.org/entity/{qid}" if qid else f"urn:factx:{fact_id}"


def _reference(party: Party | None) -> Node | None:
    return {"@id": _item(party.qid, party.id)} if party else None


def _actor(party: Party) -> Node:
    return _node(
        _TYPES[party.kind], _item(party.qid, party.id), name=party.name, identifier=party.code
    )


def _agency(agency: Agency, sides: dict[str, Party]) -> Node:
    owner = sides.get(agency.party or "")
    return _node(
        "GovernmentOrganization",
        _item(agency.qid, agency.id),
        name=agency.name,
        alternateName=agency.acronym,
        parentOrganization=_reference(owner) if owner and owner.kind != "country" else None,
        areaServed=_reference(owner) if owner and owner.kind == "country" else None,
    )


def _person(person: Person, sides: dict[str, Party]) -> Node:
    return _node(
        "Person",
        f"urn:factx:{person.id}",
        name=person.name,
        jobTitle=person.titles,
        affiliation=_reference(sides.get(person.party or "")),
    )


def _entry(entry: Entry) -> Node:
    node = _event(entry.id, entry.event, str(entry.status))
    dates = {"startDate": entry.when.earliest, "endDate": entry.when.latest}
    return node | {name: day for name, day in dates.items() if day}


def _event(id: str, name: str, status: str) -> Node:
    known = f"https://schema.org/{_STATUS[status]}" if status in _STATUS else None
    return _node("Event", f"urn:factx:{id}", name=name, eventStatus=known)
