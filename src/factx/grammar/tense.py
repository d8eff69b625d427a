"""On which side of the publication day a clause puts its event."""

from __future__ import annotations

import functools

from spacy.tokens import Token

from factx import tables
from factx.values.words import verb_forms


@functools.cache
def _words(name: str) -> frozenset[str]:
    return frozenset(tables.raw("tense")[name])


@functools.cache
def _verbs(name: str) -> frozenset[str]:
    return frozenset(form for base in tables.raw("tense")[name] for form in verb_forms(base))


def direction(token: Token) -> str:
    """Past or future ("past", "future") by the verb that governs a time expression; "" when it does not tell.

    A time that only modifies a noun ("Friday's meeting", "a June agreement") is not dated by the verb above it.
    """
    to_goal = token.head.lower_ in _words("goals")
    if token.dep_ in ("poss", "compound", "nmod", "amod"):
        return ""
    for _ in range(12):
        if token.lower_ in _words("ahead"):
            return "" if _is_past(token) else "future"
        if token.tag_.startswith(("V", "MD")):
            return "future" if to_goal and token.lower_ in _verbs("put_off") else of_verb(token)
        if token.head is token:
            return ""
        token = token.head
    return ""


def of_verb(verb: Token) -> str:
    """Past, future or "" by the form of one verb and its auxiliaries."""
    words = _helpers(verb)
    if words & _words("modals"):
        return "past" if "have" in words and not words & {"will", "'ll"} else "future"
    if words & _words("weak_modals"):
        return "past" if "have" in words else ""
    if "to" in words and verb.tag_ in ("VB", "VBN"):
        return _of_infinitive(verb)
    if verb.tag_ == "VBD" or words & {"was", "were", "had", "did"}:
        return "past"
    if verb.tag_ == "VBN":
        return "past" if words & _words("past_helpers") or not words else ""
    if verb.tag_ == "VBG":
        return "future" if words & {"is", "are", "'re", "am"} else ""
    if verb.tag_ in ("VBZ", "VBP"):
        return "future" if verb.lower_ in _verbs("planned_present") else ""
    if verb.tag_ == "VB" and verb.dep_ == "conj" and verb.head is not verb:
        return of_verb(verb.head)
    return ""


def _of_infinitive(verb: Token) -> str:
    """What is to be done lies ahead, unless the verb that governs it is past."""
    above = verb.head
    if above.lower_ in _words("ahead"):
        return "" if _is_past(above) else "future"
    return "" if above is not verb and above.tag_ in ("VBD", "VBN") else "future"


def _is_past(token: Token) -> bool:
    """Whether what was ahead was so in the past ("had been due to expire")."""
    words = _helpers(token) | ({token.head.lower_} | _helpers(token.head) if token.dep_ in ("acomp", "attr") else set())
    return bool(words & {"had", "was", "were"})


def _helpers(verb: Token) -> set[str]:
    return {c.lower_ for c in verb.children if c.dep_ in ("aux", "auxpass")}
