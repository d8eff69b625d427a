"""Texts of any size: what the model reads at once is bounded, what the rules read is the whole article."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc

#: Code points that the model reads at once; an ordinary article is far below.
LIMIT = 50_000

#: Chunks that are read at once when a text has several: the parser holds 4 KB for every word of them.
LONG_AT_ONCE = 2

#: A run without a blank longer than any word, and the pieces it is cut into: spaCy's tokenizer is quadratic in it.
_RUN = re.compile(r"\S{300,}")
_PIECE = 100


def make_docs(nlp: Language, text: str) -> Iterator[Doc]:
    """Tokenised Docs that together are ``text``; one for an ordinary article."""
    for start, end in pairwise(cuts(text)):
        yield tokenized(nlp, text[start:end])


def cuts(text: str) -> list[int]:
    """Offsets at which to cut: at the last paragraph, else line, else blank before the limit, else at the limit.

    >>> cuts("short")
    [0, 5]
    """
    found = [0]
    while len(text) - found[-1] > LIMIT:
        start, end = found[-1] + 1, found[-1] + LIMIT
        ends = (
            text.rfind(mark, start, end) + len(mark)
            for mark in ("\n\n", "\n", " ")
            if mark in text[start:end]
        )
        found.append(next(ends, end))
    return [*found, len(text)]


def tokenized(nlp: Language, text: str) -> Doc:
    """As ``nlp.make_doc``, in time proportional to the length of the text whatever it holds."""
    if not _RUN.search(text):
        return nlp.make_doc(text)
    pieces, last = [], 0
    for run in _RUN.finditer(text):
        bounds = [last, *range(run.start(), run.end(), _PIECE), run.end()]
        pieces += [text[a:b] for a, b in pairwise(bounds) if a < b]
        last = run.end()
    return joined([nlp.make_doc(piece) for piece in [*pieces, text[last:]] if piece])


def joined(docs: list[Doc]) -> Doc:
    """One Doc of several, character for character."""
    from spacy.tokens import Doc

    if len(docs) == 1:
        return docs[0]
    whole = Doc.from_docs(docs, ensure_whitespace=False)
    assert whole is not None
    return whole
