"""Factsheet -> one row per fact: the vocabulary that CSV, JSON Lines (flat), Parquet (flat) and SQLite share.

A row holds only the columns that its kind of fact has; lists stay lists. No column is a reserved word of SQL.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from pydantic import BaseModel

from factx.schema import Entry, Evidence, Factsheet, PublicationDate, Time, When

Row = dict[str, Any]

#: Column -> what it holds; docs/formats.md quotes this.
COLUMNS = {
    "article_id": "id of the article",
    "fact_id": "stable id of the fact; the same in every format",
    "fact": "date, event, party, mentioned, agency, chair, co-chair, person, topic, timeline, time, unresolved (a time without a "
    "calendar date), note or error (a fact whose rule failed)",
    "n": "number of the fact among those of its kind in the article, from 1",
    "sha256": "SHA-256 of the article's text in UTF-8",
    "title": "title of the article",
    "url": "URL of the article",
    "source": "file or URL that the article was read from",
    "published": "publication date, ISO 8601",
    "name": "name of the party, agency or person",
    "text": "words of the event, topic, timeline event, note or error",
    "kind": "country, bloc, organization, company or group (parties)",
    "code": "ISO 3166-1 alpha-2 code (parties), EU for the European Union",
    "alpha3": "ISO 3166-1 alpha-3 code (countries)",
    "qid": "Wikidata item (parties, agencies)",
    "acronym": "acronym of the agency",
    "titles": "titles of the person",
    "former_titles": "titles that the person no longer holds",
    "body": "body that is chaired",
    "party": "party that the agency or person belongs to",
    "party_why": "rule that decided the party",
    "role": "participant or mentioned (agencies)",
    "status": "happened, ongoing, planned, possible or denied",
    "origin": "where the publication date was read",
    "time_text": "words of the time, with its bound",
    "time_type": "DATE, TIME, DURATION or SET",
    "time_value": "TIMEX3 value of the time",
    "time_mod": "TIMEX3 mod of the time",
    "edtf": "the time in the Extended Date/Time Format (ISO 8601-2)",
    "earliest": "first day that the time allows, ISO 8601",
    "latest": "last day that the time allows, ISO 8601",
    "anchor": "day that a relative time was resolved from, ISO 8601",
    "quote": "exact words of the first evidence",
    "quote_start": "their start offset in the article's text, in code points",
    "quote_end": "their end offset",
    "evidence_count": "number of evidences",
    "evidence": "all evidences: start, end, text",
    "why": "rule that found the fact",
    "because": "features that decided the fact, with their weights",
    "confidence": "calibrated probability that the fact is right",
}

#: Kind of fact -> the list of the factsheet, for the kinds that are listed.
LISTS = {
    "party": "parties",
    "mentioned": "mentioned",
    "agency": "agencies",
    "person": "people",
    "topic": "topics",
    "timeline": "timeline",
    "time": "times",
}
_RENAMED = {"id": "fact_id", "of": "body", "event": "text"}
_TIME = {"text": "time_text", "type": "time_type", "value": "time_value", "mod": "time_mod"}
_APART = ("evidence", "co_chairs")


def kinds(sheet: Factsheet) -> Iterator[tuple[str, int, Any]]:
    """Yield every fact with its kind and its number among those of that kind, in the order of the factsheet."""
    for kind in ("date", "event"):
        if (one := getattr(sheet, kind)) is not None:
            yield kind, 1, one
    for kind in ("party", "mentioned", "agency"):
        yield from _listed(kind, sheet)
    if sheet.chair:
        yield "chair", 1, sheet.chair
        for n, other in enumerate(sheet.chair.co_chairs, 1):
            yield "co-chair", n, other
    for kind in ("person", "topic", "timeline", "time"):
        yield from _listed(kind, sheet)


def _listed(kind: str, sheet: Factsheet) -> Iterator[tuple[str, int, Any]]:
    for n, item in enumerate(getattr(sheet, LISTS[kind]), 1):
        yield kind, n, item


def columns(item: BaseModel) -> Row:
    """Return a fact as columns, without its evidence and what it is nested in.

    >>> from factx.schema import Topic
    >>> columns(Topic(id="1", text="copper", evidence=[Evidence(start=0, end=6, text="copper")], why="topic.on"))
    {'fact_id': '1', 'text': 'copper', 'why': 'topic.on', 'because': [], 'confidence': None}
    """
    if isinstance(item, PublicationDate):
        return _date(item)
    row: Row = {}
    for name in type(item).model_fields:
        value = getattr(item, name)
        if isinstance(value, When):
            row |= _when(value)
        elif name not in _APART and not (isinstance(item, Time) and name in When.model_fields):
            renamed = _RENAMED.get(name, name)
            row["text" if isinstance(item, Entry) and name == "event" else renamed] = value
    return row | (_when(item) if isinstance(item, Time) else {})


def _when(when: When) -> Row:
    return {_TIME.get(name, name): getattr(when, name) for name in When.model_fields}


def _date(date: PublicationDate) -> Row:
    day = date.value
    return {
        "fact_id": date.id, "origin": date.origin, "time_type": "DATE", "time_value": day, "edtf": day,
        "earliest": day, "latest": day, "why": date.why, "because": date.because, "confidence": date.confidence,
    }  # fmt: skip


def article(sheet: Factsheet) -> Row:
    """Return what every row says of its article."""
    info = sheet.article
    return {
        "article_id": info.id, "sha256": info.sha256, "title": info.title, "url": info.url, "source": info.source,
        "published": sheet.date and sheet.date.value,
    }  # fmt: skip


def quoted(evidence: list[Evidence]) -> Row:
    """Return the columns of the evidence: the first, and all."""
    first = evidence[0] if evidence else None
    return {
        "quote": first and first.text, "quote_start": first and first.start, "quote_end": first and first.end,
        "evidence_count": len(evidence), "evidence": [e.model_dump() for e in evidence],
    }  # fmt: skip


def rows(sheet: Factsheet) -> Iterator[Row]:
    """Yield the facts of an article, and its diagnostics, each as a row with all of ``COLUMNS``."""
    head = article(sheet)
    for kind, n, item in kinds(sheet):
        shared = of_chair(sheet) if kind == "co-chair" else {}
        row = head | columns(item) | shared | quoted(item.evidence) | {"fact": kind, "n": n}
        yield {column: row.get(column) for column in COLUMNS}
    for kind, n, text, evidence in diagnostics(sheet):
        row = head | {"fact": kind, "n": n, "text": text} | quoted(evidence)
        yield {column: row.get(column) for column in COLUMNS}


def of_chair(sheet: Factsheet) -> Row:
    """What a co-chair shares with the chair."""
    return {"body": sheet.chair.of, "status": sheet.chair.status} if sheet.chair else {}


def diagnostics(sheet: Factsheet) -> Iterator[tuple[str, int, str | None, list[Evidence]]]:
    """Yield the kind (unresolved, note, error), number, text and evidence of every diagnostic."""
    for n, e in enumerate(sheet.diagnostics.unresolved_times, 1):
        yield "unresolved", n, None, [e]
    for n, note in enumerate(sheet.diagnostics.notes, 1):
        yield "note", n, note, []
    for n, failed in enumerate(sheet.diagnostics.errors, 1):
        yield "error", n, f"{failed.fact}: {failed.error}", []
