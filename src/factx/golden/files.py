"""Golden files: an article with its ``.facts.json`` beside it."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from pydantic import BaseModel, ValidationError

from factx.errors import InputError, SetupError
from factx.golden.facts import Item
from factx.read.article import Article, Failure
from factx.read.options import Options
from factx.read.reader import read as read_sources
from factx.read.sources import Source, suffix_format
from factx.schema import SCHEMA_VERSION, Factsheet, Generator

GOLDEN = ".facts.json"

#: Suffixes of articles, and of those that need no golden file beside them to be taken for one in a folder.
ARTICLES = (".txt", ".html", ".htm", ".json")
ALWAYS_ARTICLES = (".txt", ".html", ".htm")


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

    Raises InputError for a path that does not exist and for two articles of one golden file, SetupError without any case.
    """
    paths = list(paths)
    found: dict[Path, Case] = {}
    for case in (case for path in paths for case in _cases(path)):
        other = found.setdefault(case.golden, case)
        if other != case:
            raise InputError(
                f"{case.article} and {other.article} have one golden file",
                hint="rename one of them",
            )
    if not found:
        where = ", ".join(map(str, paths))
        raise SetupError(
            f"{where}: no articles to check",
            hint=f"put an article.txt there, then run factx check --update {where}",
        )
    return [found[golden] for golden in sorted(found)]


def passed_over(paths: Iterable[Path]) -> list[Path]:
    """The files in folders that hold articles and are not checked: records, packed files."""
    return [
        file
        for path in paths
        if path.is_dir()
        for file in _files(path)
        if suffix_format(file) and not _belongs(file)
    ]


def _files(folder: Path) -> list[Path]:
    """The files of a folder, sorted, hidden ones left aside."""
    files = (p for p in folder.rglob("*") if p.is_file())
    return sorted(
        p for p in files if not any(part.startswith(".") for part in p.relative_to(folder).parts)
    )


def _cases(path: Path) -> Iterator[Case]:
    if path.is_dir():
        yield from (case_of(file) for file in _files(path) if _belongs(file))
    elif path.exists() or golden_of(path).exists():
        yield case_of(path)
    else:
        raise InputError(f"{path}: no such file or folder")


def _belongs(file: Path) -> bool:
    return (
        file.name.endswith(GOLDEN)
        or file.suffix in ALWAYS_ARTICLES
        or (file.suffix in ARTICLES and golden_of(file).exists())
    )


def case_of(file: Path) -> Case:
    """The case that a file belongs to, be it the article or the golden file."""
    if not file.name.endswith(GOLDEN):
        return Case(file, golden_of(file))
    bare = file.with_name(file.name.removesuffix(GOLDEN))
    beside = (bare.with_name(bare.name + suffix) for suffix in ARTICLES)
    return Case(
        next((path for path in beside if path.exists()), bare.with_name(bare.name + ".txt")), file
    )


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
        raise InputError(
            f"{path}:{error.lineno}:{error.colno}: not JSON: {error.msg}", line=error.lineno
        ) from None
    except RecursionError:
        raise InputError(f"{path}: not JSON that can be read: nested too deep") from None
    if not isinstance(golden, dict):
        raise InputError(f"{path}: not a factsheet: a JSON object is needed")
    golden = _of_this_version(golden)
    for place, message in _faults(golden):
        raise InputError(f"{path}: {place}: {message}", hint="see factx schema")
    return golden


def _of_this_version(golden: Item) -> Item:
    """Return a golden file of schema version 1 as one of version 2, which only renamed the origin ``html``."""
    if golden.get("schema_version") != "1":
        return golden
    date = golden.get("date")
    if isinstance(date, dict) and date.get("origin") == "html":
        date = date | {"origin": "html-metadata"}
    return golden | {"schema_version": SCHEMA_VERSION} | ({"date": date} if date else {})


def _faults(golden: Item) -> Iterator[tuple[str, str]]:
    """What the schema says against the form of the parts that are given. What is left out is not missed, and values
    that cannot all be right together (a span, its length) are for the comparison to tell."""
    facts = {key: value for key, value in golden.items() if key != "generator"}
    yield from _faults_of(Factsheet, facts)
    yield from _faults_of(Generator, golden.get("generator", {}), "generator")


def _faults_of(model: type[BaseModel], given: object, *above: str) -> Iterator[tuple[str, str]]:
    try:
        model.model_validate(given)
    except ValidationError as error:
        for fault in error.errors():
            if fault["type"] not in ("missing", "value_error"):
                message = "no such field" if fault["type"] == "extra_forbidden" else fault["msg"]
                yield ".".join(map(str, (*above, *fault["loc"]))), message
