"""Which fact of now is which fact of the golden file: by meaning, never by place in a list."""

from __future__ import annotations

import difflib
from typing import Any

from factx.golden.facts import Fact, Item

#: Two items are the same fact when their names or their evidence are at least this alike (0 to 1).
ALIKE = 0.6


def pair(fact: Fact, old: list[Item], new: list[Item]) -> list[tuple[int, int]]:
    """Pair items one to one, the most alike first; gives (index in old, index in new), sorted."""
    if fact.single:
        return [(0, 0)] if old and new else []
    equal = _equal(old, new)
    taken_old, taken_new = {i for i, _ in equal}, {j for _, j in equal}
    cells = sorted(
        (-score, i, j)
        for i, a in enumerate(old)
        if i not in taken_old
        for j, b in enumerate(new)
        if j not in taken_new and (score := likeness(fact, a, b)) >= ALIKE
    )
    pairs = list(equal)
    for _, i, j in cells:
        if i not in taken_old and j not in taken_new:
            pairs.append((i, j))
            taken_old.add(i)
            taken_new.add(j)
    return sorted(pairs)


def _equal(old: list[Item], new: list[Item]) -> list[tuple[int, int]]:
    rest, pairs = list(range(len(new))), []
    for i, a in enumerate(old):
        j = next((j for j in rest if fits(a, new[j])), None)
        if j is not None:
            rest.remove(j)
            pairs.append((i, j))
    return pairs


def fits(given: Any, now: Any) -> bool:
    """Does everything that the golden file gives stand there now? Lists are compared whole, in any order."""
    if isinstance(given, dict) and isinstance(now, dict):
        return all(key in now and fits(value, now[key]) for key, value in given.items())
    if isinstance(given, list) and isinstance(now, list):
        gone, come = unmatched(given, now)
        return not gone and not come
    return bool(given == now)


def unmatched(given: list[Any], now: list[Any]) -> tuple[list[Any], list[Any]]:
    """What stands only in the golden list, and what stands only in the list of now."""
    gone, come = [], list(now)
    for value in given:
        match = next((k for k, other in enumerate(come) if fits(value, other)), None)
        if match is None:
            gone.append(value)
        else:
            del come[match]
    return gone, come


def likeness(fact: Fact, old: Item, new: Item) -> float:
    """How alike two items are: 1 and more for the same name, else by the words of the name or the shared evidence.

    The other keys of the fact, and the evidence, decide between two of the same name.
    """
    a, b = str(old.get(fact.key, "")), str(new.get(fact.key, ""))
    shared = overlap(old, new)
    name = (
        1.0
        if a == b
        else difflib.SequenceMatcher(None, a.lower(), b.lower(), autojunk=False).ratio() * 0.9
    )
    others = sum(fits(old[key], new.get(key)) for key in fact.others if key in old)
    return max(name, shared) + 0.1 * shared + 0.01 * others


def overlap(old: Item, new: Item) -> float:
    """The share of the evidence's characters that both items stand on."""
    a, b = _characters(old), _characters(new)
    return len(a & b) / len(a | b) if a and b else 0.0


def _characters(item: Item) -> set[int]:
    spans = item.get("evidence", [item] if "start" in item else [])
    return {k for e in spans if "start" in e and "end" in e for k in range(e["start"], e["end"])}
