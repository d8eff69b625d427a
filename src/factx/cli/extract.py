"""factx extract: articles in, facts out."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from factx.read.article import Article


@click.command("extract")
@click.argument("inputs", metavar="INPUT...", nargs=-1, required=True, type=click.Path(path_type=Path, exists=True))
@click.option("--format", type=click.Choice(["jsonl"]), expose_value=False, help="Form of the output.")
@click.option("-o", "--output", type=click.Path(path_type=Path), help="Write to this file instead of stdout.")
def command(inputs: tuple[Path, ...], output: Path | None) -> None:
    """Extract the facts of articles."""
    from factx.extractor import Extractor

    stream = output.open("w", encoding="utf-8") if output else sys.stdout
    for sheet in Extractor().stream(articles(inputs)):
        stream.write(sheet.without_text().model_dump_json() + "\n")


def articles(inputs: tuple[Path, ...]) -> Iterator[Article]:
    """The articles of text files and of JSON Lines files, in order."""
    from factx.read import text
    from factx.read.article import Article, Published

    for path in inputs:
        if path.suffix != ".jsonl":
            yield text.article(path.read_text(encoding="utf-8"), id=path.stem, source=str(path))
            continue
        for line in path.open(encoding="utf-8"):
            record = json.loads(line)
            day = record.get("published")
            yield Article(
                id=record["id"], text=record["text"], source=str(path), title=record.get("title"),
                published=Published(day[:10], "record") if day else text.date_in(record["text"])[0],
            )  # fmt: skip
