"""Where sentences must begin: after a line break and after a dateline."""

from __future__ import annotations

import re

from spacy.language import Language
from spacy.tokens import Doc

#: The dash that ends a dateline: "OSLO, May 4 (Wire) -- ", "KAMPALA, Uganda (AP) _ ", "BONN, Feb 8 - ".
_DASH = re.compile(r"\s?(?:--|[—–_-])\s")
_PLACE = re.compile(r"[A-Z]{3}")
_LONGEST = 100


def dateline_end(text: str) -> int:
    """Where the prose begins after a dateline, 0 without one: a place in capitals (or a wire's name in brackets), then a dash.

    >>> dateline_end("OSLO, May 4 (Wire) -- Norway spoke.")
    22
    >>> dateline_end("Norway spoke - at last - to Chile.")
    0
    """
    blank = len(text) - len(text.lstrip())
    head = text[blank : blank + _LONGEST].split("\n", 1)[0]
    dash = _DASH.search(head)
    if dash is None:
        return 0
    before = head[: dash.start()]
    named = _PLACE.match(before) and not any(word[0].islower() for word in before.split())
    return blank + dash.end() if named or before.endswith(")") else 0


@Language.component("factx_layout", assigns=["token.is_sent_start"])
def make_layout(doc: Doc) -> Doc:
    """Set sentence starts that the parser then respects."""
    start = dateline_end(doc.text[: 2 * _LONGEST])
    broken = False
    for token in doc:
        if token.is_space and "\n" in token.text:
            broken = True
        elif broken or (start and token.idx == start):
            token.is_sent_start = True
            broken = False
            if start and token.idx == start and token.i + 1 < len(doc):
                doc[token.i + 1].is_sent_start = False  # "OSLO - European | Union ministers": no sentence of one word
    return doc
