"""On which side of the publication day a clause puts its event."""

from __future__ import annotations

from spacy.tokens import Token

_WILL = frozenset(["will", "'ll", "wo", "shall", "would", "may", "might", "should"])
_WEAK = frozenset(["could", "can", "must", "ca"])
_PAST_HELPERS = frozenset(["was", "were", "had", "did", "has", "have", "been", "got"])
#: Participles and adjectives that put what depends on them ahead.
_AHEAD = frozenset(
    [
        "scheduled",
        "expected",
        "due",
        "set",
        "slated",
        "planned",
        "payable",
        "effective",
        "likely",
        "ready",
        "poised",
        "bound",
        "supposed",
        "intended",
        "proposed",
        "projected",
        "forecast",
        "anticipated",
        "pending",
        "upcoming",
    ]
)
#: Verbs whose end or goal lies ahead of what they tell.
_PUT_OFF = frozenset(
    [
        "extended",
        "extend",
        "postponed",
        "postpone",
        "delayed",
        "delay",
        "deferred",
        "defer",
        "adjourned",
        "adjourn",
        "rescheduled",
        "reschedule",
        "moved",
        "move",
        "pushed",
        "prolonged",
        "prolong",
        "renewed",
        "renew",
        "suspended",
        "suspend",
    ]
)
_GOAL = frozenset(("until", "till", "to", "through"))


def direction(token: Token) -> str:
    """Past or future ("past", "future") by the verb that governs a time expression; "" when it does not tell.

    A time that only modifies a noun ("Friday's meeting", "a June agreement") is not dated by the verb above it.
    """
    goal = token.head.lower_ in _GOAL
    if token.dep_ in ("poss", "compound", "nmod", "amod"):
        return ""
    for _ in range(12):
        if token.lower_ in _AHEAD:
            return "" if _is_past(token) else "future"
        if token.tag_.startswith(("V", "MD")):
            return "future" if goal and token.lower_ in _PUT_OFF else of_verb(token)
        if token.head is token:
            return ""
        token = token.head
    return ""


def _helpers(verb: Token) -> set[str]:
    return {c.lower_ for c in verb.children if c.dep_ in ("aux", "auxpass")}


def _is_past(token: Token) -> bool:
    """Whether what was ahead was so in the past ("had been due to expire")."""
    words = _helpers(token) | ({token.head.lower_} | _helpers(token.head) if token.dep_ in ("acomp", "attr") else set())
    return bool(words & {"had", "was", "were"})


def of_verb(verb: Token) -> str:
    """Past, future or "" by the form of one verb and its auxiliaries."""
    words = _helpers(verb)
    if words & _WILL:
        return "past" if "have" in words and not words & {"will", "'ll"} else "future"
    if words & _WEAK:
        return "past" if "have" in words else ""
    if "to" in words and verb.tag_ in ("VB", "VBN"):
        return _of_infinitive(verb)
    if verb.tag_ == "VBD" or words & {"was", "were", "had", "did"}:
        return "past"
    if verb.tag_ == "VBN":
        return "past" if words & _PAST_HELPERS or not words else ""
    if verb.tag_ == "VBG":
        return "future" if words & {"is", "are", "'re", "am"} else ""
    if verb.tag_ == "VB" and verb.dep_ == "conj" and verb.head is not verb:
        return of_verb(verb.head)
    return ""


def _of_infinitive(verb: Token) -> str:
    """What is to be done lies ahead, unless the verb that governs it is past."""
    above = verb.head
    if above.lower_ in _AHEAD:
        return "" if _is_past(above) else "future"
    if above is not verb and above.tag_ in ("VBD", "VBN"):
        return ""
    return "future"
