"""The timeline: entries for one event are merged; the order of days."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Mapping

from factx.schema import Entry, Evidence

#: Words that say nothing of an event, and the share of all others that two tellings of one event have in common.
_EMPTY = frozenset({
    "a", "an", "and", "are", "as", "at", "be", "been", "by", "for", "from", "has", "have", "he", "her", "his", "in", "is", "it",
    "its", "of", "on", "or", "said", "she", "that", "the", "their", "they", "to", "was", "were", "will", "with", "would",
})  # fmt: skip
_SAME = 0.6


def merge_entries(entries: list[Entry]) -> list[Entry]:
    """One entry for an event told twice: the same time and status, and mostly the same words; evidences joined."""
    told = [_words(entry.event) for entry in entries]
    often = Counter(word for words in told for word in words)
    tellings: list[list[int]] = []
    """The numbers of the entries that tell of each event."""
    by_key: dict[tuple[object, ...], list[int]] = {}
    for number, (entry, words) in enumerate(zip(entries, told, strict=True)):
        time = (entry.when.value, entry.when.mod, entry.status)
        keys = [(*time, word) for word in _rarest(words, often)]
        near = sorted({at for key in keys for at in by_key.get(key, ())})
        at = next((at for at in near if _alike(told[tellings[at][0]], words)), len(tellings))
        if at == len(tellings):
            tellings.append([])
            for key in keys:
                by_key.setdefault(key, []).append(at)
        tellings[at].append(number)
    return [_joined([entries[number] for number in numbers]) for numbers in tellings]


def _alike(a: set[str], b: set[str]) -> bool:
    """Whether most words of two tellings are the same."""
    return a == b or len(a & b) >= _SAME * len(a | b)


def _rarest(words: set[str], often: Mapping[str, int]) -> list[str]:
    """The rarest words of a telling, so many that every telling like it has one of them among its own rarest words."""
    ranked = sorted(words, key=lambda word: (often[word], word))
    return ranked[: len(words) - math.ceil(_SAME * len(words) - 1e-9) + 1] or [""]


def _joined(entries: list[Entry]) -> Entry:
    """The first telling with the evidence of all."""
    if len(entries) == 1:
        return entries[0]
    return entries[0].model_copy(update={"evidence": join(*(entry.evidence for entry in entries))})


def _words(event: str) -> set[str]:
    words = (word.strip(".,;:!?()\"'") for word in event.lower().split())
    return {word for word in words if word and word not in _EMPTY}


def join(*lists: list[Evidence]) -> list[Evidence]:
    """All lists without repeats, in text order."""
    return sorted(
        {(e.start, e.end): e for each in lists for e in each}.values(),
        key=lambda e: (e.start, e.end),
    )


def by_calendar(entries: list[Entry]) -> list[Entry]:
    """Entries by earliest day, then latest, then place in the text; those without a window last.

    A window that is open at its start ("by 2030") stands where it ends: that is the one day that it names.
    """

    def key(entry: Entry) -> tuple[bool, str, str, int]:
        w = entry.when
        first = w.earliest or w.latest or ""
        return (not first, first, w.latest or "9999", entry.evidence[0].start)

    return sorted(entries, key=key)
