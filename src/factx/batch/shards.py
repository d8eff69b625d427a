"""One shard -> one file of factsheets: what a worker of a distributed engine does, wherever it runs."""

from __future__ import annotations

import json
import os
from dataclasses import asdict, dataclass
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Literal

from factx.batch.stream import stream
from factx.errors import SetupError, naming
from factx.extractor import generator, loaded
from factx.read.article import Failure
from factx.read.options import Options
from factx.read.reader import read
from factx.read.sources import Source


@dataclass(frozen=True, slots=True)
class Task:
    """A shard to extract: where it is read, the folder its facts go to, and how."""

    source: Source
    folder: Path
    options: Options
    model: str
    with_text: bool = False
    tables: str | Literal[False] | None = None

    @property
    def name(self) -> str:
        """The source's id as the name of a file; no two ids have the same one."""
        return self.source.id.replace("%", "%25").replace("/", "%2F")

    @property
    def facts(self) -> Path:
        """The file of factsheets; it stands there only when it is whole."""
        return self.folder / f"{self.name}.facts.jsonl"

    @property
    def errors(self) -> Path:
        """The records that could not be read or extracted, one JSON line each."""
        return self.folder / f"{self.name}.errors.jsonl"


@dataclass(frozen=True, slots=True)
class Done:
    """What came of a shard."""

    source: str
    articles: int
    failures: int


def extract(task: Task) -> Done:
    """Extract one shard. Both files are written aside and renamed when whole, so that a second try changes nothing."""
    extractor = loaded(task.model, tables=task.tables)
    articles = failures = 0
    task.folder.mkdir(parents=True, exist_ok=True)
    with TemporaryDirectory(dir=task.folder, prefix=".") as aside:
        facts, errors = Path(aside) / "facts", Path(aside) / "errors"
        with (
            naming(task.folder),
            facts.open("w", encoding="utf-8") as good,
            errors.open("w", encoding="utf-8") as bad,
        ):
            for outcome in stream(read([task.source], task.options), extractor.stream):
                if isinstance(outcome, Failure):
                    failures += 1
                    bad.write(outcome.as_json() + "\n")
                else:
                    articles += 1
                    good.write(
                        (outcome if task.with_text else outcome.without_text()).model_dump_json()
                        + "\n"
                    )
        errors.replace(task.errors)
        facts.replace(task.facts)
    return Done(task.source.name, articles, failures)


def unfinished(tasks: list[Task]) -> list[Task]:
    """The tasks whose facts are not there yet.

    The folder remembers what made it; raises SetupError when that was another factx, model, rules or options, for then
    finished and new shards would not belong together.
    """
    first = tasks[0]
    mark = first.folder / "run.json"
    made_by = json.dumps(
        {
            "generator": generator(first.model, tables=first.tables).model_dump(),
            "options": asdict(first.options),
            "with_text": first.with_text,
        },
        indent=2,
    )
    if mark.exists() and mark.read_text(encoding="utf-8") != made_by:
        raise SetupError(
            f"{first.folder}: holds facts made by another version, model or options (see {mark})",
            hint="name another folder, or remove this one",
        )
    first.folder.mkdir(parents=True, exist_ok=True)
    aside = mark.with_suffix(f".{os.getpid()}")
    aside.write_text(made_by, encoding="utf-8")
    aside.replace(mark)
    return [task for task in tasks if not task.facts.exists()]
