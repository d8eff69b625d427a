"""Files, stdin and what is compressed -> a stream of plain bytes."""

from __future__ import annotations

import gzip
import io
import sys
from pathlib import Path
from typing import IO, cast

from factx.errors import InputError, extra_missing
from factx.read.missing import missing, readable

#: Suffixes that are taken off before the format is told.
SUFFIXES = (".gz", ".zst")
_GZIP, _ZSTD = b"\x1f\x8b", b"\x28\xb5\x2f\xfd"


def open_bytes(path: Path | None) -> io.BufferedReader:
    """The bytes of a file (None is stdin), decompressed by what they begin with, whatever the file is called.

    Raises InputError when the file cannot be opened, SetupError when zstandard is missing.
    """
    if path is None and sys.stdin is None:
        raise InputError(
            "stdin: closed", hint="name a file, or pipe an article in", kind="unreadable"
        )
    try:
        raw = cast(io.BufferedReader, sys.stdin.buffer) if path is None else path.open("rb")
    except FileNotFoundError:
        raise missing(str(path)) from None
    except OSError as error:
        raise InputError(
            f"{readable(str(path))}: {(error.strerror or str(error)).lower()}", kind="unreadable"
        ) from None
    magic = raw.peek(4)[:4]
    if magic.startswith(_GZIP):
        return io.BufferedReader(cast(io.RawIOBase, gzip.GzipFile(fileobj=raw)))
    if magic == _ZSTD:
        return io.BufferedReader(cast(io.RawIOBase, _zstd(raw, path)))
    return raw


def _zstd(raw: IO[bytes], path: Path | None) -> object:
    try:
        import zstandard
    except ImportError as error:
        raise extra_missing(
            error, what=f"{path or 'stdin'}: reading .zst", package="zstandard", extra="zstd"
        ) from None
    return zstandard.ZstdDecompressor().stream_reader(raw, read_across_frames=True)
