"""The options that say what is read, for every command that reads articles."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import wraps
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

if TYPE_CHECKING:
    from factx.cli.terminal import Terminal
    from factx.read.article import Article, Failure
    from factx.read.sources import Source

ORDERS = ("dmy", "mdy", "ymd")
FORMATS = (
    *("text", "html", "json", "jsonl", "csv", "tsv", "parquet", "feed", "mail", "mbox", "markdown"),
    *("export", "docx", "pdf"),
)

OPTIONS = (
    click.argument("inputs", metavar="[INPUT]...", nargs=-1),
    click.option(
        "--files-from",
        type=click.Path(path_type=Path, allow_dash=True),
        help="Read input paths from this file, one per line.",
    ),
    click.option(
        "--exclude",
        multiple=True,
        metavar="PATTERN",
        help="Skip files with this name or path; repeatable.",
    ),
    click.option(
        "--input-format",
        type=click.Choice(FORMATS),
        help="Input format, regardless of extension.",
    ),
    click.option(
        "--encoding",
        metavar="NAME",
        help="Input encoding, e.g. windows-1252; detected if omitted.",
    ),
    click.option(
        "--date", metavar="YYYY-MM-DD", help="Publication date; overrides the input's own."
    ),
    click.option(
        "--date-order",
        type=click.Choice(ORDERS),
        help="Day and month order of numeric dates such as 03/04/2020.",
    ),
    click.option("--strict", is_flag=True, help="Reject records with unknown fields."),
    click.option("--lenient", is_flag=True, help="Ignore unknown fields of records (the default)."),
    *(
        click.option(
            f"--{name}-field",
            metavar="KEY",
            default=key,
            show_default=True,
            help=f"Key of a record's {what}.",
        )
        for name, key, what in (
            ("text", "text", "text; dots lead into objects"),
            ("html", "html", "page"),
            ("id", "id", "id"),
            ("date", "published", "publication day"),
            ("title", "title", "title"),
            ("url", "url", "address"),
        )
    ),
)


@dataclass(frozen=True, slots=True)
class Reading:
    """What a command line says of its inputs."""

    inputs: tuple[str, ...]
    files_from: Path | None
    exclude: tuple[str, ...]
    input_format: str | None
    encoding: str | None
    date: str | None
    date_order: str | None
    strict: bool
    lenient: bool
    text_field: str
    html_field: str
    id_field: str
    date_field: str
    title_field: str
    url_field: str

    def sources(self, terminal: Terminal | None = None, *outputs: Path | None) -> list[Source]:
        """The files to read; ``outputs`` are none of them. What folders hold besides is counted on the terminal.

        Raises InputError for what is not there, a usage error when nothing is named.
        """
        from factx.read.sources import sources

        names = [*self.inputs, *self._listed()]
        if not names:
            if sys.stdin is None or sys.stdin.isatty():
                raise click.UsageError(
                    "nothing to read: name files or folders, or pipe an article in"
                )
            names = ["-"]
        found = sources(names, exclude=self.exclude, format=self.input_format, outputs=outputs)
        if terminal and not self.input_format:
            self._say_skipped(terminal, names)
        return found

    def _say_skipped(self, terminal: Terminal, names: list[str]) -> None:
        from collections import Counter

        from factx.read.sources import skipped

        count: Counter[str] = sum(map(skipped, names), Counter())
        if count:
            kinds = ", ".join(f"{number} {suffix}" for suffix, number in sorted(count.items()))
            terminal.say(f"note: skipped files of unknown formats: {kinds}")

    def _listed(self) -> list[str]:
        from factx.read.sources import listed

        if self.files_from is None:
            return []
        with click.open_file(
            str(self.files_from), encoding="utf-8", errors="surrogateescape"
        ) as lines:
            return listed(lines)

    def items(self, terminal: Terminal, sources: list[Source]) -> Iterator[Article | Failure]:
        """The articles and failures of the sources, in order; what is odd about an article is said.

        Raises what ``options`` raises, at once.
        """
        from factx.read.reader import read

        return self._said(terminal, read(sources, self.options()))

    def _said(
        self, terminal: Terminal, items: Iterator[Article | Failure]
    ) -> Iterator[Article | Failure]:
        from factx.read.article import Article

        said: set[str] = set()
        for item in items:
            if isinstance(item, Article):
                for aside in item.asides:
                    if aside not in said:
                        terminal.say(f"note: {aside}")
                        said.add(aside)
                where = (
                    f"{item.source or item.id}:{item.line}" if item.line else item.source or item.id
                )
                for note in item.notes:
                    terminal.say(f"warning: {where}: {note}")
            yield item

    def articles(self, terminal: Terminal) -> Iterator[Article]:
        """The articles of all sources. Raises InputError at the first that cannot be read."""
        from factx.errors import InputError
        from factx.read.article import Article

        for item in self.items(terminal, self.sources()):
            if not isinstance(item, Article):
                raise InputError(item.error, hint=item.hint, line=item.line, kind=item.error_type)
            yield item

    def options(self) -> Any:
        """How to read. Raises InputError for an impossible day, a usage error for an encoding that does not exist."""
        import codecs

        from factx.read.days import iso_day
        from factx.read.options import Fields, Options

        if self.encoding:
            try:
                codecs.lookup(self.encoding)
            except LookupError:
                raise click.UsageError(f"--encoding: no such encoding: {self.encoding}") from None
        fields = Fields(
            self.id_field,
            self.text_field,
            self.html_field,
            self.date_field,
            self.title_field,
            self.url_field,
        )
        if self.strict and self.lenient:
            raise click.UsageError("--strict and --lenient contradict each other: leave one out")
        date = iso_day(self.date, where="--date", order=self.date_order) if self.date else None
        return Options(date, self.encoding, self.strict, self.date_order, fields)


def reading_options(function: Callable[..., Any]) -> Callable[..., Any]:
    """Give a command all options of reading; it gets them as one argument, ``reading``."""

    @wraps(function)
    def command(*args: Any, **given: Any) -> Any:
        mine = {name: given.pop(name) for name in Reading.__dataclass_fields__}
        return function(*args, reading=Reading(**mine), **given)

    for option in reversed(OPTIONS):
        command = option(command)
    return command
