"""The day of a holiday in a year, from ``data/holidays.toml``."""

from __future__ import annotations

import datetime

from factx import tables
from factx.values.timex.calendar import Day, Period, day, easter, nth_weekday
from factx.values.timex.reading import Reading

#: The day before 1 Muharram of year 1 in the tabular Islamic calendar, as a proleptic Gregorian ordinal.
_ISLAMIC_EPOCH = 227_014


def _islamic(y: int, m: int, d: int) -> Day:
    """A day of the tabular Islamic calendar."""
    days = d + 29 * (m - 1) + m // 2 + (y - 1) * 354 + (3 + 11 * y) // 30
    return Day.min + datetime.timedelta(days=_ISLAMIC_EPOCH + days - 1)


def _islamic_in(y: int, monthday: str) -> Period | None:
    """The first stretch of that name which begins in a Gregorian year."""
    number, _, d = monthday.partition("-")
    for islamic_year in range((y - 622) * 33 // 32 - 1, (y - 622) * 33 // 32 + 3):
        if islamic_year < 1:
            continue
        first = _islamic(islamic_year, int(number), int(d or 1))
        if first.year == y:
            if d:
                return day(first)
            last = _islamic(islamic_year, int(number) + 1, 1) - datetime.timedelta(days=1)
            return Period("span", f"{first}/{last}", first, last)
    return None


def holiday_in(key: str, y: int) -> Reading | None:
    """The holiday ``key`` in the year ``y``; None when that year has none.

    >>> holiday_in("good-friday", 2024).value, holiday_in("ramadan", 2023).value
    ('2024-03-29', '2023-03-23/2023-04-21')
    """
    row = tables.raw("holidays")[key]
    if not 1 <= y <= 9998:
        return None
    if "islamic" in row:
        p = _islamic_in(y, row["islamic"])
        return Reading("DATE", p.value, p, "APPROX") if p else None
    if "fixed" in row:
        p = day(Day.fromisoformat(f"{y:04d}-{row['fixed']}"))
    elif "easter" in row:
        p = day(easter(y) + datetime.timedelta(days=row["easter"]))
    else:
        p = day(nth_weekday(y, *row["nth"]) + datetime.timedelta(days=row.get("plus", 0)))
    return Reading("DATE", p.value, p)
