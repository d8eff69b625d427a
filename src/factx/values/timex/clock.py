"""Rules of the time of day."""

from __future__ import annotations

import datetime
import re

from factx.values.timex.calendar import Period, day, shift
from factx.values.timex.context import Context
from factx.values.timex.grammar import Match, cue, rule
from factx.values.timex.reading import Reading
from factx.values.timex.words import NOTHING

#: The half of the clock that a part of the day lies in.
_HALVES = {"MO": 0, "AF": 12, "EV": 12, "NI": 12}


def _of_day(m: Match) -> str | None:
    """The time of day that a match spells, as ``T17:00``; None when there is no such time."""
    if m.has("name"):
        return m.code("name")
    if m.has("four"):
        digits = m.lexemes("four")[0].text
        if len(digits) != 4:
            return None
        hour, minute, second = int(digits[:2]), int(digits[2:]), []
    elif m.has("c"):
        hour, minute, *second = (int(x) for x in re.split("[:.]", m.lexemes("c")[0].text))
    else:
        hour, minute, second = m.number("n" if m.has("n") else "h"), _spoken_minutes(m), []
    if m.has("a"):
        if not 1 <= hour <= 12:
            return None
        hour = hour % 12 + m.number("a")
    elif m.has("p"):
        hour = _on_24(hour, minute, m.code("p"))
    if (
        hour > 24
        or minute > 59
        or (second and second[0] > 59)
        or (hour == 24 and (minute or any(second)))
    ):
        return None
    return f"T{hour:02d}:{minute:02d}" + (f":{second[0]:02d}" if second else "")


def _on_24(hour: int, minute: int, daypart: str) -> int:
    """An hour of the clock of 12 on that of 24: 12 in the night is its end, or with minutes the first hour of the next day."""
    if daypart == "NI":
        return hour + 12 if 5 <= hour < 12 else hour if hour < 12 else 0 if minute else 24
    return hour % 12 + _HALVES.get(daypart, 0)


def _spoken_minutes(m: Match) -> int:
    """The minutes of "eight thirty-five"."""
    return sum(m.number(part) for part in ("t", "t1") if m.has(part))


def _place(m: Match, ctx: Context, time: str) -> Reading:
    """A time of day on the day named right after it, else on the day in focus, else on the day of publication."""
    zone, last = _zone(m, ctx)
    at = last
    while at < len(ctx.found) and ctx.found[at].lower in (
        ",",
        "on",
        "local",
        "time",
        "the",
        "of",
        "eastern",
    ):
        at += 1
    the = at > last and ctx.found[at - 1].lower == "the"
    found = (ctx.point(at - 1) if the else None) or (ctx.point(at) if at - last <= 3 else None)
    if (
        found is not None
        and found.period.grain == "day"
        and (found.reading.type == "DATE" or found.reading.value[11:] in _HALVES)
    ):
        p, anchored, end = found.period, found.reading.anchored, found.end
        time = time if m.has("a") else _of_half(time, found.reading.value[11:])
    else:
        near = (
            _after_brackets(at, ctx)
            or (None if m.has("this") else ctx.near("day"))
            or (day(ctx.anchor) if ctx.anchor else None)
        )
        if near is None:
            return Reading("TIME", f"XXXX-XX-XX{time}{zone}")
        p, anchored, end = near, True, last
    return Reading("TIME", p.value[:10] + time + zone, p, None, anchored, end)


def _of_half(time: str, daypart: str) -> str:
    """The hour of "11 o'clock on Sunday night" on the clock of 24 hours."""
    hour, minute = int(time[1:3]), int(time[4:6])
    late = _HALVES.get(daypart) and (5 <= hour < 12 or (hour == 12 and daypart == "NI"))
    return f"T{_on_24(hour, minute, daypart):02d}{time[3:]}" if late else time


def _zone(m: Match, ctx: Context) -> tuple[str, int]:
    """``Z`` for GMT and UTC, and the lexeme after the zone, its offset ("UTC-5") and the brackets around it ("(UTC)")."""
    at = m.last
    bracket = not m.has("z") and m.after().text == "("
    if not (
        m.has("z")
        or (bracket and at + 1 < len(ctx.found) and isinstance(ctx.found[at + 1].worth, str))
    ):
        return "", at
    named = ctx.found[at + 1] if bracket else m.lexemes("z")[0]
    end = _after_offset(at + 2 if bracket else at, ctx)
    if bracket and (
        named.text != named.text.upper() or end >= len(ctx.found) or ctx.found[end].text != ")"
    ):
        return "", at
    offset = end > at + 2 * bracket
    return "Z" if named.worth == "Z" and not offset else "", end + bracket


def _after_offset(at: int, ctx: Context) -> int:
    """The lexeme after an offset from a zone, where one stands at lexeme ``at``: "GMT+8", "UTC -5"."""
    joint, *rest = [*ctx.found[at : at + 2], NOTHING]
    tied = (
        joint.text in ("+", "-", "–", "−") and rest[0].start == joint.end and rest[0].text.isdigit()
    )
    return at + 2 if tied else at


def _after_brackets(at: int, ctx: Context) -> Period | None:
    """The day that follows the time in another zone: "10 a.m. (1500 GMT) Friday"."""
    texts = [x.text for x in ctx.found[at : at + 8]]
    if texts[:1] not in (["("], [")"]) or ")" not in texts:
        return None
    at += texts.index(")") + 1
    found = ctx.point(at + (at < len(ctx.found) and ctx.found[at].lower == "on"))
    return found.period if found and found.period.grain == "day" else None


@rule("time.clock", reads_on=True)
def clock(m: Match, ctx: Context) -> Reading | None:
    """5 p.m. EST Nov. 9; 10:30; four o'clock; 4 in the morning; 9:30 Tuesday morning."""
    bare = m.has("c") and not any(map(m.has, "apz"))
    if bare and (m.before().lower not in cue("before_clock") or m.after().text in ("-", "–", "%")):
        return None  # a score, a ratio
    if (
        m.has("four")
        and not m.has("z")
        and (m.before().lower not in ("at", "by", "from", "until") or "," in m.word("four"))
    ):
        return None  # "for 1000 hours"
    time = _of_day(m)
    return _place(m, ctx, time) if time else None


@rule("time.named", reads_on=True)
def named_hour(m: Match, ctx: Context) -> Reading | None:
    """Noon, midnight, midday."""
    return _place(m, ctx, m.code("name"))


@rule("time.daypart")
def daypart(m: Match, ctx: Context) -> Reading | None:
    """This morning, the evening, that night, late afternoon yesterday: a part of the publication day or of the day in focus."""
    rel, code = m.word("rel"), m.code("p")
    if m.has("d"):
        return _of_day_name(m, ctx)
    if (
        not rel
        or (ctx.anchor is None and ctx.focus is None)
        or (rel == "the" and m.after().lower == "of")
    ):
        return None
    if m.after().lower == "hours":  # "the early morning hours of Friday"
        return None
    if (
        rel in ("the", "early", "late", "mid -")
        and m.leads
        and m.after().unknown
        and m.after().lower not in cue("after_daypart")
    ):
        return None
    if rel in ("the", "early", "late") and m.before().lower not in cue("before_daypart"):
        return None
    near = (
        day(ctx.anchor)
        if rel == "this" and ctx.anchor
        else ctx.near("day") or (day(ctx.anchor) if ctx.anchor else None)
    )
    if near is None:
        return None
    step = {"the next": 1, "the following": 1, "the previous": -1}.get(rel, 0)
    p, mod = shift(near, step), m.third()
    return Reading("TIME", f"{p.value}T{code}", p, mod, True)


def _of_day_name(m: Match, ctx: Context) -> Reading:
    """The part of today, yesterday or tomorrow that is named before it."""
    if ctx.anchor is None:
        return Reading("TIME", f"XXXX-XX-XXT{m.code('p')}")
    p = shift(day(ctx.anchor), {"yesterday": -1, "tomorrow": 1}.get(m.word("d"), 0))
    return Reading("TIME", f"{p.value}T{m.code('p')}", p, m.third(), True)


@rule("time.tonight")
def tonight(m: Match, ctx: Context) -> Reading | None:
    """Tonight, overnight, last night."""
    if ctx.anchor is None:
        return Reading("TIME", "XXXX-XX-XXTNI")
    back = {"last": -1, "yesterday": -1, "tomorrow": 1}.get(m.lexemes()[0].lower, 0)
    p = day(ctx.anchor + datetime.timedelta(days=back))
    return Reading("TIME", f"{p.value}TNI", p, None, True)


RULES = (clock, named_hour, daypart, tonight)
