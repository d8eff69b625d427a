"""Doc -> topics: what the central event is about."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from spacy.tokens import Doc

from factx.decide import Decision, decider
from factx.facts.found import TopicCandidate
from factx.facts.topics.candidates import Phrase, phrases
from factx.facts.topics.constructions import constructions
from factx.facts.topics.features import TopicContext, features
from factx.facts.topics.selection import selected


@dataclass(frozen=True, slots=True)
class Described:
    """A phrase that may be a topic, with all that selection and weights ask for."""

    phrase: Phrase
    features: list[str]
    head: str
    words: frozenset[str]
    rule: str | None
    """The rule that introduces just this phrase."""


@dataclass(frozen=True, slots=True)
class _Accepted:
    start: int
    end: int
    head: str
    words: frozenset[str]
    score: int
    rule: str | None
    decision: Decision

    @property
    def introduced(self) -> bool:
        return self.rule is not None


def topics(doc: Doc) -> Iterator[TopicCandidate]:
    """Yield the topics in text order: the phrases with the best scores that do not compete."""
    accepted = []
    for each in propose(doc):
        decision = decider("topics").decide(each.features)
        if decision.accepted:
            start, end = each.phrase.start, each.phrase.end
            accepted.append(
                _Accepted(start, end, each.head, each.words, decision.score, each.rule, decision)
            )
    for i in sorted(selected(accepted), key=lambda i: accepted[i].start):
        kept = accepted[i]
        yield TopicCandidate(
            span=doc[kept.start : kept.end],
            why=kept.rule or "topics.phrase",
            because=kept.decision.because,
            confidence=kept.decision.confidence,
        )


def propose(doc: Doc) -> Iterator[Described]:
    """Yield every phrase that may be a topic, described by its features."""
    proposed = constructions(doc)
    context = TopicContext(doc, proposed)
    for phrase in phrases(doc, proposed):
        yield Described(
            phrase=phrase,
            features=features(phrase, context),
            head=context.stems[phrase.head],
            words=context.stems_of(phrase),
            rule=context.exact.get((phrase.start, phrase.end)),
        )
