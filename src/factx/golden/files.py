"""Golden files: an article with its ``.facts.json`` beside it."""

from __future__ import annotations

import json
import os
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from pydantic import ValidationError

from factx.errors import InputError, SetupError
from factx.golden.facts import Item
from factx.read.article import Article, Failure
from factx.read.options import Options
from factx.read.reader import read as read_sources
from factx.read.sources import Source, suffix_format
from factx.schema import Factsheet

GOLDEN = ".facts.json"

#: Suffixes of articles, and of those that need no golden file beside them to be taken for one in a folder.
ARTICLES = (".txt", ".html", ".htm", ".json")
ALWAYS_ARTICLES = (".txt", ".html", ".htm")

#: Columns of a golden file.
WIDTH = 130


@dataclass(frozen=True, slots=True)
class Case:
    """An article and its golden file, one of which may not exist."""

    article: Path
    golden: Path

    @property
    def slug(self) -> str:
        """The name that both share."""
        return self.golden.name.removesuffix(GOLDEN)


def find(paths: Iterable[Path]) -> list[Case]:
    """The cases of files and folders, folders read recursively, sorted, each once.

    Raises InputError for a path that does not exist, and SetupError when there is no case at all.
    """
    paths = list(paths)
    found = {case.golden: case for path in paths for case in _cases(path)}
    if not found:
        where = ", ".join(map(str, paths))
        raise SetupError(
            f"{where}: no articles to check", hint=f"put an article.txt there, then run factx check --update {where}"
        )
    return [found[golden] for golden in sorted(found)]


def _cases(path: Path) -> Iterator[Case]:
    if path.is_dir():
        files = (
            p for p in path.rglob("*") if p.is_file() and not any(part.startswith(".") for part in p.relative_to(path).parts)
        )
        yield from (case_of(file) for file in sorted(files) if _belongs(file))
    elif path.exists() or golden_of(path).exists():
        yield case_of(path)
    else:
        raise InputError(f"{path}: no such file or folder")


def _belongs(file: Path) -> bool:
    return file.name.endswith(GOLDEN) or file.suffix in ALWAYS_ARTICLES or (file.suffix in ARTICLES and golden_of(file).exists())


def case_of(file: Path) -> Case:
    """The case that a file belongs to, be it the article or the golden file."""
    if not file.name.endswith(GOLDEN):
        return Case(file, golden_of(file))
    bare = file.with_name(file.name.removesuffix(GOLDEN))
    beside = (bare.with_name(bare.name + suffix) for suffix in ARTICLES)
    return Case(next((path for path in beside if path.exists()), bare.with_name(bare.name + ".txt")), file)


def golden_of(article: Path) -> Path:
    """Where the golden file of an article stands."""
    return article.with_name(article.stem + GOLDEN)


def read(case: Case) -> Article:
    """The article of a case. Raises InputError when it is none, or more than one."""
    source = Source(case.article, case.slug, suffix_format(case.article))
    found = list(read_sources([source], Options()))
    for item in found:
        if isinstance(item, Failure):
            raise InputError(item.error, hint=item.hint)
    if len(found) > 1:
        raise InputError(f"{case.article}: {len(found)} articles; a golden file is for one")
    return next(item for item in found if isinstance(item, Article))


def load(path: Path) -> Item:
    """A golden file: a factsheet in which anything may be left out. Raises InputError for what is none."""
    try:
        golden = json.loads(path.read_text(encoding="utf-8"))
    except UnicodeDecodeError:
        raise InputError(f"{path}: not UTF-8") from None
    except json.JSONDecodeError as error:
        raise InputError(f"{path}:{error.lineno}:{error.colno}: not JSON: {error.msg}", line=error.lineno) from None
    if not isinstance(golden, dict):
        raise InputError(f"{path}: not a factsheet: a JSON object is needed")
    for place, message in _faults(golden):
        raise InputError(f"{path}: {place}: {message}", hint="see factx schema")
    return golden


def _faults(golden: Item) -> Iterator[tuple[str, str]]:
    """What the schema says against the form of the parts that are given. What is left out is not missed, and values
    that cannot all be right together (a span, its length) are for the comparison to tell."""
    given = {key: value for key, value in golden.items() if key != "generator"}
    try:
        Factsheet.model_validate(given)
    except ValidationError as error:
        for fault in error.errors():
            if fault["type"] not in ("missing", "value_error"):
                message = "no such field" if fault["type"] == "extra_forbidden" else fault["msg"]
                yield ".".join(map(str, fault["loc"])), message


def save(case: Case, now: Item, golden: Item | None = None) -> bool:
    """Write the golden file of a case; one without a generator is partial and stays so. False when it stands so already."""
    whole = golden is None or "generator" in golden
    new = written(now if whole else _as_given(now, golden)) + "\n"
    if case.golden.exists() and case.golden.read_text(encoding="utf-8") == new:
        return False
    temporary = case.golden.with_name(f".{case.golden.name}.{os.getpid()}")
    temporary.write_text(new, encoding="utf-8", newline="\n")
    temporary.replace(case.golden)
    return True


def written(value: Any, indent: int = 0, before: int = 0) -> str:
    """A value as JSON in which whatever fits stands on one line, so that people can read a change of it.

    ``indent`` is the depth of the line in blanks, ``before`` what else stands on its first line.
    """
    line = json.dumps(value, ensure_ascii=False)
    if not isinstance(value, dict | list) or not value or (indent and indent + before + len(line) < WIDTH):
        return line
    inner = "\n" + " " * (indent + 2)
    if isinstance(value, list):
        return "[" + ",".join(inner + written(x, indent + 2) for x in value) + "\n" + " " * indent + "]"
    keys = {key: json.dumps(key) + ": " for key in value}
    parts = (inner + keys[key] + written(x, indent + 2, len(keys[key])) for key, x in value.items())
    return "{" + ",".join(parts) + "\n" + " " * indent + "}"


def _as_given(now: Any, golden: Any) -> Any:
    """What is now, with only those keys that the golden file gives (an item gets the keys of all items of its list)."""
    if isinstance(now, dict) and isinstance(golden, dict):
        return {key: _as_given(value, golden[key]) for key, value in now.items() if key in golden}
    if isinstance(now, list) and isinstance(golden, list) and golden and all(isinstance(x, dict) for x in golden):
        merged: Item = {}
        for item in golden:
            merged |= {key: value or merged.get(key) for key, value in item.items()}
        return [_as_given(value, merged) for value in now]
    return now
