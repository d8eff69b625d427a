"""Bytes -> text: UTF-8 unless the bytes say otherwise; what is no text is refused."""

from __future__ import annotations

import codecs
import re
from typing import NamedTuple

from factx.errors import InputError

#: Marks at the beginning, the longer first: UTF-32 LE begins like UTF-16 LE.
_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)

#: Beginnings of files that are no text, and what to make of them.
_BINARY = (
    (b"%PDF-", "a PDF file", "name it FILE.pdf, or read it with --input-format pdf"),
    (
        b"{\\rtf",
        "an RTF document",
        "save it as plain text, for example: soffice --headless --convert-to txt FILE",
    ),
    (b"PK\x03\x04", "a ZIP archive or Office document", "unpack it, or save it as plain text"),
    (b"\x89PNG", "a picture", "factx reads text"),
    (b"\xff\xd8\xff", "a picture", "factx reads text"),
    (b"\xd0\xcf\x11\xe0", "an Office document", "save it as plain text"),
    (b"SQLite format 3", "a SQLite database", "export its articles as JSON Lines"),
)
_CONTROL = bytes(set(range(32)) - set(b"\t\n\r\f\x1a\x1b\v"))
_SAMPLE = 65536


class Decoded(NamedTuple):
    """Text, and a note to the reader when the encoding had to be guessed."""

    text: str
    note: str | None = None


def decode(raw: bytes, *, where: str, encoding: str | None = None) -> Decoded:
    """Decode text. Line ends stay as they are; a byte order mark goes.

    Without ``encoding``: by the byte order mark, else UTF-8, else UTF-16 (every other byte is zero), else Windows-1252,
    else Latin-1; the last three are guesses and get a note. Raises InputError for what is no text.
    """
    if encoding:
        return Decoded(_strict(raw, encoding, where))
    for mark, name in _MARKS:
        if raw.startswith(mark):
            return Decoded(_strict(raw, name, where))
    _refuse_binary(raw, where)
    guess = _utf16(raw)
    if guess:
        return Decoded(
            _strict(raw, guess, where), f"read as {guess.upper()}: it has no byte order mark"
        )
    try:
        return Decoded(raw.decode("utf-8"))
    except UnicodeDecodeError as error:
        guess = _single_byte(raw)
        return Decoded(raw.decode(guess), f"read as {guess}: not UTF-8 at byte {error.start}")


def _strict(raw: bytes, encoding: str, where: str) -> str:
    try:
        return raw.decode(encoding)
    except UnicodeDecodeError as error:
        name = encoding.upper().removesuffix("-SIG")
        hint = "name the encoding with --encoding"
        raise InputError(
            f"{where}: not {name}: {error.reason} at byte {error.start}",
            hint=hint,
            kind="not-utf-8",
        ) from None


def _refuse_binary(raw: bytes, where: str) -> None:
    for magic, what, hint in _BINARY:
        if raw.startswith(magic):
            raise InputError(f"{where}: {what}, not text", hint=hint, kind="binary")
    sample = raw[:_SAMPLE]
    odd = len(sample) - len(sample.translate(None, _CONTROL))
    if odd > len(sample) / 100 and not _utf16(raw):
        raise InputError(
            f"{where}: a binary file, not text",
            hint="factx reads text, web pages, records, feeds, mail and documents",
            kind="binary",
        )


def _utf16(raw: bytes) -> str | None:
    """UTF-16 without a mark: in English nearly every other byte is zero."""
    sample = raw[:_SAMPLE]
    if len(sample) >= 8 and len(sample) % 2 == 0:
        even, odd = sample[::2].count(0), sample[1::2].count(0)
        if odd > 0.7 * len(sample) / 2 and not even:
            return "utf-16-le"
        if even > 0.7 * len(sample) / 2 and not odd:
            return "utf-16-be"
    return None


def _single_byte(raw: bytes) -> str:
    try:
        raw.decode("cp1252")
    except UnicodeDecodeError:
        return "latin-1"
    return "windows-1252"


_HALVES = re.compile("[\ud800-\udfff]")


def whole(text: str) -> str:
    r"""A text in which halves of characters (lone surrogates, which no UTF-8 can hold) are U+FFFD; offsets stay.

    >>> whole("a\ud800b") == "a\ufffdb"
    True
    """
    return _HALVES.sub("\ufffd", text)
