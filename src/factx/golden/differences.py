"""What differs between a golden factsheet and the factsheet of now."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, Literal

from factx.golden.facts import FACTS, Fact, Item, items
from factx.golden.pairing import pair, unmatched
from factx.golden.select import EVERYTHING, Selection


@dataclass(frozen=True, slots=True)
class Change:
    """One value that is another now. Of lists, only what is gone and what has come."""

    field: str
    old: Any
    new: Any


@dataclass(frozen=True, slots=True)
class Difference:
    """One fact that is ``missing`` now, ``extra``, or ``changed``; ``evidence`` is where the article says it."""

    kind: Literal["missing", "extra", "changed"]
    fact: str
    name: str
    changes: tuple[Change, ...] = ()
    evidence: Item | None = None


def differences(golden: Item, now: Item, selection: Selection = EVERYTHING) -> list[Difference]:
    """Compare two factsheets as JSON values, fact by fact, in any order of items.

    Of ``golden`` only what it gives counts: a fact left out is not checked, neither is a key left out of an item.
    """
    return [
        difference
        for fact in FACTS
        if (old := items(golden, fact)) is not None
        for difference in _of_fact(fact, old, items(now, fact) or [], selection)
    ]


def _of_fact(
    fact: Fact, old: list[Item], new: list[Item], selection: Selection
) -> Iterator[Difference]:
    pairs = pair(fact, old, new)
    if selection.fact(fact.place):
        met_old, met_new = {i for i, _ in pairs}, {j for _, j in pairs}
        for i, item in enumerate(old):
            if i not in met_old:
                yield Difference("missing", fact.place, name(fact, item), evidence=words(item))
        for j, item in enumerate(new):
            if j not in met_new:
                yield Difference("extra", fact.place, name(fact, item), evidence=words(item))
    for i, j in pairs:
        found = tuple(
            c for c in changes(old[i], new[j]) if selection.field(f"{fact.place}.{c.field}")
        )
        if found:
            yield Difference(
                "changed", fact.place, name(fact, old[i]), found, words(new[j]) or words(old[i])
            )


def changes(old: Item, new: Item, prefix: str = "") -> Iterator[Change]:
    """The values of an item that are others now, by dotted field; only what ``old`` gives is looked at."""
    for key, was in old.items():
        now, field = new.get(key), prefix + key
        if isinstance(was, dict) and isinstance(now, dict):
            yield from changes(was, now, field + ".")
        elif isinstance(was, list) and isinstance(now, list):
            gone, come = unmatched(was, now)
            if gone or come:
                yield Change(field, gone, come)
        elif was != now:
            yield Change(field, was, now)


def name(fact: Fact, item: Item) -> str:
    """What to call an item: its name, else the first thing that the golden file gives of it."""
    return str(item.get(fact.key) or next(iter(item.values()), fact.place))


def words(item: Item) -> Item | None:
    """The first evidence of an item that says where it stands."""
    spans = item.get("evidence") or [item]
    return next(
        (
            {k: e[k] for k in ("start", "end", "text")}
            for e in spans
            if {"start", "end", "text"} <= e.keys()
        ),
        None,
    )
