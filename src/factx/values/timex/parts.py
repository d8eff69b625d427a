"""Rules of the parts and spans of years: quarters, halves, seasons, fiscal years, decades, centuries, holidays."""

from __future__ import annotations

from dataclasses import replace

from factx.values.timex.calendar import (
    Day,
    Period,
    century,
    containing,
    decade,
    part,
    shift,
    span,
    year,
)
from factx.values.timex.compound import running
from factx.values.timex.context import Context, full_day
from factx.values.timex.counts import year_of
from factx.values.timex.grammar import Match, cue, rule
from factx.values.timex.holidays import holiday_in
from factx.values.timex.reading import Reading, date, unresolved


@rule("date.decade")
def bare_decade(m: Match, _ctx: Context) -> Reading | None:
    """The 1990s, the '80s, the early nineties; the 1800s are a century."""
    if m.has("d"):
        start = m.number("d")
        if start % 100 == 0 and start < 2000:
            return date(century(start // 100), mod=m.third())
    elif m.has("tens") and {x.lower for x in m.preceding(5)} & cue("measured_in_tens"):
        return None  # "temperatures in the 90s"
    else:
        n = m.number(next(name for name in ("dd", "tens", "w") if m.has(name)))
        start = (1900 if n >= 30 else 2000) + n
    return date(decade(start // 10), mod=m.third())


@rule("date.century")
def ordinal_century(m: Match, _ctx: Context) -> Reading | None:
    """The 20th century; the late nineteenth century; the 18th and 19th centuries as an interval; not one before Christ."""
    if m.has("a"):
        first, last = m.number("a"), m.number("b")
        return (
            date(span(century(first - 1), century(last - 1))) if 10 < first < last <= 25 else None
        )
    n = m.number("o") + (m.number("t") if m.has("t") else 0)
    if m.after().lower in cue("before_christ"):
        return None
    return date(century(n - 1), mod=m.third()) if 2 <= n <= 25 else None


def _part(m: Match, ctx: Context, name: str) -> Reading | None:
    """A part of the year that is named after it ("of 2020", "of last year"), else of the year by tense."""
    if m.has("y"):
        return date(part(m.number("y"), name))
    if m.has("of"):
        found = ctx.point(m.part("of")[1]) or running(m, ctx)
        if found is None or found.period.grain != "year":
            return None
        return date(part(found.period.first.year, name), anchored=found.reading.anchored).upto(
            found.end
        )
    p = ctx.part(m, name, fiscal="fiscal" in m.word())
    return date(p, anchored=True) if p else unresolved(f"XXXX-{name}")


@rule("date.quarter", reads_on=True)
def quarter(m: Match, ctx: Context) -> Reading | None:
    """The third quarter of 2020; fourth-quarter; the first quarter of last year."""
    n = 4 if m.word("o") in ("final", "last") else m.number("o")
    return _part(m, ctx, f"Q{n}") if n <= 4 else None


@rule("date.quarter-name", reads_on=True)
def quarter_name(m: Match, ctx: Context) -> Reading | None:
    """Q3 2020; 1H 2021; Q4."""
    y = year_of(m)
    return date(part(y, m.code("q"))) if y else _part(m, ctx, m.code("q"))


@rule("date.half", reads_on=True)
def half(m: Match, ctx: Context) -> Reading | None:
    """The first half of 2020, of next year, of the 1980s, of May; a half of anything else is no time."""
    first = m.word("o") in ("first", "1st")
    name = "H1" if first else "H2"
    if m.has("y"):
        return date(part(m.number("y"), name))
    found = ctx.point(m.part("of")[1]) or running(m, ctx)
    if found is None:
        return None
    p, whole = found.period, found.reading
    if p.grain == "year":
        return date(part(p.first.year, name), anchored=whole.anchored).upto(found.end)
    middle = p.first + (p.last - p.first) / 2
    window = (p.first, middle) if first else (middle, p.last)
    return replace(whole, mod="START" if first else "END", window=window, end=found.end)


@rule("date.half-year", reads_on=True)
def half_year(m: Match, ctx: Context) -> Reading | None:
    """First-half (profit): the half of the year by tense."""
    if m.after().lower not in cue("business"):
        return None
    p = ctx.part(m, f"H{m.number('o')}", fiscal=True) if m.number("o") in (1, 2) else None
    return date(p, anchored=True) if p else unresolved(f"XXXX-H{m.number('o')}")


@rule("date.season-year")
def season_year(m: Match, _ctx: Context) -> Reading | None:
    """The summer of 2020; spring 2021."""
    y = year_of(m)
    return date(part(y, m.code("s")), mod=m.third()) if y else None


@rule("date.season")
def season(m: Match, ctx: Context) -> Reading | None:
    """A season alone after a time preposition: the year by tense."""
    the = m.lexemes()[0].lower == "the"
    if (
        m.before().lower not in cue("before_the_season" if the else "before_season")
        or m.after().is_name
    ):
        return None
    if m.after().lower == "of" or (
        m.leads and not the and m.after().lower not in cue("after_season")
    ):
        return None
    p = ctx.part(m, m.code("s"))
    return date(p, anchored=True) if p else unresolved(f"XXXX-{m.code('s')}")


@rule("date.fiscal-year")
def fiscal_year(m: Match, _ctx: Context) -> Reading | None:
    """Fiscal 2021; the 2020-21 financial year: the year that names it, since its first month differs by country."""
    if m.has("a"):
        a, b = m.number("a"), m.number("b")
        b = b if b > 99 else b + a // 100 * 100
        return date(span(year(a), year(b))) if b > a else None
    return date(year(m.number("y")))


@rule("date.fiscal-year-relative")
def fiscal_relative(m: Match, ctx: Context) -> Reading | None:
    """The current financial year: the calendar year it is said in."""
    if ctx.anchor is None:
        return unresolved("XXXX")
    step = {"last": -1, "previous": -1, "past": -1, "latest": -1, "next": 1, "coming": 1}.get(
        m.word("rel"), 0
    )
    return date(year(ctx.anchor.year + step), anchored=True)


@rule("date.holiday")
def holiday(m: Match, ctx: Context) -> Reading | None:
    """Christmas; Labor Day 2020; last Thanksgiving; Ramadan; Easter week: the week that holds the day."""
    key, before = m.code("h"), m.before()
    if before.is_name and before.end + 1 == m.start and " " not in m.word("h") and not m.has("rel"):
        return None  # "Johnnie Christmas"
    if m.has("y"):
        return holiday_in(key, m.number("y"))
    if ctx.anchor is None:
        return unresolved()
    if m.has("rel") and m.lexemes()[0].lower != m.word("rel"):
        return holiday_in(key, ctx.anchor.year + {"last": -1, "this": 0, "next": 1}[m.word("rel")])
    found = {
        r.period.value: r
        for y in range(-1, 2)
        if (r := holiday_in(key, ctx.anchor.year + y)) and r.period
    }
    p = _nearest_holiday(m, ctx, ctx.anchor, [r.period for r in found.values() if r.period])
    if p is None:
        return None
    return (
        _week_around(p, m.code("whole"))
        if m.has("whole")
        else Reading("DATE", p.value, p, found[p.value].mod, True)
    )


def _nearest_holiday(m: Match, ctx: Context, anchor: Day, near: list[Period]) -> Period | None:
    """Which of the holidays of three years is meant: by "last" or "next", by tense, by the usual window."""
    if not m.has("rel"):
        return ctx.cycle(
            m, lambda y: next((q for q in near if q.first.year == y), None), "day", (-200, 160)
        )
    past, future = [p for p in near if p.last < anchor], [p for p in near if p.first > anchor]
    if m.word("rel") == "last" and past:
        return past[-1]
    if m.word("rel") == "next" and future:
        return future[0]
    return next((q for q in near if q.first.year == anchor.year), None)


def _week_around(p: Period, grain: str) -> Reading | None:
    """The week that holds a holiday; the weekend that is nearest to it."""
    if p.grain != "day":
        return None
    before = grain == "weekend" and p.first.weekday() < 2  # "Labor Day weekend"
    whole = containing(grain, p.first)
    return date(shift(whole, -1) if before else whole, anchored=True)


@rule("date.week-of", reads_on=True)
def week_of(m: Match, ctx: Context) -> Reading | None:
    """The week of May 3; the week ended Friday; the weekend of May 3: the one that holds the day."""
    found = ctx.point(m.last)
    if found is None or found.period.grain != "day":
        return None
    grain = "weekend" if "weekend" in m.word() else "week"
    return date(containing(grain, found.period.first), anchored=found.reading.anchored).upto(
        found.end
    )


@rule("date.september-11")
def nine_eleven(_m: Match, _ctx: Context) -> Reading | None:
    """9/11, the day that goes by its digits."""
    p = full_day(2001, 9, 11)
    return date(p) if p else None


RULES = (
    fiscal_year,
    fiscal_relative,
    bare_decade,
    ordinal_century,
    quarter,
    quarter_name,
    half,
    half_year,
    season_year,
    season,
    holiday,
    week_of,
    nine_eleven,
)
