"""Where the words of a Doc stand, looked up once, so that no rule has to walk through all of them."""

from __future__ import annotations

from collections.abc import Collection, Iterator

from spacy.tokens import Doc, Token

_KEY = "factx_index"


def said(doc: Doc, words: Collection[str]) -> Iterator[Token]:
    """The tokens whose lower-case form is among ``words``, in text order."""
    index = doc.user_data.get(_KEY)
    if index is None:
        index = doc.user_data[_KEY] = _index(doc)
    few = words if len(words) < len(index) else [word for word in index if word in words]
    places = sorted(i for word in few for i in index.get(word, ()))
    return (doc[i] for i in dict.fromkeys(places))


def _index(doc: Doc) -> dict[str, list[int]]:
    index: dict[str, list[int]] = {}
    for token in doc:
        index.setdefault(token.lower_, []).append(token.i)
    return index
