"""Plain text -> Article: the publication date from a header line or prefix, or from a dateline."""

from __future__ import annotations

import datetime
import re

from factx.read.article import Article, Published, iso_day

_MONTHS = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"]
_DAY = (
    r"(?P<iso>\d{4}-\d{2}-\d{2})"
    r"|(?P<month>[A-Za-z]{3,9})\.?\s+(?P<day>\d{1,2}),?\s+(?P<year>\d{4})"
    r"|(?P<day2>\d{1,2})\s+(?P<month2>[A-Za-z]{3,9})\.?,?\s+(?P<year2>\d{4})"
)
_HEADER = re.compile(rf"\s*(?P<whole>(?:date|published)\s*:?\s+(?:{_DAY}))[ \t]*(?:\n+|(?=\S)|$)", re.I)
_DATELINE = re.compile(rf"\s*[A-Z][A-Z .'\-]{{2,40}}[^\n]{{0,30}}?[,(]\s*(?P<whole>{_DAY})[^\n]{{0,30}}?(?:--|[—–_]| - |-$)")


def _day(match: re.Match[str]) -> str | None:
    g = match.groupdict()
    if g["iso"]:
        return str(g["iso"])
    name = str(g["month"] or g["month2"]).lower()[:3]
    if name not in _MONTHS:
        return None
    try:
        return datetime.date(int(g["year"] or g["year2"]), _MONTHS.index(name) + 1, int(g["day"] or g["day2"])).isoformat()
    except ValueError:
        return None


def date_in(text: str) -> tuple[Published | None, int]:
    """The publication date that the text itself states, and where the prose begins after a header.

    >>> date_in(" date 2020-05-19 The two sides met.")
    (Published(day='2020-05-19', origin='header', span=(1, 16)), 17)
    """
    for pattern, origin in ((_HEADER, "header"), (_DATELINE, "dateline")):
        match = pattern.match(text)
        day = match and _day(match)
        if match and day:
            body = match.end() if origin == "header" else 0
            return Published(iso_day(day, where=origin), origin, match.span("whole")), body
    return None, 0


def article(text: str, *, id: str, source: str | None = None, date: str | None = None, title: str | None = None) -> Article:
    """Make an article of plain text. ``date`` (YYYY-MM-DD) overrides what the text says; never today's date."""
    found, body = date_in(text)
    published = Published(iso_day(date, where="--date"), "option") if date else found
    return Article(id=id, text=text, source=source, title=title, published=published, body=body)
