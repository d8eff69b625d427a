"""Factsheets -> Markdown: a section per article, a table per fact."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import TextIO

from factx.schema import Factsheet
from factx.show.rows import COLUMNS, rows
from factx.show.words import one_line

#: Fact -> its heading, and the columns that its table has.
TABLES = {
    "event": ("Event", ("text", "status")),
    "party": ("Parties", ("name", "kind", "code", "qid", "quote")),
    "mentioned": ("Mentioned", ("name", "kind", "code", "qid", "quote")),
    "agency": ("Agencies", ("name", "acronym", "party", "role", "qid", "quote")),
    "chair": ("Chair", ("name", "titles", "former_titles", "party", "body", "status")),
    "co-chair": ("Co-chairs", ("name", "titles", "former_titles", "party", "body", "status")),
    "person": ("People", ("name", "titles", "former_titles", "party", "quote")),
    "topic": ("Topics", ("text",)),
    "timeline": (
        "Timeline",
        ("edtf", "time_value", "time_mod", "earliest", "latest", "time_text", "status", "text"),
    ),
    "time": ("Times", ("edtf", "time_value", "time_mod", "earliest", "latest", "time_text")),
    "unresolved": ("Times without a calendar date", ("quote",)),
}
_SPECIAL = re.compile(r"([\\`*_|<>\[\]#~])")


def write_markdown(sheets: Iterable[Factsheet], out: TextIO) -> None:
    """One section per article, in order."""
    for number, sheet in enumerate(sheets):
        out.write(("\n" if number else "") + "\n".join(_section(sheet)) + "\n")
        out.flush()


def _section(sheet: Factsheet) -> Iterator[str]:
    info = sheet.article
    yield f"# {_cell(info.title or info.id)}"
    known = (
        info.id if info.title else None,
        sheet.date and f"published {sheet.date.value}",
        info.url or info.source,
    )
    line = " · ".join(_cell(part) for part in known if part)
    if line:
        yield f"\n{line}"
    listed = list(rows(sheet))
    for fact, (heading, columns) in TABLES.items():
        found = [row for row in listed if row["fact"] == fact]
        if found:
            yield f"\n## {heading}\n"
            used = [c for c in columns if c in COLUMNS and any(row[c] for row in found)]
            yield f"| {' | '.join(used)} |"
            yield f"|{' --- |' * len(used)}"
            yield from (f"| {' | '.join(_cell(row[c]) for c in used)} |" for row in found)
    for note in sheet.diagnostics.notes:
        yield f"\n*{_cell(note)}*"
    for failed in sheet.diagnostics.errors:
        yield f"\n*{_cell(f'{failed.fact}: {failed.error}')}*"


def _cell(value: object) -> str:
    value = "; ".join(value) if isinstance(value, list) else value
    return _SPECIAL.sub(r"\\\1", one_line(str(value))) if value is not None else ""
