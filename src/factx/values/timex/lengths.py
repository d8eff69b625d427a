"""Rules of durations and sets."""

from __future__ import annotations

from factx.values.timex.calendar import containing
from factx.values.timex.context import Context
from factx.values.timex.counts import count_of, measured, roughly
from factx.values.timex.grammar import Match, cue, rule
from factx.values.timex.reading import Reading, date, duration
from factx.values.timex.words import NOTHING

#: Marks before a length that is no rate.
_MARKS = frozenset({",", ";", ":", "(", "–", "—", "-"})


def _aged(m: Match) -> bool:
    """Whether the length is somebody's age ("10 years old", "five-year-old", "12 years of age")."""
    words = [x.lower for x in m.following() if x.text != "-"]
    return words[:1] == ["old"] or words[:2] == ["of", "age"]


def _is_rate(m: Match) -> bool:
    """Whether "a year", "per month" tells how much there is of something in it ("$2 a year", "24 hours a day")."""
    before, following = m.before(), [x.lower for x in m.following()[:2]]
    if following[:1] in (["a"], ["per"]) and following[1:] in (
        ["day"],
        ["week"],
        ["month"],
        ["year"],
    ):
        return True
    if m.has("q") or m.word().endswith("half") or before is NOTHING or before.text in _MARKS:
        return False
    return m.has("one") and before.lower not in cue("before_length")


@rule("duration.counted")
def counted(m: Match, _ctx: Context) -> Reading | None:
    """Two weeks, five-year, a month, the first nine months, two and a half years."""
    count = 1.0 if m.has("one") else 0.25 if m.has("fourth") else count_of(m, "n")
    if (
        count is None or _aged(m) or _is_rate(m) or (count > 999 and m.before().text == "-")
    ):  # "the post-1945 years"
        return None
    if m.has("second"):  # "a 30-second film"
        return (
            Reading("DURATION", duration(count, "second")) if m.word("second") == "second" else None
        )
    if m.has("u2"):
        return _summed(m, count)
    if m.word().endswith("and a half") and not m.word("n").endswith("half"):
        count += 0.5
    if m.unit() == "quarter" and (
        m.word("u") == "quarter" or "-" in m.word() or m.after().lower == "of"
    ):
        return None
    return Reading("DURATION", duration(count, m.unit()), mod=roughly(m))


def _summed(m: Match, count: float) -> Reading | None:
    """Two years and three months, 1 hour 20 minutes: one length, when the second unit is the smaller one."""
    units, more = ("year", "month", "week", "day", "hour", "minute", "second"), count_of(m, "n2")
    first, second = m.unit(), m.code("u2")
    if more is None or first not in units or second not in units[units.index(first) + 1 :]:
        return None
    tail = duration(more, second).removeprefix("P")
    tail = tail.removeprefix("T") if first in ("hour", "minute") else tail
    return Reading("DURATION", duration(count, first) + tail, mod=roughly(m))


@rule("duration.range")
def ranged(m: Match, _ctx: Context) -> Reading | None:
    """Two to three weeks, 12-18 months: the shorter length, since the value holds one."""
    count = count_of(m, "n")
    return (
        Reading("DURATION", duration(count, m.unit()))
        if count is not None and not _aged(m)
        else None
    )


@rule("duration.definite")
def definite(m: Match, ctx: Context) -> Reading | None:
    """The past two years, the next six months: a length that publication bounds on one side."""
    if _aged(m):
        return None
    count = count_of(m, "n") if m.has("n") else _couple(m)
    sign = {"past": -1, "last": -1, "recent": -1, "next": 1, "coming": 1}.get(m.word("rel"), 0)
    window = (
        measured(ctx.anchor, sign * int(count), m.unit())
        if ctx.anchor and sign and count and count == int(count)
        else None
    )
    return Reading(
        "DURATION",
        duration(count, m.unit()),
        mod=roughly(m),
        anchored=window is not None,
        window=window,
    )


def _couple(m: Match) -> float | None:
    """Two for "a couple", else an open number."""
    return 2.0 if "couple" in m.word() else None


@rule("duration.vague")
def vague(m: Match, _ctx: Context) -> Reading | None:
    """Several years, recent months, the coming weeks: how many is left open."""
    if _aged(m) or (m.word("rel") in ("early", "final") and m.unit() in ("hour", "minute")):
        return None
    singular = m.word("u") == m.unit() and "-" not in m.word()
    return (
        Reading("DURATION", duration(_couple(m), m.unit()))
        if not (m.has("v") and singular)
        else None
    )


@rule("duration.bare")
def bare(m: Match, _ctx: Context) -> Reading | None:
    """For years, in months, weeks of talks, over the years, the years that followed; not a matter of days."""
    if (
        _aged(m)
        or m.unit() in ("weekend", "quarter")
        or m.before().lower in cue("hours_of")
        or m.before(2).lower == "matter"
    ):
        return None
    the = m.lexemes()[0].lower == "the"
    led = m.before().lower in (("over", "through") if the else cue("before_bare_length"))
    on = m.after().lower in cue("after_length") or [x.lower for x in m.following()[:2]] == [
        "that",
        "followed",
    ]
    parts = (
        m.unit() in ("second", "minute") and m.after().lower != "later"
    )  # "the minutes of the meeting"
    followed = not the and m.leads and on and not parts
    return Reading("DURATION", duration(None, m.unit())) if led or followed else None


@rule("duration.long")
def long(m: Match, _ctx: Context) -> Reading | None:
    """A decades-long dispute, a weeklong visit, the whole year."""
    if not m.has("u"):
        return Reading("DURATION", duration(1, m.word().removesuffix("long")))
    return Reading("DURATION", duration(1 if m.word("u") == m.unit() else None, m.unit()))


@rule("duration.year")
def the_year(m: Match, ctx: Context) -> Reading | None:
    """For the year, for the week, the fiscal year: a length for a year, the running one for a week and a fiscal year."""
    before, after = m.before().lower, m.after().lower
    if after == "-":  # "the year-earlier profit"
        return None
    if m.unit() == "year":
        if ctx.anchor and before == "of" and m.before(2).lower in cue("counted_of_year"):
            return date(containing("year", ctx.anchor), anchored=True)
        ended, fiscal = after in ("ended", "ending", "to", "of", "that"), len(m.lexemes()) > 2
        if fiscal and ctx.anchor and not ended and before not in ("over", "throughout"):
            return date(containing("year", ctx.anchor), anchored=True)
        led = before == "for" or (ended and after != "that" and before in cue("before_bare_length"))
        return Reading("DURATION", "P1Y") if led or fiscal else None
    if m.unit() == "week" and ctx.anchor and (before == "for" or after == "'s"):
        return date(containing("week", ctx.anchor), anchored=True)
    return None


@rule("set.every")
def every(m: Match, _ctx: Context) -> Reading | None:
    """Every day, each July, every two weeks, every Tuesday morning, every weekend."""
    part_of_day = f"T{m.code('p')}" if m.has("p") else ""
    if m.has("u"):
        open_number = _couple(m) if m.has("v") else 2.0 if "other" in m.word().split() else 1.0
        return Reading("SET", duration(count_of(m, "n") if m.has("n") else open_number, m.unit()))
    if m.has("w"):
        return Reading("SET", f"XXXX-WXX-{m.number('w') + 1}{part_of_day}")
    if m.has("m"):
        return Reading("SET", f"XXXX-{m.number('m'):02d}")
    if m.has("weekend"):
        return Reading("SET", "XXXX-WXX-WE")
    return Reading("SET", f"XXXX-{m.code('s')}" if m.has("s") else f"XXXX-XX-XX{part_of_day}")


@rule("set.plural")
def plural(m: Match, _ctx: Context) -> Reading | None:
    """On Mondays, in the evenings, at weekends."""
    if m.has("w"):
        return Reading(
            "SET", f"XXXX-WXX-{m.number('w') + 1}" + (f"T{m.code('p')}" if m.has("p") else "")
        )
    if m.before().lower not in ("in", "on", "during", "at"):
        return None
    if m.has("weekends"):
        return Reading("SET", "XXXX-WXX-WE")
    return Reading("SET", f"XXXX-XX-XXT{m.code('p')}" if m.has("p") else f"XXXX-{m.code('s')}")


@rule("set.adverb")
def adverb(m: Match, _ctx: Context) -> Reading | None:
    """Daily, weekly, annually; not in a name, not before the noun of a payment ("quarterly dividend"), not after a percentage."""
    capital, named = m.lexemes()[0].text.istitle(), m.leads and m.after().text[0].isupper()
    if capital and (
        named or (m.before().unknown and m.before().is_word)
    ):  # "the Daily Mail", "Business Weekly"
        return None
    if (m.code("d") in ("P3M", "P1M", "P6M") and m.after().is_word) or (
        m.code("d") == "P1Y" and m.before().text == "%"
    ):
        return None
    return Reading("SET", m.code("d"))


@rule("set.rate")
def rate(m: Match, _ctx: Context) -> Reading | None:
    """Once a week, three times a year."""
    return Reading("SET", duration(1, m.unit()))


RULES = (definite, counted, ranged, vague, bare, long, the_year, every, plural, adverb, rate)
