"""factx extract: articles in, facts out."""

from __future__ import annotations

import os
import stat
import sys
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, TextIO

import click
from click.core import ParameterSource

from factx.cli.configured import Configured
from factx.cli.group import SOME_FAILED
from factx.cli.models import model_options
from factx.cli.reading import Reading, reading_options
from factx.cli.terminal import Output, counted
from factx.errors import SetupError, naming
from factx.show.formats import FORMATS

if TYPE_CHECKING:
    from factx.batch.stream import Outcome
    from factx.cli.terminal import Terminal
    from factx.read.article import Article, Failure
    from factx.read.sources import Source
    from factx.schema import Factsheet


@click.command("extract", cls=Configured)
@reading_options
@click.option(
    "--format",
    "format",
    type=click.Choice(list(FORMATS)),
    help="Output format; inferred from the -o extension by default.",
)
@click.option(
    "--json",
    "as_json",
    is_flag=True,
    help="Indented JSON: an object for one article, an array for more.",
)
@click.option(
    "--flat",
    is_flag=True,
    help="One fact per row: csv (the default), jsonl or parquet.",
)
@click.option("-o", "--output", type=Output(), help="Write to this file instead of stdout.")
@click.option(
    "--with-text",
    is_flag=True,
    help="Include the article texts that evidence offsets refer to.",
)
@click.option(
    "--min-confidence",
    type=click.FloatRange(0, 1),
    metavar="X",
    help="Drop facts with a known confidence below X (0 to 1).",
)
@click.option(
    "--with-events",
    is_flag=True,
    help="Include every event mention, dated or not, for factx story.",
)
@click.option(
    "--errors",
    type=click.Path(path_type=Path),
    help="Write failures to this file as JSON Lines instead of stderr.",
)
@click.option("--fail-fast", is_flag=True, help="Stop at the first input that fails.")
@click.option(
    "--resume",
    is_flag=True,
    help="Resume an interrupted run with the same -o (JSON Lines).",
)
@model_options
@click.option(
    "-j",
    "--jobs",
    type=click.IntRange(1),
    default=1,
    show_default=True,
    help="Number of worker processes; each loads the model.",
)
@click.option(
    "--engine",
    type=click.Choice(["local", "dask"]),
    default="local",
    show_default=True,
    help="Where to run; dask writes a folder with one file of facts per input.",
)
@click.option(
    "--address",
    metavar="URL",
    help="Address of a Dask scheduler, tcp://host:8786; starts a local one if omitted.",
)
@click.pass_obj
def command(
    terminal: Terminal,
    reading: Reading,
    format: str | None,
    as_json: bool,
    flat: bool,
    output: Path | None,
    with_text: bool,
    min_confidence: float | None,
    with_events: bool,
    errors: Path | None,
    fail_fast: bool,
    resume: bool,
    model: str | None,
    jobs: int,
    engine: str,
    address: str | None,
) -> int:
    """Extract facts from articles.

    INPUT is a file (text, HTML, JSON, JSON Lines, CSV, Parquet; also .gz and .zst), a folder, a quoted pattern, or - for
    stdin. Tables on a terminal, JSON Lines in a pipe.

    \b
    factx extract article.txt --json | jq .parties
    factx extract articles/ -o facts.jsonl --errors errors.jsonl
    factx extract news.csv --text-field body --id-field nr -o facts.db
    \b
    Exit codes: 0 done; 2 an input, an option or the output cannot be used;
                3 done, but some inputs failed; 130 interrupted.
    """
    from factx.cli.progress import watched
    from factx.cli.tally import Tally
    from factx.cli.writing import opened, refuse_inputs, refuse_twice

    named = _named(format, as_json=as_json, output=output)
    _refuse_in_vain(engine, address)
    sources = reading.sources(terminal, output, errors)
    if engine == "dask":
        from factx.cli.engine import on_dask

        return on_dask(
            terminal,
            reading,
            sources,
            output,
            model=model,
            jobs=jobs,
            address=address,
            with_text=with_text,
        )
    refuse_inputs((output, errors), (source.path for source in sources))
    refuse_twice(output, errors)
    name = _form(named, output, flat=flat)
    form = FORMATS[name]
    if resume:
        _take_over(output, lines=name == "jsonl" and not flat)
    items = reading.items(terminal, sources)
    job = _Job(
        terminal, sources, model, output if resume else None, jobs=jobs, with_text=with_text, with_events=with_events
    )  # fmt: skip
    with _errors_to(errors) as told:
        tally = Tally(
            terminal, told, alone=len(sources) == 1 and errors is None, fail_fast=fail_fast
        )
        tally.output = output
        try:
            with opened(
                form, output, terminal, flat=flat, keep=name == "jsonl" and not flat
            ) as write:
                outcomes = watched(job.outcomes(items), sources, terminal, printing=output is None)
                write(
                    sheet if with_text or form.needs_text else sheet.without_text()
                    for sheet in _sure(tally.sheets(outcomes), min_confidence)
                )
                tally.end()
        except KeyboardInterrupt:
            terminal.say(_stopped(name, output, tally.done, flat=flat))
            raise
    return 0 if tally.whole else SOME_FAILED


def _sure(sheets: Iterator[Factsheet], confidence: float | None) -> Iterator[Factsheet]:
    return sheets if confidence is None else (sheet.at_least(confidence) for sheet in sheets)


def _take_over(output: Path | None, *, lines: bool) -> None:
    """Keep what an earlier run has left for this one to go on with."""
    from factx.batch.resume import set_aside

    if output is None or not lines:
        raise click.UsageError("--resume goes with -o FILE.jsonl")
    set_aside(output)


def _refuse_in_vain(engine: str, address: str | None) -> None:
    """Raise UsageError for options of the command line that the engine has no use for."""
    if engine != "dask":
        if address and _given("address"):
            raise click.UsageError("--address goes with --engine dask")
        return
    for option in (
        "errors",
        "resume",
        "fail_fast",
        "format",
        "as_json",
        "flat",
        "with_events",
        "min_confidence",
    ):
        if _given(option):
            flag = "--json" if option == "as_json" else f"--{option.replace('_', '-')}"
            raise click.UsageError(
                f"{flag} does not go with --engine dask, whose folder of JSON Lines is resumed by itself"
            )


def _given(option: str) -> bool:
    """Does the command line itself say it, and no setting?"""
    return click.get_current_context().get_parameter_source(option) is ParameterSource.COMMANDLINE


def _named(format: str | None, *, as_json: bool, output: Path | None) -> str | None:
    """The form that is named: by a flag, else by a setting where no suffix of the output says another."""
    from factx.show.formats import by_suffix

    explicit = _given("format")
    if as_json and explicit and format != "json":
        raise click.UsageError(f"--json and --format {format} contradict each other: leave one out")
    if as_json:
        return "json"
    return format if explicit or output is None or by_suffix(output) is None else None


def _form(named: str | None, output: Path | None, *, flat: bool) -> str:
    """The form of the output: as named, else by the suffix, else tables on a terminal and JSON Lines in a pipe."""
    from factx.show.formats import format_of

    name = named or (
        format_of(output)
        if output
        else "csv"
        if flat
        else "table"
        if sys.stdout.isatty()
        else "jsonl"
    )
    if flat and FORMATS[name].flat is None:
        raise click.UsageError(f"--flat goes with csv, jsonl and parquet, not with {name}")
    return name


@dataclass(frozen=True, slots=True)
class _Job:
    """What is to be extracted, and with what."""

    terminal: Terminal
    sources: list[Source]
    model: str | None
    resumed: Path | None
    jobs: int
    with_text: bool
    with_events: bool

    def outcomes(self, items: Iterator[Article | Failure]) -> Iterator[Outcome]:
        """One outcome per item, in order; the model is loaded when the first is asked for."""
        from factx.batch.jobs import extracting
        from factx.batch.resume import Done
        from factx.batch.stream import stream
        from factx.pipeline import DEFAULT_MODEL

        live = any(source.path is None for source in self.sources) and not _is_file(sys.stdin)
        with extracting(self.model or DEFAULT_MODEL, self.jobs) as extractor:
            self.terminal.detail(
                f"model {extractor.generator.model}, rules {extractor.generator.rules}"
            )
            done = (
                Done(self.resumed, extractor.generator, with_text=self.with_text)
                if self.resumed
                else None
            )
            if done:
                self.terminal.say(f"resuming: {counted(len(done), 'factsheet')} of earlier runs")

            def extract(articles: Iterable[Article]) -> Iterator[Outcome]:
                if live:
                    return extractor.stream(articles, events=self.with_events, batch_size=1)
                return extractor.stream(articles, events=self.with_events)

            try:
                yield from stream(items, extract, known=done)
            finally:
                if done:
                    done.close()


def _is_file(stream: TextIO | None) -> bool:
    try:
        return stream is not None and stat.S_ISREG(os.fstat(stream.fileno()).st_mode)
    except (OSError, ValueError):
        return False


@contextmanager
def _errors_to(path: Path | None) -> Iterator[TextIO | None]:
    if path is None:
        yield None
        return
    try:
        stream = path.open("w", encoding="utf-8", newline="\n")
    except OSError as error:
        raise SetupError(
            f"{path}: cannot be written: {(error.strerror or str(error)).lower()}"
        ) from None
    try:
        yield stream
    finally:
        with naming(path):
            stream.close()


def _stopped(name: str, output: Path | None, done: int, *, flat: bool) -> str:
    """What to say of an interrupted run."""
    if output and name == "jsonl" and not flat:
        return f"\ninterrupted: {output}.part holds {counted(done, 'factsheet')}; the same command with --resume goes on"
    if output and name == "sqlite":
        return f"\ninterrupted: {output} holds what was done; the same command again completes it"
    return f"\ninterrupted after {counted(done, 'article')}"
