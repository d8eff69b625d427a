"""Factsheets -> a text stream, by the rooms that make a whole of them: tables, the HTML page, TimeML."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, TextIO

from factx.errors import SetupError
from factx.schema import Factsheet

if TYPE_CHECKING:
    from rich.console import Console


def write_table(
    sheets: Iterable[Factsheet], out: TextIO, *, console: Console | None = None
) -> None:
    """Tables, on ``console`` when it is given, else on ``out`` as on a terminal without colours."""
    from rich.console import Console

    from factx.show.table import Tables

    console = console or Console(file=out)
    for sheet in sheets:
        console.print(Tables(sheet))
        out.flush()


def write_page(sheets: Iterable[Factsheet], out: TextIO) -> None:
    """One self-contained HTML page of all articles."""
    from factx.show.page import page

    out.write(page(list(sheets)))


def write_timeml(sheets: Iterable[Factsheet], out: TextIO) -> None:
    """The TimeML document of one article. Raises SetupError for more: a document is about one."""
    from factx.show.timeml import timeml

    for number, sheet in enumerate(sheets):
        if number:
            raise SetupError(
                "a TimeML document holds one article", hint="run factx once for each article"
            )
        out.write(timeml(sheet))
