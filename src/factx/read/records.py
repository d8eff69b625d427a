"""A record (of JSON, CSV, Parquet) -> Article. Unknown keys are ignored, and named once a run; with ``strict`` refused."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from factx.errors import InputError
from factx.read import html, keys, text
from factx.read.article import Article, Published
from factx.read.days import iso_day, no_day
from factx.read.encodings import whole
from factx.read.options import Options
from factx.read.published import dateline_note

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
    found, taken = keys.found_in(record, options.fields)
    unknown = keys.unknown_in(record, options.fields, taken)
    keys.refuse(unknown, record, options, where=where, line=line)
    try:
        made = _article(
            found, options, id=_id(found["id"]) or id, where=where, source=source, line=line
        )
        return replace(made, asides=(*keys.asides(unknown, taken, source), *made.asides))
    except InputError as error:
        error.line = line
        raise


def record_id(record: Any, options: Options) -> str | None:
    """The id that a record gives, so that a failure can be told by it."""
    if not isinstance(record, Mapping):
        return None
    return _id(keys.found_in(record, options.fields)[0]["id"])


def _article(
    found: dict[str, Any], options: Options, *, id: str, where: str, source: str, line: int | None
) -> Article:
    words = {
        name: _string(found[name], options.fields.paths()[name], where)
        for name in ("text", "html", "title", "url")
    }
    words |= {name: whole(words[name] or "") or None for name in ("html", "title", "url")}
    published, notes = _published(found["published"], options, where)
    if words["text"] is None and words["html"] is not None:
        made = html.article(words["html"], id=id, source=source, options=options, line=line)
        return replace(
            made,
            title=words["title"] or made.title,
            url=words["url"] or made.url,
            published=published or made.published,
            notes=(*notes, *made.notes),
        )
    body = words["text"]
    if body is None:
        key = options.fields.text
        hint = f"name the key of the text with --text-field (now {key})"
        raise InputError(f"{where}: no {key!r} in this record", hint=hint, kind="no-text")
    if not body.strip():
        raise InputError(f"{where}: the text is empty", kind="empty")
    made = text.article(body, id=id, source=source, title=words["title"])
    if published and (note := dateline_note(made.text, published)):
        notes = (*notes, note)
    return replace(
        made, url=words["url"], published=published or made.published, line=line,
        notes=(*notes, *(() if published else made.notes)),
    )  # fmt: skip


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


def _published(
    value: Any, options: Options, where: str
) -> tuple[Published | None, tuple[str, ...]]:
    """The day of a record, or of the option that overrides it; a note where less than a day is known."""
    if options.date:
        return Published(iso_day(options.date, where="published"), "option"), ()
    key = options.fields.published
    if isinstance(value, bool | list | Mapping):
        raise InputError(
            f"{where}: {key!r} must be a string, not {_type(value)}", hint=_HINT, kind="wrong-type"
        )
    if no_day(value):
        said = value is not None and str(value).strip()
        return None, ((f"{key}: {said!r} is no day, so the date is left open",) if said else ())
    day = iso_day(value, where=f"{where}: {key}", order=options.date_order)
    return Published(day, "record"), ()


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
