"""Clauses and phrases cut from the text: whole, but no longer than what they say."""

from __future__ import annotations

from collections.abc import Collection

from spacy.tokens import Doc, Span, Token

from factx.grammar import cues
from factx.grammar.attribution import attribution_start
from factx.grammar.clauses import SUBJECTS
from factx.grammar.modality import auxiliaries

#: Words of a noun's phrase that follow it and are no part of its core.
_LOOSE = frozenset({"relcl", "appos", "punct", "parataxis", "advcl", "ccomp"})
_COMPLEMENTS = frozenset(
    {
        "dobj",
        "attr",
        "acomp",
        "oprd",
        "prt",
        "dative",
        "agent",
        "xcomp",
        "prep",
        "advmod",
        "neg",
        "pobj",
    }
)
_RELATIVES = frozenset({"WDT", "WP", "WP$"})

DASHES = frozenset({"-", "--", "–", "—"})
#: Punctuation that is part of a figure, and that may close what it stands in.
_SIGNS = frozenset({"%", "$"})
_CLOSERS = frozenset({")", '"', "'"})

#: Prepositions that add when or why, not what.
_CIRCUMSTANCE = frozenset(
    [
        "after",
        "amid",
        "because",
        "before",
        "despite",
        "due",
        "during",
        "following",
        "given",
        "pending",
        "since",
        "through",
        "until",
        "till",
        "without",
        "ahead",
        "prior",
        "unlike",
    ]
)

#: Clauses within clauses that are followed down.
_DEEP = 12

#: Longest subject that a clause keeps, in tokens, and that its core keeps.
_SUBJECT, _SHORT = 32, 20


def core(verb: Token, leave: Collection[int] = ()) -> Span:
    """Subject, verb and core arguments as one stretch; ``leave`` are tokens (a time phrase) that need not be in it."""
    start = first(verb, _SHORT)
    end = last(verb, leave, plain=verb.lower_ in cues.plain_reports() and start < verb.i)
    if end - start < 2:
        end = clause(verb).end - 1
    return trimmed(verb.doc[start : max(min(end + 1, attribution_start(verb)), verb.i + 1)], leave)


def clause(verb: Token) -> Span:
    """The whole clause of a verb: subject to the last of its complements and adverbials, what is said about it left out."""
    bound = attribution_start(verb)
    return trimmed(
        verb.doc[first(verb) : max(min(_clause_end(verb, bound) + 1, bound), verb.i + 1)]
    )


def _clause_end(verb: Token, bound: int, depth: int = 0) -> int:
    """The last token of a clause that ends before ``bound``."""
    end = verb.i
    for child in verb.rights:
        if child.i >= bound or child.dep_ in ("punct", "cc", "conj", "parataxis"):
            continue
        if child.dep_ == "advcl" and (
            (child.tag_ == "VBG" and _comma_before(child)) or child.i - verb.i > 25
        ):
            continue
        inner = child.dep_ in ("xcomp", "ccomp") and depth < _DEEP
        end = max(end, _clause_end(child, bound, depth + 1) if inner else phrase_end(child))
    return end


def first(verb: Token, longest: int = _SUBJECT) -> int:
    """Where the clause of a verb begins: at its subject, at the noun that it modifies, else at its first auxiliary."""
    helpers = [c.i for c in auxiliaries(verb) if c.i < verb.i and c.head == verb]
    begin = min(
        [verb.i, *helpers, *(c.i for c in verb.children if c.dep_ == "neg" and c.i < verb.i)]
    )
    subject = next((c for c in verb.children if c.dep_ in SUBJECTS and c.i < verb.i), None)
    if subject is not None and subject.tag_ not in _RELATIVES:
        return _subject_start(subject, begin, longest)
    noun = verb.head
    if verb.dep_ in ("acl", "relcl") and noun.i < begin and begin - noun.i < _SHORT:
        return _subject_start(noun, begin, longest)
    if verb.dep_ == "xcomp" and noun.dep_ == "acomp":
        noun = noun.head
    if verb.dep_ == "xcomp" and noun.tag_.startswith("V") and noun.i < verb.i:
        return first(noun, longest) if verb.i - noun.i < 8 else begin
    return begin


def _subject_start(noun: Token, begin: int, longest: int) -> int:
    start = noun.left_edge.i
    return start if begin - start <= longest else begin


def last(verb: Token, leave: Collection[int] = (), *, plain: bool = False) -> int:
    """The last token of a verb's core: its objects and complements, cut before what hangs loosely on them."""
    end, prepositions = verb.i, 0
    for child in sorted(verb.rights, key=lambda c: c.i):
        if child.i in leave or (
            child.dep_ not in _COMPLEMENTS | {"ccomp"} and not (child.dep_ in SUBJECTS and plain)
        ):
            continue
        if child.dep_ == "ccomp" and (plain or child.i - verb.i > 14):
            continue
        if child.dep_ in ("prep", "advmod"):
            if child.lower_ in _CIRCUMSTANCE:
                continue
            prepositions += 1
            if prepositions > 2 or child.i > end + 6 or _comma_before(child):
                continue
        if child.dep_ in ("xcomp", "ccomp"):
            end = max(end, last(child, leave))
        else:
            end = max(end, phrase_end(child, leave))
    return end


def phrase_end(head: Token, leave: Collection[int] = ()) -> int:
    """The last token of a phrase without relative clauses, appositions and the like at its end."""
    end, inside = head.i, [head]
    while inside:
        for child in inside.pop().rights:
            loose = child.dep_ in _LOOSE and not wanting(child) and not _close(child)
            listing = child.dep_ == "prep" and child.lower_ in ("including", "such")
            if child.i in leave or child.dep_ == "cc" or loose or listing:
                continue
            if child.tag_.startswith("V") and child.dep_ in ("acl", "pcomp", "relcl"):
                end = max(end, last(child, leave))
            else:
                end = max(end, child.i)
                inside.append(child)
    return end


def _close(name: Token) -> bool:
    """Whether an apposition follows its noun without a mark: "Trade Minister | Ana Roe"."""
    return (
        name.dep_ == "appos" and name.ent_type_ == "PERSON" and name.left_edge.i == name.head.i + 1
    )


def wanting(verb: Token) -> bool:
    """Whether a relative clause is an infinitive that its noun needs ("measures to protect children")."""
    return verb.dep_ == "relcl" and verb.tag_ == "VB" and any(c.tag_ == "TO" for c in verb.children)


def noun_phrase(head: Token, *, loose: bool = False) -> Span:
    """The phrase of a noun without article and loose ends; ``loose`` keeps relative clauses."""
    end = head.right_edge.i if loose else phrase_end(head)
    return trimmed(head.doc[head.left_edge.i : end + 1])


def trimmed(span: Span, leave: Collection[int] = ()) -> Span:
    """The span without punctuation, conjunctions, blanks and left-out words at its edges; quotes and brackets stay in pairs."""
    doc, start, end = span.doc, span.start, span.end
    while start < end - 1 and (_edge(doc[start]) or doc[start].tag_ == "POS" or start in leave):
        start += 1
    while end - 1 > start and (
        _edge(doc[end - 1], right=True) or end - 1 in leave or _left_over(doc, end - 1, leave)
    ):
        end -= 1
    opened = [t.i for t in doc[start:end] if t.text == "("]
    if len(opened) > sum(t.text == ")" for t in doc[start:end]):
        closed = next((t.i for t in doc[end : end + 4] if t.text == ")"), None)
        end = closed + 1 if closed is not None else max(opened[-1], start + 1)
    return doc[start:end]


def _left_over(doc: Doc, i: int, leave: Collection[int]) -> bool:
    """Whether a preposition has lost what it governs: "was pushed back | to | early December"."""
    return doc[i].tag_ in ("IN", "TO") and i + 1 in leave


def hyphenated(token: Token) -> tuple[int, int]:
    """First and last token of the hyphenated word that a token is part of ("trade-related" is three tokens)."""
    doc, start, end = token.doc, token.i, token.i
    while (
        end + 2 < len(doc)
        and doc[end + 1].text == "-"
        and not doc[end].whitespace_
        and not doc[end + 1].whitespace_
    ):
        end += 2
    while (
        start > 1
        and doc[start - 1].text == "-"
        and not doc[start - 2].whitespace_
        and not doc[start - 1].whitespace_
    ):
        start -= 2
    if (
        token.text == "-"
        and 0 < token.i < len(doc) - 1
        and not doc[token.i - 1].whitespace_
        and not token.whitespace_
    ):
        return hyphenated(doc[token.i + 1])
    return start, end


def _edge(token: Token, *, right: bool = False) -> bool:
    return (
        token.is_space
        or (token.is_punct and token.text not in _SIGNS and not (right and token.text in _CLOSERS))
        or (
            token.lower_ in ("and", "or", "but")
            or (right and token.lower_ in ("the", "a", "an", "of", "such"))
        )
    )


def _comma_before(token: Token) -> bool:
    start = token.left_edge.i
    return start > 0 and token.doc[start - 1].text in DASHES | {","}
