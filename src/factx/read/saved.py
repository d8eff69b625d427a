"""Saved JSON: any number of values in a file, on one line each or on many; and saved factsheets."""

from __future__ import annotations

import json
import re
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from pydantic import ValidationError

from factx.errors import InputError
from factx.schema import SCHEMA_VERSION, Factsheet

_BLANKS = re.compile(r"\s*")


def objects(path: Path) -> Iterator[Any]:
    """The JSON values of a file (``-`` is stdin), one after another. Raises InputError with line and column."""
    try:
        text = sys.stdin.read() if str(path) == "-" else path.read_text(encoding="utf-8")
    except UnicodeDecodeError:
        raise InputError(f"{path}: not UTF-8") from None
    decoder, at = json.JSONDecoder(), _blanks_end(text, 0)
    while at < len(text):
        try:
            value, end = decoder.raw_decode(text, at)
        except json.JSONDecodeError as error:
            raise InputError(
                f"{path}:{error.lineno}:{error.colno}: not JSON: {error.msg}", line=error.lineno
            ) from None
        except RecursionError:
            raise InputError(f"{path}: not JSON that can be read: nested too deep") from None
        yield value
        at = _blanks_end(text, end)


def _blanks_end(text: str, at: int) -> int:
    match = _BLANKS.match(text, at)
    return match.end() if match else at


def other_version(record: Any) -> str | None:
    """Return what to say of a factsheet made by another version of the schema, None for one of this version."""
    version = (
        record.get("schema_version", SCHEMA_VERSION) if isinstance(record, dict) else SCHEMA_VERSION
    )
    if version == SCHEMA_VERSION:
        return None
    return f"schema_version is {version!r}; this version of factx reads {SCHEMA_VERSION!r}"


#: How a file of factsheets begins; the schema version is the first key that factx writes.
_SHEET = re.compile(r'\A\ufeff?\s*(?:\[\s*)?\{\s*"schema_version"')


def holds_factsheets(path: Path) -> bool:
    """Whether a JSON file holds saved factsheets rather than articles."""
    if path.suffix.lower() not in (".json", ".jsonl", ".ndjson"):
        return False
    try:
        with path.open(encoding="utf-8", errors="replace") as stream:
            return bool(_SHEET.match(stream.read(4096)))
    except OSError:
        return False


def factsheets(path: Path) -> Iterator[Factsheet]:
    """Factsheets saved as JSON Lines, as indented JSON, or as one array. Raises InputError for what is none."""
    records = (
        record
        for value in objects(path)
        for record in (value if isinstance(value, list) else [value])
    )
    for number, record in enumerate(records, 1):
        if unlike := other_version(record):
            raise InputError(
                f"{path}: record {number}: {unlike}",
                hint="extract the articles again; docs/formats.md has the table of changes",
            )
        try:
            yield Factsheet.model_validate(record)
        except ValidationError as error:
            fault = error.errors()[0]
            place = "".join(f"{step}: " for step in [".".join(map(str, fault["loc"]))] if step)
            raise InputError(
                f"{path}: record {number}: not a factsheet: {place}{fault['msg']}",
                hint="factsheets are made by factx extract",
            ) from None
