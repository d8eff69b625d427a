"""Counts that add up, and the figures that they give."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field


@dataclass(slots=True)
class Tally:
    """Facts annotated, found, and right (both); ``asked`` and ``right`` are about attributes of the right ones."""

    hits: int = 0
    gold: int = 0
    found: int = 0
    right: Counter[str] = field(default_factory=Counter)
    asked: Counter[str] = field(default_factory=Counter)

    def __add__(self, other: Tally) -> Tally:
        return Tally(
            self.hits + other.hits,
            self.gold + other.gold,
            self.found + other.found,
            _added(self.right, other.right),
            _added(self.asked, other.asked),
        )

    @property
    def precision(self) -> float:
        """Right of found; where nothing was found, 1 if nothing was there."""
        return self.hits / self.found if self.found else float(self.gold == 0)

    @property
    def recall(self) -> float:
        """Right of annotated; where nothing was there, 1 if nothing was found."""
        return self.hits / self.gold if self.gold else float(self.found == 0)

    @property
    def f1(self) -> float:
        """The harmonic mean of precision and recall."""
        return f1(self.precision, self.recall)

    def accuracy(self, attribute: str) -> float:
        """The share of right answers on an attribute."""
        return self.right[attribute] / self.asked[attribute]

    def value_f1(self) -> float:
        """F1 of facts whose value is right, too; facts whose gold value is open are left out on both sides."""
        left_open = self.hits - self.asked["value"]
        total = self.gold + self.found - 2 * left_open
        return 2 * self.right["value"] / total if total else 1.0


def f1(precision: float, recall: float) -> float:
    """The harmonic mean.

    >>> f1(1.0, 0.5), f1(0.0, 0.0)
    (0.6666666666666666, 0.0)
    """
    return 2 * precision * recall / (precision + recall) if precision + recall else 0.0


def _added(a: Counter[str], b: Counter[str]) -> Counter[str]:
    total = Counter(a)
    total.update(b)
    return total
