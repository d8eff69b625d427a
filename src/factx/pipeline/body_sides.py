"""Sides of bodies whose own words do not tell: from the body above them, the list they stand in, the sentence, the tables, the discourse."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable

from spacy.tokens import Doc, Span

from factx.grammar.body_words import actors_at
from factx.pipeline.bodies import Group

_LINKS = frozenset({",", "and", "&", "the", "as", "well", ";", "both", "or", "with", "from", "its", "to", "of"})
_SIDES = frozenset({"side", "delegation", "team", "government"})
#: Tokens at the beginning of a text whose actors weigh more.
_LEAD = 60
_STATES = frozenset({"country", "bloc", "organization", "GPE", "NORP"})


def settle(doc: Doc, groups: list[Group]) -> None:
    """Give each body without a side the first that ``RULES`` find; a rule sees what the rules before it settled."""
    for name, rule in RULES:
        for _ in range(2):
            for group in groups:
                if group.side is None and not (group.row and group.row.proper) and (side := rule(doc, group, groups)) is not None:
                    group.side, group.side_why = side, f"side.{name}"


def above(doc: Doc, group: Group, groups: list[Group]) -> str | None:
    """The body is part of another: "the Foreign Ministry's Asia Bureau", "the Asia Bureau of the Foreign Ministry"."""
    ends, starts = _edges(groups)
    for span in group.spans:
        if span.start > 1 and doc[span.start - 1].tag_ == "POS" and (owner := ends.get(span.start - 1)) is not None:
            return owner.side
        after = span.end
        if after < len(doc) and doc[after].lower_ in ("of", "at", "in", "under"):
            after += 2 if after + 1 < len(doc) and doc[after + 1].lower_ == "the" else 1
            if (owner := starts.get(after)) is not None:
                return owner.side
    return None


def listed(doc: Doc, group: Group, groups: list[Group]) -> str | None:
    """The body stands in one list with another: "the Foreign Ministry, the Cabinet Office and ..."."""
    ends, starts = _edges(groups)
    for span in group.spans:
        i = span.start - 1
        while i > 0 and doc[i].lower_ in _LINKS:
            i -= 1
        if i < span.start - 1 and (before := ends.get(i + 1)) is not None and before.side is not None and before is not group:
            return before.side
        j = span.end
        while j < len(doc) and doc[j].lower_ in _LINKS:
            j += 1
        if j > span.end and (behind := starts.get(j)) is not None and behind.side is not None and behind is not group:
            return behind.side
    return None


def _edges(groups: list[Group]) -> tuple[dict[int, Group], dict[int, Group]]:
    """Token after a mention -> its body; first token of a mention -> its body."""
    ends = {s.end: g for g in groups for s in g.spans}
    return ends, {s.start: g for g in groups for s in g.spans}


def subject(doc: Doc, group: Group, groups: list[Group]) -> str | None:
    """The sentence is about one state: its subject, or the only one it names as subject's owner ("The Chilean side includes ...")."""
    for span in group.spans:
        before = [a for a in _states(doc, span.sent) if a.end <= span.start]
        for actor in before:
            root = actor.root
            if root.dep_.startswith("nsubj") or root.head.dep_.startswith("nsubj") and root.head.lower_ in _SIDES:
                return _key(actor)
    return None


def dominant(doc: Doc, group: Group, groups: list[Group]) -> str | None:
    """The text speaks of one state far more than of any other, in its beginning above all."""
    weights: Counter[str] = Counter()
    for actor in _states(doc, doc[:]):
        weights[_key(actor)] += 3 if actor.start < _LEAD else 1
    for other in groups:
        if other.side is not None:
            weights[other.side] += 2 * len(other.spans)
    ranked = weights.most_common(2)
    if not ranked or len(ranked) > 1 and ranked[0][1] < 2 * ranked[1][1]:
        return None
    return ranked[0][0]


def sentence(doc: Doc, group: Group, groups: list[Group]) -> str | None:
    """The sentence names one state alone."""
    for span in group.spans:
        actors = _states(doc, span.sent)
        if len({a.kb_id_ for a in actors}) == 1:
            return _key(actors[0])
    return None


def discourse(doc: Doc, group: Group, groups: list[Group]) -> str | None:
    """The state that the text speaks of there: the mentions before it, weighed by nearness, and the whole text."""
    first = group.spans[0]
    weights: Counter[str] = Counter()
    for actor in _states(doc, doc[:]):
        gap = first.start - actor.start
        weights[_key(actor)] += 100 + (3000 // (10 + gap) if gap > 0 else 0)
    return max(weights, key=lambda key: weights[key]) if weights else None


def _states(doc: Doc, span: Span) -> list[Span]:
    found = {a.start: a for i, a in actors_at(doc).items() if span.start <= i < span.end and a.label_ in _STATES}
    return [found[start] for start in sorted(found)]


def _key(actor: Span) -> str:
    return str(actor.kb_id_) or actor.text


#: Every rule, the surest first.
RULES: tuple[tuple[str, Callable[[Doc, Group, list[Group]], str | None]], ...] = (
    ("above", above),
    ("listed", listed),
    ("subject", subject),
    ("dominant", dominant),
    ("sentence", sentence),
    ("discourse", discourse),
)
