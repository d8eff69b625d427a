"""Factsheets -> a SQLite database: a table per kind of fact, their evidence, views, full-text search; opens in Datasette.

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
from factx.schema import Evidence, Factsheet
from factx.show.rows import LISTS, Row, article, columns, diagnostics, kinds, of_chair

#: ``PRAGMA user_version``: raised when the tables change.
VERSION = 3
#: Kind of fact -> its table.
_TABLES = LISTS | {"date": "dates", "event": "events", "chair": "chairs", "co-chair": "chairs"}
TABLES = tuple(dict.fromkeys([*_TABLES.values(), "evidence", "diagnostics"]))
_EACH = 16

#: What SQLite says of a place that cannot be written to.
_UNWRITABLE = ("disk is full", "disk I/O", "is locked", "readonly")


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
    _put_article(database, sheet)
    own = {"article_id": sheet.article.id}
    for name in TABLES:
        database.execute(f"DELETE FROM {name} WHERE article_id = ?", (sheet.article.id,))
    for kind, n, item in kinds(sheet):
        row = own | {"n": n} | columns(item)
        if _TABLES[kind] == "chairs":
            row |= {"fact": kind, **of_chair(sheet)}
        _insert(database, _TABLES[kind], row)
        for k, e in enumerate(item.evidence, 1):
            _insert(
                database, "evidence", own | {"fact": kind, "fact_id": item.id, "k": k} | _quote(e)
            )
    for kind, n, text, evidence in diagnostics(sheet):
        quote = _quote(evidence[0]) if evidence else {}
        _insert(database, "diagnostics", own | {"fact": kind, "n": n, "text": text} | quote)


def _quote(e: Evidence) -> Row:
    return {"quote": e.text, "quote_start": e.start, "quote_end": e.end}


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
            f"{path}: made by another version of factx, or by another program",
            hint="name a new file, and extract the articles again",
        )
    database.execute("PRAGMA foreign_keys = ON")
    database.executescript((resources.files(__name__) / "schema.sql").read_text(encoding="utf-8"))
    database.execute(f"PRAGMA user_version = {VERSION}")
    return database


def _put_article(database: sqlite3.Connection, sheet: Factsheet) -> None:
    info, made = sheet.article, sheet.generator
    row = article(sheet) | {
        "chars": info.chars, "modified": info.modified, "text": info.text or "",
        "version": made.version, "model": made.model, "rules": made.rules,
    }  # fmt: skip
    marks = ", ".join("?" * len(row))
    changes = ", ".join(f"{name} = excluded.{name}" for name in row if name != "article_id")
    statement = f"INSERT INTO articles ({', '.join(row)}) VALUES ({marks}) ON CONFLICT (article_id) DO UPDATE SET {changes}"
    database.execute(statement, tuple(row.values()))


def _insert(database: sqlite3.Connection, table: str, row: Row) -> None:
    values = (_json(value) if isinstance(value, list) else value for value in row.values())
    marks = ", ".join("?" * len(row))
    database.execute(f"INSERT INTO {table} ({', '.join(row)}) VALUES ({marks})", tuple(values))


def _json(values: list[Any]) -> str:
    return json.dumps(values, ensure_ascii=False)
