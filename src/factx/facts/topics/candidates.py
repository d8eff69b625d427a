"""Doc -> candidates for topics: noun phrases with their complements, verb phrases, questions, lines of a list."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import islice

from spacy.tokens import Doc, Span, Token

from factx.facts.topics.agenda import agenda
from factx.facts.topics.constructions import Construction
from factx.grammar.reading import time_phrases

#: Sentences of an article that are looked at: topics come early, and a book needs a bound.
SENTENCES = 16
#: Most tokens of a topic.
LONGEST = 32
#: Most ends of one phrase that are tried.
_ENDS = 7
_INNER = frozenset({"compound", "nmod", "amod", "nummod"})
_COMPLEMENTS = frozenset(
    {"acl", "advcl", "advmod", "agent", "appos", "ccomp", "conj", "dative", "dobj", "pcomp", "pobj", "prep", "prt",
     "relcl", "xcomp", "npadvmod", "acomp", "attr", "oprd"}
)  # fmt: skip
_ASKING = frozenset({"how", "what", "whether", "which", "why"})
_DETERMINERS = frozenset({"DT", "PRP$", "PDT", "CC", "WDT", "WP$", "POS"})
_HELPING = frozenset({"aux", "auxpass", "amod"})
_VERBAL = {"VB": "infinitive", "VBG": "gerund", "VBN": "participle"}
_BULLETS = frozenset({"•", "*", "-", "–", "—", "·"})


@dataclass(frozen=True, slots=True)
class Phrase:
    """A stretch of tokens that may be a topic, with the token that heads it."""

    start: int
    end: int
    head: int
    form: str
    """noun, infinitive, gerund, participle, question, or line."""


def phrases(doc: Doc, proposed: Sequence[Construction]) -> Iterator[Phrase]:
    """Yield the candidates of the first sentences of a Doc and those that rules propose, each stretch once."""
    times = frozenset(i for a, b in time_phrases(doc) for i in range(a, b))
    seen: set[tuple[int, int]] = set()
    for sentence in islice(full_sentences(doc), SENTENCES):
        for phrase in (*_of_sentence(sentence), *_lines(sentence)):
            start, end = _trimmed(doc, phrase.start, phrase.end, times)
            if (
                0 < end - start <= LONGEST
                and (start, end) not in seen
                and not _gathering(doc, start, end)
            ):
                seen.add((start, end))
                yield Phrase(start, end, min(max(phrase.head, start), end - 1), phrase.form)
    for span in (each.span for each in proposed):
        if (span.start, span.end) not in seen:
            seen.add((span.start, span.end))
            yield Phrase(span.start, span.end, span.root.i, _form(span))


def _gathering(doc: Doc, start: int, end: int) -> bool:
    """Whether a phrase is a bare gathering: a "dialogue" is the event, no topic of it."""
    return end == start + 1 and doc[start].lower_ in agenda().gatherings


def _form(span: Span) -> str:
    if span[0].lower_ in _ASKING:
        return "question"
    return _VERBAL.get(span.root.tag_, "noun")


def full_sentences(doc: Doc) -> Iterator[Span]:
    """Yield the sentences that have words, datelines and rules left aside."""
    return (s for s in doc.sents if sum(t.is_alpha for t in s) > 1)


def _of_sentence(sentence: Span) -> Iterator[Phrase]:
    for token in sentence:
        tag = token.tag_
        if tag.startswith("NN") and token.dep_ not in _INNER:
            start = _noun_start(token)
            for end in _ends(token):
                yield Phrase(start, end, token.i, "noun")
        elif tag in _VERBAL and token.dep_ not in _HELPING and not _convenes(token):
            for end in _ends(token):
                yield Phrase(token.i, end, token.i, _VERBAL[tag])
        if token.lower_ in _ASKING and token.i + 2 < sentence.end:
            verb = next((t for t in token.ancestors if t.tag_.startswith(("V", "MD"))), None)
            if verb is not None and verb.i > token.i:
                yield Phrase(token.i, min(verb.right_edge.i + 1, sentence.end), token.i, "question")


def _convenes(verb: Token) -> bool:
    """Whether a verb only brings about the gathering itself: "establish a dialogue on trade"."""
    table = agenda()
    gathering = (c.lower_ in table.gatherings for c in verb.children if c.dep_ == "dobj")
    return verb.lower_ in table.convening and any(gathering)


def _noun_start(noun: Token) -> int:
    """Return where a noun phrase begins, without determiners; no clause is part of it."""
    start = noun.i
    for child in sorted(noun.lefts, key=lambda c: -c.i):
        if child.tag_ in _DETERMINERS or child.dep_ in ("relcl", "acl", "cc", "preconj"):
            continue
        edge = child.left_edge.i
        if any(t.tag_.startswith(("VBZ", "VBD", "VBP", "MD")) for t in noun.doc[edge : child.i]):
            break
        start = min(start, edge)
    return start


def _ends(head: Token) -> list[int]:
    """Return where a phrase may end: after its head, after each complement and each of their ends."""
    found = [head.i + 1]
    for child in head.rights:
        if child.dep_ in _COMPLEMENTS and not child.is_space:
            found += _ends(child) if child.i - head.i < LONGEST else []
            found.append(child.right_edge.i + 1)
        if len(found) > 4 * _ENDS:
            break
    ends = sorted({end for end in found if end - head.i <= LONGEST})
    return [*ends[: _ENDS - 1], *ends[_ENDS - 1 :][-1:]]


def _lines(sentence: Span) -> Iterator[Phrase]:
    """Yield what a line of a list holds: after a bullet or number, up to the end of the line."""
    doc, start = sentence.doc, sentence.start
    while start < sentence.end and (doc[start].is_space or doc[start].text in _BULLETS):
        start += 1
    begins = start == 0 or doc[start - 1].is_space or doc[start - 1].text in _BULLETS
    end = sentence.end
    while end > start and (doc[end - 1].is_space or doc[end - 1].is_punct):
        end -= 1
    if (
        begins
        and end - start <= LONGEST
        and not any(t.tag_ in ("VBD", "VBZ", "VBP") for t in doc[start:end])
    ):
        yield Phrase(start, end, doc[start:end].root.i if end > start else start, "line")


def _trimmed(doc: Doc, start: int, end: int, times: frozenset[int]) -> tuple[int, int]:
    """Cut determiners, blanks, punctuation and dates off the edges."""
    while start < end and (
        _loose(doc[start]) or doc[start].tag_ in ("DT", "PRP$", "PDT", "TO", "CC")
    ):
        start += 1
    while end > start and (
        _loose(doc[end - 1]) or end - 1 in times or doc[end - 1].tag_ in ("IN", "CC", "TO", "DT")
    ):
        end -= 1
    return start, end


def _loose(token: Token) -> bool:
    return token.is_space or (token.is_punct and token.text not in ("%", "$", ")", '"'))
