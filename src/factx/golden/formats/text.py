"""Differences as people read them in a terminal."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Sequence
from typing import Any

from factx.golden.check import Result
from factx.golden.differences import Difference

SIGNS = {"missing": "-", "extra": "+", "changed": "~"}


def text(results: Sequence[Result]) -> str:
    """One block per case that is not equal: the article, then one line per difference."""
    return "".join(f"{line}\n" for result in results for line in lines(result))


def lines(result: Result) -> Iterator[str]:
    """The lines of one case; none when it is equal."""
    if result.outcome == "unused golden":
        yield f"{result.case.golden}: {result.outcome}: {result.message}"
    elif result.outcome == "unreadable":
        yield result.message
    elif result.outcome == "missing golden":
        yield f"{result.case.article}: {result.outcome}: {result.message}"
    elif result.outcome == "different":
        yield str(result.case.article)
        for difference in result.differences:
            yield f"  {told(difference)}{_quoted(difference, result.text)}"


def told(difference: Difference) -> str:
    """One difference in one line, without its place.

    >>> from factx.golden.differences import Change
    >>> told(Difference("changed", "agencies", "Mines Ministry", (Change("party", "Peru", None),)))
    '~ agencies: Mines Ministry (party: "Peru" -> null)'
    """
    changes = "; ".join(f"{c.field}: {value(c.old)} -> {value(c.new)}" for c in difference.changes)
    return f"{SIGNS[difference.kind]} {difference.fact}: {short(difference.name, 100)}" + (
        f" ({changes})" if changes else ""
    )


def value(x: Any) -> str:
    """A value as JSON; evidence as its words with their offsets."""
    if isinstance(x, list) and x and all(isinstance(e, dict) and "text" in e for e in x):
        return (
            "["
            + ", ".join(
                f"{json.dumps(e['text'], ensure_ascii=False)} at {e.get('start', '?')}" for e in x
            )
            + "]"
        )
    return json.dumps(x, ensure_ascii=False)


def _quoted(difference: Difference, article: str) -> str:
    if not difference.evidence:
        return ""
    line, _ = position(article, difference.evidence["start"])
    quoted = difference.evidence["text"]
    return f"   line {line}" + (f': "{short(quoted)}"' if quoted != difference.name else "")


def short(words: str, limit: int = 60) -> str:
    """Words on one line, cut in the middle when they are long.

    >>> short("from the first of many words to the last", 20)
    'from the … the last'
    """
    words = " ".join(words.split())
    half = (limit - 3) // 2
    return words if len(words) <= limit else f"{words[:half].rstrip()} … {words[-half:].lstrip()}"


def position(article: str, offset: int) -> tuple[int, int]:
    r"""Line and column, both from 1, of an offset.

    >>> position("one\ntwo", 5)
    (2, 2)
    >>> position("one\r\ntwo\rsix", 9)
    (3, 1)
    """
    lines = re.split(r"\r\n?|\n", article[:offset])
    return len(lines), len(lines[-1]) + 1
