"""Which verb or event noun a time belongs to."""

from __future__ import annotations

from spacy.tokens import Doc, Token

from factx.grammar import cues

_BEFORE_NOUN = frozenset({"compound", "nmod", "amod", "poss", "nummod"})
_VERBAL = ("VB", "MD")
#: Verbs that only say when something begins or ends, as prepositions do ("starting next year").
_AS_PREPOSITIONS = frozenset({"beginning", "starting", "commencing", "ending", "dating", "following", "including"})


def holder(doc: Doc, start: int, end: int) -> Token | None:
    """The verb or event noun that the time phrase ``doc[start:end]`` is tied to; None when nothing happens then."""
    token = doc[start:end].root
    head = token.head
    for _ in range(12):
        if head == token and not head.tag_.startswith(_VERBAL):
            return _occasion(head)
        if head.tag_.startswith(_VERBAL) and not start <= head.i < end and not _as_noun(head):
            if head.lower_ in _AS_PREPOSITIONS and head.dep_ in ("prep", "advcl", "acl") and head.head != head:
                token, head = head, head.head
                continue
            return _matrix(head, start)
        if not start <= head.i < end and _names_time(token, head, end):
            return _occasion(head)
        token, head = head, head.head
    return None


def _as_noun(verb: Token) -> bool:
    """Whether a gerund stands where a noun does: "a ban on fishing"."""
    return verb.tag_ == "VBG" and verb.dep_ == "pobj"


def _matrix(verb: Token, start: int) -> Token:
    """The verb, or the one that governs it when the time stands before that: "on Monday they refused to sign"."""
    while verb.dep_ == "xcomp" and start < verb.head.i < verb.i and verb.head.tag_.startswith(_VERBAL):
        verb = verb.head
    return verb


def _names_time(token: Token, noun: Token, end: int) -> bool:
    """Whether the climb ends at a noun: the time stands before it, or the noun is itself no argument of a near verb."""
    if not noun.tag_.startswith("NN"):
        return False
    if noun.i >= end:
        return token.dep_ in _BEFORE_NOUN
    if noun.lower_ not in cues.occasions():
        return False
    before_verb = noun.dep_ in ("nsubj", "nsubjpass") and noun.head.i > end - 1
    return noun.dep_ in ("pobj", "appos", "conj") or before_verb


def _occasion(noun: Token) -> Token | None:
    """The noun, when it names an event and is no part of a proper name with its year."""
    return noun if noun.lower_ in cues.occasions() and noun.tag_ in ("NN", "NNS") else None
