"""Plain text -> Article: the publication date from a header line or prefix, or from a dateline."""

from __future__ import annotations

import datetime
import re
from typing import NamedTuple

from factx import tables
from factx.read.article import Article, Published, iso_day

#: A month as the press writes it (in full, or in short with or without a full stop) -> its number.
_MONTHS = {
    name.rstrip("."): number
    for group in ("MONTH", "MAYMARCH", "MONTHABBR")
    for name, number in tables.raw("time_words")[group]["words"].items()
}
_MONTH = "|".join(sorted(_MONTHS, key=len, reverse=True))
_DAY = (
    r"(?P<iso>\d{4}-\d{2}-\d{2})"
    rf"|(?P<month>(?i:{_MONTH}))\.?\s+(?P<day>\d{{1,2}}),?\s+(?P<year>\d{{4}})"
    rf"|(?P<day2>\d{{1,2}})\s+(?P<month2>(?i:{_MONTH}))\.?,?\s+(?P<year2>\d{{4}})"
)
_HEADER = re.compile(rf"\s*(?P<whole>(?:date|published)\s*:?\s+(?:{_DAY}))[ \t]*(?:\n+|(?=\S)|$)", re.I)
_DATELINE = re.compile(rf"\s*[A-Z][A-Z .'\-]{{2,40}}[^\n]{{0,30}}?[,(]\s*(?P<whole>{_DAY})[^\n]{{0,30}}?(?:--|[—–_]| - |-$)")


def _day(match: re.Match[str]) -> str | None:
    """The day that a match of _DAY names; None when the calendar has no such day."""
    g = match.groupdict()
    try:
        if g["iso"]:
            return datetime.date.fromisoformat(g["iso"]).isoformat()
        month = _MONTHS[str(g["month"] or g["month2"]).lower()]
        return datetime.date(int(g["year"] or g["year2"]), month, int(g["day"] or g["day2"])).isoformat()
    except ValueError:
        return None


class Stated(NamedTuple):
    """What a text says of its publication: the day, where the prose begins after a header, and what is wrong with the day."""

    published: Published | None
    body: int = 0
    notes: tuple[str, ...] = ()


def date_in(text: str) -> Stated:
    """The publication date that the text itself states.

    >>> date_in(" date 2020-05-19 The two sides met.")
    Stated(published=Published(day='2020-05-19', origin='header', span=(1, 16)), body=17, notes=())
    >>> date_in("Date: 30 Feb. 2020\\nThe two sides met.").notes
    ("the header's date is no day of the calendar and was left out: 'Date: 30 Feb. 2020'",)
    """
    for pattern, origin in ((_HEADER, "header"), (_DATELINE, "dateline")):
        if match := pattern.match(text):
            body = match.end() if origin == "header" else 0
            if day := _day(match):
                return Stated(Published(day, origin, match.span("whole")), body)
            return Stated(None, body, (f"the {origin}'s date is no day of the calendar and was left out: {match['whole']!r}",))
    return Stated(None)


def article(text: str, *, id: str, source: str | None = None, date: str | None = None, title: str | None = None) -> Article:
    """Make an article of plain text. ``date`` (YYYY-MM-DD) overrides what the text says; never today's date."""
    stated = date_in(text)
    published = Published(iso_day(date, where="--date"), "option") if date else stated.published
    return Article(
        id=id, text=text, source=source, title=title, published=published, body=stated.body, notes=() if date else stated.notes
    )
