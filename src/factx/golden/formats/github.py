"""Differences as annotations of GitHub Actions: workflow commands on stdout.

One step shows at most ten errors, so the rest stands below as plain lines, and all of it in the job's summary.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path

from factx.golden.check import Result
from factx.golden.differences import Difference
from factx.golden.formats.text import lines, position, told

LIMIT = 10


def github(results: Sequence[Result]) -> str:
    """At most ten ``::error`` lines that point at file, line and column; then what more there is, as plain lines."""
    annotations = [a for result in results for a in _annotations(result)]
    shown = [command for command, _ in annotations[:LIMIT]]
    rest = (
        [f"and {len(annotations) - LIMIT} more, also in the job summary:"]
        if annotations[LIMIT:]
        else []
    )
    return "".join(
        f"{line}\n" for line in [*shown, *rest, *(plain for _, plain in annotations[LIMIT:])]
    )


def _annotations(result: Result) -> Iterator[tuple[str, str]]:
    """Each difference as a command and as a plain line."""
    for difference in result.differences:
        plain = told(difference)
        yield (
            _error(
                result.case.article, f"factx: {difference.fact}", plain, _place(difference, result)
            ),
            f"- {result.case.article}: {plain}",  # no line of ours begins like a command
        )
    if result.message:
        file = result.case.article if result.outcome == "missing golden" else result.case.golden
        yield (
            _error(file, f"factx: {result.outcome}", result.message, {}),
            f"- {next(lines(result))}",
        )


def _place(difference: Difference, result: Result) -> dict[str, int]:
    """Line and columns of the evidence, where the offsets point into the file itself and not into text taken from it."""
    if not difference.evidence or result.case.article.suffix != ".txt":
        return {}
    line, column = position(result.text, difference.evidence["start"])
    last, end = position(result.text, difference.evidence["end"] - 1)
    return {"line": line, "col": column} | (
        {"endLine": last, "endColumn": end + 1} if last == line else {"endLine": last}
    )


def _error(file: Path, title: str, message: str, place: dict[str, int]) -> str:
    properties = {"file": file.as_posix(), **place, "title": title}
    return f"::error {','.join(f'{key}={_property(str(x))}' for key, x in properties.items())}::{_data(message)}"


def _data(words: str) -> str:
    return words.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(words: str) -> str:
    return _data(words).replace(":", "%3A").replace(",", "%2C")
