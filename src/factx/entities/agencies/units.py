"""Units of a named body, in lower case as well: "the ministry's legal bureau", "the trade office of the Finance Ministry"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from spacy.tokens import Doc, Token

from factx import tables
from factx.entities.agencies.extents import Named
from factx.entities.agencies.words import JOINS
from factx.grammar.index import sentence_of

_MODIFIERS = ("JJ", "NN", "VBG", "CD")
_MOST_WORDS = 7


def units(doc: Doc, places: Sequence[tuple[int, int]]) -> Iterator[Named]:
    """The units before and behind the names of bodies at the given places (token spans in text order)."""
    told = 0
    for start, end in places:
        yield from _owned(doc, end)
        yield from _part_of(doc, start)
        if end > told:
            told = sentence_of(doc[end - 1]).end
            yield from _headed(doc, end, told)


def _owned(doc: Doc, end: int) -> Iterator[Named]:
    """ "the Finance Ministry's | customs and tariff bureau"."""
    if end + 2 >= len(doc) or doc[end].tag_ != "POS":
        return
    for i in range(end + 1, min(end + 1 + _MOST_WORDS, len(doc))):
        token = doc[i]
        if (
            token.lower_ in tables.heads().units
            and i > end + 1
            and not (i + 1 < len(doc) and doc[i + 1].tag_ in ("NN", "NNS"))
        ):
            yield Named(end + 1, i + 1, doc[end + 1 : i + 1].text, token.lower_, "agency.unit")
            return
        if not (
            token.tag_.startswith(_MODIFIERS) or token.lower_ in JOINS or token.text in (",", "-")
        ):
            return


def _part_of(doc: Doc, start: int) -> Iterator[Named]:
    """ "the trade office | of the Finance Ministry"; at least one word must tell which office."""
    opener = start - 2 if start > 1 and doc[start - 1].lower_ == "the" else start - 1
    if (
        opener < 2
        or doc[opener].lower_ != "of"
        or doc[opener - 1].lower_ not in tables.heads().units
    ):
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


def _headed(doc: Doc, start: int, end: int) -> Iterator[Named]:
    """ "..., and B. Holm, deputy director of the | customs and tariff bureau", behind the first body of a sentence."""
    first = start
    for token in doc[start:end]:
        if token.lower_ in tables.heads().units and token.is_lower:
            opener = first - 2 if doc[first - 1].lower_ == "the" else first - 1
            if (
                first < token.i
                and opener > start
                and doc[opener].lower_ == "of"
                and _is_title(doc[opener - 1])
            ):
                yield Named(
                    first, token.i + 1, doc[first : token.i + 1].text, token.lower_, "agency.unit"
                )
        if not (token.tag_.startswith(_MODIFIERS) or token.lower_ in JOINS):
            first = token.i + 1


def _is_title(token: Token) -> bool:
    return token.lower_ in tables.titles().heads
