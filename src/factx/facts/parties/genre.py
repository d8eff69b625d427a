"""What sort of news an article is: whom a country fights in court or on the field differs from whom it meets."""

from __future__ import annotations

import functools
import re
from collections import Counter
from collections.abc import Mapping, Sequence

from spacy.tokens import Doc

from factx import tables

#: Fewest words of a genre that an article has which is of it.
_FEWEST = 3
_WORD = re.compile(r"[a-z]+(?:-[a-z]+)?")


@functools.cache
def _genres() -> Mapping[str, tuple[str, ...]]:
    """Word -> the genres that it speaks for."""
    found: dict[str, tuple[str, ...]] = {}
    for genre, words in tables.raw("genres").items():
        for word in words:
            for form in (word, tables.plural(word)):
                found[form] = (*found.get(form, ()), genre)
    return found


def genres(doc: Doc) -> Sequence[str]:
    """Return the genres of an article, the one with most words first.

    Words of the title and of the text count once each, so that no word decides alone.
    """
    title = _WORD.findall((doc.user_data.get("title") or "").lower())
    words = dict.fromkeys([*title, *(token.lower_ for token in doc)])
    counts = Counter(genre for word in words for genre in _genres().get(word, ()))
    ordered = sorted(counts.items(), key=lambda item: (-item[1], item[0]))
    return [genre for genre, number in ordered if number >= _FEWEST]
