"""Titles in apposition: "Ulf Ek, 61, a former head of the bank," and "The bank's chairman, Ulf Ek,"."""

from __future__ import annotations

from spacy.tokens import Doc

from factx import tables
from factx.entities.persons.mentions import LINKS, Mention, Ties
from factx.entities.persons.names import affiliation, after_honorifics, capital, name_end
from factx.entities.persons.titles import Title
from factx.grammar import cues

#: Tokens between "one of" and the title: an owner's name.
_OWNER = 8
_MARKS = (",", "-", "--", "–", "—", "(", ":")
#: What may follow a name that closes an apposition.
_CLOSING = frozenset({",", ".", ";", ":", "-", "--", "–", "—", ")", "!", "?", "("})


def beside_comma(ties: Ties) -> None:
    """A title in apposition: "Ulf Ek, 61, a former head of the bank and deputy minister," or "The bank's chairman, Ulf Ek,"."""
    fronted: set[int] = (
        set()
    )  # where names begin whose title came first: a list that goes on that way
    for title in ties.titles:
        if title in ties.used or title.inner or _tells(ties.doc, title):
            continue
        left, right = _left_name(ties, title), _right_name(ties, title)
        if left is not None and right is not None:
            defined = title.start and ties.doc[title.start - 1].tag_ == "DT"
            listed = left.before and not right.before and (not defined or left.start in fronted)
            left, right = (None, right) if listed else (left, None)
        if left is not None:
            ties.tie(left, title, "person.apposition")
        elif right is not None:
            right.before = True
            fronted.add(right.start)
            ties.tie(right, title, "person.title-comma-name")
            _tie_joined(ties, right, title)


def _tells(doc: Doc, title: Title) -> bool:
    """Whether an unnamed officer ends a sentence as its source: "..., a delegate said"."""
    indefinite = (
        title.start > 1
        and doc[title.start - 1].lower_ in ("a", "an", "one")
        and doc[title.start - 2].text == ","
    )
    return indefinite and doc[title.end : title.end + 1].text in cues.reports()


def _tie_joined(ties: Ties, bearer: Mention, title: Title) -> None:
    """The title joined before it by "and": "the firm's founder and chief executive, Ulf Ek,"."""
    doc = ties.doc
    for other in ties.by_end.get(title.start - 1, ()):
        joined = other.end == title.start - 1 and doc[other.end].lower_ in ("and", "&")
        if joined and other not in ties.used and not other.plural:
            ties.tie(bearer, other, "person.title-comma-name")


def _left_name(ties: Ties, title: Title) -> Mention | None:
    """The name that a title follows, behind a comma, an age, brackets, or another title of it with "and"."""
    doc = ties.doc
    start = after_honorifics(doc, title.end)
    if title.plural and (one := _one_of(doc, title)) is not None:
        return ties.ending(one - 1)
    if (
        title.plural
        or title.end in ties.by_start
        or (name_end(doc, start) > start and title.end < len(doc))
    ):
        return None
    i = _before_links(doc, title.start)
    if i in ties.ends_title and doc[i].lower_ in ("and", "&", ",", "("):
        return ties.ends_title[i]
    if i == title.start and capital(doc[title.head]) and title.end > title.core:
        return ties.ends.get(i)
    opened = _before_opening(doc, i)
    return ties.ending(opened) if opened is not None else None


def _one_of(doc: Doc, title: Title) -> int | None:
    """The token "one" of "Ulf Ek, one of the firm's lawyers", behind its comma; else None."""
    near = (
        i
        for i in range(title.start - 2, max(title.start - _OWNER, 0), -1)
        if doc[i].lower_ == "one"
    )
    one = next((i for i in near if doc[i + 1].lower_ == "of" and doc[i - 1].text == ","), None)
    return one if one is not None and title.end < len(doc) and doc[title.end].is_punct else None


def _before_links(doc: Doc, i: int) -> int:
    """Back from a title over articles, adverbs, descriptive words and "who is"; at the mark that opens the apposition."""
    words = tables.titles()
    low = max(i - 7, 0)
    while i > low:
        token = doc[i - 1]
        if token.lower_ in ("and", "&") and not (i > 1 and doc[i - 2].text == ","):
            return i - 1
        if not (
            token.lower_ in LINKS
            or token.lower_ in words.descriptive
            or token.tag_ in ("DT", "RB", "PRP$", "JJ", "JJS", "CD")
        ):
            break
        i -= 1
    return i - 1 if i and doc[i - 1].text in _MARKS else i


def _before_opening(doc: Doc, i: int) -> int | None:
    """The end of what an apposition opened at token ``i`` is set behind: over its mark, an age, brackets, "of" a country."""
    if i >= len(doc) or doc[i].text not in _MARKS:
        return None
    if i > 1 and doc[i - 1].like_num and doc[i - 2].text == ",":
        i -= 2
    if i and doc[i - 1].text == ")":
        i = next((k for k in range(i - 2, max(i - 9, -1), -1) if doc[k].text == "("), i)
    if (party := affiliation(doc, i)) is not None:
        i = party
    if i > 2 and doc[i - 1].ent_type_ in ("GPE", "ORG"):
        i = next((k for k in range(i - 2, max(i - 6, 0), -1) if doc[k].lower_ == "of"), i)
    return i


def _alone(doc: Doc, title: Title) -> bool:
    """Whether a title is a phrase of its own, no item of a list: "the chairman", "its chairman", "Chairman of X" in front."""
    before = doc[title.start - 1].lower_ if title.start else ""
    return before in ("the", "its", "their", "whose") or bool(
        doc[title.start].is_sent_start and title.end > title.core
    )


def _right_name(ties: Ties, title: Title) -> Mention | None:
    """The name that follows a title behind a comma."""
    doc = ties.doc
    comma = ties.at[title.end].end if title.end in ties.at else title.end
    if title.plural or comma + 1 >= len(doc) or doc[comma].text != ",":
        return None
    start = after_honorifics(doc, comma + 1)
    if start in ties.by_start:
        start = after_honorifics(doc, ties.by_start[start].core)
    end = name_end(doc, start)
    known = ties.at.get(start)
    if end == start or (known is None and end - start < 2):
        return None
    if known is not None and known.before and not _alone(doc, title):
        return None
    role = any(t.lower_ == "as" for t in doc[max(title.start - 2, 0) : title.start])
    closed = (
        role
        or start > comma + 1
        or end >= len(doc)
        or doc[end].text in _CLOSING
        or doc[end].lower_ in ("and", "of")
        or doc[end].lower_ in cues.reports()
        or (doc[title.start].is_sent_start and doc[end].tag_.startswith(("VB", "MD")))
    )
    return ties.mention(start, end, "person.title-comma-name") if closed else None
