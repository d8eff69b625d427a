"""Marks the clause of the central event: found from the title, the lead and repetition; who says so is left out."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from spacy.language import Language
from spacy.tokens import Doc, Span, Token

from factx.grammar import clauses
from factx.grammar.attribution import reported_clause
from factx.grammar.clauses import SUBJECTS
from factx.grammar.extents import clause, first
from factx.grammar.reading import needs, told

#: Sentences of the article in which the central event may be told.
_LEAD = 5
#: Fewest tokens of a clause that tells an event.
_SHORTEST = 4
#: How much less a clause is worth that tells what had happened before.
_BEFORE = 0.5
#: Most tokens of a headline.
_HEADLINE = 22
#: Most tokens of a speaker and the saying.
_NAMED = 24
_CONTENT = ("NN", "VB", "JJ", "CD")


@Language.component("factx_event", requires=["token.tag", "token.dep"], assigns=["doc.spans"])
def make_event(doc: Doc) -> Doc:
    """Write ``doc.spans["event"]``: at most one span, label "event", id the rule that chose it."""
    needs(doc, "factx_event")
    told(doc)
    choices = [(score, -at, verb, rule) for at, (verb, score, rule) in enumerate(_scored(doc))]
    best = max(choices, key=lambda c: (c[0], c[1]), default=None)
    if best is None:
        doc.spans["event"] = []
        return doc
    span = _named(best[2])
    doc.spans["event"] = [Span(doc, span.start, span.end, label="event", span_id=best[3])]
    return doc


def _scored(doc: Doc) -> Iterator[tuple[Token, float, str]]:
    """The main clauses of the lead with what speaks for each: words of the title, words often said, an early place."""
    headline = headline_end(doc)
    title = _stems(doc.user_data.get("title") or doc[:headline].text)
    said = Counter(stem(t) for t in doc if t.tag_.startswith(_CONTENT) and not t.is_stop)
    first = True
    for number, verb in _candidates(doc, headline):
        span = clause(verb)
        if len(span) < _SHORTEST:
            continue
        stems = {stem(t) for t in span if t.tag_.startswith(_CONTENT) and not t.is_stop}
        shared = len(title & {stem(t) for t in verb.subtree}) / len(title) if title else 0.0
        repeated = sum(min(said[s], 4) - 1 for s in stems) / (3 * max(len(stems), 6))
        score = (
            2.0 * shared
            + repeated
            - 0.22 * number
            + (0.25 if first else 0.0)
            - (_BEFORE if _had(verb) else 0.0)
        )
        yield verb, score, "event.title" if shared >= 0.3 else "event.lead"
        first = False


def _had(verb: Token) -> bool:
    """Whether a clause is in the past perfect: what had happened before the event."""
    return verb.tag_ == "VBN" and any(
        c.dep_ == "aux" and c.lower_ in ("had", "'d") for c in verb.children
    )


def headline_end(doc: Doc) -> int:
    """The end of a first line that is a headline: short, without a full stop, and with text after it; else 0."""
    line = next((t.i for t in doc if t.is_space and "\n" in t.text and t.i > 0), 0)
    last = doc[line - 1] if line else None
    return (
        line
        if last is not None and line <= _HEADLINE and not last.is_punct and line + 10 < len(doc)
        else 0
    )


def _candidates(doc: Doc, start: int) -> Iterator[tuple[int, Token]]:
    """(number of the sentence, verb) for the main verbs of the first sentences that have one; speech is seen through."""
    number = 0
    for sent in doc.sents:
        if sent.start < start:
            continue
        verb = reported_clause(sent.root)
        if len(clause(verb)) < _SHORTEST:  # "Chile said that it would sign"
            verb = sent.root
        if not verb.tag_.startswith(("V", "MD")) or not any(
            c.dep_ in SUBJECTS for c in verb.children
        ):
            continue
        if number == _LEAD:
            return
        yield number, verb
        number += 1


def _named(verb: Token) -> Span:
    """The clause of a verb; from the named speaker on when he speaks of himself: "the airline said it will sell two jets"."""
    span, report = clause(verb), verb.head
    subject, speaker = clauses.subject(verb), clauses.subject(report)
    if (
        subject is None
        or speaker is None
        or report == verb
        or reported_clause(report) != verb
        or speaker.tag_.startswith("PRP")
    ):
        return span
    impersonal = subject.lower_ == "it" and any(c.dep_ in ("attr", "acomp") for c in verb.children)
    own = subject.tag_ == "PRP" or any(c.tag_ == "PRP$" for c in subject.children)
    begin = first(report)
    near = begin < report.i < span.start <= begin + _NAMED
    return verb.doc[begin : span.end] if own and near and not impersonal else span


def stem(token: Token) -> str:
    """The first letters of a word: enough to see "talks" and "talk", "agrees" and "agreement" as one."""
    return token.lower_[:5]


def _stems(title: str) -> set[str]:
    words = [w.strip(".,:;!?'\"()") for w in title.lower().split()]
    return {w[:5] for w in words if len(w) > 3}
