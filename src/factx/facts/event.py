"""Doc -> event: the clause that factx_event marked, with its status."""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Doc, Span, Token

from factx.facts.found import EventCandidate
from factx.grammar import clauses, cues, reading
from factx.grammar.attachment import Attachment
from factx.grammar.attribution import reported_clause
from factx.grammar.modality import status
from factx.grammar.windows import side


def event(doc: Doc) -> Iterator[EventCandidate]:
    """Yield the central event; one that has begun and lasts ("talks opened") is ongoing."""
    for span in doc.spans.get("event", ()):
        verb = _head(span)
        # "cancelled a trip next week": the time is that of the trip
        undone = verb.tag_ == "VBD" and cues.by_verb("treatment").get(verb.lower_) == "denied"
        found = status(verb, "" if undone else _when(doc, verb))
        yield EventCandidate(
            span=span,
            status="ongoing" if found == "happened" and _going_on(verb) else found,
            why=span.id_,
        )


def _head(span: Span) -> Token:
    """The main verb of a clause, else its root; that of what is said, when the clause begins with its speaker."""
    outer = (
        t
        for t in span
        if t.tag_.startswith(("V", "MD")) and (t.head == t or not span.start <= t.head.i < span.end)
    )
    return reported_clause(next(outer, span.root))


def _when(doc: Doc, verb: Token) -> str:
    """On which side of publication the first time lies that hangs on the verb."""
    times, attachment = (
        zip(reading.time_phrases(doc), reading.timexes(doc), strict=True),
        Attachment(doc),
    )
    return next(
        (
            side(t, doc.user_data.get("published"))
            for (a, b), t in times
            if attachment.holder(a, b) == verb
        ),
        "",
    )


def _going_on(verb: Token) -> bool:
    """Whether the verb begins, continues or reaches an event that lasts: "opened talks", "arrived for a summit"."""
    continued = verb.lower_ in cues.phase("continued")
    if continued and not clauses.objects(verb):
        return True
    arguments = [*clauses.objects(verb), *filter(None, [clauses.subject(verb)])]
    if verb.lower_ in cues.phase("reached"):
        arguments = list(clauses.under(verb, ("for",)))
    elif not continued and verb.lower_ not in cues.phase("begun"):
        return False
    return any(noun.lower_ in cues.lasting() for noun in arguments)
