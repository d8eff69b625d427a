"""Factsheets -> Parquet: nested, as the schema is, or flat, one fact a row. Days are real dates."""

from __future__ import annotations

import datetime
import functools
import itertools
import types
import typing
from collections.abc import Iterable, Iterator
from enum import Enum
from pathlib import Path
from typing import Any

from pydantic import BaseModel

from factx.errors import extra_missing
from factx.schema import Because, Day, Evidence, Factsheet
from factx.show.rows import COLUMNS, rows

_GROUP = 500
_NUMBERS = ("n", "quote_start", "quote_end", "evidence_count")
_DAYS = ("published", "earliest", "latest", "anchor")
_LISTS = ("titles", "former_titles")


def write_parquet(sheets: Iterable[Factsheet], path: Path) -> None:
    """One article a row; lists and objects stay what they are. Raises SetupError without pyarrow."""
    pa = _pyarrow()
    _write(pa, path, pa.schema(list(_type(pa, Factsheet))), (_value(sheet) for sheet in sheets))


def write_flat_parquet(sheets: Iterable[Factsheet], path: Path) -> None:
    """One fact a row, with the columns of ``rows.COLUMNS``."""
    pa = _pyarrow()
    schema = pa.schema([(name, _column(pa, name)) for name in COLUMNS])
    _write(pa, path, schema, (_dated(row) for sheet in sheets for row in rows(sheet)))


def _column(pa: Any, name: str) -> Any:
    """The Arrow type of a column of the flat table."""
    if name in _NUMBERS:
        return pa.int32()
    if name in _DAYS:
        return pa.date32()
    if name in _LISTS:
        return pa.list_(pa.string())
    special = {
        "evidence": lambda: pa.list_(_type(pa, Evidence)),
        "because": lambda: _type(pa, Because),
        "confidence": pa.float64,
    }
    return special.get(name, pa.string)()


def _dated(row: dict[str, Any]) -> dict[str, Any]:
    made = {name: _day(row[name]) if name in _DAYS else value for name, value in row.items()}
    return made | {"because": _features(row["because"] or [])}


def _day(day: str | None) -> datetime.date | None:
    return datetime.date.fromisoformat(day) if day else None


def _features(because: Iterable[tuple[str, float]]) -> list[dict[str, Any]]:
    return [{"feature": feature, "weight": float(weight)} for feature, weight in because]


def _write(pa: Any, path: Path, schema: Any, found: Iterator[dict[str, Any]]) -> None:
    from pyarrow import parquet as pq

    with pq.ParquetWriter(path, schema, compression="zstd") as writer:
        while group := list(itertools.islice(found, _GROUP)):
            writer.write_table(pa.Table.from_pylist(group, schema=schema))


@functools.cache
def _hints(model: type[BaseModel]) -> dict[str, Any]:
    """Field -> its type as written, with what ``Annotated`` adds."""
    hints = typing.get_type_hints(model, include_extras=True)
    return {name: hints[name] for name in model.model_fields}


def _value(model: BaseModel) -> dict[str, Any]:
    """A model as values that fit ``_type``: days as dates, features as objects."""
    hints = _hints(type(model))
    return {name: _converted(getattr(model, name), hint) for name, hint in hints.items()}


def _converted(value: Any, hint: Any) -> Any:
    if isinstance(value, BaseModel):
        return _value(value)
    if hint == Because:
        return _features(value)
    if isinstance(value, list):
        return [_value(item) if isinstance(item, BaseModel) else item for item in value]
    return _day(value) if hint == Day or Day in typing.get_args(hint) else value


def _type(pa: Any, kind: Any) -> Any:
    """The Arrow type of a field of the schema: models are structs, lists are lists, strings and enums are text."""
    if isinstance(kind, type) and issubclass(kind, BaseModel):
        return pa.struct([(name, _type(pa, hint)) for name, hint in _hints(kind).items()])
    if kind == Day:
        return pa.date32()
    if kind == Because:
        return pa.list_(pa.struct([("feature", pa.string()), ("weight", pa.float64())]))
    origin, inner = typing.get_origin(kind), typing.get_args(kind)
    if origin is list:
        return pa.list_(_type(pa, inner[0]))
    if origin in (typing.Union, types.UnionType):
        return _type(pa, next(i for i in inner if i is not type(None)))
    if origin is typing.Annotated:
        return _type(pa, inner[0])
    if kind in (int, float):
        return pa.int64() if kind is int else pa.float64()
    assert kind is str or origin is typing.Literal or issubclass(kind, Enum), kind
    return pa.string()


def _pyarrow() -> Any:
    try:
        import pyarrow
    except ImportError as error:
        raise extra_missing(
            error, what="writing Parquet", package="pyarrow", extra="parquet"
        ) from None
    return pyarrow
