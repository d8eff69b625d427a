"""Doc -> phrases that a construction of English introduces as topics: "talks on", "discussed", "issues such as"."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import chain

from spacy.tokens import Doc, Span, Token

from factx.facts.topics import items
from factx.facts.topics.agenda import agenda, measured
from factx.facts.topics.event import of_event
from factx.facts.topics.introduced import Introduced
from factx.facts.topics.introducers import introduced
from factx.grammar import clauses
from factx.grammar import extents as cutting
from factx.grammar.index import sentence_of
from factx.grammar.reading import time_phrases

#: Candidates that are looked at: enough for an article, a bound for a book.
_LOOKED_AT = 150
#: Sentences at the head of an article that tell of its event.
_LEAD = 3
#: How many found parts a whole gives way to.
_PARTS = {"topics.event": 1}
_CONTENT = ("NN", "VB", "JJ", "CD", "RB")
_NAMES = frozenset({"PERSON", "GPE", "NORP", "DATE", "TIME", "MONEY", "CARDINAL"})


@dataclass(frozen=True, slots=True)
class Construction:
    """A phrase that a construction of English introduces as a topic, with the id of the rule."""

    span: Span
    why: str


def constructions(doc: Doc) -> list[Construction]:
    """Return the phrases that the rules propose, in text order, each in its fullest form."""
    times = frozenset(i for start, end in time_phrases(doc) for i in range(start, end))
    near, told = _near(doc), _told(doc)
    found: list[Construction] = []
    for each in chain(introduced(doc), of_event(doc)):
        if each.near and each.by.i >= near and not _together(each.by, told):
            continue
        found += [Construction(span, each.why) for span in _items(each, times) if tells(span, each)]
        if len(found) > _LOOKED_AT:
            break
    return sorted(_distinct(found[:_LOOKED_AT]), key=lambda f: (f.span.start, f.span.end))


def _items(each: Introduced, times: frozenset[int]) -> list[Span]:
    spans = items.after(each.head, times) if each.listed else items.items(each.head, times)
    if each.until is not None:
        return [span.doc[span.start : min(span.end, each.until)] for span in spans]
    return [item for span in spans for item in items.unfolded(span, times)]


def _together(by: Token, told: frozenset[str]) -> bool:
    """Whether those who meet, the meeting, or an actor of the event is the subject: "the two sides agreed to ..."."""
    verb = by
    while not verb.tag_.startswith("V") and verb.head != verb:
        verb = verb.head
    for _ in range(3):
        subject = clauses.subject(verb)
        if subject is not None:
            return subject.lower_ in agenda().together or subject.lower_[:6] in told
        verb = verb.head
    return False


def _told(doc: Doc) -> frozenset[str]:
    """The nouns of the event's clause and the names of its subject, by their first letters."""
    spans = doc.spans.get("event", ())
    nouns = [
        t for span in spans for t in span if t.tag_.startswith("NN") and t.ent_type_ not in _NAMES
    ]
    subjects = [t for span in spans for t in span if t.dep_ in clauses.SUBJECTS]
    return frozenset(
        t.lower_[:6] for t in [*nouns, *(c for s in subjects for c in clauses.conjuncts(s))]
    )


def _near(doc: Doc) -> int:
    """The token before which the article tells of its event: the end of its lead, or of the event's own sentence."""
    ends = [s.end for s, _ in zip((s for s in doc.sents if len(s) > 6), range(_LEAD), strict=False)]
    return max([0, *ends[-1:], *(int(sentence_of(s).end) for s in doc.spans.get("event", ()))])


def tells(span: Span, each: Introduced) -> bool:
    """Whether a phrase says what something is about: no pronoun, bare name, number or general word."""
    if span.root.tag_.startswith(("PRP", "DT", "W", "EX")) and len(span) < 3:
        return False
    if span.root.lower_ in agenda().never or (
        span[0].tag_ == "IN" and not _joined(span[0]) and span[0].lower_ != "whether"
    ):
        return False
    if len(span) == 1 and span.root.tag_.startswith("VB"):
        return False
    if span[-1].lower_ in agenda().list_heads and _listing(span):
        return False
    if not each.listed and all(t.ent_type_ in _NAMES for t in span):
        return False
    words = content(span) - agenda().refused
    if span.root.tag_.startswith("VB") and not each.listed:
        words -= {span.root.lower_}  # "continue deepening them"
    return len(words) > (1 if each.why == "topics.event" else 0)


def _listing(span: Span) -> bool:
    """Whether a phrase that ends in a general word only opens a list: "closer cooperation in fields", "three priorities: "."""
    after = span.doc[span.end : span.end + 1].text
    return (len(span) > 1 and span[-2].tag_ == "IN") or after == ":" or after in cutting.DASHES


def content(span: Span) -> set[str]:
    """The content words of a phrase, lower-case."""
    return {t.lower_ for t in span if t.tag_.startswith(_CONTENT) and not t.is_stop}


def _distinct(found: list[Construction]) -> list[Construction]:
    """Each topic once: what says the same in fewer words, or again, is left out; a whole gives way to three of its parts."""
    parts = [
        f
        for f in found
        if f.span[0].tag_ == "VBG"
        or sum(_inside(g.span, f.span) for g in found) < _PARTS.get(f.why, 3)
    ]
    kept: list[tuple[set[str], Construction]] = []
    for topic in sorted(parts, key=lambda f: (-len(content(f.span)), f.span.start)):
        words = content(topic.span)
        named = {measured(topic.span.root).lower_} & words
        if not any(named <= other and len(words & other) >= 0.7 * len(words) for other, _ in kept):
            kept.append((words, topic))
    return [topic for _, topic in kept]


def _joined(word: Token) -> bool:
    """Whether a word is the first part of a hyphenated one ("on-site inspections")."""
    return word.i + 1 < len(word.doc) and word.nbor().text == "-"


def _inside(part: Span, whole: Span) -> bool:
    return whole.start <= part.start and part.end <= whole.end and len(part) < len(whole)
