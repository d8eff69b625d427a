"""Rules of parts and ranges: what stands before or between calendar points."""

from __future__ import annotations

from dataclasses import replace

from factx.values.timex_calendar import containing, day, span, third
from factx.values.timex_context import Context
from factx.values.timex_grammar import Match, rule
from factx.values.timex_reading import Reading, date

_MOD = {"early": "START", "earlier": "START", "earliest": "START", "beginning": "START", "start": "START", "outset": "START", "opening": "START",
        "mid": "MID", "middle": "MID", "midway": "MID",
        "late": "END", "later": "END", "latter": "END", "end": "END", "close": "END", "turn": "START"}  # fmt: skip


@rule(
    "date.part",
    "w=(early|earlier|late|later) (in|on)? (the)?",
    "w=(mid) (-)?",
    "(the)? (very)? w=(end|beginning|start|middle|close|turn|outset) of",
    "(the)? w=(early|latter|later|middle) (part|half|stages|days|months) of",
    "(the)? (rest|remainder|balance|course) of",
)
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
    if "in" in m.word().split() and ctx.found[m.last].lower == "the" and p.grain not in ("day", "week", "month", "quarter", "year"):
        return None
    mod = _MOD.get(word)
    if p.grain == "day" and word in ("earlier", "later"):
        mod = None
    if word in ("earlier", "later") and ctx.anchor and p.first <= ctx.anchor <= p.last and p.grain != "day":
        window = (p.first, ctx.anchor) if word == "earlier" else (ctx.anchor, p.last)
        return replace(inner, mod=mod, end=end, window=window)
    return replace(inner, mod=mod or inner.mod, end=end, window=third(p, mod) if mod and p.grain != "day" else inner.window)


def _running(m: Match, ctx: Context) -> tuple[Reading, int] | None:
    """"The year", "the month" after "the end of": the one that the last mentioned time, else publication, lies in."""
    at = m.last
    found = ctx.found
    if at < len(found) and found[at].lower == "the":
        at += 1
    elif m.lexemes()[-1].lower != "the":
        return None
    if at >= len(found) or found[at].lower not in ("year", "month", "week", "quarter", "decade", "century", "day") or ctx.anchor is None:
        return None
    return date(containing(found[at].lower, ctx.anchor), anchored=True), at + 1


@rule("date.possessed", "(last|this|next|that) year 's")
def possessed(m: Match, ctx: Context) -> Reading | None:
    """Next year's first quarter, last year's second half."""
    first = m.lexemes()[0].lower
    at = m.last
    found = ctx.point(at)
    if found is None or found[0].period is None or found[0].period.grain not in ("quarter", "half", "month", "season") or not ctx.anchor:
        return None
    base = ctx.near("year") if first == "that" else None
    y = base.first.year if base else ctx.anchor.year + {"last": -1, "next": 1}.get(first, 0)
    from factx.values.timex_calendar import years_later

    p = years_later(found[0].period, y - found[0].period.first.year)
    return date(p, anchored=True).upto(found[1])


@rule("range.from-to", "from", "between")
def from_to(m: Match, ctx: Context) -> Reading | None:
    """From March to June, between 2004 and 2006: one interval, without its first word."""
    joints = ("and",) if m.word() == "between" else ("to", "until", "till", "through", "-", "–")
    reading = _range(m.last, ctx, joints)
    return reading


@rule("range.dash", "(ANYWEEKDAY|ANYMONTH|YEAR4|DAYNUM|today|tomorrow|yesterday|early|late|mid|QNAME|this|last|DECADE4)")
def dashed(m: Match, ctx: Context) -> Reading | None:
    """May 30 - June 2; Monday through Friday; 2004 to 2006."""
    return _range(m.first, ctx, ("-", "–", "—", "through", "to", "until"))


def _range(start: int, ctx: Context, joints: tuple[str, ...]) -> Reading | None:
    first = ctx.point(start) or _part_at(start, ctx)
    if first is None or first[1] >= len(ctx.found) or ctx.found[first[1]].lower not in joints:
        return None
    at = first[1] + 1
    if at < len(ctx.found) and ctx.found[at].lower in ("up",):
        at += 2
    last = ctx.point(at) or _part_at(at, ctx)
    if last is None:
        return None
    a, b = first[0].period, last[0].period
    if a is None or b is None or a.grain != b.grain and {a.grain, b.grain} != {"day", "month"} and {a.grain, b.grain} != {"month", "year"}:
        return None
    if first[0].anchored and not last[0].anchored and a.grain in ("day", "month") and a.first.year != b.first.year:
        a = _before(a.first.month, a.first.day if a.grain == "day" else 0, b.first)
    if a is None or first[0].type == "TIME" or last[0].type == "TIME":
        return None
    if b.last < a.first and last[0].anchored:
        b = day(b.first.replace(year=b.first.year + 1)) if b.grain == "day" and (b.first.month, b.first.day) != (2, 29) else b
    if b.last <= a.first:
        return None
    return Reading("DATE", span(a, b).value, span(a, b), None, first[0].anchored or last[0].anchored, last[1])


def _before(month_number: int, day_number: int, end):  # type: ignore[no-untyped-def]
    from factx.values.timex_calendar import month
    from factx.values.timex_context import full_day

    y = end.year - ((month_number, day_number) > (end.month, end.day))
    return full_day(y, month_number, day_number) if day_number else month(y, month_number)


def _part_at(start: int, ctx: Context) -> tuple[Reading, int] | None:
    for m in part_of.at(ctx.codes, ctx.found, start):
        reading = part_of.meaning(m, ctx)
        if reading is not None and reading.end is not None:
            return reading, reading.end
    return None


RULES = (part_of, possessed, from_to, dashed)
