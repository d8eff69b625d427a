"""What was found before, filed under what it is looked up by, so that nobody walks through all of it."""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Hashable, Iterable, Iterator
from heapq import merge


class MostRecent:
    """Numbers filed under keys."""

    def __init__(self) -> None:
        self._filed: defaultdict[Hashable, list[int]] = defaultdict(list)

    def file(self, number: int, keys: Iterable[Hashable]) -> None:
        """Put a number under every key."""
        for key in keys:
            numbers = self._filed[key]
            at = bisect_left(numbers, number)
            if at == len(numbers) or numbers[at] != number:
                numbers.insert(at, number)

    def under(self, keys: Iterable[Hashable]) -> Iterator[int]:
        """The numbers under any of the keys, the greatest first; one that is under several comes several times.

        >>> latest = MostRecent()
        >>> for number, keys in enumerate(["ab", "b", "c", "a"]):
        ...     latest.file(number, keys)
        >>> list(latest.under("ab"))
        [3, 1, 0, 0]
        """
        return merge(
            *(reversed(self._filed[key]) for key in keys if key in self._filed), reverse=True
        )
