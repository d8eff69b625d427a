"""factx story: articles or saved factsheets in, stories out."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import click

from factx.cli.configured import Configured
from factx.cli.group import SOME_FAILED
from factx.cli.models import model_options
from factx.cli.reading import Reading, reading_options
from factx.cli.terminal import Output, counted

if TYPE_CHECKING:
    from factx.cli.tally import Tally
    from factx.cli.terminal import Terminal
    from factx.read.sources import Source
    from factx.schema import Factsheet
    from factx.story.model import Story

FORMATS = ("table", "json", "jsonl", "markdown", "html", "ics", "sqlite")


@click.command("story", cls=Configured)
@reading_options
@click.option("--group", is_flag=True, help="Split mixed articles into stories first.")
@click.option("--title", metavar="TEXT", help="Title of the story; by default its central event.")
@click.option(
    "--format",
    "format",
    type=click.Choice(FORMATS),
    help="Output format; inferred from the -o extension by default.",
)
@click.option("-o", "--output", type=Output(), help="Write to this file instead of stdout.")
@model_options
@click.option(
    "-j", "--jobs", type=click.IntRange(1), default=1, show_default=True, help="Worker processes."
)
@click.pass_obj
def command(
    terminal: Terminal,
    reading: Reading,
    group: bool,
    title: str | None,
    format: str | None,
    output: Path | None,
    model: str | None,
    jobs: int,
) -> int:
    """Merge articles into one story with cast and timeline.

    Every fact keeps the quotes of all articles that have it.

    INPUT is articles as for `factx extract`, or factsheets saved with
    `factx extract --with-events -o FACTS.jsonl`; both may be mixed.

    \b
    factx story talks/*.txt
    factx story talks/*.txt -o briefing.md
    factx story --group news.jsonl -o stories.jsonl
    \b
    Exit codes: 0 done; 2 an input, an option or the output cannot be used;
                3 done, but some inputs failed; 130 interrupted.
    """
    from factx.cli.tally import Tally
    from factx.cli.writing import refuse_inputs
    from factx.story import stories, story

    if group and title:
        raise click.UsageError("--title names one story; leave it out with --group")
    sources = reading.sources()
    refuse_inputs((output,), (source.path for source in sources))
    tally = Tally(terminal, None, alone=len(sources) == 1, fail_fast=False)
    sheets = list(_sheets(terminal, reading, sources, tally, model=model, jobs=jobs))
    tally.end()
    found = stories(sheets) if group else [story(sheets, title=title)] if sheets else []
    _write(terminal, found, format, output)
    counts = f"{counted(len(sheets), 'article')}, {_stories(len(found))}"
    terminal.detail(counts)
    return 0 if tally.whole else SOME_FAILED


def _stories(number: int) -> str:
    return f"{number} {'story' if number == 1 else 'stories'}"


def _sheets(
    terminal: Terminal,
    reading: Reading,
    sources: list[Source],
    tally: Tally,
    *,
    model: str | None,
    jobs: int,
) -> Iterator[Factsheet]:
    """The saved factsheets among the sources, then those of the articles."""
    from factx.batch.jobs import extracting
    from factx.batch.stream import stream
    from factx.cli.progress import watched
    from factx.pipeline import DEFAULT_MODEL
    from factx.read.saved import factsheets, holds_factsheets

    saved = [s for s in sources if s.path is not None and holds_factsheets(s.path)]
    for source in saved:
        assert source.path
        yield from factsheets(source.path)
    rest = [s for s in sources if s not in saved]
    if not rest:
        return
    items = reading.items(terminal, rest)
    with extracting(model or DEFAULT_MODEL, jobs) as extractor:
        outcomes = stream(items, lambda articles: extractor.stream(articles, events=True))
        yield from tally.sheets(watched(outcomes, rest, terminal, printing=False))


def _write(terminal: Terminal, found: list[Story], format: str | None, output: Path | None) -> None:
    from factx.cli.writing import placed
    from factx.show.story.formats import by_suffix, writer

    name = format or (by_suffix(output) if output else "table" if sys.stdout.isatty() else "jsonl")
    write = writer(name)
    if name == "sqlite" and output is None:
        raise click.UsageError("sqlite needs a file: use -o FILE")
    if output is not None:
        with placed(output, to="database" if name == "sqlite" else "text") as out:
            write(found, out)
    elif name == "table":
        write(found, sys.stdout, console=terminal.console())
    else:
        write(found, sys.stdout)
