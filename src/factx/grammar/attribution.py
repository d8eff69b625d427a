"""Who says so: ", officials said on Monday" at the end of a sentence, "officials said" before what is said."""

from __future__ import annotations

from spacy.tokens import Doc, Token

from factx.grammar import cues
from factx.grammar.clauses import SUBJECTS
from factx.grammar.index import sentence_of

_NAMING = (
    "DT",
    "NN",
    "JJ",
    "PRP",
    "CD",
    "IN",
    "POS",
    "HYPH",
    "WDT",
    "VBN",
    "CC",
    "RB",
    "-LRB-",
    "-RRB-",
)
_FAR = 16
_AFTER = 14


def attribution_start(token: Token) -> int:
    """Where what a token's sentence tells ends: before the trailing attribution, else at the end of the sentence."""
    sent = sentence_of(token)
    at = attribution(token.doc, sent.start, sent.end)
    return sent.end if at is None or token.i > at else at


def attribution(doc: Doc, start: int, end: int) -> int | None:
    """The comma (or closing quote) before a trailing attribution in ``doc[start:end]``; None when there is none."""
    for at in range(end - 2, max(start + 2, end - _FAR - _AFTER - 2), -1):
        if doc[at].text in (",", '"') and at + 1 < end and doc[at + 1].text != '"':
            verb = _speaking(doc, at + 1, end)
            if (verb is not None and end - verb <= _AFTER) or _accordingly(doc, at + 1, end):
                return at
    return None


def _accordingly(doc: Doc, start: int, end: int) -> bool:
    """Whether ``doc[start:end]`` only names a source: "according to a report in the Lima Star"."""
    opened = (
        doc[start].lower_ == "according" and doc[start : start + 2].text.lower() == "according to"
    )
    return opened and not any(t.text == "," or t.tag_ == "MD" for t in doc[start:end])


def _speaking(doc: Doc, start: int, end: int) -> int | None:
    """A verb of speech with nothing but the name of the speaker before it, or before its inverted speaker."""
    for token in doc[start : min(end, start + _FAR)]:
        if token.lower_ in cues.reports() and token.tag_ in ("VBD", "VBZ", "VBP", "VBN"):
            inverted = token.i == start and token.lower_ in cues.plain_reports()
            return token.i if token.i > start or inverted else None
        if not token.tag_.startswith(_NAMING):
            return None
    return None


def reported_clause(verb: Token) -> Token:
    """What is said, when the verb only says it: "officials said talks would open" -> "open"."""
    for _ in range(4):
        if verb.lower_ not in cues.plain_reports() and verb.lower_ not in cues.reports():
            return verb
        content = next(
            (c for c in verb.children if c.dep_ == "ccomp" and c.tag_.startswith(("V", "MD"))), None
        )
        content = content or next((c for c in verb.lefts if c.dep_ == "advcl" and _whole(c)), None)
        if content is None:
            return verb
        verb = content
    return verb


def _whole(verb: Token) -> bool:
    """Whether a clause could stand alone: a subject of its own, and no conjunction before it."""
    deps = {c.dep_ for c in verb.children}
    return (
        bool(deps & SUBJECTS)
        and not deps & {"mark"}
        and not any(c.tag_.startswith("W") for c in verb.lefts)
    )
