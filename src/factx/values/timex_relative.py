"""Rules of dates that are counted from the publication day or from the last mentioned time."""

from __future__ import annotations

import datetime

from factx.values.timex_calendar import Period, containing, day, month, months_later, part, shift, week, weekend, years_later
from factx.values.timex_context import Context
from factx.values.timex_grammar import Match, rule
from factx.values.timex_reading import MULTIPLES, Reading, date, duration, unresolved

_DAYS = {"today": 0, "yesterday": -1, "tomorrow": 1}
_STEP = {"last": -1, "past": -1, "previous": -1, "this past": -1, "next": 1, "coming": 1, "this coming": 1, "upcoming": 1,
         "this": 0, "current": 0, "full": 0}  # fmt: skip
_GRAIN_VALUE = {"day": "XXXX-XX-XX", "week": "XXXX-WXX", "weekend": "XXXX-WXX-WE", "month": "XXXX-XX", "quarter": "XXXX-QX"}


def _open(grain: str) -> Reading:
    return unresolved(_GRAIN_VALUE.get(grain, "XXXX"))


def with_daypart(reading: Reading, code: str) -> Reading:
    """A day narrowed to its morning, afternoon, evening or night."""
    return Reading("TIME", f"{reading.value}T{code}", reading.period, reading.mod, reading.anchored, reading.end)


@rule("date.day-name")
def day_name(m: Match, ctx: Context) -> Reading | None:
    """Today, yesterday morning, the day after tomorrow."""
    if ctx.anchor is None:
        return _open("day")
    n = _DAYS[m.word("d")]
    reading = date(shift(day(ctx.anchor), n + (m.lexemes()[0].lower == "the") * n), anchored=True)
    return with_daypart(reading, m.code("p")) if m.has("p") else reading


@rule("date.weekday")
def weekday(m: Match, ctx: Context) -> Reading | None:
    """Friday, last Friday, Wednesday next week, Monday morning: by its word, else by tense, else by the usual window."""
    number, rel = m.number("w"), m.word("rel")
    p = _weekday(m, ctx, number, rel)
    if p is None:
        return unresolved(f"XXXX-WXX-{number + 1}")
    reading = date(p, anchored=True)
    return with_daypart(reading, m.code("p")) if m.has("p") else reading


def _weekday(m: Match, ctx: Context, number: int, rel: str) -> Period | None:
    if ctx.anchor is None:
        return None
    if m.lexemes()[-1].lower == "week":
        return shift(week(ctx.anchor), _STEP[rel]) and day(
            shift(week(ctx.anchor), _STEP[rel]).first + datetime.timedelta(days=number)
        )
    back = (ctx.anchor.weekday() - number) % 7
    if rel in ("last", "this past", "past"):
        return shift(day(ctx.anchor), -(back or 7))
    if rel in ("next", "this coming", "coming"):
        return shift(day(ctx.anchor), 7 - back)
    if rel in ("previous", "following"):
        near = ctx.near("day") or day(ctx.anchor)
        gap = (near.first.weekday() - number) % 7
        return shift(near, -(gap or 7) if rel == "previous" else 7 - gap)
    return ctx.weekday(m, number)


@rule("date.unit")
def unit(m: Match, ctx: Context) -> Reading | None:
    """Last week, this month, next year, the past decade."""
    grain, rel = m.code("u"), m.word("rel")
    the = m.lexemes()[0].lower == "the"
    if grain in ("decade", "century") and rel != "this" and rel != "current":
        return _length(m, ctx, 1, grain, rel)
    if ctx.anchor is None:
        return _open(grain)
    now = containing(grain, ctx.anchor)
    if grain == "weekend" and rel == "last" and ctx.anchor.weekday() < 5:
        return date(shift(now, -1), anchored=True)
    if the and rel == "next" and ctx.near(grain) and grain != "year":
        now = ctx.near(grain) or now
    return date(shift(now, _STEP[rel]), anchored=True)


def _length(m: Match, ctx: Context, count: int | None, unit: str, rel: str) -> Reading:
    """A length of time that ends or begins on publication: "the past two years"."""
    del m
    window = None
    if ctx.anchor is not None and count is not None:
        window = measured(ctx.anchor, count if _STEP.get(rel, -1) > 0 else -count, unit)
    return Reading("DURATION", duration(count, unit), None, None, window is not None, window=window)


def measured(anchor: datetime.date, count: int, unit: str) -> tuple[datetime.date, datetime.date] | None:
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
    except (ValueError, OverflowError):
        return None
    return min(anchor, other), max(anchor, other)


@rule("date.weekend")
def bare_weekend(m: Match, ctx: Context) -> Reading | None:
    """The weekend: the one before, unless tense or "ahead of" makes it the next."""
    before = m.before()
    if (
        m.lexemes()[0].lower != "the"
        and before is not None
        and before.lower in ("a", "an", "long", "every", "each", "one", "any", "per", "easter")
    ):
        return None
    if ctx.anchor is None:
        return _open("weekend")
    ahead = (before is not None and before.lower == "of") or ctx.direction(m) == "future"
    now = weekend(ctx.anchor)
    return date(now if ahead or ctx.anchor.weekday() >= 5 else shift(now, -1), anchored=True)


@rule("date.month-relative")
def month_relative(m: Match, ctx: Context) -> Reading | None:
    """Last May, next June, this September."""
    number, rel = m.number("a"), m.word("rel")
    if ctx.anchor is None:
        return unresolved(f"XXXX-{number:02d}")
    y, now = ctx.anchor.year, month(ctx.anchor.year, ctx.anchor.month)
    near = [month(y + k, number) for k in (-1, 0, 1)]
    if rel in ("last", "this past"):
        p = max((q for q in near if q.first < now.first), key=lambda q: q.first)
    elif rel in ("next", "this coming"):
        p = min((q for q in near if q.first > now.first), key=lambda q: q.first)
    elif rel == "this":
        p = near[1]
    else:
        base = ctx.near("month") or now
        back = (base.first.month - number) % 12
        p = shift(base, -(back or 12) if rel == "the previous" else 12 - back if rel == "the following" else 0)
    if m.has("d"):
        return date(day(p.first.replace(day=min(m.number("d"), p.last.day))), anchored=True)
    return date(p, anchored=True)


@rule("date.season-relative")
def season_relative(m: Match, ctx: Context) -> Reading | None:
    """Last fall, this summer, next spring."""
    code, rel = m.code("s"), m.word("rel")
    if ctx.anchor is None:
        return unresolved(f"XXXX-{code}")
    near = [part(ctx.anchor.year + k, code) for k in (-2, -1, 0, 1)]
    past = [p for p in near if p.last < ctx.anchor]
    future = [p for p in near if p.first > ctx.anchor]
    inside = [p for p in near if p.first <= ctx.anchor <= p.last]
    if rel in ("last", "this past"):
        p = past[-1] if past else near[0]
    elif rel in ("next", "this coming") and future:
        p = future[0]
    else:
        same = [p for p in near if p.first.year == ctx.anchor.year]
        p = (inside or same or near)[0]
    return date(p, anchored=True)


_ROUGHLY = {"about": "APPROX", "around": "APPROX", "approximately": "APPROX", "roughly": "APPROX", "some": "APPROX",
            "nearly": "LESS_THAN", "almost": "LESS_THAN", "just under": "LESS_THAN", "less than": "LESS_THAN",
            "more than": "MORE_THAN", "over": "MORE_THAN", "just over": "MORE_THAN", "at least": "EQUAL_OR_MORE",
            "at most": "EQUAL_OR_LESS", "up to": "EQUAL_OR_LESS", "": None}  # fmt: skip
QUALIFIER = (
    "(some|about|around|approximately|roughly|nearly|almost|just under|less than|more than|just over|at least|at most|up to)"
)


def roughly(m: Match) -> str | None:
    """The TIMEX3 mod of "about", "nearly", "at least" before a number."""
    return _ROUGHLY[m.word("q")]


@rule("date.ago")
def ago(m: Match, ctx: Context) -> Reading | None:
    """Two weeks ago, nearly a decade ago: the week, month or year that lies so far back."""
    grain = m.lexemes("u")[0].worth
    count = count_of(m, "n") if m.has("n") else None
    if grain == "year" and m.has("n") and m.word("n") == "a" and ctx.business is not None:
        return back_from(ctx.business, "year", 1)
    if count is None or grain in ("second", "minute", "hour"):
        latest = ctx.anchor
        return Reading("DATE", "PAST_REF", None, None, latest is not None, window=(None, latest) if latest else None)
    if ctx.anchor is None:
        return _open(str(grain))
    return back_from(day(ctx.anchor), str(grain), count, mod=roughly(m) if m.has("q") else None)


def back_from(base: Period, grain: str, count: float, *, mod: str | None = None, sign: int = -1) -> Reading | None:
    """The period of a grain that lies ``count`` of them before (or after) another period."""
    times, grain = MULTIPLES.get(grain, (1, grain))
    count *= times
    if count != int(count):
        if grain not in ("year", "month"):
            return None
        days = round(count * (365.25 if grain == "year" else 30.44))
        return date(containing("month", base.first + datetime.timedelta(days=sign * days)), anchored=True, mod=mod)
    steps = sign * int(count)
    if (grain == "year" and base.grain in ("quarter", "half", "season", "month")) or (grain == "year" and sign == 0):
        try:
            return date(years_later(base, steps), anchored=True, mod=mod)
        except (ValueError, OverflowError):
            return None
    return _moved(containing(grain, base.first), steps, mod)


def _moved(p: Period, steps: int, mod: str | None) -> Reading:
    try:
        return date(shift(p, steps), anchored=True, mod=mod)
    except (ValueError, OverflowError):
        return Reading("DATE", "PAST_REF" if steps < 0 else "FUTURE_REF", anchored=True)


def count_of(m: Match, name: str) -> float | None:
    """The number that the lexemes of a part spell; None for an open one ("several")."""
    total, seen = 0.0, False
    for x in m.lexemes(name):
        if x.lower in ("a", "an", "one") and not seen:
            total, seen = 1, True
        elif x.lower == "half":
            total = total + 0.5 if seen else 0.5
            seen = True
        elif isinstance(x.worth, str) and "/" in x.worth:
            top, bottom = map(int, x.worth.split("/"))
            total, seen = total + (top / bottom if bottom else 0), True
        elif x.lower in ("hundred", "thousand", "dozen"):
            total, seen = max(total, 1) * int(x.worth or 1), True
        elif isinstance(x.worth, int | float) and x.code:
            total, seen = total + x.worth, True
    if m.word(name).endswith("and a half"):
        total = count_whole(m, name) + 0.5
    return total if seen and total else None


def count_whole(m: Match, name: str) -> float:
    """The whole number before "and a half"."""
    first = m.lexemes(name)[0]
    return float(first.worth) if isinstance(first.worth, int | float) else 1.0


_AFTER_DATE = frozenset(["and", "but", "in", "at", "on", ",", "as", "with", "to", "for"])


@rule("date.shifted")
def shifted(m: Match, ctx: Context) -> Reading | None:
    """A year earlier, three days later, ten years from now: counted from the last mentioned time or from publication."""
    grain, word, count = str(m.lexemes("u")[0].worth), m.word("w"), count_of(m, "n")
    after = m.after()
    if count is None:
        return None
    if word in ("from now", "hence"):
        return back_from(day(ctx.anchor), grain, count, sign=1) if ctx.anchor else _open(grain)
    length = Reading("DURATION", duration(count, grain), mod=roughly(m) if m.has("q") else None, end=m.part("w")[0])
    if (
        word in ("before", "after")
        and after is not None
        and (after.text[0].isalpha() or after.code != ".")
        and after.lower not in _AFTER_DATE
    ):
        return length
    if grain == "year" and count == 1 and word == "earlier" and ctx.business is not None:
        return back_from(ctx.business, "year", 1)
    if grain in ("second", "minute", "hour") or (after is not None and after.lower == "than"):
        return length
    base = ctx.focus
    if base is None or base.grain == "span":
        base = day(ctx.anchor) if ctx.anchor and word in ("earlier", "previously") else None
    if base is None:
        return length
    return back_from(base, grain, count, sign=1 if word in ("later", "after") else -1)


@rule("date.anaphora")
def anaphora(m: Match, ctx: Context) -> Reading | None:
    """That year, the same day, the following week, the day before, later in the day."""
    code = m.code("u")
    words = m.word("rel")
    after = m.after()
    if m.lexemes("u")[0].lower in ("minute", "hour"):
        return None
    if (
        words in ("before", "after")
        and after is not None
        and (after.text[0].isalpha() or after.code != ".")
        and after.lower not in _AFTER_DATE
    ):
        return None
    daypart = code if len(code) == 2 and code.isupper() else ""
    grain = "day" if daypart else code
    base = ctx.near(grain) or (containing(grain, ctx.anchor) if ctx.anchor and not words.startswith("that") else None)
    if base is None and ctx.focus is not None and words.startswith("that") and grain in ("decade", "century"):
        base = containing(grain, ctx.focus.first)
    if base is None:
        return _open(grain)
    step = (
        1
        if words in ("the following", "the next", "after")
        else -1
        if words in ("the previous", "the preceding", "the prior", "before", "earlier")
        else 0
    )
    first = m.lexemes()[0].lower
    mod = "END" if first == "later" else "START" if first == "earlier" and words != "earlier" else None
    reading = date(shift(base, step), anchored=True, mod=mod if grain != "day" else None)
    return with_daypart(reading, daypart) if daypart else reading


@rule("date.business")
def business(m: Match, ctx: Context) -> Reading | None:
    """The year-ago quarter, the latest period, the quarter: the business period in focus, or that of a year before."""
    if ctx.anchor is None:
        return _open("quarter")
    now = shift(containing("quarter", ctx.anchor), -1)
    if m.has("y"):
        business = ctx.business or containing("year", ctx.anchor)
        return date(years_later(business, m.number("y") - business.first.year))
    base = ctx.business or (now if m.has("u") or m.lexemes()[-1].lower == "quarter" else containing("year", ctx.anchor))
    if m.has("o") and m.number("o") <= 4:
        base = part(base.first.year, f"Q{m.number('o')}")
    if m.word("u"):
        latest = now if "latest" in m.word() and not m.has("o") else base
        return date(containing("quarter", ctx.anchor) if m.word() == "this quarter" else latest, anchored=True)
    return back_from(base, "year", 1)


@rule("date.year-end")
def year_end(m: Match, ctx: Context) -> Reading | None:
    """Year-end, by year's end: the end of the running year, or of the one before when the clause is past early in a year."""
    if ctx.anchor is None:
        return Reading("DATE", "XXXX", mod="END")
    grain = "month" if m.lexemes()[0].lower == "month" else "year"
    p = containing(grain, ctx.anchor)
    if grain == "year" and ((ctx.anchor.month <= 3 and ctx.direction(m) == "past") or ctx.bounds.get(m.first) == "since"):
        p = shift(p, -1)
    return date(p, anchored=True, mod="END")


RULES = (day_name, weekday, unit, bare_weekend, month_relative, season_relative, ago, shifted, anaphora, business, year_end)
