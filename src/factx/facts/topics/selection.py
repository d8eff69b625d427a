"""Which of the accepted phrases are kept: none that overlaps with or repeats a better one.

What a construction introduces goes first: its boundaries are those of the language.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from typing import Protocol

#: Most topics of one article.
MOST = 12
#: Share of the content words of the shorter phrase from which on two phrases say the same.
_SAME = 0.7


class Scored(Protocol):
    """A phrase with its score, its head and its content words, each by any key."""

    @property
    def start(self) -> int: ...
    @property
    def end(self) -> int: ...
    @property
    def score(self) -> float: ...
    @property
    def introduced(self) -> bool: ...
    @property
    def head(self) -> object: ...
    @property
    def words(self) -> Collection[object]: ...


def selected(phrases: Sequence[Scored]) -> list[int]:
    """Return the indices of the kept phrases, best first; of equal scores the fuller phrase wins."""
    kept: list[int] = []
    for i in sorted(range(len(phrases)), key=lambda i: _priority(phrases[i])):
        if len(kept) < MOST and not any(_compete(phrases[i], phrases[j]) for j in kept):
            kept.append(i)
    return kept


def _priority(phrase: Scored) -> tuple[bool, float, int, int, int]:
    return (not phrase.introduced, -phrase.score, -len(phrase.words), phrase.start, phrase.end)


def _compete(a: Scored, b: Scored) -> bool:
    """Whether two phrases overlap, or say the same: one has the head and most words of the other."""
    if a.start < b.end and b.start < a.end:
        return True
    shared = sum(word in b.words for word in a.words)
    same = shared >= _SAME * min(len(a.words), len(b.words))
    return same and (a.head in b.words or b.head in a.words)
