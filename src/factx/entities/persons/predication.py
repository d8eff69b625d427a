"""Titles in the predicate: "Ek became head of the bank", "whose chairman is Ek", "named Ek as its president"."""

from __future__ import annotations

from spacy.tokens import Doc

from factx import tables
from factx.entities.persons.mentions import Mention, Ties, title_from
from factx.entities.persons.names import after_honorifics, fixed, name_end
from factx.entities.persons.titles import naming_verbs
from factx.grammar.clauses import subject
from factx.grammar.index import occurrences
from factx.values.words import verb_forms

_BE = (
    verb_forms("become")
    | verb_forms("remain")
    | {"be", "is", "was", "are", "were", "been", "being", "'s"}
)


def predicate(ties: Ties) -> None:
    """A title in the predicate: "Ek is/became/was named/serves as head of the bank", "who was named head"."""
    doc = ties.doc
    for title in ties.titles:
        if title in ties.used or title.plural or title.inner:
            continue
        i = title.start - 1
        while i > 0 and (
            doc[i].tag_ in ("DT", "PRP$", "RB", "JJ")
            or doc[i].lower_ in tables.titles().descriptive
            or doc[i].lower_ in ("as", "to", "be", "both")
        ):
            i -= 1
        marker = next((doc[k] for k in range(i + 1, title.start) if doc[k].lower_ == "as"), None)
        verb = (
            marker.head
            if marker is not None and marker.head.tag_.startswith("VB")
            else doc[max(i, 0)]
        )
        as_role = any(doc[k].lower_ == "as" for k in range(i + 1, title.start))
        if (
            verb.lower_ in _BE
            or verb.lower_ in naming_verbs()
            or (as_role and verb.tag_.startswith("VB"))
        ):
            bearer = _subject_mention(ties, verb.i)
            if bearer is not None and not (
                verb.lower_ in naming_verbs() and not _passive(doc, verb.i)
            ):
                ties.tie(bearer, title, "person.predicate")


def inverse(ties: Ties) -> None:
    """A title as subject, the name in the predicate: "whose chairman is Ek", "The chief negotiator will be Ek"."""
    doc = ties.doc
    for title in ties.titles:
        verb = doc[title.head].head
        if (
            title in ties.used
            or title.plural
            or title.inner
            or doc[title.head].dep_ != "nsubj"
            or verb.lower_ not in _BE
        ):
            continue
        start = after_honorifics(doc, verb.i + 1)
        while start in ties.by_start:
            start = after_honorifics(doc, ties.by_start[start].core)
        bearer = ties.at.get(start)
        if bearer is None and name_end(doc, start) - start >= 2 and not fixed(doc[start]):
            bearer = ties.mention(start, name_end(doc, start), "person.inverse")
        if bearer is not None and not (bearer.end < len(doc) and doc[bearer.end].tag_ == "POS"):
            ties.tie(bearer, title, "person.inverse")


def _passive(doc: Doc, verb: int) -> bool:
    return doc[verb].tag_ == "VBN" and any(
        c.dep_ in ("auxpass", "nsubjpass") for c in doc[verb].children
    )


def _subject_mention(ties: Ties, verb: int) -> Mention | None:
    """The person who is subject of a verb; a relative pronoun stands for the name before it."""
    token = ties.doc[verb]
    who = subject(token)
    if who is None:
        return None
    if who.lower_ in ("who", "that") and token.dep_ == "relcl":
        who = token.head
    return ties.at.get(who.i) or ties.ending(who.i + 1)


def as_role(ties: Ties) -> None:
    """A name, "as" and a title: "named Ulf Ek as its new president", "picked Ek to be chancellor"."""
    doc = ties.doc
    for token in occurrences(doc, naming_verbs() | {"as", "to"}):
        if _behind_name(doc, token.i):
            ties.ending(token.i)
        elif token.lower_ in naming_verbs() and name_end(doc, token.i + 1) in ties.by_start:
            ties.ending(name_end(doc, token.i + 1))
    for mention in list(ties.mentions.values()):
        i = mention.end
        if (i < len(doc) and doc[i].lower_ == "as") or [t.lower_ for t in doc[i : i + 2]] == [
            "to",
            "be",
        ]:
            title = title_from(ties, i + (1 if doc[i].lower_ == "as" else 2))
            if title is not None and title not in ties.used:
                ties.tie(mention, title, "person.as")
        elif i < len(doc) and any(
            t.lower_ in naming_verbs() for t in doc[max(mention.start - 1, 0) : mention.start]
        ):
            title = title_from(ties, i)
            if title is not None and title not in ties.used:
                ties.tie(mention, title, "person.named")


def _behind_name(doc: Doc, i: int) -> bool:
    """Whether token ``i`` is an "as", or the "to" of "to be" and "to chair", before which a name may stand."""
    following = doc[i + 1].lower_ if i + 1 < len(doc) else ""
    return i > 1 and (
        doc[i].lower_ == "as"
        or (doc[i].lower_ == "to" and following in ("be", *tables.chairing().to_chair))
    )
