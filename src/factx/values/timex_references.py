"""Rules of vague references: the present, the past, the future."""

from __future__ import annotations

from factx.values.timex_context import Context
from factx.values.timex_grammar import Match, cue, rule
from factx.values.timex_reading import Reading


@rule("reference.present")
def present(m: Match, _ctx: Context) -> Reading | None:
    """Now, currently, these days."""
    words, after = m.word(), m.after()
    if words in ("present", "at present") and words == "present":
        return None
    if words == "current" and after is not None and after.lower in ("account", "accounts", "affairs"):
        return None
    return Reading("DATE", "PRESENT_REF")


@rule("reference.past")
def past(m: Match, _ctx: Context) -> Reading | None:
    """Recently, the past, at the time."""
    before = m.before()
    if m.word() == "the past" and (before is None or before.lower not in cue("before_past")):
        return None
    if m.word() == "at the time":
        return None
    return Reading("DATE", "PAST_REF")


@rule("reference.future")
def future(m: Match, ctx: Context) -> Reading | None:
    """The future, soon, some day."""
    words, before, after = m.word(), m.before(), m.after()
    if words == "soon" and (
        (before is not None and before.lower in ("as", "so", "too", "how", "very"))
        or (after is not None and after.lower in ("after", "as"))
    ):
        return None
    if words.endswith("term") and (
        not words.startswith("the") or "-" in words or (after is not None and after.text[0].isalpha() and after.code == ".")
    ):
        return None
    if words == "one day" and not ((before is not None and before.lower in cue("modals")) or ctx.direction(m) == "future"):
        return None
    if words.endswith("future") and after is not None and after.lower in ("s", "contracts", "'s"):
        return None
    return Reading("DATE", "FUTURE_REF")


RULES = (present, past, future)
