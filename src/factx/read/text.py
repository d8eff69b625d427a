"""Plain text -> Article: the publication date from a header line or prefix, a line that is only a day, or a dateline."""

from __future__ import annotations

import re
from typing import NamedTuple

from factx.read.article import Article, Published
from factx.read.days import DAY, WEEKDAY, is_day, iso_day
from factx.read.encodings import whole
from factx.read.published import candidates, dateline_note

#: How a press release begins: lines that say what it is, a day under them or behind them.
_RELEASE = re.compile(
    r"\A(?:[\s*#]*(?:(?:for\s+(?:immediate\s+)?release|(?:press|media|news)\s+release)[ \t]*[:.–—*#-]*[ \t]*"
    rf"(?:\n\s*|(?=(?:date\s*:?\s+)?(?:(?:{WEEKDAY})\.?,?\s+)?(?:{DAY})))"
    r"|(?:strictly\s+)?(?:(?:embargoed|under\s+embargo)\s+(?:un)?til\b|embargo(?:ed)?\s*:)[^\n]{0,80}\n\s*))+",
    re.I,
)
#: A first line, or the beginning of one, that says the day of what follows.
_PREFIX = re.compile(
    rf"\s*(?P<whole>(?:date|published)\s*:?\s+(?:{DAY}))[ \t]*(?:\n+|(?=\S)|$)", re.I
)
#: What follows a day in a line that says nothing but when: a time, a zone, who wrote it.
_LABELLED = re.compile(r"[ \t]*(?:[,|(]|T\d|by\s|at\s|\d{1,2}:\d|[A-Z]{3,4}\s*\n)")
#: Line ends of all kinds, each read as one character.
_LINE_ENDS = str.maketrans("\r\x0b\x0c\x85\u2028\u2029", "\n" * 6)


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
    prefix = _PREFIX.match(lines, start)
    if prefix and _LABELLED.match(lines, prefix.end("whole")) is None:
        day = is_day(prefix)
        note = _no_such_day("header", prefix["whole"])
        published = Published(day, "header", prefix.span("whole")) if day else None
        return Stated(published, prefix.end(), () if day else (note,))
    for candidate in candidates(lines, start):
        first = candidate.alone and not lines[start : candidate.at].strip()
        body = _line_end(lines, candidate.at) if first else start
        if candidate.day:
            return Stated(Published(candidate.day, candidate.origin, candidate.span), body)
        return Stated(None, body, (_no_such_day(candidate.origin, candidate.words),))
    return Stated(None, start)


def _no_such_day(origin: str, words: str) -> str:
    return f"the {origin}'s date is no day of the calendar and was left out: {words!r}"


def _line_end(text: str, at: int) -> int:
    """Where the first line behind the line of an offset begins that is not blank."""
    end = text.find("\n", at)
    return len(text) if end < 0 else end + len(text[end:]) - len(text[end:].lstrip())


def article(
    text: str,
    *,
    id: str,
    source: str | None = None,
    date: str | None = None,
    title: str | None = None,
) -> Article:
    """Make an article of plain text. ``date`` overrides what the text says; never today's date."""
    text, given = whole(text), text
    stated = date_in(text)
    notes = (("halves of characters were replaced by U+FFFD",) if text != given else ()) + (
        () if date else stated.notes
    )
    published = Published(iso_day(date, where="published"), "option") if date else stated.published
    if date and published and (note := dateline_note(text, published)):
        notes = (*notes, note)
    return Article(
        id=id,
        text=text,
        source=source,
        title=title,
        published=published,
        body=stated.body,
        notes=notes,
    )
