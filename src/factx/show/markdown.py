"""Factsheets -> Markdown: a section per article, a table per fact."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import TextIO

from factx.schema import Factsheet
from factx.show.flat import COLUMNS, facts
from factx.show.words import one_line

#: Fact -> its heading, and the columns that its table has.
TABLES = {
    "event": ("Event", ("name", "status")),
    "party": ("Parties", ("name", "kind", "code", "words")),
    "mentioned": ("Mentioned", ("name", "kind", "code", "words")),
    "agency": ("Agencies", ("name", "code", "party", "role", "words")),
    "chair": ("Chair", ("name", "titles", "party", "role", "status")),
    "co-chair": ("Co-chairs", ("name", "titles", "party", "role", "status")),
    "person": ("People", ("name", "titles", "party", "words")),
    "topic": ("Topics", ("name",)),
    "timeline": ("Timeline", ("value", "mod", "earliest", "latest", "when", "status", "name")),
    "time": ("Times", ("value", "mod", "earliest", "latest", "when")),
    "unresolved": ("Times without a calendar date", ("when",)),
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
    rows = list(facts(sheet))
    for fact, (heading, columns) in TABLES.items():
        found = [row for row in rows if row["fact"] == fact]
        if found:
            yield f"\n## {heading}\n"
            used = [c for c in columns if c in COLUMNS and any(row[c] for row in found)]
            yield f"| {' | '.join(used)} |"
            yield f"|{' --- |' * len(used)}"
            yield from (f"| {' | '.join(_cell(row[c]) for c in used)} |" for row in found)
    for note in sheet.diagnostics.notes:
        yield f"\n*{_cell(note)}*"


def _cell(value: object) -> str:
    return _SPECIAL.sub(r"\\\1", one_line(str(value))) if value is not None else ""
