"""Rules of parts and ranges: what stands before or between calendar points."""

from __future__ import annotations

from dataclasses import replace

from factx.values.timex_calendar import Period, containing, span, third, years_later
from factx.values.timex_context import Context
from factx.values.timex_grammar import Match, rule
from factx.values.timex_reading import Reading, date

_MOD = {"early": "START", "earlier": "START", "earliest": "START", "beginning": "START", "start": "START", "outset": "START", "opening": "START",
        "mid": "MID", "middle": "MID", "midway": "MID",
        "late": "END", "later": "END", "latter": "END", "end": "END", "close": "END", "turn": "START"}  # fmt: skip


@rule("date.part", reads_on=True)
def part_of(m: Match, ctx: Context) -> Reading | None:
    """Early May, late last year, mid-2024, the end of this year, later this month."""
    found = ctx.point(m.last) or _running(m, ctx)
    if found is None or found[0].period is None:
        return None
    inner, end = found
    p = inner.period
    assert p is not None
    word = m.word("w")
    if word == "turn" and p.grain not in ("year", "century", "decade", "month"):
        return None
    if (
        "in" in m.word().split()
        and ctx.found[m.last].lower == "the"
        and p.grain not in ("day", "week", "month", "quarter", "year")
    ):
        return None
    mod = _MOD.get(word)
    if p.grain == "day" and word in ("earlier", "later"):
        mod = None
    if word in ("earlier", "later") and ctx.anchor and p.first <= ctx.anchor <= p.last and p.grain != "day":
        window = (p.first, ctx.anchor) if word == "earlier" else (ctx.anchor, p.last)
        return replace(inner, mod=mod, end=end, window=window)
    return replace(inner, mod=mod or inner.mod, end=end, window=third(p, mod) if mod and p.grain != "day" else inner.window)


def _running(m: Match, ctx: Context) -> tuple[Reading, int] | None:
    """ "The year", "the month" after "the end of": the one that the last mentioned time, else publication, lies in."""
    at = m.last
    found = ctx.found
    if at < len(found) and found[at].lower == "the":
        at += 1
    elif m.lexemes()[-1].lower != "the":
        return None
    if (
        at >= len(found)
        or found[at].lower not in ("year", "month", "week", "quarter", "decade", "century", "day")
        or ctx.anchor is None
    ):
        return None
    return date(containing(found[at].lower, ctx.anchor), anchored=True), at + 1


@rule("date.possessed", reads_on=True)
def possessed(m: Match, ctx: Context) -> Reading | None:
    """Next year's first quarter, last year's second half."""
    first = m.lexemes()[0].lower
    at = m.last
    found = ctx.point(at)
    if (
        found is None
        or found[0].period is None
        or found[0].period.grain not in ("quarter", "half", "month", "season")
        or not ctx.anchor
    ):
        return None
    base = ctx.near("year") if first == "that" else None
    y = base.first.year if base else ctx.anchor.year + {"last": -1, "next": 1}.get(first, 0)
    p = years_later(found[0].period, y - found[0].period.first.year)
    return date(p, anchored=True).upto(found[1])


@rule("range.points", reads_on=True)
def points(m: Match, ctx: Context) -> Reading | None:
    """From March to June, between 2004 and 2006, May 30 - June 2, Monday through Friday: one interval, without its first word."""
    before = m.before()
    word = before.lower if before is not None else ""
    first = ctx.point(m.first) or _part_at(m.first, ctx)
    if first is None or first[1] >= len(ctx.found):
        return None
    joint, at = ctx.found[first[1]], first[1] + 1
    if joint.lower == "up" and at < len(ctx.found) and ctx.found[at].lower == "to":
        at += 1
    elif joint.lower not in ({"and"} if word == "between" else {"-", "–", "—", "through", "to", "until", "till"}):
        return None
    last = ctx.point(at) or _part_at(at, ctx)
    p = _joined(first[0], last[0], loose=word in ("from", "between")) if last else None
    return date(p, anchored=first[0].anchored or last[0].anchored).upto(last[1]) if p and last else None


def _joined(first: Reading, last: Reading, *, loose: bool) -> Period | None:
    """The interval of two points; None when they do not make one. A point without a year takes it from the one that has it."""
    a, b = first.period, last.period
    if (
        a is None
        or b is None
        or "TIME" in (first.type, last.type)
        or "span" in (a.grain, b.grain)
        or (a.grain != b.grain and not loose)
    ):
        return None
    if first.anchored and not last.anchored and a.grain in ("day", "month") and a.first.year != b.first.year:
        a = _not_after(a, b)
    elif b.last < a.first and last.anchored and b.grain in ("day", "month"):
        b = years_later(b, 1)
    return span(a, b) if a and a.last < b.first else None


def _not_after(a: Period, b: Period) -> Period:
    """``a`` moved to the last year in which it is before ``b``."""
    p = years_later(a, b.first.year - a.first.year)
    return years_later(p, -1) if p.first > b.first else p


def _part_at(start: int, ctx: Context) -> tuple[Reading, int] | None:
    for m in part_of.at(ctx.codes, ctx.found, start):
        reading = part_of.meaning(m, ctx)
        if reading is not None and reading.end is not None:
            return reading, reading.end
    return None


RULES = (part_of, possessed, points)
