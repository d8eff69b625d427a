"""Words of an article, fit for one line of a terminal."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from factx.escapes import printable
from factx.schema import Evidence


def one_line(text: str) -> str:
    r"""Return a text on one line, with what could steer a terminal escaped.

    >>> print(one_line("signed\nthe\x1b[31m pact"))
    signed the\x1b[31m pact
    """
    return printable(" ".join(text.split()))


def quoted(evidence: Iterable[Evidence]) -> str:
    """The distinct words of the evidence in text order, each in quotation marks, with how often they stand there.

    >>> quoted([Evidence(start=0, end=4, text="Oslo"), Evidence(start=9, end=13, text="Oslo")])
    '“Oslo” ×2'
    """
    counts = Counter(one_line(e.text) for e in evidence)
    return ", ".join(f"“{words}”" + (f" ×{n}" if n > 1 else "") for words, n in counts.items())
