"""Sides of bodies whose own words do not tell: by the body above, the list, the sentence, the tables, the discourse."""

from __future__ import annotations

import functools
from collections import Counter
from collections.abc import Callable

from spacy.tokens import Doc, Span, Token

from factx import tables
from factx.grammar.bodies import first_sentences
from factx.grammar.body_words import actors_at, head_word
from factx.grammar.home import home
from factx.grammar.sides import Sides
from factx.pipeline.bodies import Group

_LINKS = frozenset({",", "and", "&", "the", "as", "well", ";", "both", "or", "with", "from", "its", "to", "of"})
_SIDES = frozenset({"authorities", "delegation", "government", "officials", "side", "team"})
#: Tokens at the beginning of a text whose actors weigh more.
_LEAD = 60
_STATES = frozenset({"country", "GPE", "NORP"})
#: Rules that go by what the text speaks of.
_GUESSES = frozenset({"dateline", "dominant", "sentence", "discourse"})
#: Words before a name that are its own alone: "the Trade Ministry and the | Peruvian Foreign Ministry".
_BEFORE = frozenset({"side.demonym", "side.possessive", "side.within"})
_OF_SEVERAL = frozenset(
    [
        "bilateral",
        "global",
        "inter-american",
        "intergovernmental",
        "international",
        "joint",
        "mixed",
        "pan-african",
        "trilateral",
        "world",
    ]
)
_JOINT = frozenset({"bloc", "organization"})


def settle(doc: Doc, groups: list[Group]) -> None:
    """Give each body without a side the first that ``RULES`` find; a rule sees what the rules before it settled."""
    elsewhere, sides = _from_elsewhere(doc, groups), Sides(doc)
    for name, rule in RULES:
        for _ in range(2):
            for group in groups:
                if group.side is not None or (group.row and group.row.proper):
                    continue
                if (elsewhere and name in _GUESSES) or (_of_several(group, sides) and name != "above"):
                    continue
                if name in ("sentence", "discourse") and group.spans[0][0].ent_type_ == "GPE":  # a city's: of whatever country
                    continue
                if (side := rule(doc, group, groups)) is not None:
                    group.side, group.side_why = side, f"side.{name}"


def _of_several(group: Group, sides: Sides) -> bool:
    """Whether a body is of no one state by its name: "World Heritage Committee", "Joint Working Group", "Kenya-Oman Council"."""
    ministry = group.head in tables.heads().ministries
    if group.row is not None or ministry or not group.words:
        return False
    return group.words[0] in _OF_SEVERAL or any(sides.joint(span) for span in group.spans)


def _from_elsewhere(doc: Doc, groups: list[Group]) -> bool:
    """Whether a body without a side opens a text from a capital whose country is not named: such bodies may be that country's."""
    country, lead = home(doc), first_sentences(doc, 1).end
    if country is None or any(_key(a) == country for a in actors_at(doc).values()):
        return False
    return any(g.side is None and g.row is None and g.spans[0].start < lead for g in groups)


def above(doc: Doc, group: Group, groups: list[Group]) -> str | None:
    """The body is part of another: "the Foreign Ministry's Asia Bureau", "House of Commons Defence Committee"."""
    ends, starts = _edges(groups)
    for span in group.spans:
        if group.row is None and (owner_key := _first_body(doc, span)) is not None:
            return owner_key
        if span.start > 1 and doc[span.start - 1].tag_ == "POS" and (owner := ends.get(span.start - 1)) is not None:
            return owner.side
        after = span.end
        if after < len(doc) and doc[after].lower_ in ("of", "at", "in", "under"):
            after += 2 if after + 1 < len(doc) and doc[after + 1].lower_ == "the" else 1
            if (owner := starts.get(after)) is not None:
                return owner.side
    return None


def _first_body(doc: Doc, span: Span) -> str | None:
    """The owner, named in the text, of the known body that a longer name begins with."""
    named = {_key(a) for a in actors_at(doc).values()}
    for end in range(span.end - 1, span.start, -1):
        rows = tables.bodies().get(doc[span.start : end].text, ())
        owners = [row.owner for row in rows if row.owner in named]
        if len(set(owners)) == 1:
            return owners[0]
    return None


def listed(doc: Doc, group: Group, groups: list[Group]) -> str | None:
    """The body stands in one list with another: "the Foreign Ministry, the Cabinet Office and ..."; not in "between X and Y"."""
    ends, starts = _edges(groups)
    for span in group.spans:
        i = span.start - 1
        while i > 0 and doc[i].lower_ in _LINKS:
            i -= 1
        j = span.end
        while j < len(doc) and doc[j].lower_ in _LINKS:
            j += 1
        for other, linked in ((ends.get(i + 1), doc[i + 1 : span.start]), (starts.get(j), doc[span.end : j])):
            if (
                other is not None
                and other is not group
                and other.side is not None
                and len(linked)
                and (other is not starts.get(j) or other.side_why not in _BEFORE)
                and not _opposed(doc, i + 1, linked)
            ):
                return other.side
    return None


def _opposed(doc: Doc, start: int, linked: Span) -> bool:
    """Whether "between" makes two names joined by "and" opposite numbers."""
    return any(t.lower_ == "between" for t in doc[max(start - 12, linked.sent.start) : linked.start]) and all(
        t.text != "," for t in linked
    )


def _edges(groups: list[Group]) -> tuple[dict[int, Group], dict[int, Group]]:
    """Token after a mention -> its body; first token of a mention -> its body."""
    ends = {s.end: g for g in groups for s in g.spans}
    return ends, {s.start: g for g in groups for s in g.spans}


def subject(doc: Doc, group: Group, _: list[Group]) -> str | None:
    """The sentence is about one state: its subject, or the owner of what acts there ("The Chilean side includes ...")."""
    for span in group.spans:
        for actor in _owners(doc, group, span.sent):
            root = actor.root
            if actor.end <= span.start and (
                root.dep_.startswith("nsubj") or (root.head.dep_.startswith("nsubj") and _acting(root.head))
            ):
                return _key(actor)
    return None


def _acting(noun: Token) -> bool:
    """Whether a noun is a side, an officer or a body: what acts for a state."""
    return noun.lower_ in _SIDES or noun.lower_ in tables.titles().heads or head_word(noun) is not None


def dominant(doc: Doc, group: Group, groups: list[Group]) -> str | None:
    """The text speaks of one state far more than of any other, in its beginning above all."""
    weights: Counter[str] = Counter()
    for actor in _owners(doc, group, doc[:]):
        weights[_key(actor)] += 3 if actor.start < _LEAD else 1
    for other in groups:
        if other.side is not None:
            weights[other.side] += 2 * len(other.spans)
    ranked = weights.most_common(2)
    if not ranked or (len(ranked) > 1 and ranked[0][1] < 2 * ranked[1][1]):
        return None
    return ranked[0][0]


def dateline(doc: Doc, group: Group, groups: list[Group]) -> str | None:
    """The text comes from the capital of a state that it speaks of as often as of others, nearly, and begins with the body."""
    country = home(doc)
    bodies = {i for other in groups for s in other.spans for i in range(s.start, s.end)}
    named = Counter(_key(a) for a in _owners(doc, group, doc[:]) if a.start not in bodies)
    told = named[country] if country is not None else 0
    early = group.spans[0].start < first_sentences(doc, 3).end
    return country if told and early and 3 * told >= max(named.values()) else None


def table(_: Doc, group: Group, __: list[Group]) -> str | None:
    """The text names a state that has a body of this name, which is not one that every state has."""
    return group.row.owner if group.row is not None and group.row.name.lower() not in _everywhere() else None


@functools.cache
def _everywhere() -> frozenset[str]:
    """Names that bodies of any state have."""
    return frozenset(tables.raw("agency_heads")["alone"])


def sentence(doc: Doc, group: Group, _: list[Group]) -> str | None:
    """The sentence names one state alone."""
    for span in group.spans:
        actors = _owners(doc, group, span.sent)
        if len({a.kb_id_ for a in actors}) == 1:
            return _key(actors[0])
    return None


def discourse(doc: Doc, group: Group, _: list[Group]) -> str | None:
    """The state that the text speaks of there: the mentions before it, weighed by nearness, and the whole text."""
    first = group.spans[0]
    weights: Counter[str] = Counter()
    for actor in _owners(doc, group, doc[:]):
        gap = first.start - actor.start
        weights[_key(actor)] += 100 + (3000 // (10 + gap) if gap > 0 else 0)
    return max(weights, key=lambda key: weights[key]) if weights else None


def _owners(doc: Doc, group: Group, span: Span) -> list[Span]:
    """The actors in a span that can own the body: states; for heads that they have too, blocs and organisations."""
    found = {a.start: a for i, a in actors_at(doc).items() if span.start <= i < span.end}
    labels = _STATES | _JOINT if group.head in tables.heads().joint else _STATES
    others = tables.raw("agency_heads")["no_ministries"] if group.head == "ministry" else ()
    owners = (found[start] for start in sorted(found) if found[start].label_ in labels and found[start].kb_id_ not in others)
    return [actor for actor in owners if not _opposite(actor, group)]


def _opposite(actor: Span, group: Group) -> bool:
    """Whether the actor is that of the other side: "officials of the Trade Ministry met their counterparts from Chile"."""
    above = (actor.root.head, actor.root.head.head)
    return any(t.lower_.startswith("counterpart") for t in above) and any(s.sent == actor.sent for s in group.spans)


def _key(actor: Span) -> str:
    return str(actor.kb_id_) or actor.text


#: Every rule, the surest first.
RULES: tuple[tuple[str, Callable[[Doc, Group, list[Group]], str | None]], ...] = (
    ("above", above),
    ("listed", listed),
    ("subject", subject),
    ("table", table),
    ("dateline", dateline),
    ("dominant", dominant),
    ("sentence", sentence),
    ("discourse", discourse),
)
