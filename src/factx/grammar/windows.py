"""On which side of the publication day the calendar window of a time lies."""

from __future__ import annotations

from factx.values.timex import Timex


def side(timex: Timex, published: str | None) -> str:
    """ "past", "present" (the day of publication is within a longer window), "future", or "" when it cannot be told.

    >>> side(Timex("DATE", "2024-03", earliest="2024-03-01", latest="2024-03-31"), "2024-05-02")
    'past'
    >>> side(Timex("DATE", "2030", "ON_OR_BEFORE", latest="2030-12-31"), "2024-05-02")
    'future'
    """
    if not published:
        return ""
    day, first, last = published[:10], timex.earliest, timex.latest
    if last and last < day:
        return "past"
    if first and first > day:
        return "future"
    if first is None and last and last > day:
        return "future"
    return "present" if first and last and first < day < last else ""
