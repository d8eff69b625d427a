"""Bound words before a time ("by", "since", "as early as"): what they make of its mod and window."""

from __future__ import annotations

import datetime
import functools
import re
from dataclasses import dataclass

from factx import tables
from factx.values.timex import Timex
from factx.values.timex.calendar import Day, third
from factx.values.timex.grammar import compile_pattern
from factx.values.timex.reading import Reading
from factx.values.timex.words import Lexeme

#: Rules whose times "from" compares with rather than begins at ("up from a year earlier").
_COMPARED = ("date.ago", "date.shifted", "date.business", "date.quarter", "date.year")
_ONE_DAY = datetime.timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Bound:
    """Bound words that begin at lexeme ``first``: the kind of the table, and the words."""

    first: int
    kind: str
    words: str


@functools.cache
def _patterns() -> tuple[tuple[str, re.Pattern[str]], ...]:
    longest_first = {
        kind: sorted(words, key=len, reverse=True)
        for kind, words in tables.raw("time_bounds").items()
    }
    return tuple(
        (kind, compile_pattern(" | ".join(words))) for kind, words in longest_first.items()
    )


def compiled() -> int:
    """Enter the bound words into the vocabulary; how many kinds there are."""
    return len(_patterns())


def bounds_in(codes: str, found: list[Lexeme]) -> dict[int, Bound]:
    """The longest bound words that end before each lexeme, by its index."""
    ends: dict[int, Bound] = {}
    for kind, pattern in _patterns():
        for start in range(len(codes)):
            m = None
            if codes[start] != ".":
                m = pattern.match(codes, start)
            if m and (m.end() not in ends or ends[m.end()].first > start):
                ends[m.end()] = Bound(
                    start, kind, " ".join(x.lower for x in found[start : m.end()])
                )
    return ends


def bounded(reading: Reading, bound: Bound | None, rule: str, anchor: Day | None) -> Timex:
    """A reading with the bound before it as a resolved expression."""
    mod = reading.mod
    first, last = reading.window or (third(reading.period, mod) if reading.period else (None, None))
    kind = bound.kind if bound else "PLAIN"
    if (
        bound
        and bound.words == "from"
        and (rule.startswith(_COMPARED) or (reading.period and reading.period.grain == "span"))
    ):
        kind = "PLAIN"
    if reading.period is not None and reading.type in ("DATE", "TIME"):
        match kind:
            case "ON_OR_BEFORE":
                mod, first = mod or kind, None
            case "ON_OR_AFTER":
                mod, last = mod or kind, None
            case "NOT_BEFORE":
                last = None
            case "BEFORE":
                before = (
                    last
                    if mod == "END"
                    else first - _ONE_DAY
                    if first and first > Day.min
                    else None
                )
                mod, last, first = mod or kind, before, None
            case "AFTER":
                mod, first, last = (
                    mod or kind,
                    last + _ONE_DAY if last and last < Day.max else None,
                    None,
                )
            case "APPROX":
                mod = mod or kind
    return Timex(
        type=reading.type,
        value=reading.value,
        mod=mod,
        earliest=first.isoformat() if first else None,
        latest=last.isoformat() if last else None,
        anchor=anchor.isoformat() if anchor and reading.anchored else None,
        rule=rule,
    )
