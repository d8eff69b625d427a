"""Units of a named body, in lower case as well: "the ministry's legal bureau", "the trade office of the Finance Ministry"."""

from __future__ import annotations

from collections.abc import Collection, Iterator

from spacy.tokens import Doc

from factx import tables
from factx.grammar.body_reach import Named
from factx.grammar.body_words import JOINS

_MODIFIERS = ("JJ", "NN", "VBG", "CD")
_MOST_WORDS = 7


def units(doc: Doc, places: Collection[tuple[int, int]]) -> Iterator[Named]:
    """The units before and behind the names of bodies at the given places (token spans)."""
    for start, end in places:
        yield from _owned(doc, end)
        yield from _part_of(doc, start)
        yield from _headed(doc, end)


def _owned(doc: Doc, end: int) -> Iterator[Named]:
    """ "the Finance Ministry's | customs and tariff bureau"."""
    if end + 2 >= len(doc) or doc[end].tag_ != "POS":
        return
    for i in range(end + 1, min(end + 1 + _MOST_WORDS, len(doc))):
        token = doc[i]
        if token.lower_ in tables.heads().units and i > end + 1 and not (i + 1 < len(doc) and doc[i + 1].tag_ in ("NN", "NNS")):
            yield Named(end + 1, i + 1, doc[end + 1 : i + 1].text, token.lower_, "agency.unit")
            return
        if not (token.tag_.startswith(_MODIFIERS) or token.lower_ in JOINS or token.text in (",", "-")):
            return


def _part_of(doc: Doc, start: int) -> Iterator[Named]:
    """ "the trade office | of the Finance Ministry"; at least one word must tell which office."""
    opener = start - 2 if start > 1 and doc[start - 1].lower_ == "the" else start - 1
    if opener < 2 or doc[opener].lower_ != "of" or doc[opener - 1].lower_ not in tables.heads().units:
        return
    first = opener - 1
    while (
        first > 0
        and not doc[first].is_sent_start
        and doc[first - 1].tag_.startswith(_MODIFIERS)
        and doc[first - 1].ent_type_ != "DATE"
    ):
        first -= 1
    if first < opener - 1:
        yield Named(first, opener, doc[first:opener].text, doc[opener - 1].lower_, "agency.unit")


def _headed(doc: Doc, end: int) -> Iterator[Named]:
    """ "..., and B. Holm, deputy director of the | customs and tariff bureau", behind a body in the same sentence."""
    sentence = doc[end - 1].sent
    for i in range(end, sentence.end):
        if doc[i].lower_ not in tables.heads().units or not doc[i].is_lower:
            continue
        first = i
        while first > end and (doc[first - 1].tag_.startswith(_MODIFIERS) or doc[first - 1].lower_ in JOINS):
            first -= 1
        opener = first - 2 if doc[first - 1].lower_ == "the" else first - 1
        if first < i and opener > end and doc[opener].lower_ == "of" and doc[opener - 1].lower_ in tables.titles().heads:
            yield Named(first, i + 1, doc[first : i + 1].text, doc[i].lower_, "agency.unit")
