"""Rules of dates that are counted from the last mentioned time or business period."""

from __future__ import annotations

import datetime

from factx.values.timex.calendar import (
    Period,
    containing,
    day,
    part,
    shift,
    years_later,
)
from factx.values.timex.context import Context, Point
from factx.values.timex.counts import back_from, count_of, roughly
from factx.values.timex.grammar import Match, cue, rule
from factx.values.timex.reading import Reading, date, duration, open_date, with_daypart


@rule("date.shifted")
def shifted(m: Match, ctx: Context) -> Reading | None:
    """A year earlier, three days later, in a week's time: counted from the last mentioned time or from publication."""
    grain, word, count = m.unit(), m.word("w"), count_of(m, "n")
    if count is None:
        return None
    if word == "time" and m.before().lower != "in":  # "three weeks' time was lost"
        return None
    if word in ("from now", "hence", "time"):
        return back_from(day(ctx.anchor), grain, count, sign=1) if ctx.anchor else open_date(grain)
    length = Reading("DURATION", duration(count, grain), mod=roughly(m), end=m.part("w")[0])
    if _of_an_event(m, word) or grain in ("second", "minute", "hour") or m.after().lower == "than":
        return length
    if grain == "year" and count == 1 and word == "earlier" and ctx.business is not None:
        return back_from(ctx.business, "year", 1)
    base = ctx.focus
    if base is None or base.grain == "span":
        base = day(ctx.anchor) if ctx.anchor and word in ("earlier", "previously") else None
    elif word in ("later", "after") and not ctx.near(
        _FINEST.get(grain, "year")
    ):  # "in 2007; three months later"
        base = None
    return (
        back_from(base, grain, count, sign=1 if word in ("later", "after") else -1)
        if base
        else length
    )


#: What must be known of a day so that weeks or months can be counted on from it.
_FINEST = {"day": "day", "week": "week", "fortnight": "week", "month": "month"}


def _of_an_event(m: Match, word: str) -> bool:
    """Whether "before" or "after" goes on to the event that is counted from ("two days before the vote")."""
    after = m.after()
    goes_on = after.is_word or not after.unknown
    return word in ("before", "after") and goes_on and after.lower not in cue("after_date")


@rule("date.anaphora")
def anaphora(m: Match, ctx: Context) -> Reading | None:
    """That year, the same day, the following week, the day before, later in the day."""
    code, words, first = m.code("u"), m.word("rel"), m.lexemes()[0].lower
    if code in ("minute", "hour") or _of_an_event(m, words):
        return None
    daypart = code if len(code) == 2 else ""
    grain = "day" if daypart else code
    base = ctx.near(grain)
    if base is None and words.startswith("that"):
        base = (
            containing(grain, ctx.focus.first)
            if ctx.focus and grain in ("decade", "century")
            else None
        )
    elif base is None and ctx.anchor:
        base = containing(grain, ctx.anchor)
    if base is None:
        return open_date(grain)
    mod = {"later": "END", "earlier": "START"}.get(first) if grain != "day" else None
    reading = date(shift(base, _STEP.get(words, 0)), anchored=True, mod=mod)
    return with_daypart(reading, daypart) if daypart else reading


_STEP = {"the following": 1, "the next": 1, "after": 1, "the previous": -1, "the preceding": -1, "the prior": -1,
         "before": -1, "earlier": -1}  # fmt: skip


@rule("date.business")
def business(m: Match, ctx: Context) -> Reading | None:
    """The year-ago quarter, the latest period, the quarter: the business period in focus, or that of a year before."""
    if m.after().text == "-" and m.after().start == m.end:  # "quarter-to-quarter"
        return None
    if ctx.anchor is None:
        return open_date("quarter")
    if m.has("month"):
        return _month_before(m, ctx.near("month") or shift(containing("month", ctx.anchor), -1))
    now = shift(containing("quarter", ctx.anchor), -1)
    if m.has("y"):
        business = ctx.business or (
            now
            if m.lexemes()[-1].lower == "quarter" or "quarter of" in m.word()
            else containing("year", ctx.anchor)
        )
        return date(years_later(business, m.number("y") - business.first.year))
    base = ctx.business or (
        now if m.has("u") or m.lexemes()[-1].lower == "quarter" else containing("year", ctx.anchor)
    )
    if m.has("o") and m.number("o") <= 4:
        base = part(base.first.year, f"Q{m.number('o')}")
    if m.word("u") == "quarter" and m.after().lower in ("ended", "ending"):
        base = _quarter_to(ctx.point(m.last + 1) or ctx.point(m.last + 2)) or base
    if m.word("u"):
        latest = now if "latest" in m.word() and not m.has("o") else base
        return date(
            containing("quarter", ctx.anchor) if m.word() == "this quarter" else latest,
            anchored=True,
        )
    return back_from(base, "year", 1)


def _quarter_to(last: Point | None) -> Period | None:
    """The quarter of the calendar that holds most of the three months up to a day or month; None when none is named."""
    if last is None or last.period.grain not in ("day", "month"):
        return None
    return containing("quarter", last.period.last - datetime.timedelta(days=45))


def _month_before(m: Match, base: Period) -> Reading:
    """The month in focus in another year ("the same month of 2019"), else a year before."""
    return date(
        years_later(base, m.number("y") - base.first.year if m.has("y") else -1), anchored=True
    )


@rule("date.year-end")
def year_end(m: Match, ctx: Context) -> Reading | None:
    """Year-end, by month's end: the end of the running year, or of the one before when the clause is past early in a year."""
    if ctx.anchor is None:
        return Reading("DATE", "XXXX", mod="END")
    grain = m.word("u") or "year"
    p = containing(grain, ctx.anchor)
    if grain == "year" and (
        (ctx.anchor.month <= 3 and ctx.direction(m) == "past") or ctx.bounds.get(m.first) == "since"
    ):
        p = shift(p, -1)
    return date(p, anchored=True, mod="END")


RULES = (shifted, anaphora, business, year_end)
