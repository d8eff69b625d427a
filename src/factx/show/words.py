"""Words of an article, fit for one line of a terminal."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from factx.schema import Evidence


def one_line(text: str) -> str:
    """``text`` with line breaks as blanks and without what could steer a terminal.

    >>> one_line("signed\\nthe\\x1b[31m pact")
    'signed the [31m pact'
    """
    return " ".join("".join(c if c.isprintable() else " " for c in text).split())


def quoted(evidence: Iterable[Evidence]) -> str:
    """The distinct words of the evidence in text order, each in quotation marks, with how often they stand there.

    >>> quoted([Evidence(start=0, end=4, text="Oslo"), Evidence(start=9, end=13, text="Oslo")])
    '“Oslo” ×2'
    """
    counts = Counter(one_line(e.text) for e in evidence)
    return ", ".join(f"“{words}”" + (f" ×{n}" if n > 1 else "") for words, n in counts.items())
