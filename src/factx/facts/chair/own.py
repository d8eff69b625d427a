"""Who chairs the body whose own act the event is: "The commission voted ..." and then "commission chairman Ulf Ek"."""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Doc, Span

from factx import tables
from factx.entities.occasions import Centre, first_sentences
from factx.entities.persons.resolver import PersonResolver
from factx.entities.persons.tenure import says_former
from factx.grammar.clauses import SUBJECTS
from factx.grammar.index import sentence_of
from factx.values.words import verb_forms

#: Kinds of actors that have a chair; a company's acts when its board meets only.
_CHAIRED = frozenset({"bloc", "group", "organization"})
#: Sentences at the head of a text whose subjects act in the event.
_EARLY = 2
_DEPUTIES = frozenset({"co", "deputy", "vice"})


def own(doc: Doc, who: PersonResolver, centre: Centre) -> Iterator[tuple[str, Span, Span]]:
    """Yield (person, body, title) for the chairs of bodies that are subject of the central event."""
    bodies = _bodies(doc)
    acting = {
        body.kb_id_
        for token in (*centre.tokens, *first_sentences(doc, _EARLY))
        if token.dep_ in SUBJECTS or (token.dep_ == "pobj" and token.head.dep_ == "agent")
        for body in [bodies.get(token.i)]
        if body is not None and body.root.i == token.i
    }
    if not acting:
        return
    for person in who.people.values():
        for title in person.titles:
            body = _chaired(title, bodies)
            acts = body is not None and body.kb_id_ in acting and not _silent(title)
            if body is not None and acts and not says_former(title):
                yield str(person.key), body, title


def of_group(who: PersonResolver, centre: Centre) -> Iterator[tuple[str, Span, Span]]:
    """Yield (person, body, title) for the chairs of boards, panels and the like that act in the event."""
    for person in who.people.values():
        for title in person.titles:
            body = None if says_former(title) or _silent(title) else _group(title)
            if body is not None and centre.acts(body):
                yield str(person.key), body, title


def _group(title: Span) -> Span | None:
    """The group in a title that a noun of chairing is right before or after: "the board's chair", "chair of the panel"."""
    groups = tables.chairing().groups - tables.chairing().sides
    head = next((t for t in title if t.lower_ in tables.chairing().nouns), None)
    if head is None or any(t.lower_ in _DEPUTIES for t in title):
        return None
    following = title.doc[head.i + 1 : title.end]
    of = len(following) > 1 and following[0].lower_ == "of"
    body = following[2 if following[1].lower_ == "the" else 1 :] if of else None
    body = body if body is not None else title.doc[title.start : head.i]
    return body if any(t.lower_ in groups for t in body) else None


def _bodies(doc: Doc) -> dict[int, Span]:
    """The agency or organisation that each token is a part of."""
    actors = [a for a in doc.spans.get("actors", ()) if a.label_ in _CHAIRED]
    spans = [*actors, *doc.spans.get("agencies", ())]
    return {i: span for span in spans for i in range(span.start, span.end)}


def _chaired(title: Span, bodies: dict[int, Span]) -> Span | None:
    """The body in a title that its head says is chaired: "Fisheries Commission chairman", "chair of the Commission"."""
    head = next((t for t in title if t.lower_ in tables.chairing().nouns), None)
    if head is None or any(t.lower_ in _DEPUTIES for t in title):
        return None
    before = head.i - 2 if title.doc[head.i - 1].tag_ == "POS" else head.i - 1
    if before >= title.start:
        return bodies.get(before)
    following = title.doc[head.i + 1 : title.end]
    if not len(following) or following[0].lower_ != "of":
        return None
    return next((bodies[t.i] for t in following if t.i in bodies), None)


def _silent(title: Span) -> bool:
    """Whether the officer takes no part: "declined to comment"."""
    return any(t.lower_ in verb_forms("decline") for t in sentence_of(title[0]))
