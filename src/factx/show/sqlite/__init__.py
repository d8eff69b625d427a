"""Factsheets -> a SQLite database: a table per fact, their evidence, views, full-text search; opens in Datasette.

An article that is there already is replaced by its id, so running twice gives the same rows. The articles' texts are kept:
evidence points into them, and the search reads them.
"""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterable, Iterator
from contextlib import closing, contextmanager
from importlib import resources
from pathlib import Path
from typing import Any

from factx.errors import SetupError
from factx.schema import Agency, CoChair, Evidence, Factsheet, Party, When

#: ``PRAGMA user_version``: raised when the tables change.
VERSION = 2
TABLES = ("parties", "agencies", "chair", "people", "topics", "timeline", "times", "evidence")
_EACH = 16

Values = dict[str, Any]
#: What SQLite says of a place that cannot be written to.
_UNWRITABLE = ("disk is full", "disk I/O", "is locked", "readonly")
#: Table, name of the fact, its number, its row, its evidence.
Found = tuple[str | None, str, int, Values, list[Evidence]]


def write_sqlite(sheets: Iterable[Factsheet], path: Path) -> None:
    """Put every sheet (with its text) into the database; it is saved every 16 articles and at the end.

    Raises SetupError when the file is no database of factx, or takes no more.
    """
    with _named(path), closing(_open(path)) as database:
        try:
            for number, sheet in enumerate(sheets, 1):
                put(database, sheet)
                if number % _EACH == 0:
                    database.commit()
            database.execute("PRAGMA optimize")
        finally:  # what is in before an interruption stays
            database.commit()


@contextmanager
def _named(path: Path) -> Iterator[None]:
    """Name the database that cannot be written to."""
    try:
        yield
    except sqlite3.OperationalError as error:
        if any(words in str(error) for words in _UNWRITABLE):
            raise SetupError(f"{path}: {error}") from None
        raise


def put(database: sqlite3.Connection, sheet: Factsheet) -> None:
    """Add an article with all its facts, or replace what the database has of it."""
    nr = _put_article(database, sheet)
    for name in TABLES:
        database.execute(f"DELETE FROM {name} WHERE article = ?", (nr,))
    for table, fact, n, row, evidence in _facts(sheet):
        if table:
            _insert(database, table, {"article": nr} | row)
        for k, e in enumerate(evidence, 1):
            place = {
                "article": nr,
                "fact": fact,
                "n": n,
                "k": k,
                "start": e.start,
                "end": e.end,
                "text": e.text,
            }
            _insert(database, "evidence", place)


def _open(path: Path) -> sqlite3.Connection:
    try:
        database = sqlite3.connect(path)
        (version,) = database.execute("PRAGMA user_version").fetchone()
        empty = not database.execute("SELECT 1 FROM sqlite_master").fetchone()
    except sqlite3.Error as error:
        raise SetupError(
            f"{path}: {error}", hint="name a new file, or a database that factx made"
        ) from None
    if version != VERSION and not empty:
        raise SetupError(
            f"{path}: a database with other tables",
            hint="name a new file, or a database that this factx made",
        )
    database.execute("PRAGMA foreign_keys = ON")
    database.executescript((resources.files(__name__) / "schema.sql").read_text(encoding="utf-8"))
    database.execute(f"PRAGMA user_version = {VERSION}")
    return database


def _put_article(database: sqlite3.Connection, sheet: Factsheet) -> int:
    info, made, event, date = sheet.article, sheet.generator, sheet.event, sheet.date
    row = {
        "id": info.id, "source": info.source, "title": info.title, "url": info.url, "sha256": info.sha256, "chars": info.chars,
        "modified": info.modified, "published": date and date.value, "published_origin": date and date.origin,
        "event": event and event.text, "event_status": event and event.status, "event_why": event and event.why,
        "notes": _json(sheet.diagnostics.notes), "version": made.version, "model": made.model, "rules": made.rules,
        "text": info.text or "",
    }  # fmt: skip
    names = ", ".join(row)
    marks = ", ".join("?" * len(row))
    changes = ", ".join(f"{name} = excluded.{name}" for name in row if name != "id")
    statement = f"INSERT INTO articles ({names}) VALUES ({marks}) ON CONFLICT (id) DO UPDATE SET {changes} RETURNING nr"
    (nr,) = database.execute(statement, tuple(row.values())).fetchone()
    return int(nr)


def _insert(database: sqlite3.Connection, table: str, row: Values) -> None:
    names = ", ".join(f'"{name}"' for name in row)
    database.execute(
        f"INSERT INTO {table} ({names}) VALUES ({', '.join('?' * len(row))})", tuple(row.values())
    )


def _facts(sheet: Factsheet) -> Iterator[Found]:
    if sheet.event:
        yield None, "event", 1, {}, sheet.event.evidence
    if sheet.date:
        yield None, "date", 1, {}, sheet.date.evidence
    for fact, parties in (("party", sheet.parties), ("mentioned", sheet.mentioned)):
        for n, p in enumerate(parties, 1):
            yield "parties", fact, n, _party(p, fact, n), p.evidence
    for n, a in enumerate(sheet.agencies, 1):
        yield "agencies", "agency", n, _agency(a, n), a.evidence
    if sheet.chair:
        about = {"of": sheet.chair.of, "status": sheet.chair.status, "why": sheet.chair.why}
        yield (
            "chair",
            "chair",
            1,
            {"fact": "chair"} | _person(sheet.chair, 1) | about,
            sheet.chair.evidence,
        )
        for n, other in enumerate(sheet.chair.co_chairs, 1):
            yield (
                "chair",
                "co-chair",
                n,
                {"fact": "co-chair"} | _person(other, n) | about,
                other.evidence,
            )
    for n, person in enumerate(sheet.people, 1):
        titles = _json(person.titles)
        row = {
            "n": n,
            "name": person.name,
            "titles": titles,
            "party": person.party,
            "why": person.why,
        }
        yield "people", "person", n, row, person.evidence
    for n, t in enumerate(sheet.topics, 1):
        yield "topics", "topic", n, {"n": n, "text": t.text, "why": t.why}, t.evidence
    for n, entry in enumerate(sheet.timeline, 1):
        row = {"n": n, "event": entry.event, "status": entry.status, "why": entry.why} | _when(
            entry.when
        )
        yield "timeline", "timeline", n, row, entry.evidence
    for n, time in enumerate(sheet.times, 1):
        yield "times", "time", n, {"n": n, "why": time.why} | _when(time), time.evidence
    for n, words in enumerate(sheet.diagnostics.unresolved_times, 1):
        yield None, "unresolved", n, {}, [words]


def _party(p: Party, fact: str, n: int) -> Values:
    return {"fact": fact, "n": n, "name": p.name, "kind": p.kind, "code": p.code, "why": p.why}


def _agency(a: Agency, n: int) -> Values:
    row = {
        "n": n,
        "name": a.name,
        "acronym": a.acronym,
        "party": a.party,
        "party_why": a.party_why,
        "role": a.role,
    }
    return row | {"why": a.why}


def _person(c: CoChair, n: int) -> Values:
    return {"n": n, "name": c.name, "titles": _json(c.titles), "party": c.party}


def _when(when: When) -> Values:
    return {
        "when": when.text, "type": when.type, "value": when.value, "mod": when.mod,
        "earliest": when.earliest, "latest": when.latest, "anchor": when.anchor,
    }  # fmt: skip


def _json(values: list[str]) -> str:
    return json.dumps(values, ensure_ascii=False)
