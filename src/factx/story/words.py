"""Words of a text as keys to compare: stems of content words, names, numbers."""

from __future__ import annotations

import functools
import re

from factx.tables import raw

_WORD = re.compile(r"[^\W\d_][\w’'-]*|\d[\d,.]*\d|\d")
_SUFFIXES = (
    ("nsions", "nd"), ("nsion", "nd"), ("isions", "id"), ("ision", "id"), ("usions", "ud"), ("usion", "ud"),
    ("ments", ""), ("ment", ""), ("ings", ""), ("ing", ""), ("ions", ""), ("ion", ""), ("ied", "y"), ("ies", "y"),
    ("sses", "ss"), ("ed", ""), ("als", ""), ("al", ""), ("es", ""), ("s", ""),
)  # fmt: skip
#: Letters that stay doubled at the end of a stem.
_KEPT = frozenset("aeiousl")
#: Fewest letters of a stem that loses its "at": nomin-ate, resign-ation.
_LONG = 7


@functools.cache
def _empty() -> frozenset[str]:
    return frozenset(raw("story")["empty"])


@functools.lru_cache(maxsize=100_000)
def stem(word: str) -> str:
    """A key under which the forms of a word and its nominalisations meet.

    >>> stem("acquired"), stem("announcements"), stem("Announced"), stem("killing"), stem("talks")
    ('acquir', 'announc', 'announc', 'kill', 'talk')
    >>> stem("resignation"), stem("nominated"), stem("suspension"), stem("suspended"), stem("decision")
    ('resign', 'nomin', 'suspend', 'suspend', 'decid')
    """
    word = word.lower().removesuffix("’s").removesuffix("'s")
    for suffix, put in _SUFFIXES:
        if word.endswith(suffix) and len(word) - len(suffix) >= 3 and not word.endswith("ss"):
            word = word[: len(word) - len(suffix)] + put
            break
    if len(word) > 3 and word[-1] == word[-2] and word[-1] not in _KEPT:
        word = word[:-1]
    word = word[:-1] if word.endswith("e") and len(word) > 3 else word
    return word[:-2] if word.endswith("at") and len(word) >= _LONG else word


def tokens(text: str) -> list[str]:
    """The content words, names and numbers of a text, in order, as written."""
    return [
        w
        for w in _WORD.findall(text)
        if w.lower() not in _empty() and len(w) > (0 if w[0].isdigit() else 1)
    ]


def names(text: str) -> frozenset[str]:
    """Stems of the capitalised words of a text, the first word left out unless it is all there is to go by."""
    found = [m for m in _WORD.finditer(text) if m[0][0].isupper() and m[0].lower() not in _empty()]
    return frozenset(stem(m[0]) for m in found)


def numbers(text: str) -> frozenset[str]:
    """The numbers of a text, without their separators.

    >>> sorted(numbers("6.1 and 1,200 in 2009"))
    ['1200', '2009', '6.1']
    """
    return frozenset(w.replace(",", "").rstrip(".") for w in _WORD.findall(text) if w[0].isdigit())
