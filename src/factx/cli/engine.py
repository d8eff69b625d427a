"""factx extract --engine dask: a folder of facts, one file per input, made by the workers of a cluster."""

from __future__ import annotations

from contextlib import nullcontext
from pathlib import Path
from typing import TYPE_CHECKING

import click

from factx.cli.group import SOME_FAILED

if TYPE_CHECKING:
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
            told=lambda shard: terminal.say(f"{shard.source}: {shard.articles} articles, {shard.failures} failures"),
        )  # fmt: skip
    failed = sum(shard.failures for shard in done)
    terminal.say(
        f"{sum(shard.articles for shard in done)} factsheets of {len(done)} inputs in {folder}"
        + (f"; {len(sources) - len(done)} inputs were finished before" if len(done) < len(sources) else "")
        + (f"; {failed} failures, see the .errors.jsonl files" if failed else "")
    )
    return SOME_FAILED if failed else 0
