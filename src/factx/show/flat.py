"""Factsheets -> one fact a line, for spreadsheets, VisiData and DuckDB; and one article a line."""

from __future__ import annotations

import csv
import json
from collections.abc import Iterable, Iterator
from typing import Any, TextIO

from factx.schema import Agency, CoChair, Evidence, Factsheet, Party, When

#: Column -> what it holds; a cell that has no meaning for a fact is empty. docs/formats.md quotes this.
COLUMNS = {
    "article": "id of the article",
    "source": "file or address that it was read from",
    "published": "publication day, ISO",
    "fact": "date, event, party, mentioned, agency, chair, co-chair, person, topic, timeline, time, unresolved (a time without a "
    "calendar date) or note",
    "n": "number of the fact among those of its sort in the article, from 1",
    "name": "name of the party, agency or person; words of the event, topic or note; event of the timeline entry",
    "kind": "country, bloc, organization, company or group (parties); DATE, TIME, DURATION or SET (times)",
    "code": "ISO 3166-1 code (parties), acronym (agencies)",
    "party": "party that an agency or person belongs to",
    "role": "participant or mentioned (agencies); body that is chaired (chair)",
    "titles": "titles of a person, separated by “; ”",
    "status": "happened, ongoing, planned, possible or denied",
    "when": "words of the time",
    "value": "TIMEX3 value of the time; the publication day (date)",
    "mod": "TIMEX3 mod of the time",
    "earliest": "first day that the time allows, ISO",
    "latest": "last day that the time allows, ISO",
    "anchor": "day that a relative time was counted from, ISO",
    "words": "exact words of the first evidence",
    "start": "where they begin in the article's text, in code points",
    "end": "where they end",
    "mentions": "number of evidences",
    "why": "id of the rule that found the fact",
    "party_why": "id of the rule that says which party an agency belongs to",
}
Row = dict[str, Any]


def facts(sheet: Factsheet) -> Iterator[Row]:
    """The facts of an article, each a row with the keys of ``COLUMNS`` that apply."""
    for fact, n, cells, evidence in _facts(sheet):
        first = (
            {"words": evidence[0].text, "start": evidence[0].start, "end": evidence[0].end}
            if evidence
            else {}
        )
        head = {
            "article": sheet.article.id,
            "source": sheet.article.source,
            "published": sheet.date and sheet.date.value,
        }
        row = head | {"fact": fact, "n": n} | cells | first | {"mentions": len(evidence)}
        yield {column: row.get(column) for column in COLUMNS}


def _facts(sheet: Factsheet) -> Iterator[tuple[str, int, Row, list[Evidence]]]:
    if d := sheet.date:
        yield "date", 1, {"value": d.value, "why": f"published.{d.origin}"}, d.evidence
    if e := sheet.event:
        yield "event", 1, {"name": e.text, "status": e.status, "why": e.why}, e.evidence
    for n, p in enumerate(sheet.parties, 1):
        yield "party", n, _party(p), p.evidence
    for n, p in enumerate(sheet.mentioned, 1):
        yield "mentioned", n, _party(p), p.evidence
    for n, a in enumerate(sheet.agencies, 1):
        yield "agency", n, _agency(a), a.evidence
    if c := sheet.chair:
        yield "chair", 1, _person(c) | {"role": c.of, "status": c.status, "why": c.why}, c.evidence
        for n, other in enumerate(c.co_chairs, 1):
            yield (
                "co-chair",
                n,
                _person(other) | {"role": c.of, "status": c.status, "why": c.why},
                other.evidence,
            )
    for n, person in enumerate(sheet.people, 1):
        titles = "; ".join(person.titles)
        yield (
            "person",
            n,
            {"name": person.name, "titles": titles, "party": person.party, "why": person.why},
            person.evidence,
        )
    for n, t in enumerate(sheet.topics, 1):
        yield "topic", n, {"name": t.text, "why": t.why}, t.evidence
    for n, entry in enumerate(sheet.timeline, 1):
        yield (
            "timeline",
            n,
            {"name": entry.event, "status": entry.status, "why": entry.why} | _when(entry.when),
            entry.evidence,
        )
    for n, time in enumerate(sheet.times, 1):
        yield "time", n, {"why": time.why} | _when(time), time.evidence
    for n, words in enumerate(sheet.diagnostics.unresolved_times, 1):
        yield "unresolved", n, {"when": words.text}, [words]
    for n, note in enumerate(sheet.diagnostics.notes, 1):
        yield "note", n, {"name": note}, []


def _party(p: Party) -> Row:
    return {"name": p.name, "kind": p.kind, "code": p.code, "why": p.why}


def _agency(a: Agency) -> Row:
    return {
        "name": a.name,
        "code": a.acronym,
        "party": a.party,
        "role": a.role,
        "why": a.why,
        "party_why": a.party_why,
    }


def _person(c: CoChair) -> Row:
    return {"name": c.name, "titles": "; ".join(c.titles), "party": c.party}


def _when(when: When) -> Row:
    return {
        "when": when.text, "kind": when.type, "value": when.value, "mod": when.mod,
        "earliest": when.earliest, "latest": when.latest, "anchor": when.anchor,
    }  # fmt: skip


def articles(sheet: Factsheet) -> Row:
    """One article as one row: its facts by name, several separated by “; ”."""
    return {
        "article": sheet.article.id,
        "source": sheet.article.source,
        "published": sheet.date and sheet.date.value,
        "title": sheet.article.title,
        "url": sheet.article.url,
        "event": sheet.event and sheet.event.text,
        "status": sheet.event and sheet.event.status,
        "parties": "; ".join(p.name for p in sheet.parties),
        "mentioned": "; ".join(p.name for p in sheet.mentioned),
        "agencies": "; ".join(a.name for a in sheet.agencies),
        "chair": sheet.chair and sheet.chair.name,
        "people": "; ".join(p.name for p in sheet.people),
        "topics": "; ".join(t.text for t in sheet.topics),
        "timeline": "; ".join(f"{e.when.value}: {e.event}" for e in sheet.timeline),
        "times": "; ".join(f"{t.value}: {t.text}" for t in sheet.times),
        "unresolved_times": "; ".join(e.text for e in sheet.diagnostics.unresolved_times),
        "notes": "; ".join(sheet.diagnostics.notes),
        "text": sheet.article.text,
    }


def write_csv(sheets: Iterable[Factsheet], out: TextIO) -> None:
    """One article a line; the column ``text`` stands there only when the articles' texts are kept."""
    writer = None
    for sheet in sheets:
        row = {
            key: value
            for key, value in articles(sheet).items()
            if key != "text" or value is not None
        }
        if writer is None:
            writer = csv.DictWriter(out, list(row), lineterminator="\n")
            writer.writeheader()
        writer.writerow({key: _cell(value) for key, value in row.items()})
        out.flush()


def write_flat_csv(sheets: Iterable[Factsheet], out: TextIO) -> None:
    """One fact a line, with the columns of ``COLUMNS``."""
    writer = csv.DictWriter(out, list(COLUMNS), lineterminator="\n")
    writer.writeheader()
    for sheet in sheets:
        writer.writerows({key: _cell(value) for key, value in row.items()} for row in facts(sheet))
        out.flush()


def write_flat_jsonl(sheets: Iterable[Factsheet], out: TextIO) -> None:
    """One fact a line, as JSON."""
    for sheet in sheets:
        out.writelines(json.dumps(row, ensure_ascii=False) + "\n" for row in facts(sheet))
        out.flush()


def _cell(value: Any) -> Any:
    """A value as a cell; one that a spreadsheet would run as a formula begins with an apostrophe."""
    if isinstance(value, str) and value.startswith(("=", "+", "-", "@", "\t", "\r")):
        return "'" + value
    return value
