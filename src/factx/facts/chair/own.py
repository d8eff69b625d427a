"""Who chairs the body whose own act the event is: "The commission voted ..." and then "commission chairman Ulf Ek"."""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Doc, Span, Token

from factx import tables
from factx.entities.occasions import Centre, first_sentences, is_session
from factx.entities.persons.resolver import PersonResolver
from factx.entities.persons.tenure import says_former
from factx.grammar.clauses import SUBJECTS
from factx.grammar.index import sentence_of
from factx.values.words import verb_forms

#: Kinds of actors that have a chair; a company's acts when its board meets only.
_CHAIRED = frozenset({"bloc", "group", "organization"})
#: Sentences at the head of a text whose subjects act in the event.
_EARLY = 2
#: How a body stands in a clause that it takes part in.
_TAKING_PART = SUBJECTS | {"dobj"}
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
    early = first_sentences(doc, _EARLY)
    for person in who.people.values():
        for title in person.titles:
            body = _chaired(title, bodies)
            if body is None or body.kb_id_ not in acting:
                body = _told_early(title, early)
            if body is not None and not _silent(title) and not says_former(title):
                yield str(person.key), body, title


def _told_early(title: Span, early: Span) -> Span | None:
    """The body of a title that the first sentences tell of in the same words: "chair of the board", "Rye Board chairman"."""
    head = next((t for t in title if t.lower_ in tables.chairing().nouns), None)
    if head is None or any(t.lower_ in _DEPUTIES for t in title):
        return None
    named = title.doc[title.start : head.i]
    if not len(named):
        named = title.doc[head.i + 1 : title.end]
        if not len(named) or named[0].lower_ != "of":
            return None
    content = [t for t in named if _content(t)]
    own_sentence = sentence_of(title[0])
    told = [t for t in early if not own_sentence.start <= t.i < own_sentence.end]
    words = {t.lower_ for t in told}
    bodies = {t.lower_ for t in told if _is_standing(t) and t.dep_ in _TAKING_PART}
    if bodies.isdisjoint(t.lower_ for t in content) or any(t.lower_ not in words for t in content):
        return None
    return title.doc[content[0].i : content[-1].i + 1]


def _is_standing(token: Token) -> bool:
    """Whether a noun is a body that has members, not an occasion ("board", not "talks")."""
    return token.lower_ in tables.chairing().groups and not is_session(token)


def _content(token: Token) -> bool:
    """Whether a word of a title says which body it is."""
    return token.tag_.startswith(("NN", "JJ"))


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
