"""Pair annotated and found facts one to one, the most alike first."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any


def match(
    gold: Sequence[Any], found: Sequence[Any], alike: Callable[[Any, Any], float], floor: float
) -> list[tuple[int, int]]:
    """Pairs (index in gold, index in found) that are at least ``floor`` alike; of equal pairs the earlier ones.

    >>> match([1, 5], [4, 5, 1], lambda a, b: 1 / (1 + abs(a - b)), 0.5)
    [(0, 2), (1, 1)]
    """
    cells = sorted(
        (-score, i, j)
        for i, a in enumerate(gold)
        for j, b in enumerate(found)
        if (score := alike(a, b)) >= floor and score > 0
    )
    left_gold, left_found, pairs = set(range(len(gold))), set(range(len(found))), []
    for _, i, j in cells:
        if i in left_gold and j in left_found:
            left_gold.remove(i)
            left_found.remove(j)
            pairs.append((i, j))
    return sorted(pairs)
