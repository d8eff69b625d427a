"""Rules of durations and sets."""

from __future__ import annotations

from factx.values.timex_calendar import containing
from factx.values.timex_context import Context
from factx.values.timex_counts import count_of, measured, roughly
from factx.values.timex_grammar import Match, cue, rule
from factx.values.timex_reading import Reading, date, duration

_AGE = ("old", "olds")


def _aged(m: Match) -> bool:
    """Whether the length is somebody's age ("10 years old", "five-year-old")."""
    at, skipped = m.after(), 0
    found, i = m.following(), 0
    del at, skipped
    while i < len(found) and found[i].text == "-":
        i += 1
    return (i < len(found) and found[i].lower in _AGE) or (found[:3] != [] and [x.lower for x in found[:3]] == ["of", "age", "."])


def _rate(m: Match) -> bool:
    """Whether "a year", "per month" tells how much there is of something in it ("$2 a year", "24 hours a day")."""
    before = m.before()
    if before is None or m.has("q") or before.text in ",;:(–—-" or m.word().endswith("half"):
        return False
    return before.lower not in cue("before_length") and m.word("n") in ("a", "an", "each", "per")


@rule("duration.counted")
def counted(m: Match, ctx: Context) -> Reading | None:
    """Two weeks, five-year, a month, the first nine months, two and a half years."""
    del ctx
    if (
        _aged(m)
        or _rate(m)
        or [x.lower for x in m.following()[:2]] in (["a", "day"], ["a", "week"], ["a", "year"], ["per", "week"])
    ):
        return None
    unit = str(m.lexemes("u")[0].worth)
    first = m.lexemes("n")[0].lower
    count = (
        1.0
        if first in ("a", "an", "another")
        and len(m.lexemes("n")) < 3
        and m.lexemes("n")[-1].lower not in ("dozen", "hundred", "thousand")
        else count_of(m, "n")
    )
    if count is None:
        return None
    if m.lexemes()[-1].lower == "half" and m.word().endswith("and a half"):
        count += 0.5
    if unit == "quarter" and (m.lexemes("u")[0].lower == "quarter" or "-" in m.word()):
        return None
    if m.lexemes()[0].text == "'" or m.lexemes("u")[0].lower == "second":
        return None
    return Reading("DURATION", duration(count, unit), mod=roughly(m) if m.has("q") else None)


@rule("duration.range")
def ranged(m: Match, _ctx: Context) -> Reading | None:
    """Two to three weeks, 12-18 months: the shorter length, since the value holds one."""
    count = count_of(m, "n")
    if count is None or _aged(m):
        return None
    return Reading("DURATION", duration(count, str(m.lexemes("u")[0].worth)))


@rule("duration.definite")
def definite(m: Match, ctx: Context) -> Reading | None:
    """The past two years, the next six months: a length that publication bounds on one side."""
    unit, rel = str(m.lexemes("u")[0].worth), m.word("rel")
    if _aged(m):
        return None
    count = count_of(m, "n") if m.has("n") else _couple(m)
    sign = {"past": -1, "last": -1, "recent": -1, "next": 1, "coming": 1}.get(rel, 0)
    window = measured(ctx.anchor, sign * int(count), unit) if ctx.anchor and sign and count and count == int(count) else None
    return Reading("DURATION", duration(count, unit), None, roughly(m) if m.has("q") else None, window is not None, window=window)


def _couple(m: Match) -> float | None:
    return 2.0 if "couple" in m.word() else None


@rule("duration.vague")
def vague(m: Match, ctx: Context) -> Reading | None:
    """Several years, recent months, the coming weeks: how many is left open."""
    del ctx
    if _aged(m):
        return None
    first, unit = m.lexemes()[0].lower, str(m.lexemes("u")[0].worth)
    if m.has("rel") and m.word("rel") in ("early", "final") and unit in ("hour", "minute"):
        return None
    if (m.has("v") and m.lexemes("u")[0].lower == unit and "-" not in m.word()) or first == "many a":
        return None
    return Reading("DURATION", duration(_couple(m), unit))


@rule("duration.bare")
def bare(m: Match, ctx: Context) -> Reading | None:
    """For years, in months, weeks of talks."""
    del ctx
    before, after, unit = m.before(), m.after(), str(m.lexemes("u")[0].worth)
    if _aged(m) or unit == "weekend" or unit == "quarter":
        return None
    the = m.lexemes()[0].lower == "the"
    led = before is not None and before.lower in (("over", "through") if the else cue("before_bare_length"))
    followed = not the and after is not None and after.lower in cue("after_length") and after.start == m.end + 1
    if (unit in ("second", "minute") and not led) or (before is not None and before.lower in cue("hours_of")):
        return None
    return Reading("DURATION", duration(None, unit)) if led or followed else None


@rule("duration.long")
def long(m: Match, _ctx: Context) -> Reading | None:
    """A decades-long dispute, a weeklong visit, the whole year."""
    if not m.has("u"):
        return Reading("DURATION", duration(1, m.word().removesuffix("long")))
    word, unit = m.lexemes("u")[0].lower, str(m.lexemes("u")[0].worth)
    return Reading("DURATION", duration(1 if word == unit else None, unit))


@rule("duration.year")
def the_year(m: Match, ctx: Context) -> Reading | None:
    """For the year, the fiscal year, for the week: a length for a year, the running one for a week."""
    before, unit = m.before(), m.code("u")
    if before is None or unit not in ("year", "month", "week") or ctx.anchor is None:
        return None
    after = m.after()
    if unit == "year":
        ended = (
            after is not None
            and after.lower in ("ended", "ending", "to", "of")
            and before.lower in cue("before_bare_length") | {"in"}
        )
        return Reading("DURATION", "P1Y") if before.lower == "for" or ended or len(m.lexemes()) > 2 else None
    if unit == "week" and (before.lower == "for" or (after is not None and after.text == "'s")):
        return date(containing("week", ctx.anchor), anchored=True)
    return None


@rule("set.every")
def every(m: Match, _ctx: Context) -> Reading | None:
    """Every day, each July, every two weeks, every Tuesday morning."""
    double = 2 if "other" in m.word().split() else 1
    if m.has("u"):
        unit = str(m.lexemes("u")[0].worth)
        if m.has("v"):
            return Reading("SET", duration(_couple(m), unit))
        return Reading("SET", duration((count_of(m, "n") if m.has("n") else 1) or 1, unit) if double == 1 else duration(2, unit))
    if m.has("w"):
        return Reading("SET", f"XXXX-WXX-{m.number('w') + 1}" + (f"T{m.code('p')}" if m.has("p") else ""))
    if m.has("m"):
        return Reading("SET", f"XXXX-{m.number('m'):02d}")
    return Reading("SET", f"XXXX-{m.code('s')}" if m.has("s") else f"XXXX-XX-XXT{m.code('p')}")


@rule("set.plural")
def plural(m: Match, _ctx: Context) -> Reading | None:
    """On Mondays, in the evenings."""
    if m.has("w"):
        return Reading("SET", f"XXXX-WXX-{m.number('w') + 1}")
    before = m.before()
    if before is None or before.lower not in ("in", "on", "during"):
        return None
    return Reading("SET", f"XXXX-XX-XXT{m.code('p')}" if m.has("p") else f"XXXX-{m.code('s')}")


@rule("set.adverb")
def adverb(m: Match, ctx: Context) -> Reading | None:
    """Daily, weekly, annually; not after a percentage, not in a name."""
    before = m.before()
    if m.lexemes()[0].text[0].isupper() and (before is not None and before.code == "." and before.text[0].isalpha()):
        return None
    if m.code("d") in ("P3M", "P1M", "P6M") and m.after() is not None and m.after().text[0].isalpha():  # type: ignore[union-attr]
        return None
    if m.code("d") == "P1Y" and before is not None and before.text in ("%", "percent"):
        return None
    del ctx
    return Reading("SET", m.code("d"))


@rule("set.rate")
def rate(m: Match, _ctx: Context) -> Reading | None:
    """Once a week, three times a year."""
    if m.lexemes()[0].lower not in ("once", "twice", "times"):
        return None
    return Reading("SET", duration(1, str(m.lexemes("u")[0].worth)))


RULES = (definite, counted, ranged, vague, bare, long, the_year, every, plural, adverb, rate)
