"""Is this English? A cheap test by function words, so that a reader is warned."""

from __future__ import annotations

import re
from collections import Counter
from functools import cache

from factx import tables

_WORD = re.compile(r"[^\W\d_]+")
_LOOKED_AT = 4000
_ENOUGH = 20

#: The share of English function words under which a text is not English; running news has 30 to 50 per cent.
_LEAST = 0.12


def language_note(text: str) -> str | None:
    """A note when the text does not read like English, with the language it reads like; None for English and short texts.

    >>> language_note("Die Minister sind nicht nach Oslo gereist, weil sie sich mit der Frage der Fischerei nicht auf den "
    ...               "Weg machen wollten und das Abkommen noch nicht fertig ist.")
    'reads like German, not English: facts may be missing or wrong'
    """
    words = [w.lower() for w in _WORD.findall(text[:_LOOKED_AT])]
    if len(words) < _ENOUGH:
        return _unspaced_note(text)
    often = Counter(words)
    shares = {
        name: sum(often[w] for w in known & often.keys()) / len(words)
        for name, known in _function_words().items()
    }
    name = max(shares, key=lambda n: (shares[n], n))
    if name == "English" or (shares["English"] >= _LEAST and shares[name] < 2 * shares["English"]):
        return None if shares["English"] >= _LEAST else _note(None)
    return _note(name if shares[name] >= _LEAST else None)


def _unspaced_note(text: str) -> str | None:
    """Chinese, Japanese and Thai write few blanks, so few words there are a long text."""
    letters = [c for c in text[:_LOOKED_AT] if c.isalpha()]
    return (
        _note(None)
        if len(letters) >= 3 * _ENOUGH and sum(c > "\u024f" for c in letters) > len(letters) / 2
        else None
    )


def _note(name: str | None) -> str:
    return f"{f'reads like {name}, not' if name else 'does not read like'} English: facts may be missing or wrong"


@cache
def _function_words() -> dict[str, frozenset[str]]:
    return {name: frozenset(words.split()) for name, words in tables.raw("languages").items()}
