"""Whether an office is still held: "former minister", "once Norway's minister", "who served as minister until 2015"."""

from __future__ import annotations

from itertools import takewhile

from spacy.tokens import Span, Token

from factx.grammar.index import sentence_of
from factx.values.words import verb_forms

#: Words of a title that say that it is held no longer.
_PAST_WORDS = frozenset({"ex", "ex-", "former", "onetime", "past", "previous", "then", "erstwhile"})
_PAST_ADVERBS = frozenset({"erstwhile", "formerly", "once", "previously"})
_SERVING = verb_forms("serve") | verb_forms("work") | verb_forms("act") | verb_forms("sit")
#: Behind "was minister" these bound the time in office.
_BOUNDS = frozenset({"before", "between", "for", "from", "till", "until"})
#: Tokens behind a title in which "now" brings in the present one.
_SOON = 3
_LINKS = ("DT", "PRP$", "JJ", "RB")


def says_former(title: Span) -> bool:
    """Whether a title itself says that it is held no longer: "former minister", "ex-president"."""
    return any(t.lower_ in _PAST_WORDS or t.lower_.startswith("ex-") for t in title[:3])


def held_before(title: Span) -> bool:
    """Whether the words around a title say that it is held no longer: "previously minister", "served as minister until"."""
    doc, sentence = title.doc, sentence_of(title)
    before = list(
        takewhile(
            lambda t: t.tag_ in _LINKS or t.lower_ == "as" or t.lower_ in _PAST_ADVERBS,
            reversed(doc[sentence.start : title.start]),
        )
    )
    if any(t.lower_ in _PAST_ADVERBS for t in before):
        return True
    if (marker := next((t for t in before if t.lower_ == "as"), None)) is not None:
        return _served(marker, title)
    verb = title.start - len(before) - 1
    if verb < sentence.start or doc[verb].lower_ not in ("was", "were", "been"):
        return False
    perfect = doc[verb].lower_ == "been" and doc[verb - 1].lower_ == "had"
    return perfect or _bounded(title)


def _served(marker: Token, title: Span) -> bool:
    """Whether the verb before "as" says that an office was held: "served as", "worked at the bank as"."""
    doc, start = title.doc, sentence_of(marker).start
    verb = next((t for t in reversed(doc[start : marker.i]) if t.tag_.startswith("VB")), None)
    if verb is None or verb.lower_ not in _SERVING or verb.tag_ not in ("VBD", "VBN"):
        return False
    now = any(t.lower_ == "now" for t in doc[title.end : title.end + _SOON])
    return now or _bounded(title)


def _bounded(title: Span) -> bool:
    """Whether a bound of time follows a title at once: "minister until 2015", "minister for six years"."""
    following = title.doc[title.end : title.end + 3]
    return (
        len(following) > 1
        and following[0].lower_ in _BOUNDS
        and (
            following[0].lower_ in ("before", "till", "until")
            or any(t.ent_type_ in ("DATE", "CARDINAL") or t.like_num for t in following[1:])
        )
    )
