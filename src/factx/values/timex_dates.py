"""Rules of calendar dates: days, months, years and their parts, as written out."""

from __future__ import annotations

import re

from factx.values.timex_calendar import Period, century, decade, month, part, span, week, year
from factx.values.timex_context import Context, full_day
from factx.values.timex_grammar import Match, rule
from factx.values.timex_holidays import holiday_in
from factx.values.timex_reading import Reading, date, unresolved

#: Words before a bare year, month or season that make it one.
BEFORE_TIME = frozenset(
    ["in", "by", "since", "until", "till", "from", "through", "throughout", "during", "of", "for", "before", "after", "between", "to", "and", "or", "around", "circa", "early", "late", "mid", "last", "next", "this", "past", "about", "beginning", "starting", "ending", "over"]
)
_PLURAL_AFTER_NUMBER = re.compile(r"[a-z]{3,}s$")


def _year(m: Match) -> int | None:
    """The year that a match names, two digits read as 1931 to 2030 would be said."""
    if m.has("y"):
        return m.number("y")
    if m.has("yy"):
        n = m.number("yy")
        return 1900 + n if n > 30 else 2000 + n
    return None


def _month_day(m: Match, ctx: Context, number: int, d: int) -> Reading | None:
    y = _year(m)
    if d > 31:
        return None
    if y is not None:
        p = full_day(y, number, d)
        return date(p) if p else None
    weekday = m.number("w") if m.has("w") else None
    p = ctx.month_day(m, number, d, weekday) or (ctx.month_day(m, number, d) if weekday is not None else None)
    if p is None:
        return unresolved(f"XXXX-{number:02d}-{d:02d}") if full_day(2000, number, d) else None
    return date(p, anchored=True)


@rule("date.iso")
def iso(m: Match, _ctx: Context) -> Reading | None:
    """A date in digits, year first: 2020-05-19, with or without the time of day."""
    text = m.lexemes()[0].text
    p = full_day(int(text[:4]), int(text[5:7]), int(text[8:10]))
    if p is None:
        return None
    return date(p) if len(text) == 10 else Reading("TIME", text, p)


@rule("date.numeric")
def numeric(m: Match, _ctx: Context) -> Reading | None:
    """A date in digits, year last: resolved when only one reading is a date, or both are the same day."""
    a, b, y = (int(x) for x in re.split(r"[/.]", m.lexemes()[0].text))
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
    y = _year(m)
    return date(month(y, m.number("m"))) if y else None


@rule("date.month-of-year")
def month_of_year(m: Match, ctx: Context) -> Reading | None:
    """November last year; May of that year."""
    back = {"last": -1, "this": 0, "next": 1}.get(m.word("rel"))
    if back is None:
        near = ctx.near("year")
        step = {"the previous": -1, "the following": 1}.get(m.word("rel"), 0)
        return date(month(near.first.year + step, m.number("m"))) if near else None
    return date(month(ctx.anchor.year + back, m.number("m")), anchored=True) if ctx.anchor else None


@rule("date.month")
def bare_month(m: Match, ctx: Context) -> Reading | None:
    """A month alone: the year by tense, else the nearest in the usual window. Not when it begins a name ("August Wilson")."""
    before, after = m.before(), m.after()
    introduced = before is not None and before.lower in BEFORE_TIME
    if after is not None and after.text[0].isupper() and after.code == "." and after.start == m.end + 1 and not introduced:
        return None
    p = ctx.month(m, m.number("m"))
    return date(p, anchored=True) if p else unresolved(f"XXXX-{m.number('m'):02d}")


@rule("date.may-march")
def may_march(m: Match, ctx: Context) -> Reading | None:
    """May or March alone, only where a preposition, article or genitive makes it the month, not the verb or the name."""
    before, after = m.before(), m.after()
    if before is None or before.lower not in BEFORE_TIME | {"the", "a", "'s", "'", "that"} or before.end + 1 < m.start:
        return None
    if before.lower in ("by", "for", "from", "to", "of", "and", "after", "before", "about") and ctx.named_may:
        return None
    if after is not None and after.code == "." and after.text[0].isupper():
        return None
    p = ctx.month(m, m.number("m"))
    return date(p, anchored=True) if p else unresolved(f"XXXX-{m.number('m'):02d}")


@rule("date.months")
def months(m: Match, ctx: Context) -> Reading | None:
    """March to June 2020: two months as an interval; the later month gives the year."""
    if m.has("y"):
        last: Period | None = month(m.number("y"), m.number("b"))
    else:
        last = ctx.month(m, m.number("b"))
    if last is None:
        return None
    y = last.first.year - (m.number("a") > m.number("b"))
    return date(span(month(y, m.number("a")), last), anchored=not m.has("y"))


def _year_number(m: Match) -> bool:
    """Whether the four digits stand as a year and not as a count."""
    before, after = m.before(), m.after()
    introduced = before is not None and before.lower in BEFORE_TIME
    y = m.number("y")
    if after is not None and after.lower in ("years", "days", "hours", "weeks", "months", "minutes", "miles", "year"):
        return False
    compared = m.before(2)
    if (
        before is not None
        and before.lower == "than"
        and compared is not None
        and compared.lower in ("later", "earlier", "sooner")
    ):
        introduced = True
    elif before is not None and before.lower in (
        "than",
        "nearly",
        "almost",
        "no",
        "number",
        "page",
        "room",
        "flight",
        "some",
        "route",
    ):
        return False
    if (
        before is not None
        and before.text in ("-", "/")
        and before.end == m.start
        and (
            before.start == 0
            or (m.before(2) is not None
            and m.before(2).end == before.start
            and m.before(2).lower not in ("mid", "post", "pre", "early", "late"))
        )
    ):  # type: ignore[union-attr]
        return False
    if before is not None and before.text == "-":
        introduced = True
    counted = after is not None and after.start == m.end + 1 and _PLURAL_AFTER_NUMBER.match(after.text) is not None
    if 1900 <= y <= 2099:
        return not (
            counted
            and (not introduced or y == 2000)
            and (before is None or before.lower not in ("the", "'s", "that", "its", "a"))
        )
    return introduced and not counted and y >= 1100


@rule("date.year")
def bare_year(m: Match, _ctx: Context) -> Reading | None:
    """A year alone; four digits that count something are none ("1,984", "2000 troops")."""
    return date(year(m.number("y"))) if _year_number(m) else None


@rule("date.short-year")
def short_year(m: Match, _ctx: Context) -> Reading | None:
    """'98 after a preposition or an article."""
    before = m.before()
    y = _year(m)
    return date(year(y)) if y and before is not None and before.lower in BEFORE_TIME | {"the"} else None


@rule("date.years")
def years(m: Match, _ctx: Context) -> Reading | None:
    """2004-2006; 1998-99; 2024/2025: years as an interval."""
    a, b = m.number("a"), m.number("b")
    joint, tail = m.lexemes()[1].text, m.lexemes("b")[0]
    if len(tail.text) == 2 and joint not in ("to", "through"):
        b += a // 100 * 100
    if not (1500 <= a < b < 2200 and b - a < 200):
        return None
    before = m.before()
    if (before is not None and before.lower == "between") or (tail.text.startswith("0") and len(tail.text) == 2 and b % 100 == 0):
        return None
    return date(span(year(a), year(b)))


@rule("date.decade")
def bare_decade(m: Match, _ctx: Context) -> Reading | None:
    """The 1990s, the '80s, the early nineties."""
    if m.has("d"):
        start = m.number("d")
    else:
        n = m.number("dd" if m.has("dd") else "w")
        start = (1900 if n >= 30 else 2000) + n
    words = {x.lower for x in m.lexemes()}
    mod = "START" if "early" in words else "END" if "late" in words else "MID" if "mid" in words else None
    return date(decade(start // 10), mod=mod)


@rule("date.century")
def ordinal_century(m: Match, _ctx: Context) -> Reading | None:
    """The 20th century; the late nineteenth century."""
    n = m.number("o") + (m.number("t") if m.has("t") else 0)
    words = {x.lower for x in m.lexemes()}
    mod = "START" if "early" in words else "END" if "late" in words else "MID" if "mid" in words else None
    return date(century(n - 1), mod=mod) if 2 <= n <= 25 else None


def _part(m: Match, ctx: Context, name: str) -> Reading | None:
    """A part of the year that is named after it ("of 2020", "of last year"), else of the year by tense."""
    if m.has("y"):
        return date(part(m.number("y"), name))
    found = ctx.point(m.part("of")[1]) if m.has("of") else None
    if found is not None and found[0].period is not None and found[0].period.grain == "year":
        return date(part(found[0].period.first.year, name), anchored=found[0].anchored).upto(found[1])
    if m.has("of"):
        return None
    p = ctx.part(m, name, fiscal="fiscal" in m.word())
    return date(p, anchored=True) if p else unresolved(f"XXXX-{name}")


@rule("date.quarter", reads_on=True)
def quarter(m: Match, ctx: Context) -> Reading | None:
    """The third quarter of 2020; fourth-quarter; the first quarter of last year."""
    n = 4 if m.word("o") == "final" else m.number("o")
    return _part(m, ctx, f"Q{n}") if n <= 4 else None


@rule("date.quarter-name", reads_on=True)
def quarter_name(m: Match, ctx: Context) -> Reading | None:
    """Q3 2020; 1H 2021; Q4."""
    y = _year(m)
    return date(part(y, m.code("q"))) if y else _part(m, ctx, m.code("q"))


@rule("date.half", reads_on=True)
def half(m: Match, ctx: Context) -> Reading | None:
    """The first half of 2020, of next year, of the 1980s, of May; a half of anything else is no time."""
    first = m.word("o") in ("first", "1st")
    if m.has("y"):
        return date(part(m.number("y"), "H1" if first else "H2"))
    found = ctx.point(m.part("of")[1])
    if found is None or found[0].period is None:
        return None
    p = found[0].period
    if p.grain == "year":
        reading = date(part(p.first.year, "H1" if first else "H2"), anchored=found[0].anchored)
    else:
        middle = p.first + (p.last - p.first) / 2
        window = (p.first, middle) if first else (middle, p.last)
        reading = Reading(found[0].type, p.value, p, "START" if first else "END", found[0].anchored, window=window)
    return reading.upto(found[1])


@rule("date.half-year", reads_on=True)
def half_year(m: Match, ctx: Context) -> Reading | None:
    """First-half (profit): the half of the year by tense."""
    after = m.after()
    business = (
        "profit",
        "profits",
        "results",
        "earnings",
        "revenue",
        "revenues",
        "sales",
        "loss",
        "losses",
        "net",
        "report",
        "figures",
    )
    if after is None or after.lower not in business:
        return None
    p = ctx.part(m, "H1" if m.word("o") == "first" else "H2", fiscal=True)
    return date(p, anchored=True) if p else unresolved(f"XXXX-H{m.number('o')}")


@rule("date.season-year")
def season_year(m: Match, _ctx: Context) -> Reading | None:
    """The summer of 2020; spring 2021."""
    words = {x.lower for x in m.lexemes()}
    mod = "START" if "early" in words else "END" if "late" in words else None
    return date(part(m.number("y"), m.code("s")), mod=mod)


@rule("date.season")
def season(m: Match, ctx: Context) -> Reading | None:
    """A season alone after a time preposition: the year by tense."""
    before, after = m.before(), m.after()
    plain = BEFORE_TIME - {"for", "of", "and", "to", "or", "from", "over", "about", "between"}
    introduced = before is not None and before.lower in (
        plain | {"over", "into", "for"} if m.lexemes()[0].lower == "the" else plain
    )
    if (
        not introduced
        or (after is not None
        and after.start == m.end + 1
        and after.text[0].isalpha()
        and after.lower not in _AFTER_SEASON)
    ):
        return None
    p = ctx.part(m, m.code("s"))
    return date(p, anchored=True) if p else unresolved(f"XXXX-{m.code('s')}")


_AFTER_SEASON = frozenset(["and", "or", "as", "when", "while", "after", "before", "but", "with", "at", "in", "on", "for", "to", "by", "because", "that", "the", "if", "is", "was", "will"])


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
    step = {"last": -1, "previous": -1, "past": -1, "latest": -1, "next": 1, "coming": 1}.get(m.word("rel"), 0)
    return date(year(ctx.anchor.year + step), anchored=True)


@rule("date.holiday")
def holiday(m: Match, ctx: Context) -> Reading | None:
    """Christmas; Labor Day 2020; last Thanksgiving; Ramadan."""
    key, before = m.code("h"), m.before()
    if (
        before is not None
        and before.code == "."
        and before.text[0].isupper()
        and before.end + 1 == m.start
        and " " not in m.word("h")
    ):
        return None
    if m.has("y"):
        return holiday_in(key, m.number("y"))
    if ctx.anchor is None:
        return unresolved()
    if m.has("rel") and m.lexemes()[0].lower != m.word("rel"):
        return holiday_in(key, ctx.anchor.year + {"last": -1, "this": 0, "next": 1}[m.word("rel")])
    found = {r.period.value: r for y in range(-1, 2) if (r := holiday_in(key, ctx.anchor.year + y)) and r.period}
    periods = [r.period for r in found.values() if r.period]
    if m.has("rel"):
        past, future = [p for p in periods if p.last < ctx.anchor], [p for p in periods if p.first > ctx.anchor]
        p = past[-1] if m.word("rel") == "last" and past else future[0] if m.word("rel") == "next" and future else None
        p = p or next((q for q in periods if q.first.year == ctx.anchor.year), None)
    else:
        p = ctx.cycle(m, lambda y: next((q for q in periods if q.first.year == y), None), "day", (-200, 160))
    return Reading("DATE", p.value, p, found[p.value].mod, True) if p else None


@rule("date.week-of", reads_on=True)
def week_of(m: Match, ctx: Context) -> Reading | None:
    """The week of May 3; the week ended Friday: the week that holds the day."""
    found = ctx.point(m.last)
    if found is None or found[0].period is None or found[0].period.grain != "day":
        return None
    return date(week(found[0].period.first), anchored=found[0].anchored).upto(found[1])


@rule("date.september-11")
def nine_eleven(_m: Match, _ctx: Context) -> Reading | None:
    """9/11, the day that goes by its digits."""
    p = full_day(2001, 9, 11)
    return date(p) if p else None


RULES = (
    iso, numeric, days, month_day, day_month, months, month_year, month_of_year, bare_month, may_march, fiscal_year,
    fiscal_relative, years, bare_year, short_year, bare_decade, ordinal_century, quarter, quarter_name, half, half_year,
    season_year, season, holiday, week_of, nine_eleven,
)  # fmt: skip
