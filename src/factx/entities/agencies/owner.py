"""Sides of bodies whose own words do not tell: by the body above, the list, the sentence, the tables, the discourse."""

from __future__ import annotations

from collections.abc import Callable

from spacy.tokens import Doc, Span

from factx import tables
from factx.entities.agencies.evidence import OwnerEvidence, stretch
from factx.entities.agencies.groups import Group
from factx.entities.agencies.words import key_of
from factx.entities.sides import TEAMS, Sides
from factx.grammar import cues
from factx.grammar.index import sentence_of
from factx.own_tables import per_tables

_LINKS = frozenset(
    {",", "and", "&", "the", "as", "well", ";", "both", "or", "with", "from", "its", "to", "of"}
)
#: Those who come from a state, and words that turn to somebody else.
_COMING = frozenset(
    {
        "attendees",
        "delegates",
        "delegation",
        "members",
        "participants",
        "representatives",
        "side",
        "those",
    }
)
_DEALING = frozenset({"with", "met", "meet", "told", "between"})
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


def settle(doc: Doc, groups: list[Group]) -> None:
    """Give each body without a side the first that ``RULES`` find; a rule sees what the rules before it settled."""
    ground, sides = OwnerEvidence(doc, groups), Sides(doc)
    elsewhere = _from_elsewhere(ground)
    for name, rule in RULES:
        for _ in range(2):
            for group in groups:
                if group.side is not None or (group.row and group.row.proper):
                    continue
                if name != "office" and _office_of(group) is not None:
                    continue
                if (elsewhere and name in _GUESSES) or (
                    _of_several(group, sides) and name != "above"
                ):
                    continue
                if (
                    name in ("sentence", "discourse") and group.spans[0][0].ent_type_ == "GPE"
                ):  # a city's: of whatever country
                    continue
                if (side := rule(ground, group)) is not None:
                    ground.settle(group, side, f"side.{name}")


def _office_of(group: Group) -> str | None:
    """The state that alone has the office through which a body is named: "Treasury Secretary"."""
    states = tables.titles().of_one_state
    offices = (span.doc[span.start : span.end + 1].text.lower() for span in group.spans)
    return next((states[words] for words in offices if words in states), None)


def office(ground: OwnerEvidence, group: Group) -> str | None:
    """The body is named through an office that a single state has, and the text names that state."""
    key = _office_of(group)
    return key if key in ground.named else None


def _of_several(group: Group, sides: Sides) -> bool:
    """Whether a body is of no one state by its name: "World Heritage Committee", "Joint Working Group", "Kenya-Oman Council"."""
    ministry = group.head in tables.heads().ministries
    if group.row is not None or ministry or not group.words:
        return False
    return group.words[0] in _OF_SEVERAL or any(sides.joint(span) for span in group.spans)


def _from_elsewhere(ground: OwnerEvidence) -> bool:
    """Whether a body without a side opens a text from a capital whose country is not named: such bodies may be that country's."""
    if ground.home is None or ground.home in ground.named:
        return False
    return any(
        g.side is None and g.row is None and g.spans[0].start < ground.lead_end
        for g in ground.groups
    )


def above(ground: OwnerEvidence, group: Group) -> str | None:
    """The body is part of another: "the Foreign Ministry's Asia Bureau", "House of Commons Defence Committee"."""
    doc, ends, starts = ground.doc, ground.ends, ground.starts
    for span in group.spans:
        if group.row is None and (owner_key := _first_body(ground, span)) is not None:
            return owner_key
        if (
            span.start > 1
            and doc[span.start - 1].tag_ == "POS"
            and (owner := ends.get(span.start - 1)) is not None
        ):
            return owner.side
        after = span.end
        if after < len(doc) and doc[after].lower_ in ("of", "at", "in", "under"):
            after += 2 if after + 1 < len(doc) and doc[after + 1].lower_ == "the" else 1
            if (owner := starts.get(after)) is not None:
                return owner.side
    return None


def _first_body(ground: OwnerEvidence, span: Span) -> str | None:
    """The owner, named in the text, of the known body that a longer name begins with."""
    for end in range(span.end - 1, span.start, -1):
        rows = tables.bodies().get(ground.doc[span.start : end].text, ())
        owners = {row.owner for row in rows if row.owner in ground.named}
        if len(owners) == 1:
            return owners.pop()
    return None


def listed(ground: OwnerEvidence, group: Group) -> str | None:
    """The body stands in one list with another: "the Foreign Ministry, the Cabinet Office and ..."; not in "between X and Y"."""
    doc, ends, starts = ground.doc, ground.ends, ground.starts
    for span in group.spans:
        i = span.start - 1
        while i > 0 and doc[i].lower_ in _LINKS:
            i -= 1
        j = span.end
        while j < len(doc) and doc[j].lower_ in _LINKS:
            j += 1
        for other, linked in (
            (ends.get(i + 1), doc[i + 1 : span.start]),
            (starts.get(j), doc[span.end : j]),
        ):
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
    return any(
        t.lower_ == "between"
        for t in doc[max(start - 12, sentence_of(linked).start) : linked.start]
    ) and all(t.text != "," for t in linked)


def sent(ground: OwnerEvidence, group: Group) -> str | None:
    """Those named before it come from a state: "Participants from Chile include ...", "from Peru, ... will attend"."""
    doc = ground.doc
    for span in group.spans:
        begin = stretch(span).start
        for i in range(span.start - 1, begin - 1, -1):
            if doc[i].lower_ in _DEALING:
                break
            actor = ground.actors.get(i + 1) or ground.actors.get(
                i + 2 if doc[i + 1].lower_ == "the" else i + 1
            )
            if actor is not None and (
                doc[i].lower_ == "representing"
                or (doc[i].lower_ == "from" and _sends(ground, i, begin))
            ):
                return key_of(actor) if actor in ground.owners(group).actors else None
    return None


def team(ground: OwnerEvidence, group: Group) -> str | None:
    """It is of the side named last before it: "The Chilean side included ..., the Peruvian side the Trade Office"."""
    doc, includes = ground.doc, cues.comprising()
    for span in group.spans:
        told = False
        for i in range(span.start - 1, sentence_of(span).start - 1, -1):
            told = told or doc[i].lower_ in includes or doc[i].lower_ in ("by", "represented")
            if doc[i].lower_ in TEAMS and told and (actor := ground.actors.get(i - 1)) is not None:
                return key_of(actor) if actor in ground.owners(group).actors else None
            if doc[i].lower_ in _DEALING:
                break
    return None


def _sends(ground: OwnerEvidence, i: int, begin: int) -> bool:
    """Whether "from" at token ``i`` tells who comes from somewhere: after those who come, or at the head of its part."""
    before = ground.doc[i - 1] if i > begin else None
    if before is None or before.lower_ in ("and", "while", ","):
        return True
    return before.lower_ in _COMING or before.lower_ in tables.titles().heads


def subject(ground: OwnerEvidence, group: Group) -> str | None:
    """The sentence is about one state: its subject, or the owner of what acts there."""
    for span in group.spans:
        actor = ground.owners(group).sentence(span).acting
        if actor is not None and actor.end <= span.start:
            return key_of(actor)
    return None


def dominant(ground: OwnerEvidence, group: Group) -> str | None:
    """The text speaks of one state far more than of any other, in its beginning above all."""
    tally = ground.tally(group)
    if tally.first is None or tally.second is None:
        return tally.first
    return tally.first if tally.weights[tally.first] >= 2 * tally.weights[tally.second] else None


def dateline(ground: OwnerEvidence, group: Group) -> str | None:
    """The text comes from the capital of a state that it speaks of as often as of others, nearly, and begins with the body."""
    if ground.home is None or group.spans[0].start >= ground.early_end:
        return None
    named = ground.owners(group).outside
    told = named[ground.home]
    return ground.home if told and 3 * told >= max(named.values()) else None


def table(_: OwnerEvidence, group: Group) -> str | None:
    """The text names a state that has a body of this name, which is not one that every state has."""
    return (
        group.row.owner
        if group.row is not None and group.row.name.lower() not in _everywhere()
        else None
    )


@per_tables
def _everywhere() -> frozenset[str]:
    """Names that bodies of any state have."""
    return frozenset(tables.raw("agency_heads")["alone"])


def sentence(ground: OwnerEvidence, group: Group) -> str | None:
    """The sentence names one state alone."""
    for span in group.spans:
        actors = ground.owners(group).sentence(span).owners
        if len({a.kb_id_ for a in actors}) == 1:
            return key_of(actors[0])
    return None


def discourse(ground: OwnerEvidence, group: Group) -> str | None:
    """The state that the text speaks of there: the mentions before it, weighed by nearness, and the whole text."""
    return ground.owners(group).spoken_of(group.spans[0].start)


#: Every rule, the surest first.
RULES: tuple[tuple[str, Callable[[OwnerEvidence, Group], str | None]], ...] = (
    ("office", office),
    ("above", above),
    ("listed", listed),
    ("sent", sent),
    ("team", team),
    ("subject", subject),
    ("table", table),
    ("dateline", dateline),
    ("dominant", dominant),
    ("sentence", sentence),
    ("discourse", discourse),
)
