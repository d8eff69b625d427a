"""Differences as Markdown, for a job summary or a comment on a change."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from factx.golden.check import Result, Summary
from factx.golden.differences import Difference
from factx.golden.formats.text import SIGNS, position, short, value


def markdown(results: Sequence[Result]) -> str:
    """A heading, the summary, and one table for each case that differs."""
    head = ["# factx check", "", *(f"- {escaped(line)}" for line in Summary.of(results).lines())]
    return "\n".join([*head, *(line for result in results for line in _case(result))]) + "\n"


def _case(result: Result) -> Iterator[str]:
    if result.outcome == "equal":
        return
    yield from ("", f"## {escaped(str(result.case.article))}", "")
    if result.outcome != "different":
        yield f"{result.outcome}: {escaped(result.message)}"
        return
    yield from ("| | fact | name | change | where |", "|---|---|---|---|---|")
    for difference in result.differences:
        cells = (
            SIGNS[difference.kind],
            difference.fact,
            difference.name,
            _changes(difference),
            _where(difference, result.text),
        )
        yield "| " + " | ".join(map(escaped, cells)) + " |"


def _changes(difference: Difference) -> str:
    return (
        "; ".join(f"{c.field}: {value(c.old)} → {value(c.new)}" for c in difference.changes)
        or difference.kind
    )


def _where(difference: Difference, article: str) -> str:
    if not difference.evidence:
        return ""
    line, column = position(article, difference.evidence["start"])
    return f"{line}:{column} “{short(difference.evidence['text'])}”"


def escaped(words: str) -> str:
    r"""Words that Markdown and HTML leave as they are, on one line.

    >>> escaped("a|b <i> *c*")
    'a\\|b &lt;i&gt; \\*c\\*'
    """
    words = " ".join(words.split()).replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    return re.sub(r"([\\`*_\[\]|#~])", r"\\\1", words)
