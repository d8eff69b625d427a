"""What was read: one article, its text settled, its publication date with the place where it was found."""

from __future__ import annotations

import datetime
import hashlib
from dataclasses import dataclass

from factx.errors import InputError


@dataclass(frozen=True, slots=True)
class Published:
    """A publication day (ISO), its origin (``option record html header dateline``), and the span that says it, if any."""

    day: str
    origin: str
    span: tuple[int, int] | None = None


@dataclass(frozen=True, slots=True)
class Article:
    """One article. ``text`` is what all offsets point into; ``body`` is where the prose begins, after a date header."""

    id: str
    text: str
    source: str | None = None
    title: str | None = None
    url: str | None = None
    published: Published | None = None
    body: int = 0
    notes: tuple[str, ...] = ()

    @property
    def sha256(self) -> str:
        return hashlib.sha256(self.text.encode("utf-8", "surrogatepass")).hexdigest()


def iso_day(day: str, *, where: str) -> str:
    """Check that ``day`` is a calendar day written YYYY-MM-DD (a time after it is cut off).

    >>> iso_day("2020-02-29T10:00:00Z", where="--date")
    '2020-02-29'
    """
    try:
        return datetime.date.fromisoformat(day[:10]).isoformat()
    except ValueError:
        raise InputError(f"{where}: not a calendar day: {day!r}", hint="write it as YYYY-MM-DD, for example 2020-05-19") from None
