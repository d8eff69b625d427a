"""The command line: reads arguments, calls one function, prints, sets the exit code."""

from __future__ import annotations

import json
import sys
from pathlib import Path

import click

from factx import __version__


@click.group(context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, prog_name="factx")
def main() -> None:
    """Structured, grounded facts from news articles."""


@main.command()
@click.argument("inputs", nargs=-1, type=click.Path(path_type=Path, exists=True))
@click.option("--format", "form", default="jsonl")
@click.option("-o", "out", type=click.Path(path_type=Path))
def extract(inputs: tuple[Path, ...], form: str, out: Path | None) -> None:
    """Extract the facts of articles."""
    from factx.extractor import Extractor
    from factx.read import text
    from factx.read.article import Article, Published

    def articles():  # type: ignore[no-untyped-def]
        for path in inputs:
            if path.suffix == ".jsonl":
                for line in path.open(encoding="utf-8"):
                    r = json.loads(line)
                    p = r.get("published")
                    yield Article(
                        id=r["id"], text=r["text"], source=str(path), title=r.get("title"),
                        published=Published(p[:10], "record") if p else text.date_in(r["text"])[0],
                    )  # fmt: skip
            else:
                yield text.article(path.read_text(encoding="utf-8"), id=path.stem, source=str(path))

    stream = out.open("w", encoding="utf-8") if out else sys.stdout
    for sheet in Extractor().stream(articles()):
        stream.write(sheet.without_text().model_dump_json() + "\n")
