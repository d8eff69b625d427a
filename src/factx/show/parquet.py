"""Factsheets -> Parquet: nested, as the schema is, or flat, one fact a row."""

from __future__ import annotations

import itertools
import types
import typing
from collections.abc import Iterable, Iterator
from enum import Enum
from pathlib import Path
from typing import Any

from pydantic import BaseModel

from factx.errors import extra_missing
from factx.schema import Factsheet
from factx.show.flat import COLUMNS, facts

_GROUP = 500
_NUMBERS = ("n", "start", "end", "mentions")


def write_parquet(sheets: Iterable[Factsheet], path: Path) -> None:
    """One article a row; lists and objects stay what they are. Raises SetupError without pyarrow."""
    pa = _pyarrow()
    _write(
        pa, path, pa.schema(list(_type(pa, Factsheet))), (sheet.model_dump() for sheet in sheets)
    )


def write_flat_parquet(sheets: Iterable[Factsheet], path: Path) -> None:
    """One fact a row, with the columns of ``flat.COLUMNS``; numbers are int32, all else is text."""
    pa = _pyarrow()
    schema = pa.schema(
        [(name, pa.int32() if name in _NUMBERS else pa.string()) for name in COLUMNS]
    )
    _write(pa, path, schema, (row for sheet in sheets for row in facts(sheet)))


def _write(pa: Any, path: Path, schema: Any, rows: Iterator[dict[str, Any]]) -> None:
    from pyarrow import parquet as pq

    with pq.ParquetWriter(path, schema, compression="zstd") as writer:
        while group := list(itertools.islice(rows, _GROUP)):
            writer.write_table(pa.Table.from_pylist(group, schema=schema))


def _type(pa: Any, kind: Any) -> Any:
    """The Arrow type of a field of the schema: models are structs, lists are lists, all strings and enums are text."""
    if isinstance(kind, type) and issubclass(kind, BaseModel):
        return pa.struct(
            [(name, _type(pa, field.annotation)) for name, field in kind.model_fields.items()]
        )
    origin, inner = typing.get_origin(kind), typing.get_args(kind)
    if origin is list:
        return pa.list_(_type(pa, inner[0]))
    if origin in (typing.Union, types.UnionType):
        return _type(pa, next(i for i in inner if i is not type(None)))
    if origin is typing.Annotated:
        return _type(pa, inner[0])
    if kind is int:
        return pa.int64()
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
