"""The ids of facts: stable across runs, machines, other inputs and versions, as long as the fact is the same."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable, Iterator
from itertools import count
from typing import Any, TypeVar

from factx.schema import Chair, Evidence, Factsheet, Time

T = TypeVar("T")
_LENGTH = 16

#: List of the factsheet -> kind of its facts, and what an item of it is known by.
_LISTS: dict[str, tuple[str, Callable[[Any], tuple[str | None, ...]]]] = {
    "parties": ("party", lambda x: (x.name,)),
    "mentioned": ("mentioned", lambda x: (x.name,)),
    "agencies": ("agency", lambda x: (x.name,)),
    "people": ("person", lambda x: (x.name,)),
    "topics": ("topic", lambda x: (x.text,)),
    "timeline": ("timeline", lambda x: (x.when.value, x.when.mod, x.event)),
    "times": ("time", lambda x: (x.type, x.value, x.mod)),
}


def fact_id(sha256: str, kind: str, key: Iterable[str | None], evidence: list[Evidence]) -> str:
    """Return the id of a fact: a hash of the article's text, the kind, the normalised key and the first evidence.

    >>> fact_id("0" * 64, "party", ["Japan"], [])
    'f30de6287ce13d26'
    """
    first = [f"{evidence[0].start}:{evidence[0].end}"] if evidence else []
    parts = [sha256, kind, *(_normal(part) for part in key), *first]
    return hashlib.sha256("\0".join(parts).encode("utf-8", "surrogatepass")).hexdigest()[:_LENGTH]


def identified(sheet: Factsheet) -> Factsheet:
    """Return the factsheet with the id of every fact filled in; no two facts of a sheet share one."""
    ids = _Ids(sheet.article.sha256)
    found: dict[str, Any] = {
        name: list(ids.each(kind, key, getattr(sheet, name)))
        for name, (kind, key) in _LISTS.items()
    }
    if sheet.event:
        found["event"] = ids.on(sheet.event, "event", (sheet.event.text,))
    if sheet.date:
        found["date"] = ids.on(sheet.date, "date", (sheet.date.value,))
    if sheet.chair:
        found["chair"] = _chair(ids, sheet.chair)
    return sheet.model_copy(update=found)


def identified_times(sha256: str, times: Iterable[Time]) -> list[Time]:
    """Return the times with the ids that they have in the article's factsheet."""
    return list(_Ids(sha256).each(*_LISTS["times"], times))


def _chair(ids: _Ids, chair: Chair) -> Chair:
    others = list(ids.each("co-chair", lambda x: (x.name,), chair.co_chairs))
    return ids.on(chair, "chair", (chair.name,)).model_copy(update={"co_chairs": others})


class _Ids:
    """Gives out the ids of one article; facts that nothing tells apart are numbered."""

    def __init__(self, sha256: str) -> None:
        self.sha256 = sha256
        self.given: set[str] = set()

    def each(
        self, kind: str, key: Callable[[T], tuple[str | None, ...]], facts: Iterable[T]
    ) -> Iterator[T]:
        for fact in facts:
            yield self.on(fact, kind, key(fact))

    def on(self, fact: T, kind: str, key: tuple[str | None, ...]) -> T:
        evidence: list[Evidence] = fact.evidence  # type: ignore[attr-defined]
        numbered = (
            fact_id(self.sha256, kind, (*key, *([str(n)] if n else [])), evidence) for n in count()
        )
        id = next(id for id in numbered if id not in self.given)
        self.given.add(id)
        made: T = fact.model_copy(update={"id": id})  # type: ignore[attr-defined]
        return made


def _normal(part: str | None) -> str:
    """Return a part of a key without what case and line breaks change."""
    return " ".join((part or "").casefold().split())
