"""Sources -> articles and failures, one at a time, in order."""

from __future__ import annotations

import io
import re
import zlib
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace
from typing import Any

from factx.errors import InputError, SetupError
from factx.read import documents, exports, feeds, html, mail, records, rows, text
from factx.read.article import Article, Failure
from factx.read.compressed import open_bytes
from factx.read.days import iso_day
from factx.read.encodings import decode
from factx.read.language import language_note
from factx.read.options import Fields, Options
from factx.read.sniffing import sniff
from factx.read.sources import Source

_PEEK = 65536
#: Forms of which a file is one article; of the others it holds records.
WHOLE = ("text", "html", "rtf")
#: Forms whose first record may be the only one; forms of records that the user has not made; origins of their days.
_ALONE = ("json", "mail", "markdown", "docx", "pdf")
_FOREIGN = ("feed", "mail", "mbox", "export", "markdown", "docx", "pdf")
_ORIGINS = {"feed": "feed", "mail": "mail", "mbox": "mail"}
_EMPTY = "give a file with the text of an article"


def read(sources: Iterable[Source], options: Options) -> Iterator[Article | Failure]:
    """The articles of all sources, each with an id of its own in this run; what cannot be read comes as a Failure.

    An id that several files have gets in each the file before it, so files of records are looked through beforehand when
    there are several sources. A source whose extra is missing fails alone.
    """
    sources = list(sources)
    owners = _owners(sources, options)
    seen: set[str] = set()
    for number, source in enumerate(sources):
        try:
            for item in _items(source, options):
                if isinstance(item, Article):
                    own = owners.get(item.id, number) == number
                    yield _noted(_unique(item, seen, source, own=own))
                else:
                    yield item
        except (InputError, SetupError) as error:
            yield Failure.of(error, id=source.id, source=source.name)


def _owners(sources: Sequence[Source], options: Options) -> dict[str, int | None]:
    """Id -> the number of the source that has it, None when several have. What comes through a pipe cannot be read twice."""
    owners: dict[str, int | None] = {}
    if len(sources) > 1:
        for number, source in enumerate(sources):
            if source.path and source.path.is_file():
                owners |= {
                    id: number if owners.get(id, number) == number else None
                    for id in _ids(source, options)
                }
    return owners


def _ids(source: Source, options: Options) -> Iterator[str]:
    """The ids that a source gives to its articles; none from where it cannot be read, which is told later."""
    if source.format in WHOLE:
        yield source.id
        return
    try:
        with _opened(source) as stream:
            form = sniff(stream.peek(_PEEK), source.format)
            found = _rows(stream, form, source, options) if form not in WHOLE else ()
            yield from (id for id, _ in _named(found, form, source, options))
            if form in WHOLE:
                yield source.id
    except (InputError, SetupError):
        return


def _items(source: Source, options: Options) -> Iterator[Article | Failure]:
    with _opened(source) as stream:
        form = sniff(stream.peek(_PEEK), source.format)
        if form in WHOLE:
            yield _whole(stream.read(), form, source, options)
        else:
            yield from _records(_rows(stream, form, source, options), form, source, options)


@contextmanager
def _opened(source: Source) -> Iterator[io.BufferedReader]:
    """The bytes of a source; what goes wrong on the way to its end becomes an InputError."""
    with open_bytes(source.path) as stream:
        try:
            yield stream
        except (EOFError, OSError, zlib.error) as error:
            raise InputError(
                f"{source.name}: cannot be read to its end: {error}", kind="unreadable"
            ) from None
        except Exception as error:
            if type(error).__name__ == "ZstdError":
                raise InputError(
                    f"{source.name}: not Zstandard: {error}", kind="unreadable"
                ) from None
            raise


def _whole(raw: bytes, form: str, source: Source, options: Options) -> Article:
    decoded = decode(
        raw,
        where=source.name,
        encoding=options.encoding or (_declared(raw) if form == "html" else None),
    )
    if not decoded.text.strip():
        raise InputError(
            f"{source.name}: the file is empty" if source.path else "stdin is empty",
            hint=_EMPTY,
            kind="empty",
        )
    name = source.name if source.path else None
    if form == "html":
        article = html.article(decoded.text, id=source.id, source=name, options=options)
    else:
        article = text.article(decoded.text, id=source.id, source=name, date=options.date)
    return replace(article, notes=(decoded.note, *article.notes)) if decoded.note else article


_CHARSET = re.compile(rb"""<meta[^>]+charset=["']?([\w-]+)""", re.I)


def _declared(raw: bytes) -> str | None:
    """The encoding that a page names and that fits its bytes; None leaves it to the bytes."""
    match = _CHARSET.search(raw[:4096])
    if match and not _is_utf8(raw):
        try:
            raw.decode(match[1].decode("ascii"))
        except (LookupError, UnicodeDecodeError):
            return None
        return match[1].decode("ascii")
    return None


def _is_utf8(raw: bytes) -> bool:
    """Are there characters beyond ASCII, all in UTF-8? Then a page that names another encoding was converted since."""
    try:
        return not raw.isascii() and bool(raw.decode("utf-8"))
    except UnicodeDecodeError:
        return False


def _rows(
    stream: io.BufferedReader, form: str, source: Source, options: Options
) -> Iterator[rows.Row]:
    where, encoding = source.name, options.encoding
    if form == "jsonl":
        return rows.jsonl(stream, where=where, encoding=encoding)
    if form in ("csv", "tsv"):
        delimiter = "\t" if form == "tsv" else ","
        return rows.csv_file(stream, where=where, encoding=encoding, delimiter=delimiter)
    if form == "parquet":
        return rows.parquet(stream, where=where)
    if form == "export":
        decoded = decode(stream.read(), where=where, encoding=encoding)
        return exports.export(decoded.text, where=where)
    if form == "markdown":
        return documents.markdown(stream.read(), where=where, encoding=encoding)
    if form in _MADE_OF_BYTES:
        return _MADE_OF_BYTES[form](stream.read(), where=where)
    return rows.json_file(stream.read(), where=where, encoding=encoding)


_MADE_OF_BYTES: dict[str, Callable[..., Iterator[rows.Row]]] = {
    "feed": feeds.feed,
    "mail": mail.message,
    "mbox": mail.mailbox,
    "docx": documents.docx,
    "pdf": documents.pdf,
}


def _named(
    found: Iterable[rows.Row], form: str, source: Source, options: Options
) -> Iterator[tuple[str, rows.Row]]:
    """Each record with its id: the one that it gives, else that of its source, with its line where more may follow.

    The first of a JSON file or of stdin may be the only one, so it goes without.
    """
    first = form in _ALONE or source.path is None
    for row in found:
        yield (
            records.record_id(row.record, options)
            or (source.id if first else f"{source.id}:{row.line}"),
            row,
        )
        first = False


def _records(
    found: Iterator[rows.Row], form: str, source: Source, options: Options
) -> Iterator[Article | Failure]:
    count = 0
    for id, (line, record, note) in _named(found, form, source, options):
        count += 1
        if isinstance(record, InputError):
            yield Failure.of(record, id=None, source=source.name, line=line)
            continue
        try:
            article = _article(record, form, options, id=id, source=source.name, line=line)
            yield replace(article, notes=(note, *article.notes)) if note else article
        except (InputError, SetupError) as error:
            yield Failure.of(
                error, id=records.record_id(record, options), source=source.name, line=line
            )
    if not count:
        raise InputError(f"{source.name}: no records in it", kind="empty")


def _article(
    record: Any, form: str, options: Options, *, id: str, source: str, line: int
) -> Article:
    """The article of a record; what is not the user's own record has our keys, and a date that may be missing."""
    if form not in _FOREIGN:
        return records.article(record, options, id=id, source=source, line=line)
    notes: tuple[str, ...] = ()
    options = replace(options, fields=Fields(), strict=False)
    try:
        if record.get("published"):
            iso_day(record["published"], where="published", order=options.date_order)
    except InputError as error:
        record, notes = {**record, "published": None}, (f"{error.message}: left out",)
    at = None if form in _ALONE else line
    article = records.article(record, options, id=id, source=source, line=at)
    published = article.published
    if published and published.origin == "record" and form in _ORIGINS:
        article = replace(article, published=replace(published, origin=_ORIGINS[form]))
    return replace(article, notes=(*notes, *article.notes), asides=())


def _unique(article: Article, seen: set[str], source: Source, *, own: bool) -> Article:
    """An id that another source has too, or that was there before, gets its file before it, then its line after it."""
    longer = f"{source.name}:{article.id}"
    tries = (*((article.id,) if own else ()), longer, f"{longer}:{article.line}")
    id = next((t for t in tries if t not in seen), tries[-1])
    seen.add(id)
    return article if id == article.id else replace(article, id=id)


def _noted(article: Article) -> Article:
    note = language_note(article.text[article.body :])
    return replace(article, notes=(*article.notes, note)) if note else article
