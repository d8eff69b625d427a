"""Rules of parts and ranges: what stands before or between calendar points."""

from __future__ import annotations

import datetime
from dataclasses import replace

from factx.values.timex.calendar import (
    Day,
    Period,
    containing,
    day,
    nth_weekday,
    shift,
    span,
    third,
    years_later,
)
from factx.values.timex.context import Context, Point
from factx.values.timex.grammar import Match, is_rescheduled, rule
from factx.values.timex.reading import Reading, date, duration

#: What the words before a point make of it.
_MOD = {
    **dict.fromkeys(
        ("early", "earlier", "beginning", "start", "outset", "turn", "first", "opening"), "START"
    ),
    **dict.fromkeys(("mid", "middle", "second", "2nd", "third", "3rd"), "MID"),
    **dict.fromkeys(
        (
            "fourth",
            "4th",
            "fifth",
            "5th",
            "late",
            "later",
            "latter",
            "end",
            "close",
            "last",
            "final",
            "closing",
        ),
        "END",
    ),
}


@rule("date.part", reads_on=True)
def part_of(m: Match, ctx: Context) -> Reading | None:
    """Early May, late last year, mid-2024, the end of this year, later this month."""
    found = ctx.point(m.last) or running(m, ctx)
    if found is None:
        return None
    word, p = m.word("w"), found.period
    mod = _MOD.get(word)
    number = int(m.lexemes("w")[0].worth or 0) if m.has("w") else 0
    if number > 1 and (number > 5 or p.grain != "month"):  # "the second week of the strike"
        return None
    if word == "turn" and p.grain not in ("month", "year", "decade", "century"):
        return None
    if p.grain == "day":
        return replace(
            found.reading, mod=mod if word not in ("earlier", "later") else None, end=found.end
        )
    window = _week_of_month(p, number) if number > 1 else third(p, mod) if mod else None
    if word in ("earlier", "later") and ctx.anchor and p.first <= ctx.anchor <= p.last:
        window = (p.first, ctx.anchor) if word == "earlier" else (ctx.anchor, p.last)
    return replace(
        found.reading,
        mod=mod or found.reading.mod,
        end=found.end,
        window=window or found.reading.window,
    )


def _week_of_month(p: Period, n: int) -> tuple[Day, Day]:
    """The days of the ``n``-th week of a month."""
    first = p.first + datetime.timedelta(days=7 * (n - 1))
    return min(first, p.last), min(first + datetime.timedelta(days=6), p.last)


def running(m: Match, ctx: Context) -> Point | None:
    """The running year, month or week of "the end of the year"."""
    at = m.last + (m.after().lower == "the")
    at += at < len(ctx.found) and ctx.found[at].lower in ("fiscal", "financial")
    if (
        (m.after().lower != "the" and m.lexemes()[-1].lower != "the")
        or at >= len(ctx.found)
        or ctx.anchor is None
    ):
        return None
    if ctx.found[at].lower not in ("day", "week", "month", "quarter", "year", "decade", "century"):
        return None
    p = containing(ctx.found[at].lower, ctx.anchor)
    return Point(date(p, anchored=True), p, at + 1)


@rule("date.nth-day", reads_on=True)
def nth_day(m: Match, ctx: Context) -> Reading | None:
    """The first Monday of October, the last day of 2020; the first Monday of each month comes every month."""
    if m.has("u"):
        return Reading("SET", duration(1, m.unit()))
    found = ctx.point(m.last) or running(m, ctx)
    if found is None or found.period.grain not in (
        "week",
        "month",
        "quarter",
        "half",
        "year",
        "decade",
        "century",
    ):
        return None
    p = _nth_day(found.period, -1 if m.word("o") in ("last", "final") else m.number("o"), m)
    return date(p, anchored=found.reading.anchored).upto(found.end) if p else None


def _nth_day(whole: Period, n: int, m: Match) -> Period | None:
    """The ``n``-th day of a period, or such a weekday of a month; -1 is the last."""
    if m.has("w"):
        p = (
            day(nth_weekday(whole.first.year, whole.first.month, m.number("w"), n))
            if whole.grain == "month"
            else None
        )
    else:
        p = day(whole.last if n < 0 else whole.first + datetime.timedelta(days=n - 1))
    return p if p and whole.first <= p.first <= whole.last else None


@rule("date.possessed", reads_on=True)
def possessed(m: Match, ctx: Context) -> Reading | None:
    """Next year's first quarter, last year's second half."""
    found, first = ctx.point(m.last), m.lexemes()[0].lower
    near = (
        ctx.near("year")
        if first == "that"
        else containing("year", ctx.anchor)
        if ctx.anchor
        else None
    )
    if (
        found is None
        or near is None
        or found.period.grain not in ("month", "quarter", "season", "half")
    ):
        return None
    y = near.first.year + {"last": -1, "next": 1}.get(first, 0)
    return date(years_later(found.period, y - found.period.first.year), anchored=True).upto(
        found.end
    )


@rule("range.points", reads_on=True)
def points(m: Match, ctx: Context) -> Reading | None:
    """From March to June, between 2004 and 2006, May 30 - June 2, Monday through Friday: one interval, without its first word."""
    word = ctx.bounds.get(m.first, m.before().lower).partition(" ")[0]
    if word == "from" and is_rescheduled(m):
        return None
    first = ctx.point(m.first) or _part_at(m.first, ctx)
    if first is None or first.end >= len(ctx.found):
        return None
    joint, at = ctx.found[first.end].lower, first.end + 1
    if joint == "up" and at < len(ctx.found) and ctx.found[at].lower == "to":
        at += 1
    elif joint not in (
        {"and"} if word == "between" else {"-", "–", "—", "/", "through", "to", "until", "till"}
    ):
        return None
    last = ctx.point(at) or _part_at(at, ctx)
    p = _joined(first, last, loose=word in ("from", "between")) if last else None
    return (
        date(p, anchored=first.reading.anchored or last.reading.anchored).upto(last.end)
        if p and last
        else None
    )


def _joined(first: Point, last: Point, *, loose: bool) -> Period | None:
    """The interval of two points; None when they do not make one. A point without a year takes it from the one that has it."""
    a, b = first.period, last.period
    if (
        "TIME" in (first.reading.type, last.reading.type)
        or "span" in (a.grain, b.grain)
        or (a.grain != b.grain and not loose)
    ):
        return None
    if (
        first.reading.anchored
        and not last.reading.anchored
        and a.grain in ("day", "month")
        and a.first.year != b.first.year
    ):
        a = _not_after(a, b)
    elif b.last < a.first and last.reading.anchored and b.grain in ("day", "month"):
        b = shift(b, 7) if (a.first - b.first).days < 7 and b.grain == "day" else years_later(b, 1)
    return span(a, b) if a.last < b.first else None


def _not_after(a: Period, b: Period) -> Period:
    """``a`` moved to the last year in which it is before ``b``."""
    p = years_later(a, b.first.year - a.first.year)
    return years_later(p, -1) if p.first > b.first else p


def _part_at(start: int, ctx: Context) -> Point | None:
    for m in part_of.at(ctx.codes, ctx.found, start):
        reading = part_of.meaning(m, ctx)
        if reading is not None and reading.period is not None and reading.end is not None:
            return Point(reading, reading.period, reading.end)
    return None


RULES = (part_of, nth_day, possessed, points)
