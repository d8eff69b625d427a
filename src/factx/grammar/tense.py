"""On which side of the publication day a clause puts its event."""

from __future__ import annotations

from spacy.tokens import Token

_MODALS = frozenset("will 'll wo shall would may might could can should must ca".split())
_BE_HAVE_PAST = frozenset("was were had has have 've been 's got".split())
#: Participles and adjectives that put what depends on them ahead.
_AHEAD = frozenset(
    "scheduled expected due set slated planned payable effective likely ready poised bound supposed intended proposed projected "
    "forecast anticipated pending upcoming".split()
)
_VERBS = ("V", "M")


def direction(token: Token) -> str:
    """"past" or "future" by the verb that governs a time expression; "" when it does not tell.

    The nearest verb above counts; a noun on the way that is no object of time ("Friday's meeting") does not hinder.
    """
    for _ in range(12):
        head = token.head
        if token.lower_ in _AHEAD:
            return "future"
        if token.tag_.startswith(_VERBS):
            return of_verb(token)
        if head is token:
            return ""
        token = head
    return ""


def of_verb(verb: Token) -> str:
    """"past", "future" or "" by the form of one verb and its auxiliaries."""
    helpers = [c for c in verb.children if c.dep_ in ("aux", "auxpass")]
    words = {c.lower_ for c in helpers}
    if words & _MODALS:
        return "past" if "have" in words and not words & {"will", "'ll"} else "future"
    if "to" in words and verb.tag_ == "VB":
        return "past" if "have" in words else "future"
    if verb.tag_ == "VBD" or words & {"was", "were", "had", "did"}:
        return "past"
    if verb.tag_ == "VBN":
        return "past" if words & _BE_HAVE_PAST or not words else ""
    if verb.tag_ == "VBG":
        return "future" if words & {"is", "are", "'re", "am"} else ""
    if verb.dep_ in ("conj", "xcomp") and verb.tag_ == "VB" and verb.head.tag_.startswith("V"):
        return of_verb(verb.head) if verb.dep_ == "conj" else "future"
    return ""
