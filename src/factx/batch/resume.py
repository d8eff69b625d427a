"""Going on after a stop: a JSON Lines file of factsheets knows which articles are done, and under which rules.

While a run writes ``FILE`` its lines go to ``FILE.part``; the end renames it. After a stop, ``--resume`` moves what stands
there into ``FILE.done`` and takes from it, and from ``FILE`` itself, every sheet that is still true.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from factx.errors import SetupError
from factx.read.article import Article
from factx.schema import Factsheet, Generator


def part_of(output: Path) -> Path:
    """Where the lines of an unfinished run stand."""
    return output.with_name(output.name + ".part")


def done_of(output: Path) -> Path:
    """Where the lines of earlier unfinished runs stand."""
    return output.with_name(output.name + ".done")


class Done:
    """The sheets that earlier runs have left; call it with an article. Of each only its place is kept in memory.

    A sheet counts when the article (id, text, title, address, day, source), factx, its rules and the model are the same.
    """

    def __init__(self, output: Path, generator: Generator, *, with_text: bool) -> None:
        self.with_text = with_text
        self.generator = generator.model_dump()
        self.places: dict[bytes, tuple[int, int]] = {}
        self.files = [path.open("rb") for path in (output, done_of(output)) if path.is_file()]
        for number, file in enumerate(self.files):
            for at, record in _lines(file.name):
                if (
                    record.get("generator") == self.generator
                    and ("text" in record.get("article", {})) == with_text
                ):
                    self.places[_key(record["article"], record.get("date"))] = (number, at)

    def __len__(self) -> int:
        return len(self.places)

    def __call__(self, article: Article) -> Factsheet | None:
        """The sheet of an article that is done, with the article's text."""
        p = article.published
        info = {
            "id": article.id, "source": article.source, "title": article.title, "url": article.url, "sha256": article.sha256,
            "modified": article.modified,
        }  # fmt: skip
        place = self.places.get(_key(info, {"value": p.day, "origin": p.origin} if p else None))
        if place is None:
            return None
        file = self.files[place[0]]
        file.seek(place[1])
        record = json.loads(file.readline())
        record["article"]["text"] = article.text
        return Factsheet.model_validate(record)

    def close(self) -> None:
        """Close the files; to be called before the output is renamed."""
        for file in self.files:
            file.close()


def _key(article: dict[str, Any], date: dict[str, Any] | None) -> bytes:
    said = [article.get(key) for key in ("id", "source", "title", "url", "sha256", "modified")]
    said += [date["value"], date["origin"]] if date else []
    return hashlib.blake2b(json.dumps(said).encode(), digest_size=16).digest()


def set_aside(output: Path) -> None:
    """Before a resuming run: move the lines of an unfinished run to those of runs before it; a half-written line is dropped."""
    part = part_of(output)
    if part.is_file():
        with done_of(output).open("ab") as done, part.open("rb") as lines:
            if done.tell():
                done.write(b"\n")  # the line before may be half-written
            done.writelines(line for line in lines if line.endswith(b"\n"))
        part.unlink()


def _lines(name: str) -> Iterator[tuple[int, dict[str, Any]]]:
    """The whole lines of a file and where they begin. Raises SetupError when the file holds something else."""
    at = 0
    with open(name, "rb") as file:  # noqa: PTH123
        for raw in file:
            if raw.endswith(b"\n") and raw.strip():
                try:
                    record = json.loads(raw)
                except ValueError:
                    record = None
                if isinstance(record, dict) and "article" in record:
                    yield at, record
                elif at == 0:
                    raise SetupError(
                        f"{name}: holds no factsheets of an earlier run",
                        hint="leave --resume out, or name another file",
                    )
            at += len(raw)
