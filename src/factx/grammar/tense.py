"""On which side of the publication day a clause puts its event."""

from __future__ import annotations

import functools

from spacy.tokens import Token

from factx import tables
from factx.grammar.attachment import Attachment, awaited, compounded, fronted
from factx.grammar.denial import ruled_out
from factx.values.words import forms


@functools.cache
def _words(name: str) -> frozenset[str]:
    return frozenset(tables.raw("tense")[name])


@functools.cache
def _verbs(name: str) -> frozenset[str]:
    return forms(tables.raw("tense")[name])


def direction(token: Token, attachment: Attachment) -> str:
    """The side by the verb that governs a time expression: "past", "future", "due", or "" when it does not tell.

    "due" is what was ahead in the past ("were due to begin"): of a near day the coming one, else it does not tell.

    A time that only modifies a noun ("Friday's meeting", "a June agreement") is not dated by the verb above it; a noun
    that is still to come ("Friday's planned meeting", "a planned meeting on Friday") lies ahead.
    """
    time = token
    from_start = token.head.lower_ == "from"
    to_goal, for_date = token.head.lower_ in _words("goals"), token.head.lower_ == "for"
    meant_for = to_goal or for_date or token.head.lower_ == "by"
    if awaited(token) is not None:
        return "future"
    if fronted(token.doc, token.left_edge.i) is not None:
        return "past"
    if token.dep_ in ("poss", "compound", "nmod", "amod"):
        return "future" if token.dep_ == "poss" and _is_ahead(token.head) else ""
    subject = _subject_of(token)
    if subject is not None and _is_ahead(subject):
        return "future"
    below = token
    for _ in range(12):
        verb = token.tag_.startswith(("V", "MD")) and not compounded(token)
        if verb:
            above = attachment.governor(token, below.left_edge.i, below.right_edge.i + 1)
            if token.tag_ == "VB" and above is not token and above.lower_ in _verbs("summon"):
                return (
                    ""  # "summoned them to testify on Monday": before or after the day it is told
                )
            token = above
        if (told := _of_word(token, meant_for=meant_for)) is not None:
            return told
        if verb:
            ahead = (to_goal and token.lower_ in _verbs("put_off")) or (
                from_start and token.lower_ in _verbs("hold_out")
            )
            ahead |= for_date and token.lower_ in _verbs("arrange")
            ahead |= ruled_out(token) and time.head.lower_ in _words("limits")
            if time.i < token.i and _helpers(token) & _words("weak_modals"):
                return ""  # "warned on Thursday that it could": the day of the warning
            return "future" if ahead or _stands_for_date(token, below) else of_verb(token)
        if token.head is token:
            return ""
        below, token = token, token.head
    return ""


def _of_word(token: Token, *, meant_for: bool) -> str | None:
    """What a word tells whatever its tense: a planned visit, what is due, what somebody predicted; None when nothing."""
    if token.tag_.startswith("NN") and _is_ahead(token):
        return "future"
    if _is_to_come(token):
        return "past" if _foresaw(token) and not meant_for else _to_come(token)
    return None


def _is_to_come(token: Token) -> bool:
    """Whether a word like "due", "set" says that something lies ahead; nothing that is set up, and no record set on a day."""
    if token.lower_ not in _words("ahead") or any(c.dep_ == "prt" for c in token.children):
        return False
    return token.lower_ != "set" or token.i == 0 or token.nbor(-1).lower_ not in _words("records")


def _is_ahead(noun: Token) -> bool:
    """Whether an adjective says that the noun is still to come."""
    return any(c.dep_ == "amod" and c.lower_ in _words("ahead") for c in noun.children)


def _subject_of(token: Token) -> Token | None:
    """The subject that the time closes, although its preposition was parsed to the verb: "the visit in May was called off"."""
    at, verb = token.head, token.head.head
    if token.dep_ != "pobj" or verb.i < at.i:
        return None
    return next(
        (c for c in verb.children if c.dep_.startswith("nsubj") and c.right_edge.i == at.i - 1),
        None,
    )


def of_verb(verb: Token) -> str:
    """Past, future or "" by the form of one verb and its auxiliaries."""
    words = _helpers(verb)
    if words & _words("modals"):
        return "past" if "have" in words and not words & {"will", "'ll"} else "future"
    if words & _words("weak_modals"):
        return "past" if "have" in words else "" if _is_denied(verb) else "future"
    if "to" in words and verb.tag_ in ("VB", "VBN"):
        return _of_infinitive(verb)
    if _is_supposed(verb):
        return "future"
    if verb.tag_ == "VBD" or words & {"was", "were", "had", "did"}:
        return "past"
    if verb.tag_ == "VBN":
        return "past" if words & _words("past_helpers") or not words else ""
    if verb.tag_ == "VBG":
        return (
            "future"
            if words & {"is", "are", "'re", "am"} or (not words and _accompanies_future(verb))
            else ""
        )
    if verb.tag_ in ("VBZ", "VBP"):
        return "future" if verb.lower_ in _verbs("planned_present") else ""
    if verb.tag_ == "VB" and verb.dep_ == "conj" and verb.head is not verb:
        bare = verb.head.tag_ in ("VBD", "VBP", "VBZ") and not _helpers(
            verb.head
        )  # "struck in May and plan to go on"
        return (
            of_verb(verb.head)
            if not bare
            else "future"
            if verb.lower_ in _verbs("planned_present")
            else ""
        )
    return ""


def _is_denied(verb: Token) -> bool:
    """Whether what could be was not: "could not be reached on Monday", "neither of them could be found"."""
    none = (c for c in verb.children if c.dep_.startswith("nsubj"))
    return any(c.dep_ == "neg" for c in verb.children) or any(
        t.lower_ in ("neither", "no", "nobody", "none") for c in none for t in (c, *c.children)
    )


def _is_supposed(verb: Token) -> bool:
    """Whether it is the condition of what would be: "would respond if tariffs were imposed in May"."""
    if not any(c.dep_ == "mark" and c.lower_ in ("if", "unless") for c in verb.children):
        return False
    return bool(
        _helpers(verb.head) & (_words("modals") | _words("weak_modals"))
    ) and "have" not in _helpers(verb.head)


def _accompanies_future(verb: Token) -> bool:
    """Whether a participle goes with a verb of what is to come: "will cut rates, starting in May"."""
    above = verb.head.head if verb.dep_ == "pcomp" else verb.head
    return (
        verb.dep_ in ("advcl", "pcomp")
        and above.tag_ == "VB"
        and bool(_helpers(above) & _words("modals"))
    )


def _stands_for_date(verb: Token, time: Token) -> bool:
    """Whether "is" only puts its subject at a time: "the deadline is Friday", "rain is likely on Friday"."""
    if verb.lower_ not in ("is", "are", "'s") or not any(
        c.dep_ == "nsubj" and c.tag_ != "PRP" for c in verb.children
    ):
        return False
    said = next((c for c in verb.rights if c.dep_ not in ("advmod", "neg")), None)
    return said is not None and (said == time or said.lower_ in _words("ahead"))


def _of_infinitive(verb: Token) -> str:
    """What is to be done lies ahead, unless the verb that governs it is past."""
    above = verb.head
    if above.lower_ in _words("ahead"):
        return _to_come(above)
    if "have" in _helpers(verb):  # "seems to have left"
        return "past"
    if above.tag_ == "JJ":  # "was willing to sign", "made it hard to sign"
        above = above.head
    if "had" in _helpers(above):  # "had hoped to sign"
        return ""
    past = above is not verb and above.tag_ in ("VBD", "VBN")
    return "" if past and above.lower_ not in _verbs("intend") else "future"


def _to_come(token: Token) -> str:
    """Future ("is due"), "due" of what was ahead when it was told ("was due"), "" of what no longer is ("had been due")."""
    words = _helpers(token) | (
        {token.head.lower_} | _helpers(token.head) if token.dep_ in ("acomp", "attr") else set()
    )
    before = any(
        c.lower_ in _words("before") for c in token.children
    )  # "originally planned for May"
    return "" if "had" in words else "due" if before or words & {"was", "were"} else "future"


def _foresaw(verb: Token) -> bool:
    """Whether somebody said what was to come: "the bank predicted on Monday that"; not what is predicted."""
    return (
        verb.lower_ in _verbs("foresee")
        and verb.tag_ == "VBD"
        and any(c.dep_ == "nsubj" for c in verb.children)
    )


def _helpers(verb: Token) -> set[str]:
    return {c.lower_ for c in verb.children if c.dep_ in ("aux", "auxpass")}
