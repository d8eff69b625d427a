"""Decide by committed integer weights: a score, the features that made it, a confidence.

A candidate is described by names of features (``kind=country``, ``in-title``); each has an integer
weight in ``data/weights/<fact>.toml``, which ``scripts/fit`` generates from annotated articles. The
sum of integers is the same on every machine.
"""

from __future__ import annotations

import functools
from bisect import bisect_right
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, TypeVar

from factx import tables

Candidate = TypeVar("Candidate")
Context = TypeVar("Context")
Value = bool | int | str | Iterable[str] | None
Feature = Callable[[Candidate, Context], Value]
"""What holds of a candidate: True or a value (one or several), False or None for nothing.

The name of the function, with hyphens, is the name of the feature; its docstring is what
``factx why`` prints.
"""

#: How many features a fact cites at most.
_CITED = 5


def described(
    features: Sequence[Feature[Candidate, Context]], candidate: Candidate, context: Context
) -> list[str]:
    """Return the names of all features of a candidate, each once, in the order of the list."""
    return list(dict.fromkeys(_names(features, candidate, context)))


def _names(
    features: Sequence[Feature[Candidate, Context]], candidate: Candidate, context: Context
) -> Iterator[str]:
    for feature in features:
        value = feature(candidate, context)
        if value is None or value is False:
            continue
        name = feature_name(feature)
        if value is True:
            yield name
        elif isinstance(value, str | int):
            yield f"{name}={value}"
        else:
            yield from (f"{name}={part}" for part in value)


def feature_name(feature: Callable[..., Any]) -> str:
    """Return the name under which a feature has its weights: ``in_title`` -> ``in-title``."""
    return feature.__name__.strip("_").replace("_", "-")


def binned(number: float, edges: Sequence[float]) -> int:
    """Return the largest edge that is not above a number, as an integer; the first for less."""
    return int(edges[max(bisect_right(edges, number) - 1, 0)])


@dataclass(frozen=True, slots=True)
class Decision:
    """What the weights say of one candidate."""

    score: int
    """The sum of the weights in hundredths of a logit; above zero is a yes."""
    confidence: float | None
    """How often a fact with such a score is right, in cross-validation; None when never shown."""
    because: tuple[tuple[str, int], ...]
    """The features with the largest weights, strongest first, those that speak for the answer."""

    @property
    def accepted(self) -> bool:
        """Whether the answer is yes."""
        return self.score > 0


class Decider:
    """The weights of one decision."""

    def __init__(self, table: Mapping[str, Any]) -> None:
        self.bias: int = table["bias"]
        self.weights: Mapping[str, int] = table["weights"]
        self.calibration: Mapping[str, list[tuple[int, int]]] = table["calibration"]

    def decide(self, features: Iterable[str]) -> Decision:
        """Add up the weights of the features of a candidate."""
        known = [(name, self.weights[name]) for name in features if name in self.weights]
        score = self.bias + sum(weight for _, weight in known)
        sign = 1 if score > 0 else -1
        cited = sorted((-sign * weight, name) for name, weight in known if sign * weight > 0)
        because = tuple((name, -sign * weight) for weight, name in cited[:_CITED])
        points = self.calibration.get("yes" if score > 0 else "no", ())
        return Decision(score, interpolated(points, score) if points else None, because)


def interpolated(points: Sequence[tuple[int, int]], score: int) -> float:
    """Return the confidence of a score between calibrated ones; the outermost hold beyond them.

    >>> interpolated([(0, 40), (100, 80)], 50)
    0.6
    """
    at = bisect_right([x for x, _ in points], score)
    if at in (0, len(points)):
        return points[0 if at == 0 else -1][1] / 100
    (x0, y0), (x1, y1) = points[at - 1], points[at]
    return round((y0 + (y1 - y0) * (score - x0) / (x1 - x0)) / 100, 2)


@functools.cache
def decider(name: str) -> Decider:
    """Return the decider of a fact, read once."""
    return Decider(tables.raw(f"weights/{name}"))
