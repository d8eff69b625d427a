"""Factsheets -> one fact a line, for spreadsheets, VisiData and DuckDB; and one article a line."""

from __future__ import annotations

import csv
import json
import re
from collections.abc import Iterable
from typing import Any, TextIO

from factx.schema import Factsheet
from factx.show.rows import COLUMNS, Row, article, rows


def articles(sheet: Factsheet) -> Row:
    """One article as one row: its facts by name, several separated by “; ”."""
    return article(sheet) | {
        "event": sheet.event and sheet.event.text,
        "status": sheet.event and sheet.event.status,
        "parties": "; ".join(p.name for p in sheet.parties),
        "mentioned": "; ".join(p.name for p in sheet.mentioned),
        "agencies": "; ".join(_sided(a.name, a.party) for a in sheet.agencies),
        "chair": sheet.chair and _sided(sheet.chair.name, sheet.chair.party),
        "people": "; ".join(_sided(p.name, p.party) for p in sheet.people),
        "topics": "; ".join(t.text for t in sheet.topics),
        "timeline": "; ".join(f"{e.when.value}: {e.event}" for e in sheet.timeline),
        "times": "; ".join(f"{t.value}: {t.text}" for t in sheet.times),
        "unresolved_times": "; ".join(e.text for e in sheet.diagnostics.unresolved_times),
        "notes": "; ".join(sheet.diagnostics.notes),
        "errors": "; ".join(f"{e.fact}: {e.error}" for e in sheet.diagnostics.errors),
        "text": sheet.article.text,
    }


def _sided(name: str, party: str | None) -> str:
    """A name with the party that it belongs to."""
    return f"{name} ({party})" if party else name


def write_csv(sheets: Iterable[Factsheet], out: TextIO) -> None:
    """One article a line; the column ``text`` is there only when the articles' texts are kept."""
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
    """One fact a line, with the columns of ``rows.COLUMNS``; lists of words are separated by “; ”, evidence is JSON."""
    writer = csv.DictWriter(out, list(COLUMNS), lineterminator="\n")
    writer.writeheader()
    for sheet in sheets:
        writer.writerows({key: _cell(value) for key, value in row.items()} for row in rows(sheet))
        out.flush()


def write_flat_jsonl(sheets: Iterable[Factsheet], out: TextIO) -> None:
    """One fact a line, as JSON."""
    for sheet in sheets:
        out.writelines(json.dumps(row, ensure_ascii=False) + "\n" for row in rows(sheet))
        out.flush()


#: Line ends that the csv module leaves without quotes, so that a row would fall apart; NUL, which few read.
_LINE_ENDS = re.compile("\r\n?|[\x0b\x0c\x1c-\x1e\x85\u2028\u2029\x00]")


def _cell(value: Any) -> Any:
    """A value as a cell; one that a spreadsheet would run as a formula begins with an apostrophe."""
    if isinstance(value, list):
        value = _listed(value)
    if isinstance(value, str):
        value = _LINE_ENDS.sub("\n", value)
    if isinstance(value, str) and value.startswith(("=", "+", "-", "@", "\t")):
        return "'" + value
    return value


def _listed(values: list[Any]) -> str:
    if not values or isinstance(values[0], str):
        return "; ".join(values)
    return json.dumps(values, ensure_ascii=False)
