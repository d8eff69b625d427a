"""Rules of calendar dates: days, months and years, as written out."""

from __future__ import annotations

import re

from factx.values.timex.calendar import (
    Period,
    month,
    span,
    year,
)
from factx.values.timex.context import Context, full_day
from factx.values.timex.counts import year_of
from factx.values.timex.grammar import Match, cue, is_rescheduled, rule
from factx.values.timex.reading import Reading, date, unresolved
from factx.values.timex.words import NOTHING

_PLURAL = re.compile(r"[a-z]{3,}s$")


def _month_day(m: Match, ctx: Context, number: int, d: int) -> Reading | None:
    y = year_of(m)
    if d > 31:
        return None
    told = _year_told(m, ctx)
    if y is not None or told is not None:
        p = full_day(y or told or 0, number, d)
        return date(p, anchored=y is None) if p else None
    weekday = m.number("w") if m.has("w") else None
    p = ctx.month_day(m, number, d, weekday) or (
        ctx.month_day(m, number, d) if weekday is not None else None
    )
    if p is None:
        return unresolved(f"XXXX-{number:02d}-{d:02d}") if full_day(2000, number, d) else None
    return date(p, anchored=True)


def _year_told(m: Match, ctx: Context) -> int | None:
    """The year that follows as an expression of its own: "Nov. 7 of last year", "Nov. 7 this year"."""
    words = [x.lower for x in m.following() if x.text not in (",", "of")]
    step = {"last": -1, "this": 0, "next": 1}.get(words[0]) if words[1:2] == ["year"] else None
    return ctx.anchor.year + step if ctx.anchor and step is not None else None


@rule("date.iso")
def iso(m: Match, _ctx: Context) -> Reading | None:
    """A date in digits, year first: 2020-05-19, with or without the time of day."""
    text = m.lexemes()[0].text
    p = full_day(int(text[:4]), int(text[5:7]), int(text[8:10]))
    if p is None:
        return None
    if len(text) == 10:
        return date(p)
    hour, *parts = (int(x) for x in re.findall(r"\d\d", text[11:]))
    return Reading("TIME", text, p) if hour < 24 and all(x < 60 for x in parts) else None


@rule("date.numeric")
def numeric(m: Match, _ctx: Context) -> Reading | None:
    """A date in digits, year last: resolved when only one reading is a date, or both are the same day."""
    a, b, y = (int(x) for x in re.split(r"[/.-]", m.lexemes()[0].text))
    if y < 100:
        y += 1900 if y > 30 else 2000
    days = {p.value: p for p in (full_day(y, a, b), full_day(y, b, a)) if p}
    if len(days) == 1:
        return date(next(iter(days.values())))
    return Reading("DATE", f"{y:04d}-XX-XX", year(y)) if days else None


@rule("date.month-day")
def month_day(m: Match, ctx: Context) -> Reading | None:
    """May 19, 2020; Nov. 9; Friday, May 19th."""
    return _month_day(m, ctx, m.number("m"), m.number("d"))


@rule("date.day-month")
def day_month(m: Match, ctx: Context) -> Reading | None:
    """19 May 2020; the 19th of May; Friday 19 May."""
    return _month_day(m, ctx, m.number("m"), m.number("d"))


@rule("date.days")
def days(m: Match, ctx: Context) -> Reading | None:
    """May 19-20; 2 to 4 May 2010: two days of one month as an interval."""
    first = _month_day(m, ctx, m.number("m"), m.number("a"))
    if first is None or first.period is None or m.number("a") >= m.number("b"):
        return None
    last = full_day(first.period.first.year, m.number("m"), m.number("b"))
    return date(span(first.period, last), anchored=first.anchored) if last else None


@rule("date.month-year")
def month_year(m: Match, _ctx: Context) -> Reading | None:
    """May 2020; December of 1999."""
    y = year_of(m)
    return date(month(y, m.number("m"))) if y else None


@rule("date.month-of-year")
def month_of_year(m: Match, ctx: Context) -> Reading | None:
    """November last year; May of that year; May 3 of the following year."""
    back = {"last": -1, "this": 0, "next": 1}.get(m.word("rel"))
    if back is None:
        near = ctx.near("year")
        step = {"the previous": -1, "the following": 1}.get(m.word("rel"), 0)
        if near is None:
            return None
        y = near.first.year + step
        p = full_day(y, m.number("m"), m.number("d")) if m.has("d") else month(y, m.number("m"))
        return date(p) if p else None
    return date(month(ctx.anchor.year + back, m.number("m")), anchored=True) if ctx.anchor else None


@rule("date.month")
def bare_month(m: Match, ctx: Context) -> Reading | None:
    """A month alone: the year by tense, else the nearest in the usual window. Not when it begins a name ("August Wilson")."""
    if m.leads and m.after().is_name and m.before().lower not in cue("before_time"):
        return None
    p = ctx.month(m, m.number("m"))
    return date(p, anchored=True) if p else unresolved(f"XXXX-{m.number('m'):02d}")


@rule("date.may-march")
def may_march(m: Match, ctx: Context) -> Reading | None:
    """May or March alone, only where a preposition, article or genitive makes it the month, not the verb or the name."""
    before = m.before()
    part = before.text == "-" and m.before(2).lower in ("early", "end", "late", "mid")  # "mid-May"
    if (
        not (part or before.lower in cue("before_time") | {"the", "a", "'s", "'", "that"})
        or before.end + 1 < m.start
    ):
        return None
    if m.after().is_name or (ctx.named_may and before.lower in cue("before_month_and_person")):
        return None
    p = ctx.month(m, m.number("m"))
    return date(p, anchored=True) if p else unresolved(f"XXXX-{m.number('m'):02d}")


@rule("date.months")
def months(m: Match, ctx: Context) -> Reading | None:
    """March to June 2020: two months as an interval; the later month gives the year."""
    if m.before().lower == "from" and is_rescheduled(m):
        return None
    if m.has("y"):
        last: Period | None = month(m.number("y"), m.number("b"))
    else:
        last = ctx.month(m, m.number("b"))
    if last is None:
        return None
    y = last.first.year - (m.number("a") > m.number("b"))
    return date(span(month(y, m.number("a")), last), anchored=not m.has("y"))


def _is_year(m: Match) -> bool:
    """Whether the four digits stand as a year and not as a count or as part of a longer number or name."""
    before, after, y = m.before(), m.after(), m.number("y")
    introduced = before.lower in cue("before_time") or before.text == "-"
    since = before.text == "-" and m.before(2).lower in ("post", "pre")  # "the post-1945 years"
    if since or (before.lower == "than" and m.before(2).lower in ("later", "earlier", "sooner")):
        introduced = True
    elif (
        before.lower in cue("before_number") or after.lower in cue("after_number") or _in_a_code(m)
    ):
        return False
    counted = m.leads and _PLURAL.match(after.text) is not None
    if 1900 <= y <= 2099:
        determined = before.lower in ("the", "'s", "that", "its", "a") or before is NOTHING
        return not counted or determined or (introduced and y != 2000)
    return introduced and not counted and y >= 1100


def _in_a_code(m: Match) -> bool:
    """Whether the digits hang on another word by a hyphen or stroke, as in a model number; "mid-2020" and "post-1945" do not."""
    joint, head, after = m.before(), m.before(2), m.after()
    if after.text == "/" and after.start == m.end:
        return True
    if joint.text not in ("-", "/") or joint.end != m.start:
        return False
    return joint.start == 0 or (
        head.end == joint.start and head.lower not in ("early", "end", "late", "mid", "post", "pre")
    )


@rule("date.year")
def bare_year(m: Match, _ctx: Context) -> Reading | None:
    """A year alone; four digits that count something are none ("1,984", "2000 troops")."""
    return date(year(m.number("y"))) if _is_year(m) else None


@rule("date.short-year")
def short_year(m: Match, _ctx: Context) -> Reading | None:
    """'98 after a preposition or an article."""
    y = year_of(m)
    return date(year(y)) if y and m.before().lower in cue("before_time") | {"the"} else None


@rule("date.years")
def years(m: Match, _ctx: Context) -> Reading | None:
    """2004-2006; 1998-99; 2024/2025: years as an interval."""
    a, b = m.number("a"), m.number("b")
    joint, tail = m.lexemes()[1].text, m.lexemes("b")[0]
    if len(tail.text) == 2 and joint not in ("to", "through"):
        b += a // 100 * 100
    if not (1500 <= a < b < 2200 and b - a < 200):
        return None
    return date(span(year(a), year(b))) if m.before().lower != "between" else None


RULES = (
    iso,
    numeric,
    days,
    month_day,
    day_month,
    months,
    month_year,
    month_of_year,
    bare_month,
    may_march,
    years,
    bare_year,
    short_year,
)
