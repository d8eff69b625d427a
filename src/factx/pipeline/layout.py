"""Where sentences must begin: after a line break and after a dateline, and in the midst of what never ends."""

from __future__ import annotations

import re

from spacy.language import Language
from spacy.tokens import Doc

#: The dash that ends a dateline: "OSLO, May 4 (Wire) -- ", "KAMPALA, Uganda (AP) _ ", "BONN, Feb 8 - ".
_DASH = re.compile(r"\s?(?:--|[—–_-])\s")
_PLACE = re.compile(r"[A-Z]{3}")
_LONGEST = 100
#: A line that is no sentence, and how many of them can stand above a dateline: headlines, what is said under them.
_HEADING = re.compile(r"[^\n]{0,200}[^\n.?!\"](?=\n)")
_HEADINGS = 3
#: How far into a text a dateline can stand.
_HEAD = 1000
#: Words without the end of a sentence, after which one begins all the same: longer ones are lists, and no parse of them helps.
_ENDLESS = 400
_ENDS = frozenset({".", "?", "!"})


def dateline_end(text: str) -> int:
    """Where the prose begins after a dateline, 0 without one: a place in capitals (or a wire's name in brackets), then a dash.

    It begins the text, or stands below its headings; there only a place will do.

    >>> dateline_end("OSLO, May 4 (Wire) -- Norway spoke.")
    22
    >>> dateline_end("Norway spoke - at last - to Chile.")
    0
    >>> dateline_end("Pact in Sight\\n\\nOSLO - Norway spoke.")
    22
    """
    start = 0
    for number in range(_HEADINGS + 1):
        start += len(text[start:]) - len(text[start:].lstrip())
        if end := _line_dateline(
            text[start : start + _LONGEST].split("\n", 1)[0], below=number > 0
        ):
            return start + end
        heading = _HEADING.match(text, start)
        if heading is None:
            break
        start = heading.end()
    return 0


def _line_dateline(line: str, *, below: bool) -> int:
    """The length of the dateline that a line begins with."""
    dash = _DASH.search(line)
    if dash is None:
        return 0
    before = line[: dash.start()]
    named = _PLACE.match(before) and not any(word[0].islower() for word in before.split())
    return dash.end() if named or (before.endswith(")") and not below) else 0


@Language.component("factx_layout", assigns=["token.is_sent_start"])
def make_layout(doc: Doc) -> Doc:
    """Set sentence starts that the parser then respects; what follows a dateline is a sentence of two words or more."""
    start = dateline_end(doc.text[:_HEAD])
    broken = begun = False
    ended = 0
    for token in doc:
        first = broken or (start > 0 and token.idx == start) or token.i - ended > _ENDLESS
        if token.is_space and "\n" in token.text:
            broken = True
        elif first or begun:
            token.is_sent_start = first
            broken = False
        if first or token.text in _ENDS:
            ended = token.i
        begun = start > 0 and token.idx == start
    return doc
