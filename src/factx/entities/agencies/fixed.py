"""Bodies that are one of their kind in a state: "Parliament", "the central bank", "the Norwegian army"."""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Span

from factx import tables
from factx.entities.agencies.extents import Extents, Named
from factx.entities.agencies.words import capital, head_word, private

#: Bodies that are named through those who hold an office in them: "Treasury Secretary", "Senate Majority Leader".
_THROUGH_OFFICES = frozenset({"Army", "Navy", "Parliament", "Senate", "Treasury"})
_CHAMBERS = frozenset({"Congress", "Parliament", "Senate"})
#: Heads of bodies that are set up for one matter, which their names tell.
_AD_HOC = frozenset({"force", "group", "team"})


def fixed(reach: Extents, i: int, end: int, sorts: frozenset[str]) -> Iterator[Named]:
    """A fixed phrase: "Parliament", "the central bank", "the Norwegian army"."""
    doc, head = reach.doc, _head(reach.doc[i:end])
    written = (
        capital(doc[end - 1])
        and not doc[end - 1].is_upper
        and not (doc[i].is_sent_start and end == i + 1)
    )
    start = reach.left(i) if capital(doc[i]) else reach.owner(i)
    if (
        start == i
        and head in ("council", "government", "police")
        and i
        and doc[i - 1].ent_type_ == "GPE"
        and capital(doc[i - 1])
    ):
        start = i - 1
    modifiers = [t for t in doc[start:i] if t.i not in reach.actors]
    owned = (start < i and (start in reach.actors or doc[start].ent_type_ == "GPE")) or _possessed(
        reach, i
    )
    if (
        private([*modifiers, *doc[end : end + 1]])
        or (_is_modifier(reach, end, written) and not (owned and _manned(reach, end)))
        or _membership(reach, start)
    ):
        return
    if head in tables.heads().bare and any(
        t.lower_ not in tables.heads().regular for t in modifiers
    ):
        return
    right = _right(reach, end, head)
    if (
        right > end
        and head not in _AD_HOC
        and not any(t.i in reach.actors or head_word(t) for t in doc[end:right])
    ):
        return
    if head == "bank" and end - i > 1 and doc[i].lower_ != "central" and not (right > end or owned):
        return
    if written and "alone" in sorts:
        yield reach.named(start, right, head, "agency.alone")
    elif "pairs" in sorts and written and (modifiers or owned or right > end):
        yield reach.named(start, right, head, "agency.body")
    elif "plain" in sorts and not _indefinite(reach, start):
        yield _with_owner(reach, start, end, head, "agency.alone")
    elif "owned" in sorts and owned:
        end = reach.seat(end) if head in ("consulate", "embassy") else end
        yield _with_owner(reach, start, end, head, "agency.owned")


def _right(reach: Extents, end: int, head: str) -> int:
    """The end of the complement of a capitalised phrase: "Court of Appeal of Chile", "Working Group on Trade"."""
    links = ("of", "for", "on") if head in _AD_HOC else ("of",)
    linked = capital(reach.doc[end - 1]) and reach.doc[end : end + 1].text in links
    return reach.right(end) if linked else end


def _with_owner(reach: Extents, start: int, end: int, head: str, rule: str) -> Named:
    """A name of one word takes the possessive before it into its place: "Norway's army" is the army."""
    name = reach.doc[start:end].text
    if end - start == 1 and _possessed(reach, start):
        start = reach.actors[start - 2].start
    return Named(start, end, name, head, rule)


def _manned(reach: Extents, end: int) -> bool:
    """Whether those behind an owned service belong to it: "the Chilean navy | sailors", "U.S. Army General"."""
    following = reach.doc[end]
    crew = following.lower_ in tables.heads().crews or following.lower_ in tables.titles().heads
    return crew and following.lower_ not in tables.heads().grounds


def _is_modifier(reach: Extents, end: int, written: bool) -> bool:
    """Whether the word after makes the phrase a modifier or a title: "army base", "Cabinet Minister"."""
    if end >= len(reach.doc):
        return False
    following = reach.doc[end]
    if (
        capital(following)
        and following.lower_ in tables.titles().heads
        and following.lower_ not in tables.heads().speaking
        and reach.doc[end - 1].text not in _THROUGH_OFFICES
    ):
        return True
    if following.text == "-" or (
        following.lower_ in tables.heads().grounds and reach.doc[end - 1].text not in _CHAMBERS
    ):
        return True
    return (
        not written
        and following.tag_ in ("NN", "NNS")
        and following.lower_ not in tables.heads().speaking
    )


def _possessed(reach: Extents, i: int) -> bool:
    return i > 1 and reach.doc[i - 1].tag_ == "POS" and i - 2 in reach.actors


def _membership(reach: Extents, start: int) -> bool:
    """Whether persons or seats are meant: "members of parliament", not "Members of Parliament"."""
    doc = reach.doc
    return (
        start > 1
        and doc[start - 1].lower_ == "of"
        and doc[start - 2].lower_ in tables.heads().members
        and not (doc[start].text in _CHAMBERS and doc[start - 2].lower_.startswith("member"))
    )


def _indefinite(reach: Extents, start: int) -> bool:
    """Whether what stands before a lower-case name keeps it from being one: "a parliament", "the regional parliament"."""
    before = reach.doc[start - 1] if start else None
    return before is not None and (
        before.lower_ in ("a", "an", "any", "every", "each", "no", "other", "another")
        or (before.is_lower and before.tag_ in ("JJ", "NN", "VBN"))
    )


def _head(span: Span) -> str:
    """The head noun of a fixed phrase: its last noun before an "of"."""
    words = [t.lower_ for t in span]
    return words[words.index("of") - 1] if "of" in words else words[-1]
