"""The sentence around some words, for showing: found by punctuation, since a factsheet carries text and no parse."""

from __future__ import annotations

import re

#: After a full stop that ends a word of two letters or more (not "U.S." or "J."), and at a line break.
_END = re.compile(r"(?<=[\w)\]%][\w)\]%\"'”’][.!?])[\"'”’)]*\s+(?=[\"'“‘(]?[A-Z\d])|[\r\n]\s*")
_TITLE = re.compile(
    r"\b(?:Mr|Mrs|Ms|Dr|Prof|Gen|Lt|Col|Maj|Sgt|Capt|Adm|Sen|Rep|Gov|Rev|St|No|Jan|Feb|Mar|Apr|Aug|Sept|Oct|Nov|Dec)\.\s*$"
)


def sentences(text: str) -> list[tuple[int, int]]:
    """The bounds of the sentences of ``text`` in order, without the blanks around them.

    >>> [("Mr. Lee left. He was late."[a:b]) for a, b in sentences("Mr. Lee left. He was late.")]
    ['Mr. Lee left.', 'He was late.']
    """
    bounds, start = [], len(text) - len(text.lstrip())
    for end in _END.finditer(text, start):
        if not _TITLE.search(text, max(start, end.start() - 6), end.end()):
            bounds.append((start, start + len(text[start : end.end()].rstrip())))
            start = end.end()
    return [*bounds, (start, len(text.rstrip()))] if text[start:].strip() else bounds
