"""Calendar days as records, options, feeds and pages write them -> ISO days."""

from __future__ import annotations

import datetime
import re
from typing import Any

from factx import tables
from factx.errors import InputError

#: Orders of the numbers of a day that is written 03/04/2020.
ORDERS = ("dmy", "mdy", "ymd")


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
MONTH, WEEKDAY = (
    "|".join(sorted(words, key=len, reverse=True))
    for words in (_MONTHS, _numbered("WEEKDAY", "WEEKDAYABBR"))
)
#: A day in ISO form, in words, or in numbers with full stops.
DAY = (
    r"(?P<iso>\d{4}-\d{2}-\d{2})(?![\d-])"
    rf"|(?P<month>(?i:{MONTH}))\.?\s+(?P<day>\d{{1,2}})(?:st|nd|rd|th)?,?\s+(?P<year>\d{{4}})(?!\d)"
    rf"|(?<!\d)(?P<day2>\d{{1,2}})(?:st|nd|rd|th)?[\s-](?P<month2>(?i:{MONTH}))\.?,?[\s-](?P<year2>\d{{4}})(?!\d)"
    r"|(?<![\d.])(?P<day3>\d{1,2})\.(?P<month3>\d{1,2})\.(?P<year3>\d{4})(?![\d.])"
)
_WORDED = re.compile(DAY)
_NUMERIC = re.compile(r"(\d{1,4})([/.-])(\d{1,2})\2(\d{1,4})(?:[T ,].*)?\Z", re.S)
_COMPACT = re.compile(r"((?:19|20)\d{2})(\d{2})(\d{2})(?:T?\d{4,6}Z?)?\Z")
_EPOCH = re.compile(r"\d{9,10}(?:\d{3})?(?:\.\d+)?\Z")
#: What stands for no day at all in exports of tables.
_NONE = frozenset({"", "nat", "nan", "none", "null", "n/a", "na", "-", "0000-00-00"})
_LESS = re.compile(r"\d{4}(?:[-/]\d{1,2})?\Z")


def is_day(match: re.Match[str]) -> str | None:
    """The ISO day that a match of ``DAY`` names; None when the calendar has no such day."""
    g = match.groupdict()
    try:
        if g["iso"]:
            return datetime.date.fromisoformat(g["iso"]).isoformat()
        if g["day3"]:
            return _iso(g["year3"], g["month3"], g["day3"])
        month = _MONTHS[str(g["month"] or g["month2"]).lower()]
        return _iso(g["year"] or g["year2"], month, g["day"] or g["day2"])
    except ValueError:
        return None


def _iso(year: Any, month: Any, day: Any) -> str:
    return datetime.date(int(year), int(month), int(day)).isoformat()


def month_day(month: str, day: str) -> tuple[int, int]:
    """The numbers of a month's name and a day."""
    return _MONTHS[month.lower()], int(day)


def no_day(value: Any) -> bool:
    """Does a value of a record say that no day is known, or less than a day ("2020-05")?"""
    if value is None or value != value:  # NaN
        return True
    return isinstance(value, str) and (
        value.strip().lower() in _NONE or bool(_LESS.match(value.strip()))
    )


def iso_day(value: Any, *, where: str, order: str | None = None) -> str:
    """The ISO day of a date or time in any common notation; the day is the local one, as written.

    Raises InputError for what is no day, and for numbers whose order (``dmy mdy ymd``) is not clear.

    >>> [iso_day(day, where="--date") for day in ("2020-02-29T10:00:00Z", "Sat, 29 Feb 2020 10:00 +0100", 1582934400)]
    ['2020-02-29', '2020-02-29', '2020-02-29']
    """
    if isinstance(value, datetime.date):
        return value.isoformat()[:10]
    words = str(value).strip()
    try:
        found = _epoch(words) or _compact(words) or _numeric(words, order, where) or _worded(words)
        if found:
            return found
    except (ValueError, OverflowError, OSError):
        pass
    hint = "write it as YYYY-MM-DD, for example 2020-05-19"
    raise InputError(f"{where}: not a calendar day: {words[:40]!r}", hint=hint, kind="bad-date")


def _epoch(words: str) -> str | None:
    """Seconds, or milliseconds, since 1970."""
    if not _EPOCH.match(words):
        return None
    seconds = float(words)
    if len(words.partition(".")[0]) > 10:
        seconds /= 1000
    return datetime.datetime.fromtimestamp(seconds, datetime.timezone.utc).date().isoformat()


def _compact(words: str) -> str | None:
    match = _COMPACT.match(words)
    return _iso(*match.groups()) if match else None


def _numeric(words: str, order: str | None, where: str) -> str | None:
    """Numbers with slashes, full stops or hyphens between them; with full stops the day leads."""
    match = _NUMERIC.match(words)
    if match is None:
        return None
    numbers = match[1], match[3], match[4]
    if len(match[1]) == 4:
        return _iso(*numbers)
    if len(match[4]) != 4:
        return None
    clear = "dmy" if int(match[1]) > 12 else "mdy" if int(match[3]) > 12 else None
    order = order or clear or ("dmy" if match[2] == "." or match[1] == match[3] else None)
    if order is None:
        hint = "--date-order dmy reads the day first, --date-order mdy the month"
        message = f"{where}: {words[:40]!r} is ambiguous: which number is the month?"
        raise InputError(message, hint=hint, kind="bad-date")
    parts = dict(zip(order, numbers, strict=True))
    return _iso(parts["y"], parts["m"], parts["d"])


def _worded(words: str) -> str | None:
    """A day in words, after a weekday, before or after a time; nothing else but those."""
    match = _WORDED.search(words)
    if (
        match is None
        or _REST.fullmatch(words[: match.start()] + " " + words[match.end() :]) is None
    ):
        return None
    return is_day(match)


#: What is written around a day: weekday, time of day, zone.
_REST = re.compile(
    rf"(?:[\s,|]+|(?i:{WEEKDAY})\.?|(?i:at)|T?\d{{1,2}}[:.h]\d{{2}}(?:[:.]\d{{2}}(?:[.,]\d+)?)?|"
    r"(?i:[ap]\.?m\.?)|\(?[A-Z]{1,5}\)?|[+-]\d{2}:?\d{2})*"
)
