"""What the text says is not so, or will not come: negation and denial, and what is called off."""

from __future__ import annotations

from spacy.tokens import Token

from factx.grammar import cues

BE = frozenset({"be", "is", "are", "was", "were", "'s", "'re", "been", "being", "am"})
VERBAL = frozenset({"VB", "VBD", "VBG", "VBN", "VBP", "VBZ", "MD"})
#: Tokens around a verb in which "until" may limit its negation.
_NEAR = 16


def called_off(verb: Token) -> bool:
    """Whether what was planned does not come: "a strike planned for May was called off", "due to open but postponed"."""
    noun = verb
    while noun.dep_ in ("xcomp", "acl", "relcl", "amod") and not noun.tag_.startswith("NN"):
        noun = noun.head
    if noun.tag_.startswith("NN"):
        return _dropped(noun)
    above = verb.head if verb.dep_ == "xcomp" else verb
    return any(c.dep_ == "conj" and c.i > verb.i and _undoes(c) for c in above.children)


def _dropped(noun: Token) -> bool:
    """Whether the verb above a planned event says that it does not come."""
    above = noun.head
    if noun.dep_ in ("dobj", "nsubjpass"):
        undone = treatment(above) or cues.by_verb("undoing").get(above.lower_)
        if undone == "denied" or (negated(above) and above.lower_ in cues.holding("verbs")):
            return True
    return noun.dep_ in ("nsubj", "nsubjpass") and above.tag_ in VERBAL and negated(above)


def _undoes(verb: Token) -> bool:
    """Whether what follows a plan says that it failed: "but were postponed", "but did not come", "but it never took place"."""
    if negated(verb):
        own = any(c.dep_ in ("nsubj", "nsubjpass") for c in verb.children)
        return not own or verb.lower_ in cues.holding("happening")
    it = any(c.dep_ == "auxpass" or (c.dep_ == "dobj" and c.tag_ == "PRP") for c in verb.children)
    return it and bool(treatment(verb))


def disowned(verb: Token) -> bool:
    """Whether somebody says that a clause is not so: "denied that ships had entered", "rejected reports that they had"."""
    above = verb.head
    if verb.dep_ not in ("ccomp", "acl", "relcl") or verb.tag_ == "VBG" or above == verb:
        return False
    if above.tag_.startswith("NN"):
        if verb.i > above.i and _called_false(above):
            return True
        told = above.dep_ == "dobj" and above.lower_ in cues.claims()
        return told and verb.i > above.i and above.head.lower_ in cues.denying()
    return (
        verb.i > above.i
        and above.lower_ in cues.denying()
        and cues.by_verb("commitment").get(above.lower_) == "denied"
    )


def _called_false(noun: Token) -> bool:
    """Whether a claim is said to be false: "reports that he resigned are false"."""
    be = noun.head
    return (
        noun.dep_ == "nsubj"
        and noun.lower_ in cues.claims()
        and be.lower_ in BE
        and not negated(be)
        and any(c.dep_ == "acomp" and c.lower_ in cues.words("false") for c in be.children)
    )


def ruled_out(verb: Token) -> bool:
    return verb.lower_ in cues.forms(["rule"]) and any(c.lower_ == "out" for c in verb.children)


def treatment(verb: Token) -> str | None:
    """What a verb does to a planned event."""
    off = any(c.dep_ == "prt" and c.lower_ == "off" for c in verb.children)
    if ruled_out(verb) or (off and verb.lower_ in cues.forms(["call"])):
        return "denied"
    return cues.by_verb("treatment").get(verb.lower_)


def negated(verb: Token) -> bool:
    """Whether a clause is denied; "not until May" and "not only" deny nothing."""
    near = verb.doc[
        max(verb.left_edge.i, verb.i - _NEAR) : min(verb.right_edge.i, verb.i + _NEAR) + 1
    ]
    if any(t.lower_ in ("until", "till") for t in near):
        return False
    for child in verb.children:
        if child.dep_ == "neg" and not any(c.lower_ == "only" for c in verb.children):
            return True
        if child.dep_ in ("nsubj", "nsubjpass") and _none(child):
            return True
    there = any(c.dep_ == "expl" for c in verb.children)
    return there and any(c.dep_ in ("attr", "dobj") and _none(c) for c in verb.children)


def _none(noun: Token) -> bool:
    """Whether a noun phrase says that there is none: "no complaints", "neither side", "nobody", "none of them"."""
    empty = cues.words("none")
    return noun.lower_ in empty or any(
        c.lower_ in empty and c.dep_ in ("det", "preconj") for c in noun.children
    )
