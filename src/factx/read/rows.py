"""Files of many records -> records with their lines, one at a time: JSON, JSON Lines, CSV, Parquet."""

from __future__ import annotations

import csv
import io
import itertools
import json
import re
from collections import Counter
from collections.abc import Iterator, Sequence
from typing import IO, Any, NamedTuple

from factx.errors import InputError, extra_missing
from factx.read.encodings import decode

#: A byte that could not be decoded, as it stands in the text instead of a character.
_UNDECODED = re.compile("[\udc80-\udcff]")


class Row(NamedTuple):
    """A record, or what is wrong with it (an InputError), its 1-based line (of a row: its number), and a note to its reader."""

    line: int
    record: Any
    note: str | None = None


def jsonl(stream: IO[bytes], *, where: str, encoding: str | None) -> Iterator[Row]:
    """One record a line; a line that is no UTF-8 or no JSON is told and does not stop the others. Empty lines are skipped."""
    for number, raw in enumerate(stream, 1):
        if number == 1:
            raw = raw.removeprefix(b"\xef\xbb\xbf")
        if not raw.strip():
            continue
        try:
            yield Row(number, json.loads(raw.decode(encoding or "utf-8")))
        except UnicodeDecodeError as error:
            message = f"{where}:{number}: not {(encoding or 'utf-8').upper()}: {error.reason} at byte {error.start}"
            hint = "name the file's encoding with --encoding"
            yield Row(number, InputError(message, hint=hint, line=number, kind="not-utf-8"))
        except (ValueError, RecursionError) as error:
            yield Row(number, _not_json(error, where, number))


def json_file(raw: bytes, *, where: str, encoding: str | None) -> Iterator[Row]:
    """One record, or an array of them; the line is the record's place in the array."""
    text, note = decode(raw, where=where, encoding=encoding)
    try:
        found = json.loads(text)
    except (ValueError, RecursionError) as error:
        if isinstance(error, json.JSONDecodeError) and error.msg == "Extra data":
            yield from (
                row._replace(note=note)
                for row in jsonl(io.BytesIO(text.encode()), where=where, encoding=None)
            )
        else:
            yield Row(1, _not_json(error, where, getattr(error, "lineno", 1)))
        return
    yield from (
        Row(number, record, note)
        for number, record in enumerate(found if isinstance(found, list) else [found], 1)
    )


def _not_json(error: Exception, where: str, line: int) -> InputError:
    if isinstance(error, json.JSONDecodeError):
        said = error.msg
    elif isinstance(error, RecursionError):
        said = "nested too deep"
    else:
        said = "an integer of too many digits"
    hint = "JSON Lines hold one object a line; --input-format reads the file as something else"
    return InputError(f"{where}:{line}: not JSON: {said}", hint=hint, line=line, kind="not-json")


def csv_file(
    stream: IO[bytes], *, where: str, encoding: str | None, delimiter: str = ","
) -> Iterator[Row]:
    """Rows under a header, of a delimiter; the line is where the row begins. A cell that is empty counts as not given.

    Bytes that are not of the encoding cost only their row. Raises InputError for a header that cannot be used.
    """
    head = stream.peek(65536)[:65536] if isinstance(stream, io.BufferedReader) else b""
    utf16 = head[:2] in (b"\xff\xfe", b"\xfe\xff")
    codec = encoding or ("utf-16" if utf16 else "utf-8-sig")
    text = io.TextIOWrapper(stream, encoding=codec, errors="surrogateescape", newline="")
    csv.field_size_limit(2**31 - 1)
    rows = csv.reader(text, strict=True, delimiter=delimiter)
    try:
        header = next(rows, [])
        if undecoded := _undecoded(header, codec, where, 1):
            raise undecoded
        _refuse_twice(header, where)
        at = rows.line_num + 1
        for row in rows:
            if row:
                yield Row(at, _undecoded(row, codec, where, at) or _cells(header, row, where, at))
            at = rows.line_num + 1
    except UnicodeDecodeError as error:  # of a codec whose bytes cannot stand alone
        line = rows.line_num + 1
        yield Row(line, _not_of(codec, error.reason, where, line))
    except csv.Error as error:
        line = rows.line_num
        yield Row(line, InputError(f"{where}:{line}: not CSV: {error}", line=line, kind="not-csv"))


def _undecoded(cells: Sequence[str], codec: str, where: str, line: int) -> InputError | None:
    """The error of the first byte in a row that is not of the encoding; None when all are."""
    found = next((match for cell in cells if (match := _UNDECODED.search(cell))), None)
    return _not_of(codec, f"byte 0x{ord(found[0]) - 0xDC00:02x}", where, line) if found else None


def _not_of(codec: str, why: str, where: str, line: int) -> InputError:
    hint = "name the file's encoding with --encoding, for example --encoding windows-1252"
    message = f"{where}:{line}: not {codec.upper().removesuffix('-SIG')}: {why}"
    return InputError(message, hint=hint, line=line, kind="not-utf-8")


def _refuse_twice(names: Sequence[str], where: str) -> None:
    """Raise InputError when two columns have one name: it could not be told which of them is meant."""
    twice = next((name for name, count in Counter(names).items() if count > 1 and name), None)
    if twice:
        raise InputError(
            f"{where}: the column {twice!r} appears twice",
            hint="rename one of the two",
            kind="bad-header",
        )


def _cells(header: list[str], row: list[str], where: str, line: int) -> Any:
    if len(row) != len(header):
        message = f"{where}:{line}: {len(row)} cells under a header of {len(header)}"
        return InputError(
            message, hint="quote cells that hold commas or line breaks", line=line, kind="not-csv"
        )
    return {key: cell or None for key, cell in zip(header, row, strict=True)}


def parquet(stream: IO[bytes], *, where: str) -> Iterator[Row]:
    """Rows by batches, so that a big file needs little memory (stdin is read whole: the format begins at its end)."""
    try:
        import pyarrow as pa
        from pyarrow import parquet as pq
    except ImportError as error:
        raise extra_missing(
            error, what=f"{where}: reading Parquet", package="pyarrow", extra="parquet"
        ) from None
    numbers = itertools.count(1)
    try:
        file = pq.ParquetFile(stream if stream.seekable() else io.BytesIO(stream.read()))
        _refuse_twice(file.schema_arrow.names, where)
        for batch in file.iter_batches(batch_size=256):
            for record in batch.to_pylist():
                yield Row(
                    next(numbers),
                    {key: value for key, value in record.items() if value is not None},
                )
    except (pa.ArrowException, OSError) as error:
        raise InputError(
            f"{where}: not Parquet: {str(error).splitlines()[0]}", kind="not-parquet"
        ) from None
