"""What got better and what got worse between two sets of factsheets, on the same gold."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass

from factx.evaluate.bootstrap import interval_of_gain
from factx.evaluate.misses import Miss
from factx.evaluate.report import total
from factx.evaluate.score import Scores


@dataclass(frozen=True, slots=True)
class Gain:
    """F1 of one field before and now, and the 95% interval of the gain."""

    name: str
    old: float
    new: float
    low: float
    high: float


@dataclass(frozen=True, slots=True)
class Comparison:
    """The gains, and what was not as annotated only before (``better``) or is so only now (``worse``)."""

    gains: tuple[Gain, ...]
    better: tuple[Miss, ...]
    worse: tuple[Miss, ...]


def compare(old: Scores, new: Scores) -> Comparison:
    """Compare the scores of two sets of factsheets. Both must be on the same gold."""
    gains = [gain(name, old, new) for name in new.fields]
    before, now = Counter(old.misses), Counter(new.misses)
    return Comparison(tuple(gains), _left(before, now), _left(now, before))


def gain(name: str, old: Scores, new: Scores) -> Gain:
    """The gain of one field."""
    before = [s.lenient for s in old.fields[name].values()]
    now = [s.lenient for s in new.fields[name].values()]
    return Gain(name, total(before).f1, total(now).f1, *interval_of_gain(before, now))


def _left(some: Counter[Miss], others: Counter[Miss]) -> tuple[Miss, ...]:
    return tuple(sorted((some - others).elements()))
