"""Headlines in capitals, written as people write: a model that knows names by their capitals can read them then."""

from __future__ import annotations

import re
from collections import Counter

#: A line of its own at the head of a text, without a small letter, of three words or more.
_LINE = re.compile(r"\A\s*(?P<line>(?=[^\n]*[A-Z]{2}[^\n]*\n)(?:[^\na-z]+)(?=\n))")
_WORD = re.compile(r"[A-Z][A-Z'.]*[A-Z]|[A-Z]")
_LONGEST = 200
_SMALL = re.compile(
    r"(?:a|after|against|ahead|amid|an|and|are|as|at|be|before|but|by|for|from|has|in|into|is|its|no|not|of|off|on|"
    r"or|out|over|say|says|than|that|the|their|to|under|until|up|via|was|were|will|with|without)\Z"
)


def lowered(text: str) -> str:
    """The text with a first line in capitals as its body writes the same words; words that the body has not begin with a capital.

    The length stays. A line that could be a dateline or a date is left alone.

    >>> lowered("OSLO AND LIMA AGREE ON EU FISH\\nOslo and Lima said the EU will buy fish.\\n")
    'Oslo and Lima Agree on EU fish\\nOslo and Lima said the EU will buy fish.\\n'
    """
    match = _LINE.match(text[: 2 * _LONGEST])
    if match is None or not _is_headline(match["line"]):
        return text
    start, end = match.span("line")
    written = _spellings(text[end:])
    return (
        text[:start]
        + _WORD.sub(lambda word: _as_written(word[0], written), text[start:end])
        + text[end:]
    )


def _is_headline(line: str) -> bool:
    words = _WORD.findall(line)
    return (
        len(line) <= _LONGEST
        and len(words) >= 3
        and "--" not in line
        and not line.rstrip().endswith((".", "-", "—"))
    )


def _spellings(body: str) -> dict[str, str]:
    """How the body writes each word most often, a word that only begins sentences as it stands there."""
    counts: dict[str, Counter[str]] = {}
    for word in re.findall(r"[A-Za-z][A-Za-z'.]*[A-Za-z]|[A-Za-z]", body):
        counts.setdefault(word.lower(), Counter())[word] += 1
    return {
        lower: min(spellings, key=lambda s: (-spellings[s], s != lower, s))
        for lower, spellings in counts.items()
    }


def _as_written(word: str, written: dict[str, str]) -> str:
    lower = word.lower()
    if _SMALL.match(lower):
        return lower
    if "." in word:
        return word
    bare = lower.removesuffix("'s")
    return (
        (written[bare] + lower[len(bare) :]) if bare in written else lower[:1].upper() + lower[1:]
    )
