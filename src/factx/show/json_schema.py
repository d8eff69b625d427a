"""The JSON Schema of a factsheet, with a description of every key and of every value of a fixed list; and the glossary."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from factx.schema import SCHEMA_VERSION, Factsheet
from factx.tables import raw

Schema = dict[str, Any]
#: Keys of a time share the lists of values.
_LISTS = {"Time.type": "When.type", "Time.mod": "When.mod"}


def json_schema() -> Schema:
    """Return the JSON Schema (2020-12) of a factsheet."""
    made = Factsheet.model_json_schema(mode="serialization")
    models = {**made.get("$defs", {}), "Factsheet": made}
    for model, schema in models.items():
        _describe(schema, model)
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "$id": f"urn:factx:factsheet:{SCHEMA_VERSION}",
    } | made


def _describe(schema: Schema, model: str) -> None:
    """Put the descriptions of the glossary into the schema of a model or of an enum."""
    if "enum" in schema:
        schema["oneOf"] = _values(schema.pop("enum"), model)
    for name, property in schema.get("properties", {}).items():
        if described := raw("glossary").get(model, {}).get(name):
            property["description"] = described
        for part in (property, *property.get("anyOf", [])):
            if "enum" in part:
                place = f"{model}.{name}"
                part["oneOf"] = _values(part.pop("enum"), _LISTS.get(place, place))


def _values(values: list[str], section: str) -> list[Schema]:
    described = raw("glossary").get(section, {})
    return [{"const": v, "description": described.get(v, "")} for v in values]


def glossary() -> Iterator[str]:
    """Yield the lines of docs/glossary.md: every key by its model, then every list of values."""
    made = json_schema()
    models = {"Factsheet": made, **made["$defs"]}
    yield "# Glossary\n"
    yield "Every key of a factsheet and every value of a fixed list, as the JSON Schema (`factx schema`) describes them.\n"
    for model, schema in models.items():
        yield f"## {model}\n"
        yield schema.get("description", "").split("\n")[0].replace("``", "`") + "\n"
        if rows := schema.get("oneOf"):
            yield from _table("value", ((row["const"], row["description"]) for row in rows))
        else:
            properties = schema["properties"].items()
            yield from _table("key", ((name, p.get("description", "")) for name, p in properties))
    for section in ("When.type", "When.mod"):
        yield f"## {section}\n"
        yield from _table("value", raw("glossary")[section].items())


def _table(head: str, rows: Any) -> Iterator[str]:
    yield f"| {head} | what it means |"
    yield "| --- | --- |"
    yield from (f"| `{name}` | {what} |" for name, what in rows)
    yield ""
