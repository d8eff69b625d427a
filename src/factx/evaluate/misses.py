"""What is not as annotated, and in which way."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from factx.evaluate.fields import BY_NAME, Field
from factx.evaluate.gold import GoldArticle
from factx.evaluate.matching import match
from factx.evaluate.telling import tell
from factx.schema import Factsheet

#: A missed and an extra fact that are at least this alike are one fact in other words.
NEAR = 0.2


@dataclass(frozen=True, slots=True, order=True)
class Miss:
    """One fact that is not as annotated.

    ``kind`` is ``missed``, ``extra``, ``other words``, ``found as ...`` or ``annotated as ...`` (another field), or
    ``wrong ...`` (an attribute).
    """

    field: str
    kind: str
    article: str
    told: str


def unpaired(
    row: Field, article: GoldArticle, sheet: Factsheet | None, pairs: list[tuple[int, int]]
) -> Iterator[Miss]:
    """What is missed and what is extra in a field, given the pairs of what is right."""
    gold, found = row.gold(article), row.found(sheet) if sheet else []
    missed = [x for x in _without(gold, {i for i, _ in pairs}) if not optional(x)]
    extra = _without(found, {j for _, j in pairs})
    near = match(missed, extra, row.alike, NEAR)
    for i, j in near:
        yield Miss(row.name, "other words", article.id, f"{tell(extra[j])}, not {tell(missed[i])}")
    rival = BY_NAME.get(row.rival)
    for x in _without(missed, {i for i, _ in near}):
        elsewhere = (
            any(row.alike(x, y) >= row.lenient for y in rival.found(sheet))
            if rival and sheet
            else False
        )
        yield Miss(
            row.name, f"found as {row.rival}" if elsewhere else "missed", article.id, tell(x)
        )
    for y in _without(extra, {j for _, j in near}):
        elsewhere = (
            any(row.alike(x, y) >= row.lenient for x in rival.gold(article)) if rival else False
        )
        yield Miss(
            row.name, f"annotated as {row.rival}" if elsewhere else "extra", article.id, tell(y)
        )


def optional(item: Any) -> bool:
    """Is this annotated fact one that need not be found?"""
    return bool(getattr(item, "optional", False))


def _without(items: list[Any], places: set[int]) -> list[Any]:
    return [item for k, item in enumerate(items) if k not in places]
