"""``factx.read``: articles out of whatever the command line reads."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import IO, Any

from factx.errors import InputError
from factx.read.article import Article, Day
from factx.read.days import iso_day
from factx.read.options import Fields, Options
from factx.read.reader import read as read_sources
from factx.read.sources import Source, sources

Readable = str | os.PathLike[str] | bytes | bytearray | IO[bytes] | IO[str]


def read(
    given: Readable,
    *,
    format: str | None = None,
    date: Day | None = None,
    encoding: str | None = None,
    strict: bool = False,
    date_order: str | None = None,
    fields: Fields | None = None,
) -> Iterator[Article]:
    """Yield the articles of a path, folder or pattern, of bytes, or of an open file.

    The format is taken from the name, then from the content; ``format`` overrides it. The other options are those of
    the command line. Raises InputError for the first article that cannot be read, SetupError for a missing extra,
    TypeError for what is none of these.
    """
    day = None if date is None else iso_day(date, where="date", order=date_order)
    options = Options(day, encoding, strict, date_order, fields or Fields())
    if isinstance(given, str | os.PathLike):
        yield from _articles(sources([os.fspath(given)], format=format), options)
        return
    if not isinstance(given, bytes | bytearray) and not hasattr(given, "read"):
        kind = "None" if given is None else type(given).__name__
        raise TypeError(f"read() takes a path, bytes or an open file, not {kind}")
    raw = given if isinstance(given, bytes | bytearray) else given.read()
    name = getattr(given, "name", None)
    with tempfile.TemporaryDirectory(prefix="factx-") as folder:
        path = Path(folder) / (Path(name).name if isinstance(name, str) else "text")
        path.write_bytes(raw.encode("utf-8") if isinstance(raw, str) else raw)
        for article in _articles(sources([str(path)], format=format), options):
            yield _named(article, name)


def _articles(found: list[Source], options: Options) -> Iterator[Article]:
    for item in read_sources(found, options):
        if not isinstance(item, Article):
            raise InputError(item.error, hint=item.hint, line=item.line, kind=item.error_type)
        yield item


def _named(article: Article, name: Any) -> Article:
    """The article of an open file with the file's own name as its source."""
    return replace(article, source=name if isinstance(name, str) else None)
