"""What the central event itself is done to: its object or complement, unless that is a gathering, a body or a person."""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Doc, Span, Token

from factx import tables
from factx.facts.topics.agenda import agenda
from factx.facts.topics.introduced import Introduced
from factx.facts.topics.introducers import through
from factx.grammar import cues
from factx.grammar.attribution import reported_clause

#: Prepositions between a noun and its matter.
_ABOUT = frozenset({"about", "against", "for", "into", "on", "over"})


def of_event(doc: Doc) -> Iterator[Introduced]:
    """ "raised tariffs on steel" -> tariffs on steel; "recommended that airlines buy no aircraft" -> what is recommended."""
    for span in doc.spans.get("event", ()):
        verb = _verb(span)
        gathering = any(t.lower_ in agenda().gatherings for t in span)
        for child in verb.children:
            if child.dep_ == "prep" and child.lower_ == "over":
                yield from (
                    Introduced(c, verb, "topics.over")
                    for c in child.children
                    if c.tag_ == "VBG" or _matter(c)
                )
            elif child.dep_ == "prep" and child.lower_ in ("for", "as"):
                inner = [
                    c
                    for c in child.children
                    if c.dep_ == "pcomp" or (c.dep_ == "pobj" and _thing(c) and not gathering)
                ]
                yield from (Introduced(c, verb, "topics.event") for c in inner)
            elif (child.dep_ == "advcl" and _aim(child) and not gathering) or (
                not gathering and _content(child, verb)
            ):
                yield from through(child, verb, "topics.event", False)
            elif not gathering and _done_to(child):
                yield Introduced(child, verb, "topics.event")
        yield from _matters(span, verb)


def _matters(span: Span, verb: Token) -> Iterator[Introduced]:
    """What a noun of the event's clause is about: "a row over fish", "a fine for breaking the rules"."""
    for preposition in (
        t for t in span if t.dep_ == "prep" and t.lower_ in _ABOUT and t.head.tag_ in ("NN", "NNS")
    ):
        if preposition.head.head == verb and _done_to(preposition.head):
            continue
        things = (
            c for c in preposition.children if c.tag_ == "VBG" or (c.dep_ == "pobj" and _thing(c))
        )
        yield from (Introduced(c, preposition, "topics.event") for c in things)


def _matter(noun: Token) -> bool:
    """Whether something can be fought over: no time, no number, no name."""
    return (
        noun.dep_ == "pobj" and _thing(noun) and not any(c.dep_ == "nummod" for c in noun.children)
    )


def _verb(span: Span) -> Token:
    """The main verb of a clause, else its root; that of what is said, when the clause begins with its speaker."""
    outer = (
        t
        for t in span
        if t.tag_.startswith("V") and (t.head == t or not span.start <= t.head.i < span.end)
    )
    return reported_clause(next(outer, span.root))


def _done_to(child: Token) -> bool:
    """Whether a noun is what the event does something to, and no mere number of things."""
    return (
        child.dep_ in ("dobj", "nsubjpass")
        and _thing(child)
        and not any(c.dep_ == "nummod" for c in child.children)
    )


def _content(child: Token, verb: Token) -> bool:
    """Whether a clause says what is wanted, decided or gone on with: not what somebody thinks or causes."""
    near = child.tag_ != "VBG" or child.i == verb.i + 1
    wanted = (
        _aim(child)
        or verb.lower_ in cues.by_verb("commitment")
        or verb.lower_ in cues.phase("continued")
    )
    return (
        wanted
        and child.dep_ in ("xcomp", "ccomp")
        and child.tag_.startswith("V")
        and child.i > verb.i
        and near
    )


def _aim(child: Token) -> bool:
    return child.tag_ == "VB" and any(c.tag_ == "TO" for c in child.children)


def _thing(noun: Token) -> bool:
    """Whether a noun is neither a name nor a person nor a gathering."""
    person = noun.lower_ in tables.titles().heads
    return (
        noun.tag_ in ("NN", "NNS")
        and not noun.ent_type_
        and not person
        and noun.lower_ not in cues.lasting()
    )
