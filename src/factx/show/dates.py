"""Days and windows in words for people: "9 May 2020", "until 9 May 2020", "May 2020"."""

from __future__ import annotations

import datetime

from factx.schema import When

_MONTHS = (
    "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec",
)  # fmt: skip


def day_words(day: str) -> str:
    """An ISO day for people.

    >>> day_words("2020-05-09")
    '9 May 2020'
    """
    date = datetime.date.fromisoformat(day)
    return f"{date.day} {_MONTHS[date.month - 1]} {date.year:04}"


def when_words(when: When | None) -> str:
    """The window of a time for people.

    >>> when_words(When(text="in May", type="DATE", value="2020-05", earliest="2020-05-01", latest="2020-05-31"))
    'May 2020'
    >>> when_words(When(text="by 9 May", type="DATE", value="2020-05-09", latest="2020-05-09"))
    'until 9 May 2020'
    """
    if when is None or not (when.earliest or when.latest):
        return "undated"
    first, last = when.earliest, when.latest
    if first == last and first:
        return day_words(first)
    if not first and last:
        return f"until {day_words(last)}"
    if first and not last:
        return f"from {day_words(first)}"
    assert first
    assert last
    return _span_words(datetime.date.fromisoformat(first), datetime.date.fromisoformat(last))


def _span_words(first: datetime.date, last: datetime.date) -> str:
    """Both ends, or the month or year that they make."""
    after = last.toordinal() + 1
    ends = after > datetime.date.max.toordinal() or datetime.date.fromordinal(after).day == 1
    if first.day == 1 and ends and first.year == last.year:
        if first.month == last.month:
            return f"{_MONTHS[first.month - 1]} {first.year:04}"
        if (first.month, last.month) == (1, 12):
            return f"{first.year:04}"
        return f"{_MONTHS[first.month - 1]} – {_MONTHS[last.month - 1]} {first.year:04}"
    return f"{day_words(first.isoformat())} – {day_words(last.isoformat())}"
