"""From mentions to public bodies: one body for all its names, acronyms and anaphora."""

from __future__ import annotations

from collections.abc import Collection, Hashable, Iterator, Mapping
from dataclasses import dataclass, field

from spacy.tokens import Doc, Span

from factx import tables
from factx.entities.agencies.extents import Named
from factx.entities.agencies.mentions import Mention
from factx.entities.dateline import home as home_of
from factx.entities.recency import MostRecent
from factx.entities.sides import Sides
from factx.grammar.reading import AgencyRow, agency_rows
from factx.tables import Body

_SMALL = frozenset(
    {"the", "of", "for", "and", "&", "on", "in", "to", "'s", "'", "-", ",", "(", ")"}
)
_SPELLINGS = {
    "defence": "defense",
    "labour": "labor",
    "programme": "program",
    "organisation": "organization",
    "centre": "center",
    "affairs": "affair",
}
#: How many words one name of a body may have more than another.
_MORE = 2
#: Rules of sides whose word goes above the tables': "Chile's Environment Agency" is not the British one.
_DIRECT = frozenset({"side.within", "side.possessive", "side.demonym", "side.of"})


@dataclass(frozen=True, slots=True)
class Agency:
    """A public body of the text; ``side`` is its actor's key, ``side_why`` the rule that says so, ``why`` that of its name."""

    key: str
    name: str
    acronym: str | None
    side: str | None
    side_why: str
    mentions: tuple[Span, ...]
    why: str

    @property
    def row(self) -> AgencyRow:
        """All but the mentions, which are spans of the Doc."""
        return AgencyRow(self.key, self.name, self.acronym, self.side, self.side_why, self.why)


def agencies_of(doc: Doc) -> dict[str, Agency]:
    """The public bodies that the component has marked in a Doc, by their keys."""
    spans: dict[str, list[Span]] = {}
    for span in doc.spans.get("agencies", ()):
        spans.setdefault(str(span.kb_id_), []).append(span)
    return {
        r.key: Agency(r.key, r.name, r.acronym, r.side, r.side_why, tuple(spans[r.key]), r.why)
        for r in agency_rows(doc)
    }


@dataclass(slots=True, eq=False)
class Group:
    """A body while its mentions are gathered; equal only to itself."""

    words: tuple[str, ...]
    head: str
    row: Body | None
    side: str | None
    side_why: str
    mentions: list[Mention]
    spans: list[Span] = field(default_factory=list)
    acronym: str | None = None


def words_of(doc: Doc, mention: Mention, actors: Collection[int]) -> tuple[str, ...]:
    """The words of a name to compare: lower-case, without actors, small words and differences of spelling; the head last."""
    named = mention.named
    if named.rule == "agency.coordinated":
        words = named.name.lower().split()
    else:
        words = [t.lower_ for t in doc[named.start : named.end] if t.i not in actors]
    kept = [_SPELLINGS.get(w, w) for w in words if w not in _SMALL]
    return tuple(
        [w for w in kept if w != named.head] + [named.head] if named.head in kept else kept
    )


def grouped(doc: Doc, mentions: list[Mention]) -> list[Group]:
    """The bodies in order of their first mention."""
    sides, groups, filed, heads = Sides(doc), list[Group](), MostRecent(), set[str]()
    named = {str(a.kb_id_) for a in sides.actors.values()}
    country = dated if (dated := home_of(doc)) in named else None

    def foreign(side: str | None) -> bool:
        """Whether a side is another than the dateline's country, whose bodies need no owner before their names."""
        return side is not None and country is not None and side != country

    for mention in mentions:
        span = doc[mention.named.start : mention.named.end]
        side, why = _side(mention.named, span, sides)
        row = _row(mention, side if why in _DIRECT else None, named)
        if (
            mention.rows
            and row is None
            and mention.named.rule == "agency.name"
            and mention.named.name.isupper()
        ):
            continue
        if _short(mention) and (
            row is None or row.owner not in named or mention.named.head in heads
        ):
            continue
        if (
            row is not None
            and row.owner is not None
            and row.proper
            and (why not in _DIRECT or row.owner == side)
        ):
            side, why = row.owner, why if side == row.owner else "side.table"
        if row is None and doc[mention.named.start].text == "European":
            side, why = "EU", "side.european"
        words = words_of(doc, mention, sides.actors)
        alike = filed.under(_alike(words, mention.named.head, row))
        same = (i for i in alike if _same(groups[i], words, mention.named.head, row, side))
        number = next(
            (
                i
                for i in same
                if not (foreign(side) and groups[i].side is None and groups[i].row is None)
            ),
            len(groups),
        )
        if number == len(groups):
            groups.append(Group(words, mention.named.head, row, side, why, []))
            heads.add(mention.named.head)
        home = groups[number]
        if home.side is None and side is not None:
            home.side, home.side_why = side, why
        home.row = home.row or row
        if len(words) > len(home.words):
            home.words = words
        home.mentions.append(mention)
        home.spans.append(span)
        filed.file(number, _filing(home))
    return groups


def _filing(group: Group) -> Iterator[Hashable]:
    """What a body is looked up by: its row, its words, and the words of shorter names that it may have."""
    words, head = group.words[:-1], group.head
    if group.row is not None:
        yield group.row
    yield head, "whole", words
    yield head, "any order", frozenset(words)
    for n in range(1, min(_MORE, len(words) - 1) + 1):
        yield head, "part", words[n:]
        yield head, "part", words[:-n]


def _alike(words: tuple[str, ...], head: str, row: Body | None) -> Iterator[Hashable]:
    """What the bodies are filed under that a name may mean: the same row, the same words, words more or less."""
    words = words[:-1]
    if row is not None:
        yield row
    yield head, "any order", frozenset(words)
    yield head, "part", words
    for n in range(1, min(_MORE, len(words) - 1) + 1):
        yield head, "whole", words[n:]
        yield head, "whole", words[:-n]


def _side(named: Named, span: Span, sides: Sides) -> tuple[str | None, str]:
    if named.owner is not None:
        return named.owner, "side.of"
    return sides.of(span) if named.rule != "agency.unit" else (None, "")


def merge_same(groups: list[Group]) -> None:
    """Make one body of two of the same words and side, kept apart until their sides were known."""
    first: dict[tuple[tuple[str, ...], str | None], Group] = {}
    kept: list[Group] = []
    for group in groups:
        home = first.setdefault((group.words, group.side), group)
        if home is not group and group.row == home.row and group.head == home.head:
            home.mentions += group.mentions
            home.spans += group.spans
            home.acronym = home.acronym or group.acronym
        else:
            kept.append(group)
    groups[:] = kept


def _row(mention: Mention, side: str | None, named: set[str]) -> Body | None:
    """The known body that a mention means: its owner is the side that the text gives, or else speaks for itself."""
    rows = mention.rows
    if side is not None:
        fitting = [r for r in rows if r.owner == side or _international(r)]
        return fitting[0] if fitting else None
    if mention.named.name.isupper() and len(mention.named.name) < 5:
        rows = tuple(
            r for r in rows if r.mine or r.owner in named or r.owner == "US" or _international(r)
        )
    proper = [r for r in rows if r.proper]
    if len(proper) == 1 and not any(r.owner in named for r in rows if not r.proper):
        return proper[0]
    present = [r for r in rows if r.owner in named]
    return next((r for r in present if r.proper or len(present) == 1), None)


def _short(mention: Mention) -> bool:
    """Whether a known body is called by its head alone ("the Commission"): that may as well be a body named before."""
    return (
        mention.named.rule == "agency.name"
        and mention.named.name.lower() in tables.heads().bodies
        and len(mention.rows) > 0
    )


def _international(row: Body) -> bool:
    """Whether a body is an organ of a bloc or organisation, so that a country before its name does not own it."""
    return row.owner is None or row.owner in tables.raw("agencies/org")


def _same(
    group: Group, words: tuple[str, ...], head: str, row: Body | None, side: str | None
) -> bool:
    if group.row is not None and row is not None:
        return group.row == row
    if side is not None and group.side is not None and side != group.side:
        return False
    if group.head != head and (row is None or group.row is None):
        return False
    mine, theirs = words[:-1], group.words[:-1]
    if not mine or not theirs:
        return mine == theirs
    if set(mine) == set(theirs):
        return True
    short, long = sorted((mine, theirs), key=len)
    return (
        len(short) < len(long)
        and (long[-len(short) :] == short or long[: len(short)] == short)
        and len(long) - len(short) <= _MORE
        and short[0] not in ("foreign", "national", "state")
    )


def agency(doc: Doc, number: int, group: Group, actors: Mapping[int, Span]) -> Agency:
    """The finished body; ``actors`` are the owners of bodies by their tokens."""
    first = group.mentions[0].named
    name = group.row.name if group.row else display_name(doc, group, actors)
    spans = sorted(
        {(s.start, s.end): s for s in group.spans}.values(), key=lambda s: (s.start, s.end)
    )
    key = f"{number}:{name}"
    rules = {(m.named.start, m.named.end): m.named.rule for m in group.mentions}
    marked = tuple(
        Span(
            doc,
            s.start,
            s.end,
            label="agency",
            kb_id=key,
            span_id=rules.get((s.start, s.end), s.id_ or "agency.anaphora"),
        )
        for s in spans
    )
    acronym = group.acronym or (group.row.acronym if group.row else None)
    return Agency(key, name, acronym, group.side, group.side_why, marked, first.rule)


def display_name(doc: Doc, group: Group, actors: Mapping[int, Span]) -> str:
    """The fullest name as written, not in capitals; a ministry's without the actor before it ("German | Foreign Ministry")."""
    fullest = max(
        (m.named for m in group.mentions),
        key=lambda n: (not n.name.isupper(), n.end - n.start, -n.start),
    )
    if fullest.rule != "agency.ministry":
        return fullest.name
    actor = actors.get(fullest.start)
    if actor is None or actor.end >= fullest.end:
        return fullest.name
    return doc[actor.end : fullest.end].text
