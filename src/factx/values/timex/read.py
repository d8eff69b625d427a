"""Text -> temporal expressions: finds them, resolves them from left to right. No spaCy; tense comes in as a function."""

from __future__ import annotations

import datetime
import re
from collections import defaultdict
from dataclasses import dataclass

from factx.values.timex import (
    Timex,
    clock,
    compound,
    dates,
    focus,
    lengths,
    parts,
    references,
    relative,
)
from factx.values.timex.bounds import Bound, bounded, bounds_in, compiled
from factx.values.timex.context import Context, Sense, no_sense, rules_at
from factx.values.timex.grammar import Match, Rule
from factx.values.timex.reading import Reading
from factx.values.timex.words import lexemes

#: Rules of single points of the calendar: what parts and ranges are made of.
POINTS: tuple[Rule, ...] = (*dates.RULES, *parts.RULES, *relative.RULES, *focus.RULES)
#: All rules; of two that read equally far, the earlier counts.
RULES: tuple[Rule, ...] = (
    *compound.RULES,
    *clock.RULES,
    *POINTS,
    *references.RULES,
    *lengths.RULES,
)
compiled()

#: A person of that name: "Theresa May", but not "In May" at the start of a sentence.
_NAMED_MAY = re.compile(
    r"\b(?!(?:After|And|Before|But|By|Early|For|From|In|Last|Late|Next|Of|On|Since|The|This|To|Until)\b)"
    r"[A-Z][a-z]*\.? May\b(?! \d)"
)


@dataclass(frozen=True, slots=True)
class FoundTimex:
    """A resolved expression: its TIMEX3 extent ``start`` to ``end`` and the start of the phrase with its bound words.

    Offsets are code points into the text, end exclusive.
    """

    start: int
    end: int
    phrase: int
    timex: Timex


def read_times(
    text: str, published: str | None = None, sense: Sense = no_sense
) -> list[FoundTimex]:
    """All temporal expressions of a text, in order, resolved against the publication day (ISO; a time after it is ignored).

    ``sense(start, end)`` tells whether the clause around an expression lies in the "past" or "future", that it was ahead
    in the past ("due"), or "" when it does not tell; without it, the bound words and the usual windows of news decide.
    Without ``published``, what needs it stays open (``XXXX``). Raises ValueError for a publication day that is none.

    >>> [(t.timex.value, text[t.phrase : t.end]) for text in ["Talks must end by June 2021."] for t in read_times(text)]
    [('2021-06', 'by June 2021')]
    """
    found = lexemes(text)
    codes = "".join(x.code for x in found)
    anchor = datetime.date.fromisoformat(published[:10]) if published else None
    bounds = bounds_in(codes, found)
    ctx = Context(found, codes, anchor, sense, POINTS, {end: b.words for end, b in bounds.items()})
    ctx.named_may = bool(_NAMED_MAY.search(text))
    places: dict[int, list[tuple[Rule, Match]]] = defaultdict(list)
    for first, rule, m in rules_at(RULES, codes, found):
        places[first].append((rule, m))
    out: list[FoundTimex] = []
    at = 0
    while at < len(found):
        ctx.outer = at
        best = ctx.longest(places.pop(at)) if at in places else None
        if best is None:
            at += 1
            continue
        rule, reading, end = best
        out.append(_found(rule, reading, at, end, ctx, bounds))
        ctx.mentioned(reading, rule.name, end)
        _begin_later(places, at, end, ctx)
        at = end
    return out


def _begin_later(
    places: dict[int, list[tuple[Rule, Match]]], start: int, end: int, ctx: Context
) -> None:
    """Where a rule's match was cut off by the expression from ``start`` to ``end``, let the rule begin anew behind it."""
    for first in range(start + 1, end):
        for rule, m in places.pop(first, ()):
            for later in range(end, m.last):
                places[later].extend(
                    (rule, again) for again in rule.at(ctx.codes, ctx.found, later)
                )


def _found(
    rule: Rule, reading: Reading, first: int, end: int, ctx: Context, bounds: dict[int, Bound]
) -> FoundTimex:
    bound = bounds.get(first)
    following = ctx.found[end] if end < len(ctx.found) else None
    if (
        bound
        and following
        and following.text in ("'s", "'")
        and following.start == ctx.found[end - 1].end
    ):
        bound = Bound(bound.first, "PLAIN", bound.words)
    start = first
    while (outer := bounds.get(start)) and not (
        start < first and outer.kind == bounds[first].kind == "PLAIN"
    ):  # "sworn in | on Friday"
        start = outer.first
        if bound and bound.kind in ("PLAIN", "APPROX") and outer.kind not in ("PLAIN", "APPROX"):
            bound = outer
    if not (reading.type in ("DATE", "TIME", "DURATION") and bound):
        start = first
    timex = bounded(reading, bound, rule.name, ctx.anchor)
    return FoundTimex(ctx.found[first].start, ctx.found[end - 1].end, ctx.found[start].start, timex)
