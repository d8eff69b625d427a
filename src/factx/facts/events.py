"""Doc -> events: what the clauses and event nouns of an article name, dated or not; who does it to whom."""

from __future__ import annotations

import functools
from collections.abc import Iterator
from dataclasses import dataclass

from spacy.tokens import Doc, Span, Token

from factx import tables
from factx.entities.actors.component import actor_row
from factx.entities.agencies.groups import agencies_of
from factx.entities.persons.groups import people_of
from factx.facts.found import OccurrenceCandidate
from factx.grammar import clauses, cues, reading
from factx.grammar import extents as cutting
from factx.grammar.attachment import Attachment
from factx.grammar.modality import status
from factx.grammar.windows import side
from factx.values.timex import Timex
from factx.values.words import base_form, singular

#: Dependencies of verbs that head a clause or modify a noun like one.
_CLAUSES = frozenset(
    {
        "ROOT",
        "conj",
        "ccomp",
        "advcl",
        "relcl",
        "acl",
        "xcomp",
        "pcomp",
        "csubj",
        "parataxis",
        "dep",
    }
)
#: Prepositions whose object takes part: "signed with Chile", "filed against Orbis".
_WITH = frozenset(
    {
        "with",
        "against",
        "to",
        "from",
        "for",
        "between",
        "among",
        "of",
        "on",
        "at",
        "in",
        "into",
        "over",
    }
)
#: Dependencies of a noun that is only part of another name or phrase.
_PART = frozenset({"compound", "nmod", "amod", "npadvmod"})


@dataclass(frozen=True, slots=True)
class _Dated:
    """The time that an event is tied to, with its words."""

    timex: Timex
    words: Span


def events(doc: Doc) -> Iterator[OccurrenceCandidate]:
    """Yield the events of a Doc in text order: verbs that head a clause, and nouns that name an event."""
    names, dated = _names(doc), dict(_dated(doc))
    spoken = frozenset(i for start, end in reading.time_phrases(doc) for i in range(start, end))
    for token in doc:
        if token.i in spoken:
            continue
        verb = _is_clause(token)
        if not verb and not _is_occasion(token, names):
            continue
        time = dated.get(token.i)
        when = side(time.timex, doc.user_data.get("published")) if time else ""
        yield OccurrenceCandidate(
            lemma=base_form(token.lower_) if verb else singular(token.lower_),
            span=cutting.core(token, spoken) if verb else cutting.noun_phrase(token),
            agents=_named([*_agents(token)], names) if verb else (),
            others=_named(_others(token) if verb else [token], names),
            timex=time.timex if time else None,
            when=time.words if time else None,
            status=status(token, when),
            why="events.clause" if verb else "events.noun",
        )


@functools.cache
def _light() -> frozenset[str]:
    table = tables.raw("happenings")
    return cues.forms(table["light"]) | frozenset(table["forms"])


@functools.cache
def _nouns() -> frozenset[str]:
    return cues.numbers(tables.raw("happenings")["nouns"]) | cues.occasions()


def _is_clause(token: Token) -> bool:
    """Whether a token is a verb that names an event of its own."""
    return (
        token.tag_.startswith("V")
        and token.dep_ in _CLAUSES
        and token.lower_.isalpha()
        and token.lower_ not in _light()
    )


def _is_occasion(token: Token, names: dict[int, str]) -> bool:
    """Whether a token is a noun that names an event, and no part of a name."""
    return (
        token.tag_ in ("NN", "NNS")
        and token.lower_ in _nouns()
        and token.dep_ not in _PART
        and token.i not in names
    )


def _dated(doc: Doc) -> Iterator[tuple[int, _Dated]]:
    """(token of a verb or noun, its time) for every time that is tied to one; the first in the text counts."""
    attachment, seen = Attachment(doc), set()
    phrases, timexes = reading.time_phrases(doc), reading.timexes(doc)
    for (start, end), timex in zip(phrases, timexes, strict=True):
        holder = attachment.holder(start, end)
        if holder is not None and holder.i not in seen and (timex.earliest or timex.latest):
            seen.add(holder.i)
            yield holder.i, _Dated(timex, doc[start:end])


def _names(doc: Doc) -> dict[int, str]:
    """Token -> the name of the actor, agency or person that a mention over it means."""
    found: dict[int, str] = {}
    layers = (
        (
            "agencies",
            {key: agency.name for key, agency in agencies_of(doc).items()},
        ),
        ("people", {key: person.name for key, person in people_of(doc).items()}),
    )
    for span in doc.spans.get("actors", ()):
        found.update(dict.fromkeys(range(span.start, span.end), actor_row(span.kb_id_)[0]))
    for layer, by_key in layers:
        for span in doc.spans.get(layer, ()):
            if span.kb_id_ in by_key:
                found.update(dict.fromkeys(range(span.start, span.end), by_key[span.kb_id_]))
    return found


def _agents(verb: Token) -> Iterator[Token]:
    """The doers of a verb: its subject, or the agent of a passive."""
    subject = clauses.subject(verb)
    passive = subject is not None and subject.dep_ == "nsubjpass"
    if subject is not None and not passive:
        yield from clauses.conjuncts(subject)
    if passive or verb.tag_ == "VBN":
        yield from clauses.under(verb, ("by",))


def _others(verb: Token) -> list[Token]:
    """Whom or what the deed concerns: objects, the subject of a passive, what prepositions bring to it."""
    subject = clauses.subject(verb)
    done_to = (
        clauses.conjuncts(subject) if subject is not None and subject.dep_ == "nsubjpass" else []
    )
    return [*done_to, *clauses.objects(verb), *clauses.under(verb, _WITH)]


def _named(heads: list[Token], names: dict[int, str]) -> tuple[str, ...]:
    """The names within the phrases of some nouns, each once, in text order."""
    found: dict[str, None] = {}
    for head in heads:
        for i in range(head.left_edge.i, cutting.phrase_end(head) + 1):
            if i in names:
                found[names[i]] = None
    return tuple(found)
