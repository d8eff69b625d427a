"""How alike two phrases are, by their words. Pure functions."""

from __future__ import annotations

import re
from collections import Counter

FUNCTION_WORDS = frozenset(
    [
        *(
            "a",
            "an",
            "the",
            "and",
            "or",
            "this",
            "that",
            "these",
            "those",
            "which",
            "it",
            "they",
            "his",
            "her",
            "its",
            "their",
        ),
        *("as", "at", "by", "for", "from", "in", "of", "on", "to", "with"),
        *("is", "are", "was", "were", "be", "been", "will", "would"),
    ]
)

#: What is put for what, in this order, on lower-case text: dots of abbreviations, possessives, punctuation, blanks, an article.
_SUBSTITUTIONS = (
    (re.compile(r"\b(?:[a-z]\.){2,}"), lambda match: match.group().replace(".", "")),
    (re.compile(r"'s\b|s'(?=\s|$)"), lambda _: ""),
    (re.compile(r"[^\w\s]"), lambda _: " "),
    (re.compile(r"\s+"), lambda _: " "),
    (re.compile(r"^ | $"), lambda _: ""),
    (re.compile(r"^(?:the|a|an) "), lambda _: ""),
)


def plain(phrase: str) -> str:
    """A phrase without case, possessives, punctuation and leading article.

    >>> plain("The U.S. Treasury’s  office")
    'us treasury office'
    """
    phrase = phrase.lower().replace("’", "'")
    for pattern, put in _SUBSTITUTIONS:
        phrase = pattern.sub(put, phrase)
    return phrase


def words(phrase: str) -> list[str]:
    """The content words of a phrase.

    >>> words("a bank of the state")
    ['bank', 'state']
    """
    return [word for word in plain(phrase).split() if word not in FUNCTION_WORDS]


def shared(a: str, b: str) -> float:
    """The share of different content words that two phrases have in common (Jaccard), 0 to 1.

    >>> shared("Bank of Chad", "Central Bank of Chad")
    0.6666666666666666
    """
    ours, theirs = set(words(a)), set(words(b))
    return len(ours & theirs) / len(ours | theirs) if ours | theirs else 0.0


def overlap(a: str, b: str) -> float:
    """F1 of the content words of two phrases, repeated words counted, 0 to 1.

    >>> overlap("export controls", "stricter controls on exports")
    0.4
    """
    ours, theirs = Counter(words(a)), Counter(words(b))
    total = sum(ours.values()) + sum(theirs.values())
    return 2 * sum((ours & theirs).values()) / total if ours and theirs else 0.0
