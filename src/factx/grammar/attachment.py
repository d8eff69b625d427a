"""Which verb or event noun a time belongs to."""

from __future__ import annotations

from spacy.tokens import Doc, Token

from factx.grammar import cues
from factx.grammar.denial import ruled_out
from factx.grammar.index import sentence_of
from factx.grammar.reading import time_phrases

_BEFORE_NOUN = frozenset({"compound", "nmod", "amod", "poss", "nummod"})
#: Prepositions between a verb and the gathering at which it happens: "spoke at a meeting on Friday".
_HELD_AT = frozenset({"at", "during", "for", "in"})
_VERBAL = ("VB", "MD")
_NOMINAL = ("NN", "NNS", "NNP", "NNPS", "POS")
#: Tokens between "ahead of" and the time of what is awaited.
_NEAR = 7
#: Verbs that only say when something begins or ends, as prepositions do ("starting next year").
_AS_PREPOSITIONS = frozenset(
    {"beginning", "starting", "commencing", "ending", "dating", "following", "including"}
)


class Attachment:
    """Finds what the times of one Doc are tied to."""

    def __init__(self, doc: Doc) -> None:
        self.doc = doc
        self.phrases: dict[int, list[int]] = {}
        """Token -> where the time phrases begin that it is part of."""
        for start, end in time_phrases(doc):
            for i in range(start, end):
                self.phrases.setdefault(i, []).append(start)

    def holder(self, start: int, end: int) -> Token | None:
        """The verb or event noun that the time phrase ``doc[start:end]`` is tied to; None when nothing happens then."""
        token = self.doc[start:end].root
        if (noun := awaited(token)) is not None and noun.lower_ in cues.occasions():
            return noun
        if (noun := fronted(self.doc, start)) is not None:
            return noun
        head = token.head
        for _ in range(12):
            if compounded(head) and head.head != head:
                token, head = head, head.head
                continue
            if head == token and not head.tag_.startswith(_VERBAL):
                return _occasion(head)
            if head.tag_.startswith(_VERBAL) and not start <= head.i < end and not _as_noun(head):
                if (
                    head.lower_ in _AS_PREPOSITIONS
                    and head.dep_ in ("prep", "advcl", "acl")
                    and head.head != head
                ):
                    token, head = head, head.head
                    continue
                return refused(head, start) or self.governor(head, start, end)
            if _in_name(token, head, start, end):
                return None
            if not start <= head.i < end and self._names_time(token, head, start, end):
                return _occasion(head)
            token, head = head, head.head
        return None

    def governor(self, verb: Token, start: int, end: int) -> Token:
        """The verb, or the one above it that the time is closer to.

        "On Monday they refused to sign", "they said on Monday talks would open": the time stands before the lower clause.
        "They met to seek a truce on Friday": what is done for a purpose is done when the purpose is.
        """
        while verb.head != verb and verb.head.tag_.startswith(_VERBAL):
            above = verb.head
            opens = min([verb.i, *(c.left_edge.i for c in verb.children if not start <= c.i < end)])
            before = start < opens and (above.i < start or verb.dep_ == "xcomp")
            purposeful = verb.dep_ == "advcl" and verb.tag_ == "VB" and above.i < verb.i
            purpose = purposeful and _on(verb.doc, start) and not self._timed(above, start)
            if not (purpose or (before and verb.dep_ in ("xcomp", "ccomp"))):
                break
            verb = above
        return verb

    def _timed(self, verb: Token, start: int) -> bool:
        """Whether a verb has a time of its own besides the one that begins at ``start``."""
        return any(begin != start for c in verb.children for begin in self.phrases.get(c.i, ()))

    def _names_time(self, token: Token, noun: Token, start: int, end: int) -> bool:
        """Whether the climb ends at a noun: the time stands before it, or it is no argument of a verb that the time fits too."""
        if noun.tag_ not in ("NN", "NNS"):
            return False
        if noun.i >= end:
            return token.dep_ in _BEFORE_NOUN
        if noun.lower_ not in cues.occasions():
            return False
        if noun.dep_ == "pobj":
            at = noun.head
            held = (
                at.lower_ in _HELD_AT
                and at.head.tag_.startswith(_VERBAL)
                and not self._timed(at.head, start)
            )
            return not held
        return noun.dep_ in ("appos", "conj") or (
            noun.dep_ in ("nsubj", "nsubjpass") and noun.head.i >= end
        )


def fronted(doc: Doc, start: int) -> Token | None:
    """The noun whose time it is, at the head of a sentence that says what for: "Despite protests in March, they ..."."""
    sent = sentence_of(doc[start])
    opening = doc[sent.start : start]
    words = opening.text.lower()
    cue = next((c for c in cues.causes() if words.startswith(c + " ")), None)
    if cue is None or any(
        t.tag_.startswith(("V", "MD")) or t.is_punct for t in opening[len(cue.split()) :]
    ):
        return None
    inside = opening[len(cue.split()) :]
    core = next(
        (t for t in inside if t.tag_ in ("NN", "NNS") and t.nbor(1).tag_ not in _NOMINAL), None
    )
    comma = next((t.i for t in doc[start : start + _NEAR] if t.text == ","), None)
    return core if comma is not None and comma < sent.end - 2 else None


def refused(verb: Token, start: int) -> Token | None:
    """What is ruled out, when a bound follows it: "ruled out a vote before March"; "on Monday" dates the refusal."""
    if not ruled_out(verb) or _on(verb.doc, start):
        return None
    return next((c for c in verb.rights if c.dep_ == "dobj" and c.i < start), None)


def compounded(token: Token) -> bool:
    """Whether a word is the head of "a reserves pact", although the parse takes "a reserves" for the noun."""
    if token.i == 0 or token.tag_ not in ("NN", "VB", "VBP"):
        return False
    plural = token.nbor(-1)
    apart = plural.head == token.head and token.dep_ in ("dobj", "ccomp", "xcomp", "appos")
    return (
        plural.tag_ == "NNS" and apart and any(c.lower_ in ("a", "an", "the") for c in plural.lefts)
    )


def awaited(time: Token) -> Token | None:
    """The noun whose time it is, when something happens before that: "ahead of elections in May", "ahead of the May vote"."""
    doc, start = time.doc, time.left_edge.i
    before = doc[max(start - _NEAR, sentence_of(time).start) : start]
    ahead = next((t.i for t in reversed(before) if t.lower_ == "ahead"), start)
    between = doc[ahead + 1 : start]
    if between[:1].text != "of" or any(t.tag_.startswith("V") or t.is_punct for t in between):
        return None
    if time.dep_ in _BEFORE_NOUN:
        return time.head
    return next((t for t in reversed(between) if t.tag_ in ("NN", "NNS")), None)


def _in_name(token: Token, noun: Token, start: int, end: int) -> bool:
    """Whether a time is part of a proper name: "the 2030 Agenda", "Summit 2016", "the Sunday Gazette"."""
    if noun.tag_ not in ("NNP", "NNPS") or start <= noun.i < end:
        return False
    before = noun.i >= end and token.dep_ in _BEFORE_NOUN and token.dep_ != "poss"
    return before or (noun.i == start - 1 and token.dep_ in ("nummod", "appos", "npadvmod", "nmod"))


def _as_noun(verb: Token) -> bool:
    """Whether a gerund stands where a noun does: "a ban on fishing"."""
    return verb.tag_ == "VBG" and verb.dep_ == "pobj"


def _on(doc: Doc, start: int) -> bool:
    """Whether a time phrase names a time without a bound: no "by", "until", "from", "since"."""
    return doc[start].lower_ not in (
        "by",
        "until",
        "till",
        "from",
        "since",
        "before",
        "after",
        "for",
        "through",
    )


def _occasion(noun: Token) -> Token | None:
    """The noun, when it names an event and is no part of a proper name with its year."""
    return noun if noun.lower_ in cues.occasions() and noun.tag_ in ("NN", "NNS") else None
