"""One head for several bodies: "the Foreign and Finance ministries", "the Departments of State and Commerce"."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import product

from spacy.tokens import Span

from factx import tables
from factx.entities.agencies.extents import LONGEST, Extents, Named
from factx.entities.agencies.words import JOINS, capital, field, head_word, own_word


def coordinated(reach: Extents, i: int, head: str) -> Iterator[Named]:
    """A plural head: one body for each field before it or after its "of"."""
    doc = reach.doc
    start, end = i, i + 1
    if head in ("consulate", "embassy"):
        yield from _missions(reach, i, head)
        return
    if owners := _owners(reach, end):
        start = _list_before(reach, i)
        for part, owner in product(_parts(reach, start, i), owners):
            name = f"{part} {_singular(doc[i].text)}"
            yield Named(start, owners[-1].end, name, head, "agency.coordinated", str(owner.kb_id_))
        return
    if end < len(doc) and doc[end].lower_ in ("of", "for"):
        end = _list_after(reach, end + 1)
        parts = _parts(reach, i + 2, end)
        names = [f"{_singular(doc[i].text)} {doc[i + 1].text} {part}" for part in parts]
    else:
        start = _list_before(reach, i)
        parts = _parts(reach, start, i)
        first = parts[0].split()[0] if parts else ""
        if first.lower() in tables.heads().chambers:
            parts = [part if part.startswith(first) else f"{first} {part}" for part in parts]
        names = [f"{part} {_singular(doc[i].text)}" for part in parts]
    for name in names:
        yield Named(start, end, name, head, "agency.coordinated")


def _owners(reach: Extents, i: int) -> list[Span]:
    """The actors that share a plural head before token ``i``: "foreign ministries | of Chile and Peru"; one is no list."""
    doc, found = reach.doc, list[Span]()
    if doc[i : i + 1].text.lower() != "of":
        return []
    i, last = i + 1, False
    while i < len(doc) and (i in reach.actors or doc[i].lower_ in ("the", ",", *JOINS)):
        last = last or doc[i].lower_ in JOINS
        if i in reach.actors:
            found.append(reach.actors[i])
            if last:
                break
        i = reach.actors[i].end if i in reach.actors else i + 1
    return found if last and len(found) > 1 else []


def _missions(reach: Extents, i: int, head: str) -> Iterator[Named]:
    """One mission for each country that follows: "the U.S. embassies in Kenya and Tanzania"."""
    doc, start, end = reach.doc, reach.owner(i), i + 2
    hosts = []
    while end < min(i + LONGEST, len(doc)) and (
        end in reach.actors or doc[end].lower_ in JOINS or doc[end].text == ","
    ):
        if end in reach.actors and reach.actors[end].text not in hosts:
            hosts.append(reach.actors[end].text)
        end += 1
    if start < i and len(hosts) > 1 and doc[i + 1].lower_ in ("in", "to"):
        for host in hosts:
            name = f"{doc[start:i].text} {_singular(doc[i].text)} {doc[i + 1].text} {host}"
            yield Named(start, end, name, head, "agency.coordinated")


def _parts(reach: Extents, start: int, end: int) -> list[str]:
    """The conjuncts between two tokens, as text, without actors and determiners at their start."""
    groups: list[list[int]] = [[]]
    for t in reach.doc[start:end]:
        if t.lower_ in JOINS or t.text == ",":
            groups.append([])
        elif not (t.i in reach.actors or t.tag_ in ("DT", "POS")) and not (
            not groups[-1] and t.lower_ in ("of", "for")
        ):
            groups[-1].append(t.i)
    return [reach.doc[g[0] : g[-1] + 1].text for g in groups if g]


def _list_before(reach: Extents, i: int) -> int:
    """Where the coordinated words begin that stand before a plural head."""
    start, before = i, reach.doc[max(i - 1, 0)]
    lower = not (capital(reach.doc[i]) or (capital(before) and not before.is_sent_start))
    while start > max(i - LONGEST, 0):
        t = reach.doc[start - 1]
        word = field(t) or (
            not lower and own_word(t) and t.i not in reach.actors and t.i not in reach.people
        )
        if (word and head_word(t) is None) or (
            start < i
            and (t.lower_ in JOINS or t.text == ",")
            and start > 1
            and _conjunct(reach, start - 2, lower)
        ):
            start -= 1
        else:
            break
        if t.is_sent_start:
            break
    return start


def _conjunct(reach: Extents, i: int, lower: bool) -> bool:
    t = reach.doc[i]
    return (
        (t.text == "," or field(t) or (not lower and own_word(t) and t.i not in reach.people))
        and head_word(t) is None
        and t.i not in reach.actors
    )


def _list_after(reach: Extents, i: int) -> int:
    """Where the coordinated words end that follow a plural head's "of"."""
    end = i
    while end < min(i + LONGEST, len(reach.doc)):
        t = reach.doc[end]
        word = (field(t) or (own_word(t) and t.i not in reach.actors)) and head_word(t) is None
        if (
            not word
            and t.lower_ != "the"
            and not (end > i and (t.lower_ in JOINS or t.text == "," or t.lower_ == "of"))
        ):
            break
        end += 1
    while end > i and not (field(reach.doc[end - 1]) or own_word(reach.doc[end - 1])):
        end -= 1
    return end


def _singular(text: str) -> str:
    return text[:-3] + "y" if text.endswith("ies") else text.removesuffix("s")
