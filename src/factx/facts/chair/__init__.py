"""Doc -> chair: who chairs the central event or its body."""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Doc, Span, Token

from factx import tables
from factx.entities import occasions
from factx.entities.occasions import Centre
from factx.entities.persons.resolver import PersonResolver
from factx.facts.chair.offices import helm, led, listed, office, present, under
from factx.facts.chair.own import own
from factx.facts.chair.verbs import Chairs, active, inverted, passive
from factx.facts.found import ChairCandidate, PersonCandidate
from factx.grammar.modality import status

#: Every rule, the surest first.
RULES = (passive, active, inverted, under, present, office, listed, helm, led)


def chair(doc: Doc) -> Iterator[ChairCandidate]:
    """Yield the chair of the central event, if the text names one: the first by the order of ``RULES``, then of the text."""
    who, centre = PersonResolver(doc), Centre(doc)
    for found in (f for rule in RULES for f in rule(doc, who)):
        if not found.persons or (found.body is None):
            continue
        body = occasions.phrase(doc, found.body)
        if not found.strict and _one_sided(body, found.body):
            continue
        if centre.holds(body, found.body, strict=found.strict, hung=found.hung):
            yield ChairCandidate(
                persons=tuple(_person(who, key) for key in found.persons),
                of=body,
                status=_status(found),
                spans=(found.at,),
                why=found.why,
            )
            return
    for key, body, title in own(doc, who, centre):
        yield ChairCandidate(
            persons=(_person(who, key),),
            of=body,
            status="happened",
            spans=(title,),
            why="chair.own",
        )
        return


def _person(who: PersonResolver, key: str) -> PersonCandidate:
    person = who.people[key]
    return PersonCandidate(
        name=person.fullest,
        titles=person.titles,
        former=person.former,
        side=person.side,
        side_why=person.side_why,
        spans=person.mentions,
        why=person.why,
    )


def _one_sided(body: Span, head: Token) -> bool:
    """Whether a led group is one side's or somebody's own: it travels to others, is "his", a delegation, a government."""
    doc = head.doc
    if head.lower_ in tables.chairing().sides and not occasions.is_group(head):
        return True
    if not occasions.is_group(head):
        return False
    owned = body.start > 0 and doc[body.start - 1].tag_ == "PRP$"
    sent = any(
        t.lower_ == "to" and t.i + 1 < len(doc) and doc[t.i + 1].tag_ in ("NNP", "NNPS")
        for t in doc[head.i : head.i + 8]
    )
    goes = (
        head.dep_ in ("nsubj", "nsubjpass")
        and head.head.lower_ in occasions.travelling()
        and not _convenes(head.head)
    )
    national = head.lower_ in ("team", "teams", "mission", "missions") and any(
        t.ent_type_ in ("NORP", "GPE") for t in body
    )
    loose = head.lower_ in ("group", "groups") and not occasions.meets(head)
    return (
        owned
        or sent
        or goes
        or national
        or loose
        or any(name in body.text.lower() for name in tables.chairing().standing)
    )


def _convenes(verb: Token) -> bool:
    """Whether a verb is "meet" without anybody whom it meets: a body sits."""
    whom = any(c.dep_ == "dobj" or c.lower_ == "with" for c in verb.children)
    return verb.lower_ in ("meet", "meets", "met", "meeting") and not whom


def _status(found: Chairs) -> str:
    """How the chairing stands: by the verb of chairing, else by the clause that it is said in."""
    first = found.at[0]
    verb = (
        first
        if first.tag_.startswith("VB")
        else next((t for t in first.ancestors if t.tag_.startswith("VB")), None)
    )
    return status(verb) if verb is not None else "happened"
