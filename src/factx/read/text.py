"""Plain text -> Article: the publication date from a header line or prefix, a line that is only a day, or a dateline."""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterator
from typing import NamedTuple

from factx import tables
from factx.read.article import Article, Published, iso_day
from factx.read.encodings import whole


def _numbered(*groups: str) -> dict[str, int]:
    """The words of groups of the table of time words, without full stops -> their numbers."""
    words = tables.raw("time_words")
    return {
        name.rstrip("."): number
        for group in groups
        for name, number in words[group]["words"].items()
    }


#: A month as the press writes it, in full or in short.
_MONTHS = _numbered("MONTH", "MAYMARCH", "MONTHABBR")
_MONTH, _WEEKDAY = (
    "|".join(sorted(words, key=len, reverse=True))
    for words in (_MONTHS, _numbered("WEEKDAY", "WEEKDAYABBR"))
)
_DAY = (
    r"(?P<iso>\d{4}-\d{2}-\d{2})"
    rf"|(?P<month>(?i:{_MONTH}))\.?\s+(?P<day>\d{{1,2}}),?\s+(?P<year>\d{{4}})"
    rf"|(?P<day2>\d{{1,2}})\s+(?P<month2>(?i:{_MONTH}))\.?,?\s+(?P<year2>\d{{4}})"
)
_DATED = rf"(?:(?:{_WEEKDAY})\.?,?\s+)?(?:{_DAY})"

#: How a press release begins: lines that say what it is, a day under them or behind them.
_RELEASE = re.compile(
    r"(?:[\s*#]*(?:(?:for\s+(?:immediate\s+)?release|(?:press|media|news)\s+release)[ \t]*[:.–—*#-]*[ \t]*"
    rf"(?:\n\s*|(?=(?:date\s*:?\s+)?{_DATED}))"
    r"|(?:strictly\s+)?(?:(?:embargoed|under\s+embargo)\s+(?:un)?til\b|embargo(?:ed)?\s*:)[^\n]{0,80}\n\s*))+",
    re.I,
)
#: Where a text says its day: the words, what they are called, in how many of its first lines they can stand.
_PLACES = (
    (
        re.compile(rf"(?P<whole>(?:date|published)\s*:?\s+(?:{_DAY}))[ \t]*(?:\n+|(?=\S)|$)", re.I),
        "header",
        1,
    ),
    (re.compile(rf"(?P<whole>{_DATED})[ \t.]*(?:\n|\Z)", re.I), "header", 2),
    (
        re.compile(
            rf"[A-Z][A-Z .'\-]{{2,40}}[^\n]{{0,30}}?[,(]\s*(?P<whole>{_DAY})[^\n]{{0,30}}?(?:--|[—–_]| - |-$)"
        ),
        "dateline",
        5,
    ),
)
#: A line that is not blank, read to its end where it is too short for a paragraph.
_LINE = re.compile(r"\s*(?P<first>\S)(?P<short>[^\n]{0,250}(?:\n|\Z))?")
#: Line ends of all kinds, each read as one character.
_LINE_ENDS = str.maketrans("\r\x0b\x0c\x85\u2028\u2029", "\n" * 6)


def _day(match: re.Match[str]) -> str | None:
    """The day that a match of _DAY names; None when the calendar has no such day."""
    g = match.groupdict()
    try:
        if g["iso"]:
            return datetime.date.fromisoformat(g["iso"]).isoformat()
        month = _MONTHS[str(g["month"] or g["month2"]).lower()]
        return datetime.date(
            int(g["year"] or g["year2"]), month, int(g["day"] or g["day2"])
        ).isoformat()
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
    >>> date_in("PRESS RELEASE\\n\\nFriday, 1 May 2020\\n\\nThe two sides met.").published
    Published(day='2020-05-01', origin='header', span=(15, 33))
    """
    lines = text.replace("\r\n", " \n").translate(_LINE_ENDS)
    release = _RELEASE.match(lines)
    start = release.end() if release else 0
    for pattern, origin, depth in _PLACES:
        for number, at in enumerate(_line_starts(lines, start, depth)):
            if match := pattern.match(lines, at):
                body = match.end() if origin == "header" and number == 0 else start
                if day := _day(match):
                    return Stated(Published(day, origin, match.span("whole")), body)
                note = f"the {origin}'s date is no day of the calendar and was left out: {match['whole']!r}"
                return Stated(None, body, (note,))
    return Stated(None, start)


def _line_starts(text: str, at: int, number: int) -> Iterator[int]:
    """Where the first lines from an offset begin, blank ones not counted, up to the first that is a paragraph."""
    for _ in range(number):
        line = _LINE.match(text, at)
        if line is None:
            return
        yield line.start("first")
        if line["short"] is None:
            return
        at = line.end()


def article(
    text: str,
    *,
    id: str,
    source: str | None = None,
    date: str | None = None,
    title: str | None = None,
) -> Article:
    """Make an article of plain text. ``date`` (YYYY-MM-DD) overrides what the text says; never today's date."""
    text, given = whole(text), text
    stated = date_in(text)
    notes = (("halves of characters were replaced by U+FFFD",) if text != given else ()) + (
        () if date else stated.notes
    )
    published = Published(iso_day(date, where="published"), "option") if date else stated.published
    return Article(
        id=id,
        text=text,
        source=source,
        title=title,
        published=published,
        body=stated.body,
        notes=notes,
    )
