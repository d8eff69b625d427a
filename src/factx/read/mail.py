"""Messages (.eml) and mailboxes (.mbox) -> a record for each message; by the standard library."""

from __future__ import annotations

import email
import email.policy
import io
import re
from collections.abc import Iterator
from email.message import EmailMessage
from typing import Any

from factx.errors import InputError
from factx.read.fragments import paragraphs
from factx.read.rows import Row

#: How a mailbox begins: a line "From address date", then headers.
MBOX = re.compile(rb"From \S+.*\r?\n(?:>?[A-Za-z][\w-]*:)")
_HEADER = re.compile(rb"([A-Za-z][\w-]*):[ \t]|[ \t]+\S")
_OF_MAIL = frozenset((b"from", b"to", b"message-id", b"received", b"return-path", b"delivered-to"))
_ALSO = frozenset((b"subject", b"date", b"mime-version", b"content-type", b"cc", b"sender"))
_BOUNDARY = re.compile(rb"(?m)^From (?=\S+.*\r?\n(?:>?[A-Za-z][\w-]*:))")


def is_mail(head: bytes) -> bool:
    """Do bytes begin with the headers of a message: one that only mail has, and one more?"""
    names: set[bytes] = set()
    for line in head[:8192].splitlines():
        match = _HEADER.match(line)
        if match is None:
            break
        names.add((match[1] or b"").lower())
    return bool(names & _OF_MAIL) and len(names & (_OF_MAIL | _ALSO)) >= 2


def message(raw: bytes, *, where: str) -> Iterator[Row]:
    """The record of one message; it has no id, so that its file's name is the article's."""
    record = _record(raw, where, 1)
    yield Row(1, record if isinstance(record, InputError) else {**record, "id": None})


def mailbox(raw: bytes, *, where: str) -> Iterator[Row]:
    """One record for each message, with its place in the mailbox."""
    starts = [match.start() for match in _BOUNDARY.finditer(raw)]
    for number, (start, end) in enumerate(zip(starts, [*starts[1:], len(raw)], strict=True), 1):
        yield Row(number, _record(raw[raw.index(b"\n", start) + 1 : end], where, number))


def _record(raw: bytes, where: str, line: int) -> dict[str, Any] | InputError:
    given = email.message_from_bytes(raw, policy=email.policy.default)
    try:
        text = _text(given)
    except (LookupError, ValueError, AttributeError, KeyError) as error:
        why = f"{where}:{line}: this message cannot be read: {error}"
        return InputError(why, line=line, kind="not-mail")
    if not text.strip():
        hint = "attachments are not read; save them and name them"
        return InputError(
            f"{where}:{line}: no text in this message", hint=hint, line=line, kind="no-text"
        )
    return {
        "id": _header(given, "message-id").strip("<> ") or None,
        "text": text,
        "title": _header(given, "subject") or None,
        "published": _header(given, "date") or None,
    }


def _header(given: EmailMessage, name: str) -> str:
    try:
        return " ".join(str(given.get(name) or "").split())
    except (ValueError, IndexError, AttributeError):  # headers that the library cannot parse
        return ""


def _text(given: EmailMessage) -> str:
    """The plain part of a message, else its HTML as paragraphs."""
    part = given.get_body(("plain", "html"))
    if part is None:
        return ""
    content = part.get_content()
    if not isinstance(content, str):
        content = io.BytesIO(content).read().decode("utf-8", "replace")
    return paragraphs(content) if part.get_content_type() == "text/html" else content
