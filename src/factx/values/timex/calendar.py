"""Stretches of the calendar and arithmetic on them; what no calendar day can answer raises OverflowError."""

from __future__ import annotations

import datetime
from dataclasses import dataclass, replace

Day = datetime.date

#: First month and length in months of the named parts of a year.
PARTS = {
    "Q1": (1, 3), "Q2": (4, 3), "Q3": (7, 3), "Q4": (10, 3), "H1": (1, 6), "H2": (7, 6),
    "SP": (3, 3), "SU": (6, 3), "FA": (9, 3), "WI": (12, 3),
}  # fmt: skip
#: Months in one period of a grain that is counted in months.
MONTHS = {
    "month": 1,
    "quarter": 3,
    "half": 6,
    "season": 3,
    "year": 12,
    "decade": 120,
    "century": 1200,
}


@dataclass(frozen=True, slots=True)
class Period:
    """A stretch of days with its TIMEX3 value; ``grain`` is its unit, ``first`` and ``last`` are both inside it."""

    grain: str
    value: str
    first: Day
    last: Day


def _month_start(count: int) -> Day:
    """The first day of month number ``count``, counted from year 0."""
    if not 12 <= count < 120_000:
        raise OverflowError(f"year {count // 12} is out of range")
    return Day(count // 12, count % 12 + 1, 1)


def _before(count: int) -> Day:
    return (
        Day(9999, 12, 31) if count >= 120_000 else _month_start(count) - datetime.timedelta(days=1)
    )


def _months(grain: str, value: str, start: int, length: int) -> Period:
    return Period(grain, value, _month_start(start), _before(start + length))


def century(n: int) -> Period:
    """Century by its leading two digits: 19 = 1900 to 1999."""
    return _months("century", f"{n:02d}", n * 1200, 1200)


def decade(n: int) -> Period:
    """Decade by its leading three digits: 199 = 1990 to 1999."""
    return _months("decade", f"{n:03d}", n * 120, 120)


def year(y: int) -> Period:
    """One calendar year."""
    return _months("year", f"{y:04d}", y * 12, 12)


def part(y: int, name: str) -> Period:
    """A quarter, half or (northern) season of a year; winter begins in December of the year it is named by.

    >>> part(2020, "WI").last
    datetime.date(2021, 2, 28)
    """
    start, length = PARTS[name]
    grain = {"Q": "quarter", "H": "half"}.get(name[0] if name[1].isdigit() else "", "season")
    return _months(grain, f"{y:04d}-{name}", y * 12 + start - 1, length)


def month(y: int, m: int) -> Period:
    """One calendar month."""
    return _months("month", f"{y:04d}-{m:02d}", y * 12 + m - 1, 1)


def day(d: Day) -> Period:
    """One day."""
    return Period("day", d.isoformat(), d, d)


def week(d: Day) -> Period:
    """The ISO week, Monday to Sunday, that holds a day.

    >>> week(Day(2021, 1, 1)).value
    '2020-W53'
    """
    y, n, weekday = d.isocalendar()
    monday = d - datetime.timedelta(days=weekday - 1)
    return Period("week", f"{y:04d}-W{n:02d}", monday, monday + datetime.timedelta(days=6))


def weekend(d: Day) -> Period:
    """Saturday and Sunday of the ISO week that holds a day."""
    w = week(d)
    return Period("weekend", w.value + "-WE", w.last - datetime.timedelta(days=1), w.last)


def span(first: Period, last: Period) -> Period:
    """From the start of one period to the end of another, as an EDTF interval of their values.

    >>> span(day(Day(2006, 11, 18)), day(Day(2006, 11, 19))).value
    '2006-11-18/2006-11-19'
    """
    if last.last < first.first:
        raise ValueError(f"{last.value} is before {first.value}")
    return Period("span", f"{first.value}/{last.value}", first.first, last.last)


def containing(grain: str, d: Day) -> Period:
    """The period of a grain that holds a day."""
    match grain:
        case "day":
            return day(d)
        case "week":
            return week(d)
        case "weekend":
            return weekend(d)
        case "month":
            return month(d.year, d.month)
        case "quarter":
            return part(d.year, f"Q{(d.month + 2) // 3}")
        case "half":
            return part(d.year, f"H{(d.month + 5) // 6}")
        case "season":
            y = d.year - 1 if d.month < 3 else d.year
            return part(y, ("WI", "SP", "SU", "FA")[d.month % 12 // 3])
        case "year":
            return year(d.year)
        case "decade":
            return decade(d.year // 10)
        case "century":
            return century(d.year // 100)
    raise OverflowError(f"the calendar has no {grain}")


def shift(p: Period, n: int) -> Period:
    """The period ``n`` steps of its own grain later (earlier when negative).

    >>> shift(month(2020, 1), -1).value, shift(week(Day(2020, 12, 31)), 1).value
    ('2019-12', '2021-W01')
    """
    if p.grain == "day":
        return day(p.first + datetime.timedelta(days=n))
    if p.grain in ("week", "weekend"):
        return containing(p.grain, p.first + datetime.timedelta(days=7 * n))
    return containing(
        p.grain, _month_start(p.first.year * 12 + p.first.month - 1 + n * MONTHS[p.grain])
    )


def years_later(p: Period, n: int) -> Period:
    """The same stretch of the calendar ``n`` years later; the leap day becomes the last day of February.

    >>> years_later(day(Day(2020, 2, 29)), -1).value, years_later(part(1989, "Q3"), -1).value
    ('2019-02-28', '1988-Q3')
    """
    if p.grain == "day":
        last = month(p.first.year + n, p.first.month).last
        return day(last.replace(day=min(p.first.day, last.day)))
    if p.grain in ("week", "weekend"):
        return containing(p.grain, p.first + datetime.timedelta(days=364 * n))
    start = _month_start((p.first.year + n) * 12 + p.first.month - 1)
    return containing(p.grain, start)


def months_later(d: Day, n: int) -> Day:
    """The same day of the month ``n`` months later, or the last one that month has."""
    last = _before(d.year * 12 + d.month + n)
    return last.replace(day=min(d.day, last.day))


def third(p: Period, mod: str | None) -> tuple[Day, Day]:
    """The window that START, MID or END of a period means; the whole of it for other mods.

    A year's start is its first quarter, its middle the two middle quarters, its end the last quarter; a month's are the
    days 1-10, 11-20 and 21-last; other periods are cut by their days into a start of a third, a middle and an end.

    >>> third(year(2020), "END")[0], third(month(2020, 2), "END")[0]
    (datetime.date(2020, 10, 1), datetime.date(2020, 2, 21))
    """
    if mod not in ("START", "MID", "END"):
        return p.first, p.last
    if p.grain == "year":
        a, b = {"START": (1, 3), "MID": (4, 9), "END": (10, 12)}[mod]
        return month(p.first.year, a).first, month(p.first.year, b).last
    if p.grain == "month":
        a, b = {"START": (1, 10), "MID": (11, 20), "END": (21, p.last.day)}[mod]
        return p.first.replace(day=a), p.first.replace(day=b)
    cut = ((p.last - p.first).days + 1) // 3
    first = p.first + datetime.timedelta(days={"START": 0, "MID": cut, "END": 2 * cut}[mod])
    last = (
        p.last
        if mod == "END"
        else p.first
        + datetime.timedelta(days={"START": max(cut - 1, 0), "MID": max(2 * cut - 1, 0)}[mod])
    )
    return min(first, last), last


def easter(y: int) -> Day:
    """Easter Sunday of the Gregorian calendar (Meeus, Jones, Butcher).

    >>> easter(2000)
    datetime.date(2000, 4, 23)
    """
    a, b, c = y % 19, y // 100, y % 100
    d = (19 * a + b - b // 4 - (b - (b + 8) // 25 + 1) // 3 + 15) % 30
    e = (32 + 2 * (b % 4) + 2 * (c // 4) - d - c % 4) % 7
    f = d + e - 7 * ((a + 11 * d + 22 * e) // 451) + 114
    return Day(y, f // 31, f % 31 + 1)


def nth_weekday(y: int, m: int, weekday: int, n: int) -> Day:
    """The ``n``-th weekday (Monday 0) of a month; -1 is its last.

    >>> nth_weekday(1999, 11, 3, 4)
    datetime.date(1999, 11, 25)
    """
    if n < 0:
        last = month(y, m).last
        return last - datetime.timedelta(days=(last.weekday() - weekday) % 7)
    first = Day(y, m, 1)
    return first + datetime.timedelta(days=(weekday - first.weekday()) % 7 + 7 * (n - 1))


def valued(p: Period, value: str) -> Period:
    """The same days under another value ("2005-11-03TMO")."""
    return replace(p, value=value)
