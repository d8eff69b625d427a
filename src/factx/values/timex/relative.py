"""Rules of dates that are counted from the publication day."""

from __future__ import annotations

import datetime

from factx.values.timex.calendar import (
    Day,
    Period,
    containing,
    day,
    month,
    part,
    shift,
    span,
    week,
    weekend,
)
from factx.values.timex.context import Context
from factx.values.timex.counts import back_from, count_of, measured, roughly
from factx.values.timex.grammar import Match, cue, rule
from factx.values.timex.reading import Reading, date, duration, open_date, unresolved, with_daypart

_DAYS = {"today": 0, "yesterday": -1, "tomorrow": 1}


_STEP = {"last": -1, "past": -1, "previous": -1, "this past": -1, "next": 1, "coming": 1, "this coming": 1, "upcoming": 1,
         "this": 0, "current": 0, "full": 0}  # fmt: skip


@rule("date.day-name")
def day_name(m: Match, ctx: Context) -> Reading | None:
    """Today, yesterday morning, the day after tomorrow; "today's world" is that of our time."""
    if m.word() == "today" and [x.lower for x in m.following()[:2]] in [
        ["'s", noun] for noun in cue("of_our_time")
    ]:
        return Reading("DATE", "PRESENT_REF")
    if ctx.anchor is None:
        return open_date("day")
    n = _DAYS[m.word("d")]
    reading = date(shift(day(ctx.anchor), n + (m.lexemes()[0].lower == "the") * n), anchored=True)
    return with_daypart(reading, m.code("p")) if m.has("p") else reading


@rule("date.weekday")
def weekday(m: Match, ctx: Context) -> Reading | None:
    """Friday, last Friday, Wednesday next week: by its word, by tense, by the usual window; "a Monday" is none in particular."""
    number, rel = m.number("w"), m.word("rel")
    named = m.before().lower in cue("named_days") and m.before().text[0].isupper()
    if named or (m.leads and m.after().text in cue("papers")):
        return None
    p = _weekday(m, ctx, number, rel) if m.leads or m.before().lower not in ("a", "any") else None
    if p is None:
        return unresolved(f"XXXX-WXX-{number + 1}")
    reading = date(p, anchored=True)
    part = m.code("p") if m.has("p") else "NI" if "overnight" in m.word().split() else ""
    return with_daypart(reading, part) if part else reading


def _weekday(m: Match, ctx: Context, number: int, rel: str) -> Period | None:
    if ctx.anchor is None:
        return None
    if m.lexemes()[-1].lower == "week":
        return day(shift(week(ctx.anchor), _STEP[rel]).first + datetime.timedelta(days=number))
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
    if (
        the and rel in ("last", "past", "coming") and m.after().lower == "of"
    ):  # "the last week of the campaign"
        return None
    if m.has("before"):
        return (
            date(shift(containing(grain, ctx.anchor), -2), anchored=True)
            if ctx.anchor
            else open_date(grain)
        )
    if grain in ("decade", "century") and _STEP[rel]:
        window = measured(ctx.anchor, _STEP[rel], grain) if ctx.anchor else None
        return Reading("DURATION", duration(1, grain), anchored=window is not None, window=window)
    if ctx.anchor is None:
        return open_date(grain)
    now = containing(grain, ctx.anchor)
    if (
        grain == "weekend"
        and rel == "this"
        and ctx.anchor.weekday() < 3
        and ctx.direction(m) == "past"
    ):
        return date(shift(now, -1), anchored=True)
    if (
        grain == "week" and rel == "last" and ctx.anchor == now.last
    ):  # told on a Sunday, the week that ends with it
        return date(now, anchored=True)
    if the and rel == "next" and ctx.near(grain) and grain != "year":
        now = ctx.near(grain) or now
    return date(shift(now, _STEP[rel]), anchored=True)


@rule("date.weekend")
def bare_weekend(m: Match, ctx: Context) -> Reading | None:
    """The weekend: the one before, unless tense or "ahead of" makes it the next."""
    before = m.before().lower
    if m.lexemes()[0].lower != "the" and before in cue("no_weekend"):
        return None
    if ctx.anchor is None:
        return open_date("weekend")
    ahead = before == "of" or ctx.direction(m) == "future"
    now = weekend(ctx.anchor)
    return date(now if ahead or ctx.anchor.weekday() >= 5 else shift(now, -1), anchored=True)


@rule("date.month-relative")
def month_relative(m: Match, ctx: Context) -> Reading | None:
    """Last May, next June, this September, the 12th of last month."""
    rel = m.word("rel")
    if not m.has("a"):
        if ctx.anchor is None:
            return open_date("day")
        whole = shift(month(ctx.anchor.year, ctx.anchor.month), _STEP[rel])
        return (
            date(day(whole.first.replace(day=m.number("d"))), anchored=True)
            if m.number("d") <= whole.last.day
            else None
        )
    number = m.number("a")
    if ctx.anchor is None:
        return unresolved(f"XXXX-{number:02d}")
    y, now = ctx.anchor.year, month(ctx.anchor.year, ctx.anchor.month)
    near = [month(y + k, number) for k in (-1, 0, 1)]
    if rel in ("last", "this past"):
        p = max(
            (q for q in near if q.last < now.first - datetime.timedelta(days=1)),
            key=lambda q: q.first,
            default=near[0],
        )
    elif rel in ("next", "this coming"):
        p = min((q for q in near if q.first > now.first), key=lambda q: q.first)
    elif rel == "this":
        p = near[1]
    else:
        base = ctx.near("month") or now
        back = (base.first.month - number) % 12
        p = shift(
            base,
            -(back or 12) if rel == "the previous" else 12 - back if rel == "the following" else 0,
        )
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
        y = ctx.anchor.year - (code == "WI" and ctx.anchor.month < 6)
        same = [p for p in near if p.first.year == y]
        p = (inside or same or near)[0]
    return date(p, anchored=True)


def _is_half(m: Match) -> bool:
    """Whether it is half a unit ago, of a unit whose half is counted in years or months."""
    return "half" in m.word().split() and m.unit() in ("year", "decade", "century")


@rule("date.ago")
def ago(m: Match, ctx: Context) -> Reading | None:
    """Two weeks ago, nearly a decade ago, a few years back: the week, month or year that lies so far back."""
    if m.has("back") and m.after().lower in cue("after_back"):
        return None
    grain = m.unit()
    count = (
        count_of(m, "n") if m.has("n") else 1.5 if m.has("half") else 0.5 if _is_half(m) else None
    )
    if grain == "year" and m.word("n") == "a" and ctx.business is not None:
        return back_from(ctx.business, "year", 1)
    if grain == "hour" and count and count % 24 == 0:  # "24 hours ago"
        grain, count = "day", count / 24
    if count is None or grain in ("second", "minute", "hour"):
        return Reading(
            "DATE", "PAST_REF", anchored=ctx.anchor is not None, window=(None, ctx.anchor)
        )
    if ctx.anchor is None:
        return open_date(grain)
    if m.has("n2"):
        return _ago_between(m, ctx.anchor, count)
    if m.has("at"):
        return _ago_today(m, ctx.anchor, grain, count)
    return back_from(day(ctx.anchor), grain, count, mod=roughly(m))


def _ago_between(m: Match, anchor: Day, count: float) -> Reading | None:
    """Two or three years ago: from the farther year to the nearer."""
    counts = (count_of(m, "n2") or 0, count)
    ends = [r.period for n in counts if (r := back_from(day(anchor), m.unit(), n)) and r.period]
    return (
        date(span(*ends), anchored=True)
        if len(ends) == 2 and ends[0].first < ends[1].first
        else None
    )


def _ago_today(m: Match, anchor: Day, grain: str, count: float) -> Reading | None:
    """Ten years ago today, a year ago this week: the same day, week or month, so far back."""
    to = measured(anchor + datetime.timedelta(days=_DAYS.get(m.word("at"), 0)), -int(count), grain)
    if to is None or to[0] is None or count != int(count):
        return None
    return date(
        containing(m.word("at") if m.word("at") not in _DAYS else "day", to[0]), anchored=True
    )


RULES = (day_name, weekday, unit, bare_weekend, month_relative, season_relative, ago)
