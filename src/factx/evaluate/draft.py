"""A factsheet as a first annotation, for people to correct."""

from __future__ import annotations

from typing import Any

from factx.schema import Agency, CoChair, Evidence, Factsheet, Party, Person


def draft(sheet: Factsheet) -> dict[str, Any]:
    """What was found, in the gold format. ``sheet`` must carry its article's text."""
    article, chair = sheet.article, sheet.chair
    return {
        "id": article.id,
        "published": sheet.date and sheet.date.value,
        "title": article.title,
        "text": article.text,
        "event": sheet.event.text if sheet.event else "",
        "event_status": sheet.event and sheet.event.status,
        "date": sheet.date and sheet.date.value,
        "parties": [_actor(x) for x in sheet.parties],
        "mentioned": [_actor(x) for x in sheet.mentioned],
        "agencies": [_agency(x) for x in sheet.agencies],
        "chair": {**_person(chair), "of": chair.of, "co_chairs": [_person(x) for x in chair.co_chairs]} if chair else None,
        "people": [_person(x) for x in sheet.people],
        "topics": [{"text": x.text} for x in sheet.topics],
        "timeline": [
            {"text": x.when.text, "value": x.when.value, "mod": x.when.mod, "event": x.event, "status": x.status}
            for x in sheet.timeline
        ],
        "notes": "a draft by factx: correct it",
    }  # fmt: skip


def _actor(x: Party) -> dict[str, Any]:
    return {"name": x.name, "kind": x.kind, "code": x.code, "texts": _texts(x.evidence)}


def _agency(x: Agency) -> dict[str, Any]:
    return {"name": x.name, "texts": _texts(x.evidence), "party": x.party, "role": x.role}


def _person(x: Person | CoChair) -> dict[str, Any]:
    return {"name": x.name, "titles": x.titles, "party": x.party}


def _texts(evidence: list[Evidence]) -> list[str]:
    return list(dict.fromkeys(e.text for e in evidence))
