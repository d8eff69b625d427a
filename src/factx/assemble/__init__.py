"""Facts -> Factsheet: said twice is one fact with two evidences; sides resolved; order settled."""

from __future__ import annotations

from factx.schema import Entry, Evidence


def merge_entries(entries: list[Entry]) -> list[Entry]:
    """One entry for the same words at the same time, evidences joined."""
    merged: dict[tuple[str, str | None, str], Entry] = {}
    for entry in entries:
        key = (entry.when.value, entry.when.mod, " ".join(entry.event.lower().split()))
        old = merged.get(key)
        merged[key] = entry if old is None else old.model_copy(update={"evidence": join(old.evidence, entry.evidence)})
    return list(merged.values())


def join(a: list[Evidence], b: list[Evidence]) -> list[Evidence]:
    """Both lists without repeats, in text order."""
    return sorted({(e.start, e.end): e for e in [*a, *b]}.values(), key=lambda e: (e.start, e.end))


def by_calendar(entries: list[Entry]) -> list[Entry]:
    """Entries by earliest day, then latest, then place in the text; those without a window last."""

    def key(entry: Entry) -> tuple[bool, str, str, int]:
        w = entry.when
        first = w.earliest or w.latest or ""
        return (not first, first, w.latest or "9999", entry.evidence[0].start)

    return sorted(entries, key=key)
