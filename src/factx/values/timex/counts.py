"""Counting in units: what a number of them comes to, and where it leads from a day."""

from __future__ import annotations

import datetime

from factx.values.timex.calendar import (
    Period,
    containing,
    months_later,
    shift,
    years_later,
)
from factx.values.timex.grammar import Match
from factx.values.timex.reading import MULTIPLES, Reading, date


def measured(
    anchor: datetime.date, count: int, unit: str
) -> tuple[datetime.date, datetime.date] | None:
    """The days from ``anchor`` on (back when the count is negative) that a number of units covers; None off the calendar."""
    times, unit = MULTIPLES.get(unit, (1, unit))
    count *= times
    try:
        if unit in ("second", "minute", "hour"):
            other = anchor + datetime.timedelta(**{unit + "s": count}) if unit == "hour" else anchor
        elif unit in ("day", "week"):
            other = anchor + datetime.timedelta(days=count * (7 if unit == "week" else 1))
        else:
            other = months_later(anchor, count * {"month": 1, "quarter": 3, "year": 12}[unit])
    except OverflowError:
        return None
    return min(anchor, other), max(anchor, other)


_ROUGHLY = {"about": "APPROX", "around": "APPROX", "approximately": "APPROX", "roughly": "APPROX", "some": "APPROX",
            "nearly": "LESS_THAN", "almost": "LESS_THAN", "just under": "LESS_THAN", "less than": "LESS_THAN",
            "fewer than": "LESS_THAN", "more than": "MORE_THAN", "longer than": "MORE_THAN", "over": "MORE_THAN",
            "just over": "MORE_THAN", "at least": "EQUAL_OR_MORE",
            "at most": "EQUAL_OR_LESS", "up to": "EQUAL_OR_LESS", "": None}  # fmt: skip


def roughly(m: Match) -> str | None:
    """The TIMEX3 mod of "about", "nearly", "at least" before a number; None without such words."""
    words = m.word("q").split()
    if words[:1] in (["no"], ["not"]):
        return "EQUAL_OR_LESS" if words[1] in ("more", "longer") else "EQUAL_OR_MORE"
    return _ROUGHLY[m.word("q")]


def back_from(
    base: Period, grain: str, count: float, *, mod: str | None = None, sign: int = -1
) -> Reading | None:
    """The period of a grain that lies ``count`` of them before (or after) another period."""
    times, grain = MULTIPLES.get(grain, (1, grain))
    count *= times
    if grain == "hour" and count % 24 == 0:
        grain, count = "day", count / 24
    if grain in ("second", "minute", "hour"):
        return None
    if count != int(count):
        if grain not in ("year", "month"):
            return None
        days = round(count * (365.25 if grain == "year" else 30.44))
        return date(
            containing("month", base.first + datetime.timedelta(days=sign * days)),
            anchored=True,
            mod=mod,
        )
    steps = sign * int(count)
    if (grain == "year" and base.grain in ("quarter", "half", "season", "month")) or (
        grain == "year" and sign == 0
    ):
        try:
            return date(years_later(base, steps), anchored=True, mod=mod)
        except OverflowError:
            return None
    return _moved(containing(grain, base.first), steps, mod)


def _moved(p: Period, steps: int, mod: str | None) -> Reading:
    try:
        return date(shift(p, steps), anchored=True, mod=mod)
    except OverflowError:
        return Reading("DATE", "PAST_REF" if steps < 0 else "FUTURE_REF", anchored=True)


def count_of(m: Match, name: str) -> float | None:
    """The number that the lexemes of a part spell; None for an open one ("several")."""
    total, seen = 0.0, False
    for x in m.lexemes(name):
        if x.lower in ("a", "an", "one") and seen:
            continue
        if x.lower in ("a", "an", "one"):
            total, seen = 1, True
        elif x.lower == "half":
            total, seen = total + 0.5, True
        elif isinstance(x.worth, str) and "/" in x.worth:
            top, bottom = map(int, x.worth.split("/"))
            total, seen = total + (top / bottom if bottom else 0), True
        elif x.lower in ("hundred", "thousand", "dozen"):
            total, seen = max(total, 1) * int(x.worth or 1), True
        elif isinstance(x.worth, int | float) and x.code:
            total, seen = total + x.worth, True
    return total if seen and total else None


def year_of(m: Match) -> int | None:
    """The year that a match names, two digits read as 1931 to 2030 would be said."""
    if m.has("y"):
        return m.number("y")
    if m.has("yy"):
        n = m.number("yy")
        return 1900 + n if n > 30 else 2000 + n
    return None
