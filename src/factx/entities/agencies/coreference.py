"""Further mentions of bodies that the text has named: acronyms tied to them in brackets, and "the ministry"."""

from __future__ import annotations

from bisect import bisect_left

from spacy.tokens import Doc, Span, Token

from factx import tables
from factx.entities.agencies.groups import Group
from factx.entities.agencies.mentions import Mention
from factx.entities.agencies.words import capital
from factx.grammar.index import occurrences

_THE = frozenset({"the", "that", "this", "its"})
_STEMS = {"central bank": "bank", "national bank": "bank", "reserve bank": "bank"}


def tied(doc: Doc, mentions: list[Mention]) -> set[str]:
    """The acronyms that the text itself explains in brackets behind a name; they mean that body, whatever the tables say."""
    found = set()
    for mention in mentions:
        span = doc[mention.named.start : mention.named.end]
        token = _in_brackets(doc, span)
        if token is not None and len(span) > 1 and _initials(token.text, span):
            found.add(token.text)
    return found


def add_acronyms(doc: Doc, groups: list[Group]) -> None:
    """Give bodies the acronym that stands in brackets behind a name, and every place where it stands alone."""
    for group in groups:
        for span in list(group.spans):
            token = _in_brackets(doc, span)
            if token is None or not _initials(token.text, doc[span.start : span.end]):
                continue
            group.acronym = group.acronym or token.text
    acronyms = {g.acronym: g for g in groups if g.acronym}
    taken = {i for g in groups for s in g.spans for i in range(s.start, s.end)}
    for token in occurrences(doc, {acronym.lower() for acronym in acronyms}):
        group_of = acronyms.get(token.text)
        if group_of is not None and token.i not in taken:
            group_of.spans.append(
                Span(doc, token.i, token.i + 1, label="agency", span_id="agency.acronym")
            )


def _in_brackets(doc: Doc, span: Span) -> Token | None:
    """The one word in brackets after a name, also inside it ("Board (BOI) of Chile")."""
    for i in range(span.start, min(span.end + 1, len(doc) - 2)):
        if doc[i].text == "(" and doc[i + 2].text in (")", ";", ","):
            return doc[i + 1]
    return None


def _initials(acronym: str, name: Span) -> bool:
    """Whether an acronym is made of letters of the name, in order, and begins like one of its words."""
    if (
        not (2 <= len(acronym) <= 10 and acronym[0].isupper())
        or sum(c.isupper() for c in acronym) < 1
    ):
        return False
    letters, rest = [c for c in acronym.lower() if c.isalpha()], "".join(t.lower_ for t in name)
    starts = {t.lower_[0] for t in name if t.text[0].isalpha()}
    at = 0
    for letter in letters:
        at = rest.find(letter, at) + 1
        if at == 0:
            return False
    return letters[0] in starts and len(letters) > 1


def add_anaphora(doc: Doc, groups: list[Group]) -> None:
    """Add "the ministry" to the body of that head named last before it."""
    named = sorted(((s.start, s.end, g) for g in groups for s in g.spans), key=lambda n: n[:2])
    taken = {i for start, end, _ in named for i in range(start, end)}
    by_head: dict[str, tuple[list[int], list[Group]]] = {}
    for start, _, group in named:
        starts, bodies = by_head.setdefault(_STEMS.get(group.head, group.head), ([], []))
        starts.append(start)
        bodies.append(group)
    for token in occurrences(doc, by_head):
        starts, bodies = by_head[token.lower_]
        before = bisect_left(starts, token.i)
        if before and token.i not in taken and _bare(doc, token):
            bodies[before - 1].spans.append(
                Span(doc, token.i, token.i + 1, label="agency", span_id="agency.anaphora")
            )


def _bare(doc: Doc, token: Token) -> bool:
    """Whether a head stands alone behind "the", or capitalised within a sentence; nothing before or behind specifies it."""
    before = doc[token.i - 1] if token.i else None
    after = doc[token.i + 1] if token.i + 1 < len(doc) else None
    if after is not None and (
        after.lower_ == "of"
        or after.text == "-"
        or (after.tag_ in ("NN", "NNS", "NNP") and after.lower_ not in tables.heads().speaking)
    ):
        return False
    if before is not None and before.lower_ in _THE:
        return True
    return (
        capital(token)
        and not token.is_sent_start
        and not (before is not None and before.tag_.startswith(("NN", "JJ", "POS")))
    )


def merge_appositions(doc: Doc, groups: list[Group]) -> None:
    """Make one body of an acronym and the name set behind it: "NWA, Chile's National Water Agency"."""
    ends = {s.end: g for g in groups for s in g.spans if len(s) == 1 and s.text.isupper()}
    kept: list[Group] = []
    for group in groups:
        first = group.spans[0]
        opener = _before_owner(doc, first.start)
        home = ends.get(opener - 1) if opener > 1 and doc[opener - 1].text in (",", "(") else None
        if (
            home is not None
            and home is not group
            and (first.start > opener or doc[opener - 1].text == "(")
        ):
            home.spans += group.spans
            home.mentions += group.mentions
            home.side, home.side_why = (
                (home.side, home.side_why) if home.side else (group.side, group.side_why)
            )
        else:
            kept.append(group)
    groups[:] = kept


def _before_owner(doc: Doc, i: int) -> int:
    """The start of a possessive right before token ``i`` ("Chile's |"), or of its article; ``i`` when there is none."""
    if i > 1 and doc[i - 1].tag_ == "POS":
        k = i - 2
        while k > 0 and capital(doc[k - 1]) and doc[k - 1].text != ",":
            k -= 1
        return k
    return i - 1 if i > 0 and doc[i - 1].lower_ == "the" else i
