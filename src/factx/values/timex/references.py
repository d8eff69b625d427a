"""Rules of vague references: the present, the past, the future."""

from __future__ import annotations

from factx.values.timex.context import Context
from factx.values.timex.grammar import Match, cue, rule
from factx.values.timex.reading import Reading
from factx.values.timex.words import NOTHING


def _is_compound(m: Match) -> bool:
    """Whether a hyphen ties the word to the next one ("the now-closed mill", "a soon-to-open port")."""
    joint, *rest = [*m.following(), NOTHING]
    return (
        joint.text == "-"
        and joint.start == m.end
        and rest[0].is_word
        and rest[0].start == joint.end
    )


@rule("reference.present")
def present(m: Match, _ctx: Context) -> Reading | None:
    """Now, currently, these days; not the current account, not "now and then"."""
    following = [x.lower for x in m.following()[:2]]
    if m.word() == "current" and following[:1] in (["account"], ["accounts"], ["affairs"]):
        return None
    if _is_compound(m) or (m.word() == "now" and following in (["and", "again"], ["and", "then"])):
        return None
    return Reading("DATE", "PRESENT_REF")


@rule("reference.past")
def past(m: Match, _ctx: Context) -> Reading | None:
    """Recently, lately, in the past, at the time; not "at the time of the vote"."""
    if _is_compound(m) or (
        m.word() == "the time"
        and (m.before().lower != "at" or m.after().lower in cue("of_the_time"))
    ):
        return None
    if m.word() == "the past" and m.before().lower not in cue("before_past"):
        return None
    return Reading("DATE", "PAST_REF")


@rule("reference.future")
def future(m: Match, _ctx: Context) -> Reading | None:
    """The future, in the near term, some day."""
    if m.word().endswith("term") and m.leads and m.after().unknown:
        return None
    return Reading("DATE", "FUTURE_REF") if m.after().lower not in ("contracts", "'s") else None


@rule("reference.soon")
def soon(m: Match, _ctx: Context) -> Reading | None:
    """Soon; not "as soon", "too soon", "soon after"."""
    if (
        _is_compound(m)
        or m.before().lower in ("as", "how", "so", "too", "very")
        or m.after().lower in ("after", "as")
    ):
        return None
    return Reading("DATE", "FUTURE_REF")


@rule("reference.one-day")
def one_day(m: Match, ctx: Context) -> Reading | None:
    """One day, in a clause that looks ahead ("will one day be")."""
    if m.before().lower in cue("modals") or ctx.direction(m) == "future":
        return Reading("DATE", "FUTURE_REF")
    return None


RULES = (present, past, future, soon, one_day)
