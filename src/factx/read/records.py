"""A record (of JSON, CSV, Parquet) -> Article. Keys that factx does not know are refused, unless asked to be lenient."""

from __future__ import annotations

import datetime
from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from factx.errors import InputError
from factx.read import html, text
from factx.read.article import Article, Published
from factx.read.days import iso_day
from factx.read.encodings import whole
from factx.read.options import Options

Record = Mapping[str, Any]
_HINT = 'a record is an object like {"id": "a1", "text": "...", "published": "2020-05-19"}'


def article(record: Any, options: Options, *, id: str, source: str, line: int | None) -> Article:
    """Make an article of a record. ``id`` is for records that have none.

    Raises InputError, with the record's line, for a record that is no object, has an unknown key, no text, a value of the
    wrong type, or an impossible day.
    """
    where = f"{source}:{line}" if line else source
    if not isinstance(record, Mapping):
        raise InputError(
            f"{where}: a record must be an object, not {_type(record)}",
            hint=_HINT,
            line=line,
            kind="wrong-type",
        )
    found = {name: _at(record, path) for name, path in options.fields.paths().items()}
    if not options.lenient:
        _refuse_unknown(record, options, where, line)
    try:
        return _article(
            found, options, id=_id(found["id"]) or id, where=where, source=source, line=line
        )
    except InputError as error:
        error.line = line
        raise


def record_id(record: Any, options: Options) -> str | None:
    """The id that a record gives, so that a failure can be told by it."""
    return _id(_at(record, options.fields.id)) if isinstance(record, Mapping) else None


def _article(
    found: dict[str, Any], options: Options, *, id: str, where: str, source: str, line: int | None
) -> Article:
    words = {
        name: _string(found[name], options.fields.paths()[name], where)
        for name in ("text", "html", "title", "url")
    }
    words |= {name: whole(words[name] or "") or None for name in ("html", "title", "url")}
    day = _day(found["published"], options.fields.published, where)
    published = (
        Published(iso_day(options.date, where="published"), "option") if options.date else day
    )
    if words["text"] is None and words["html"] is not None:
        made = html.article(words["html"], id=id, source=source, line=line)
        return replace(
            made,
            title=words["title"] or made.title,
            url=words["url"] or made.url,
            published=published or made.published,
        )
    body = words["text"]
    if body is None:
        key = options.fields.text
        hint = f"name the key of the text with --text-field (now {key})"
        raise InputError(f"{where}: no {key!r} in this record", hint=hint, kind="no-text")
    if not body.strip():
        raise InputError(f"{where}: the text is empty", kind="empty")
    made = text.article(body, id=id, source=source, title=words["title"])
    return replace(made, url=words["url"], published=published or made.published, line=line)


def _at(record: Any, path: str) -> Any:
    """The value at a dotted path; a key that has dots itself goes first.

    >>> _at({"meta": {"id": 7}, "a.b": 1}, "meta.id"), _at({"a.b": 1}, "a.b"), _at({}, "a.b")
    (7, 1, None)
    """
    if not isinstance(record, Mapping):
        return None
    if path in record:
        return record[path]
    first, dot, rest = path.partition(".")
    return _at(record.get(first), rest) if dot else None


def _refuse_unknown(record: Record, options: Options, where: str, line: int | None) -> None:
    paths = options.fields.paths().values()
    known = set(paths) | {path.partition(".")[0] for path in paths}
    unknown = [str(key) for key in record if key not in known]
    if unknown:
        keys = ", ".join(unknown[:5]) + (
            f" and {len(unknown) - 5} more" if len(unknown) > 5 else ""
        )
        hint = f"--lenient ignores them; known are {', '.join(dict.fromkeys(paths))}"
        raise InputError(f"{where}: unknown keys: {keys}", hint=hint, line=line, kind="unknown-key")


def _string(value: Any, key: str, where: str) -> str | None:
    if value is None or isinstance(value, str):
        return value
    raise InputError(
        f"{where}: {key!r} must be a string, not {_type(value)}", hint=_HINT, kind="wrong-type"
    )


def _id(value: Any) -> str | None:
    return (
        whole(str(value))
        if isinstance(value, str | int) and not isinstance(value, bool) and str(value).strip()
        else None
    )


def _day(value: Any, key: str, where: str) -> Published | None:
    if isinstance(value, datetime.date):
        value = value.isoformat()
    said = _string(value, key, where)
    return (
        Published(iso_day(said, where=f"{where}: {key}"), "record")
        if said and said.strip()
        else None
    )


def _type(value: Any) -> str:
    names = {
        dict: "an object",
        list: "an array",
        str: "a string",
        bool: "a boolean",
        int: "a number",
        float: "a number",
    }
    return "null" if value is None else names.get(type(value), type(value).__name__)
