"""factx extract --engine dask: a folder of facts, one file per input, made by the workers of a cluster."""

from __future__ import annotations

from contextlib import nullcontext
from pathlib import Path
from typing import TYPE_CHECKING

import click

from factx.cli.group import SOME_FAILED
from factx.cli.terminal import counted

if TYPE_CHECKING:
    from factx.batch.shards import Done
    from factx.cli.reading import Reading
    from factx.cli.terminal import Terminal
    from factx.read.sources import Source


def on_dask(
    terminal: Terminal, reading: Reading, sources: list[Source], folder: Path | None, *,
    model: str | None, jobs: int, address: str | None, with_text: bool,
) -> int:  # fmt: skip
    """Extract every input on a cluster (``address``, else one of ``jobs`` workers made here); the exit code."""
    from factx.batch import dask
    from factx.pipeline import DEFAULT_MODEL

    if folder is None or folder.suffix or folder.is_file():
        raise click.UsageError("--engine dask writes a folder: name it with -o FOLDER")
    if any(source.path is None for source in sources):
        raise click.UsageError("--engine dask reads files that all workers reach, not stdin")
    with nullcontext(address) if address else dask.cluster(workers=jobs) as scheduler:
        done = dask.run(
            sources, folder, address=scheduler, options=reading.options(), model=model or DEFAULT_MODEL, with_text=with_text,
            told=lambda shard: terminal.say(_line(shard)),
        )  # fmt: skip
    made, failed = sum(shard.articles for shard in done), sum(shard.failures for shard in done)
    before = len(sources) - len(done)
    terminal.say(
        f"{counted(made, 'factsheet')} of {counted(len(done), 'input')} in {folder}"
        + (f"; {counted(before, 'input')} finished before" if before else "")
        + (f"; {counted(failed, 'failure')}, see the .errors.jsonl files" if failed else "")
    )
    return SOME_FAILED if failed else 0


def _line(shard: Done) -> str:
    return f"{shard.source}: {counted(shard.articles, 'article')}, {counted(shard.failures, 'failure')}"
