"""Facts -> Factsheet: what is said twice is one fact with two evidences; the order of the timeline."""

from __future__ import annotations

from factx.schema import Entry, Evidence

#: Words that say nothing of an event, and the share of all others that two tellings of one event have in common.
_EMPTY = frozenset({
    "a", "an", "and", "are", "as", "at", "be", "been", "by", "for", "from", "has", "have", "he", "her", "his", "in", "is", "it",
    "its", "of", "on", "or", "said", "she", "that", "the", "their", "they", "to", "was", "were", "will", "with", "would",
})  # fmt: skip
_SAME = 0.6


def merge_entries(entries: list[Entry]) -> list[Entry]:
    """One entry for an event told twice: the same time and status, and mostly the same words; evidences joined."""
    merged: list[Entry] = []
    at_time: dict[tuple[str, str | None], list[int]] = {}
    for entry in entries:
        places = at_time.setdefault((entry.when.value, entry.when.mod), [])
        at = next((i for i in places if told_twice(merged[i], entry)), None)
        if at is None:
            places.append(len(merged))
            merged.append(entry)
        else:
            merged[at] = merged[at].model_copy(update={"evidence": join(merged[at].evidence, entry.evidence)})
    return merged


def told_twice(a: Entry, b: Entry) -> bool:
    """Whether two entries tell of one event."""
    if (a.when.value, a.when.mod, a.status) != (b.when.value, b.when.mod, b.status):
        return False
    first, second = _words(a.event), _words(b.event)
    return first == second or len(first & second) >= _SAME * len(first | second)


def _words(event: str) -> set[str]:
    words = (word.strip(".,;:!?()\"'") for word in event.lower().split())
    return {word for word in words if word and word not in _EMPTY}


def join(a: list[Evidence], b: list[Evidence]) -> list[Evidence]:
    """Both lists without repeats, in text order."""
    return sorted({(e.start, e.end): e for e in [*a, *b]}.values(), key=lambda e: (e.start, e.end))


def by_calendar(entries: list[Entry]) -> list[Entry]:
    """Entries by earliest day, then latest, then place in the text; those without a window last.

    A window that is open at its start ("by 2030") stands where it ends: that is the one day that it names.
    """

    def key(entry: Entry) -> tuple[bool, str, str, int]:
        w = entry.when
        first = w.earliest or w.latest or ""
        return (not first, first, w.latest or "9999", entry.evidence[0].start)

    return sorted(entries, key=key)
