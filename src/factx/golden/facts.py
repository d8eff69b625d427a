"""The facts of a factsheet as plain items, and by what an item of each fact is known."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, get_args

from pydantic import BaseModel

from factx.schema import Factsheet

Item = dict[str, Any]
"""One fact as JSON values; in a golden file any key may be left out."""


@dataclass(frozen=True, slots=True)
class Fact:
    """One sort of fact: its dotted place in the factsheet, the key that names an item, and other keys that tell it apart."""

    place: str
    key: str
    others: tuple[str, ...] = ()
    single: bool = False
    """At most one item: whatever stands there is compared with what stood there."""


FACTS = (
    Fact("article", "id", single=True),
    Fact("event", "text", single=True),
    Fact("date", "value", single=True),
    Fact("parties", "name", ("code",)),
    Fact("mentioned", "name", ("code",)),
    Fact("agencies", "name", ("party", "acronym")),
    Fact("chair", "name", single=True),
    Fact("chair.co_chairs", "name", ("party",)),
    Fact("people", "name", ("party",)),
    Fact("topics", "text"),
    Fact("timeline", "event", ("when",)),
    Fact("times", "text", ("value",)),
    Fact("diagnostics.unresolved_times", "text", ("start",)),
    Fact("diagnostics.notes", "text"),
)

#: What is no fact: who made the sheet, by which schema, and where its article was read from.
NO_FACTS = frozenset({"schema_version", "generator", "article.source", "article.text"})

#: What a golden file does not keep: ids follow from the rest, weights change with every fit.
NOT_KEPT = frozenset({"id", "because", "confidence"})


def without(value: Any, keys: frozenset[str], place: str = "") -> Any:
    """Return JSON values without some keys of facts; the article keeps its id."""
    if isinstance(value, list):
        return [without(item, keys, place) for item in value]
    if not isinstance(value, dict):
        return value
    left_out = keys if place != "article" else frozenset()
    return {key: without(item, keys, key) for key, item in value.items() if key not in left_out}


def items(sheet: Item, fact: Fact) -> list[Item] | None:
    """The items of one fact; None when the sheet does not speak of it (in a golden file: not to be checked)."""
    node: Any = sheet
    for step in fact.place.split("."):
        if not isinstance(node, dict) or step not in node:
            return None
        node = node[step]
    listed = node if isinstance(node, list) else [] if node is None else [node]
    return [_facts_only(x, fact.place) if isinstance(x, dict) else {"text": x} for x in listed]


def _facts_only(item: Item, place: str) -> Item:
    apart = {f.place for f in FACTS} | NO_FACTS
    return {key: value for key, value in item.items() if f"{place}.{key}" not in apart}


def places() -> list[str]:
    """Every dotted place of the schema where a fact, or a part of one, can stand."""
    return [
        place
        for place in _places(Factsheet)
        if place.split(".")[0] not in NO_FACTS and place not in NO_FACTS
    ]


def _places(model: type[BaseModel], prefix: str = "") -> Iterator[str]:
    for name, field in model.model_fields.items():
        yield prefix + name
        for inner in _models(field.annotation):
            yield from _places(inner, f"{prefix}{name}.")


def _models(annotation: object) -> list[type[BaseModel]]:
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return [annotation]
    return [model for argument in get_args(annotation) for model in _models(argument)]
