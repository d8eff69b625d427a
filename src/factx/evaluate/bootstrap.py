"""How far figures may be chance: 95% intervals from resampling articles, always with the same seed."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from factx.evaluate.tally import Tally

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

SAMPLES = 2000


def interval(tallies: Sequence[Tally]) -> tuple[float, float]:
    """The 95% interval of the F1 of all articles together; ``tallies`` holds one per article."""
    return _middle(_samples(tallies))


def interval_of_gain(old: Sequence[Tally], new: Sequence[Tally]) -> tuple[float, float]:
    """The 95% interval of the gain in F1, from the same articles in both; it is sure where 0 lies outside."""
    return _middle(_samples(new) - _samples(old))


def _samples(tallies: Sequence[Tally]) -> NDArray[np.float64]:
    """F1 of each sample: hits, gold and found summed over articles drawn with replacement."""
    import numpy as np

    counts = np.array([(t.hits, t.gold, t.found) for t in tallies], dtype=float)
    draws = np.random.RandomState(0).multinomial(
        len(tallies), np.full(len(tallies), 1 / len(tallies)), size=SAMPLES
    )
    hits, gold, found = (draws @ counts).T
    both = gold + found
    return np.where(both > 0, 2 * hits / np.maximum(both, 1), 1.0)


def _middle(samples: NDArray[np.float64]) -> tuple[float, float]:
    samples.sort()
    edge = int(len(samples) * 0.025)
    return float(samples[edge]), float(samples[-edge - 1])
