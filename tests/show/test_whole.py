"""Forms that tell all facts leave none out: a factsheet in which every field of the schema has a value of its own."""

from __future__ import annotations

import datetime
import io
import re
import sqlite3
import types
import typing
from collections.abc import Iterable, Iterator
from enum import Enum
from itertools import count
from pathlib import Path
from typing import Any

import pytest
from pydantic import BaseModel
from rich.console import Console

from factx.schema import Evidence, Factsheet
from factx.show.flat import write_csv, write_flat_csv, write_flat_jsonl
from factx.show.markdown import write_markdown
from factx.show.page import page
from factx.show.rows import COLUMNS
from factx.show.sqlite import TABLES, write_sqlite
from factx.show.table import Tables
from factx.show.why import Reasons

#: What a form does not tell, by the beginning of a path: what is told of the article and the generator, not of facts.
ABOUT_THE_ARTICLE = (
    "schema_version", "generator", "article.chars", "article.modified",
    "article.text",
)  # fmt: skip
CONSTANT = ("schema_version", "generator.name", "article.text")

#: What only JSON holds: events that are found for stories alone.
FOR_STORIES = ("events",)

DAYS = ("earliest", "latest", "anchor", "modified", "date.value")


class Whole:
    """Makes the factsheet: strings are numbered, days follow each other, each evidence is another word of the text."""

    def __init__(self) -> None:
        self.numbers = count(100)
        self.words: list[str] = []

    def sheet(self) -> Factsheet:
        made = self.value(Factsheet, "")
        text = " ".join(self.words)
        made["article"] |= {"text": text, "chars": len(text)}
        sided = [*made["agencies"], *made["people"], made["chair"], *made["chair"]["co_chairs"]]
        for item in sided:
            item["party"] = made["parties"][0]["name"]
        return Factsheet.model_validate(made)

    def value(self, kind: Any, path: str) -> Any:
        origin, inner = typing.get_origin(kind), typing.get_args(kind)
        if kind is Evidence:
            return self.evidence()
        if isinstance(kind, type) and issubclass(kind, BaseModel):
            fields = kind.model_fields.items()
            return {
                name: self.value(field.annotation, f"{path}.{name}".lstrip("."))
                for name, field in fields
            }
        if origin is list:
            return [self.value(inner[0], path)]
        if origin is tuple:
            return tuple(self.value(each, path) for each in inner)
        if origin is typing.Annotated:
            return self.value(inner[0], path)
        if origin in (typing.Union, types.UnionType):
            return self.value(next(i for i in inner if i is not type(None)), path)
        if origin is typing.Literal:
            return inner[0]
        if isinstance(kind, type) and issubclass(kind, Enum):
            return next(iter(kind)).value
        number = next(self.numbers)
        if path.endswith(DAYS):
            return (datetime.date(2021, 1, 1) + datetime.timedelta(number)).isoformat()
        if path.endswith("alpha3"):
            return f"X{chr(65 + number % 26)}{chr(65 + number // 26 % 26)}"
        if path.endswith("qid"):
            return f"Q{number}"
        return number / 1000 if kind is float else number if kind is int else f"x{number}x"

    def evidence(self) -> dict[str, Any]:
        start = sum(len(word) + 1 for word in self.words)
        self.words.append(f"w{next(self.numbers)}w")
        return {"start": start, "end": start + len(self.words[-1]), "text": self.words[-1]}


WHOLE = Whole().sheet()


def leaves(value: Any, path: str = "") -> Iterator[tuple[str, str]]:
    """Every value that is no container, with its path."""
    if isinstance(value, dict):
        for name, inner in value.items():
            yield from leaves(inner, f"{path}.{name}".lstrip("."))
    elif isinstance(value, list | tuple):
        for inner in value:
            yield from leaves(inner, path)
    else:
        yield path, str(value)


def written(write: Any) -> str:
    out = io.StringIO()
    write([WHOLE.without_text()], out)
    return out.getvalue()


def cells(path: Path) -> Iterator[str]:
    """Every value in the tables of a database, but not the articles' texts, which hold all evidence."""
    write_sqlite([WHOLE], path)
    database = sqlite3.connect(path)
    database.row_factory = sqlite3.Row
    for table in ("articles", *TABLES):
        for row in database.execute(f"SELECT * FROM {table}"):
            yield from (str(row[key]) for key in row.keys() if (table, key) != ("articles", "text"))  # noqa: SIM118


def missing(told: Iterable[str], *left_out: str) -> list[str]:
    """The paths whose value is not told, but those that begin like one of ``left_out``."""
    found = "\n".join(told)
    return [
        path
        for path, value in leaves(WHOLE.model_dump())
        if value not in found and not path.startswith((*left_out, *FOR_STORIES))
    ]


def test_every_field_has_a_value() -> None:
    assert [path for path, value in leaves(WHOLE.model_dump()) if value == "None"] == []


@pytest.mark.parametrize("write", [write_flat_csv, write_flat_jsonl])
def test_the_flat_form_tells_every_value(write: Any) -> None:
    assert missing([written(write)], *ABOUT_THE_ARTICLE) == []


def test_sqlite_tells_every_value(tmp_path: Path) -> None:
    assert missing(cells(tmp_path / "facts.db"), *CONSTANT) == []


def on_a_terminal(thing: Any) -> str:
    console = Console(file=io.StringIO(), width=200)
    console.print(thing)
    return typing.cast(io.StringIO, console.file).getvalue()


def cards() -> str:
    """The page without the article's text."""
    return re.sub(r'<div class="prose">.*?</div>', "", page([WHOLE]), flags=re.S)


@pytest.mark.parametrize(
    ("told", "left_out"),
    [
        (lambda: written(write_csv), ()),
        (lambda: written(write_markdown), ()),
        (
            lambda: on_a_terminal(Tables(WHOLE)),
            ("times",),
        ),  # those of the timeline, and the unresolved ones
        (cards, ("times",)),
        (lambda: on_a_terminal(Reasons(WHOLE, {})), ("diagnostics",)),
    ],
    ids=["csv", "markdown", "table", "page", "why"],
)
def test_every_fact_is_told(told: Any, left_out: tuple[str, ...]) -> None:
    shown = told()
    sheet = WHOLE.model_dump(exclude={"schema_version", "generator", "article"})
    facts = sheet | {
        f"diagnostics.{name}": value for name, value in sheet.pop("diagnostics").items()
    }
    own = {
        fact: [v for _, v in leaves(value) if re.match(r"[xw]\d|2021", v)]
        for fact, value in facts.items()
    }
    assert [
        fact
        for fact, values in own.items()
        if not any(v in shown for v in values) and not fact.startswith((*left_out, *FOR_STORIES))
    ] == []


def test_the_docs_tell_every_column(root: Path) -> None:
    rows = "".join(f"| {name} | {what} |\n" for name, what in COLUMNS.items())
    assert rows in (root / "docs" / "formats.md").read_text(encoding="utf-8")
