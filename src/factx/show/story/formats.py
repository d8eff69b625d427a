"""The output formats of stories, the suffixes that mean them, and the functions that write them."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from pathlib import Path
from typing import Any, TextIO

from factx.errors import SetupError
from factx.story.model import Story

SUFFIXES = {
    ".json": "json", ".jsonl": "jsonl", ".ndjson": "jsonl", ".md": "markdown", ".html": "html",
    ".htm": "html", ".ics": "ics", ".db": "sqlite", ".sqlite": "sqlite",
}  # fmt: skip


def by_suffix(path: Path) -> str:
    """The format that the name of an output means. Raises SetupError for an unknown extension."""
    suffix = path.suffix.lower()
    if not suffix:
        return "jsonl"
    if suffix not in SUFFIXES:
        raise SetupError(
            f"{path}: unknown output extension {suffix}",
            hint=f"use one of {', '.join(sorted(SUFFIXES))}, or --format",
        )
    return SUFFIXES[suffix]


def write_jsonl(stories: Iterable[Story], out: TextIO) -> None:
    """One compact object a line."""
    out.writelines(story.model_dump_json() + "\n" for story in stories)


def write_json(stories: Sequence[Story], out: TextIO) -> None:
    """Indented JSON: an object for one story, an array for none or more."""
    if len(stories) == 1:
        out.write(stories[0].model_dump_json(indent=2) + "\n")
        return
    out.write("[" + ",".join("\n" + s.model_dump_json(indent=2) for s in stories) + "\n]\n")


def write_table(stories: Iterable[Story], out: TextIO, *, console: Any = None) -> None:
    """Tables, on ``console`` when it is given."""
    from rich.console import Console

    from factx.show.story.table import StoryTables

    console = console or Console(file=out)
    for story in stories:
        console.print(StoryTables(story))


def write_page(stories: Sequence[Story], out: TextIO) -> None:
    """One self-contained HTML page."""
    from factx.show.story.page import page

    out.write(page(stories))


def writer(name: str) -> Callable[..., None]:
    """The function that writes stories in a format: to a stream, for sqlite to a path."""
    from factx.show.story.ics import write_ics
    from factx.show.story.markdown import write_markdown
    from factx.show.story.sqlite import write_sqlite

    writers: dict[str, Callable[..., None]] = {
        "json": write_json, "jsonl": write_jsonl, "table": write_table, "markdown": write_markdown, "ics": write_ics,
        "html": write_page, "sqlite": write_sqlite,
    }  # fmt: skip
    return writers[name]
