"""Where the words and sentences of a Doc stand, looked up once, so that no rule has to walk through all of them."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Collection, Iterator, Sequence
from weakref import WeakKeyDictionary

from spacy.tokens import Doc, Span, Token


def occurrences(doc: Doc, words: Collection[str]) -> Iterator[Token]:
    """The tokens whose lower-case form is among ``words``, in text order."""
    index = _index(doc).words
    few = words if len(words) < len(index) else [word for word in index if word in words]
    return (doc[i] for i in sorted({i for word in few for i in index.get(word, ())}))


def places(doc: Doc, word: str) -> Sequence[int]:
    """Where a lower-case word stands, in text order."""
    return _index(doc).words.get(word, ())


def sentence_of(part: Token | Span) -> Span:
    """The sentence of a token, or of the first token of a span: as ``.sent``, which walks through all of it."""
    doc, i = part.doc, part.i if isinstance(part, Token) else part.start
    starts = _starts(doc)
    at = bisect_right(starts, i)
    return doc[starts[at - 1] : starts[at] if at < len(starts) else len(doc)]


def _starts(doc: Doc) -> Sequence[int]:
    """Where sentences begin. Raises ValueError when nobody has set their boundaries."""
    index = _index(doc)
    if not index.starts:
        index.starts = [sent.start for sent in doc.sents]
    return index.starts


class _Index:
    """Offsets only, so that it keeps no Doc alive."""

    def __init__(self, doc: Doc) -> None:
        self.length = len(doc)
        self.words: dict[str, list[int]] = {}
        self.starts: list[int] = []
        for token in doc:
            self.words.setdefault(token.lower_, []).append(token.i)


#: Kept beside the Doc, not in it: nothing of it is serialised.
_MADE: WeakKeyDictionary[Doc, _Index] = WeakKeyDictionary()


def _index(doc: Doc) -> _Index:
    """The index of a Doc, made anew when its number of tokens has changed; where sentences begin must be final by then."""
    index = _MADE.get(doc)
    if index is None or index.length != len(doc):
        index = _MADE[doc] = _Index(doc)
    return index
