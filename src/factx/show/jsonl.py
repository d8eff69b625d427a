"""Factsheets -> JSON Lines and JSON."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TextIO

from factx.schema import Factsheet


def write_jsonl(sheets: Iterable[Factsheet], out: TextIO) -> None:
    """One compact object a line, each flushed when it is there."""
    for sheet in sheets:
        out.write(sheet.model_dump_json() + "\n")
        out.flush()


def write_json(sheets: Iterable[Factsheet], out: TextIO) -> None:
    """Indented JSON: an object for one article, an array for none or more; written as the sheets come."""
    out.writelines(_json(iter(sheets)))


def _json(sheets: Iterator[Factsheet]) -> Iterator[str]:
    first, second = next(sheets, None), next(sheets, None)
    if first is None:
        yield "[]\n"
    elif second is None:
        yield first.model_dump_json(indent=2) + "\n"
    else:
        yield "[\n" + _indented(first) + ",\n" + _indented(second)
        for sheet in sheets:
            yield ",\n" + _indented(sheet)
        yield "\n]\n"


def _indented(sheet: Factsheet) -> str:
    return "  " + sheet.model_dump_json(indent=2).replace("\n", "\n  ")
