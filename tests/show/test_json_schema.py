"""Every key and every value of a fixed list is described; the glossary says the same."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

from factx.show.json_schema import glossary, json_schema
from factx.tables import raw


def models() -> dict[str, dict[str, Any]]:
    schema = json_schema()
    return {"Factsheet": schema, **schema["$defs"]}


def lists(schema: Any) -> Iterator[list[dict[str, str]]]:
    """Every ``oneOf`` of constants within a schema."""
    if isinstance(schema, dict):
        if "oneOf" in schema:
            yield schema["oneOf"]
        for value in schema.values():
            yield from lists(value)
    elif isinstance(schema, list):
        for value in schema:
            yield from lists(value)


def test_every_key_has_a_description_of_its_own() -> None:
    described = {
        name: schema["properties"] for name, schema in models().items() if "properties" in schema
    }
    assert sum(len(properties) for properties in described.values()) > 110
    for name, properties in described.items():
        for key, property in properties.items():
            assert property["description"] == raw("glossary").get(name, {}).get(key), (name, key)
            assert property["description"].endswith("."), (name, key)


def test_every_value_has_a_description() -> None:
    found = list(lists(json_schema()))
    assert len(found) == 8  # four enums, and type and mod of two models
    assert all(row["const"] and row["description"].endswith(".") for rows in found for row in rows)
    assert '"enum"' not in str(json_schema()).replace("'", '"')


def test_the_glossary_describes_nothing_that_is_not_there() -> None:
    known = {name: set(schema.get("properties", {})) for name, schema in models().items()}
    for name, schema in models().items():
        known[name] |= {row["const"] for row in schema.get("oneOf", [])}
    for key, place in (("type", "When.type"), ("mod", "When.mod")):
        (rows,) = lists(models()["When"]["properties"][key])
        known[place] = {row["const"] for row in rows}
    assert {name: set(rows) for name, rows in raw("glossary").items()} == known


def test_the_committed_glossary_is_the_one_of_the_code(root: Path) -> None:
    committed = (root / "docs" / "glossary.md").read_text(encoding="utf-8")
    assert committed == "\n".join(glossary()).rstrip() + "\n", "run: python docs/make.py"
