"""How far a run is, on stderr, when that is a terminal and the run takes over a second."""

from __future__ import annotations

import sys
import time
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, TypeVar

if TYPE_CHECKING:
    from factx.cli.terminal import Terminal
    from factx.read.sources import Source

T = TypeVar("T")
_PATIENCE = 1.0
#: Seconds between two drawings.
_REST = 0.1


def watched(
    items: Iterable[T], sources: list[Source], terminal: Terminal, *, printing: bool
) -> Iterator[T]:
    """The same items; meanwhile the terminal shows their number, the speed and, where the total is known, the time left."""
    if terminal.quiet or not sys.stderr.isatty() or (printing and sys.stdout.isatty()):
        yield from items
        return
    from rich.progress import (
        BarColumn,
        MofNCompleteColumn,
        Progress,
        TaskProgressColumn,
        TextColumn,
        TimeRemainingColumn,
    )

    columns = (
        TextColumn("{task.description}"), BarColumn(), TaskProgressColumn(show_speed=False), MofNCompleteColumn(),
        TextColumn("{task.fields[speed]:.1f} articles/s"), TimeRemainingColumn(),
    )  # fmt: skip
    start = time.monotonic()
    progress = Progress(
        *columns, console=terminal.console(err=True), transient=True, auto_refresh=False
    )
    task = progress.add_task("factx", total=total(sources), speed=0.0)
    drawn = _PATIENCE
    terminal.clear = progress.stop  # the next drawing starts it anew
    try:
        for done, item in enumerate(items, 1):
            passed = time.monotonic() - start
            progress.update(task, completed=done, speed=done / max(passed, 0.001))
            if passed > drawn:  # here and not in a thread of its own: see batch.processes
                progress.start()
                progress.refresh()
                drawn = passed + _REST
            yield item
    finally:
        progress.stop()
        terminal.clear = None


def total(sources: list[Source]) -> int | None:
    """How many articles there will be: files of one article count one, JSON Lines their lines; None where only reading tells."""
    count = 0
    for source in sources:
        if source.format in ("text", "html"):
            count += 1
        elif source.format == "jsonl" and source.path and source.path.suffix not in (".gz", ".zst"):
            with source.path.open("rb") as lines:
                count += sum(1 for line in lines if line.strip())
        else:
            return None
    return count
