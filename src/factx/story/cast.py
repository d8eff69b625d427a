"""Factsheets -> the cast of a story: parties, agencies, chairs and people, each once with all articles that name them."""

from __future__ import annotations

import datetime
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from typing import TypeVar

from factx.schema import Agency, Chair, Evidence, Factsheet, Person
from factx.story.model import (
    Cast,
    Claim,
    Contradiction,
    Quote,
    StoryAgency,
    StoryChair,
    StoryParty,
    StoryPerson,
    Title,
)

#: Days between publications within which two chairs of one body exclude each other.
_MOMENT = 1

T = TypeVar("T")
Named = tuple[Factsheet, T]


def quotes(sheet: Factsheet, evidence: Iterable[Evidence]) -> list[Quote]:
    """Evidence of one article as quotes that name it."""
    return [
        Quote(article=sheet.article.id, start=e.start, end=e.end, text=e.text) for e in evidence
    ]


def cast(sheets: Sequence[Factsheet]) -> Cast:
    """Everybody in the articles, those whom most articles name first."""
    return Cast(
        parties=_parties(sheets), agencies=_agencies(sheets), chairs=_chairs(sheets), people=_people(sheets)
    )  # fmt: skip


def _parties(sheets: Sequence[Factsheet]) -> list[StoryParty]:
    groups: dict[str, list[tuple[Factsheet, str, object]]] = defaultdict(list)
    for sheet in sheets:
        for role, listed in (("party", sheet.parties), ("mentioned", sheet.mentioned)):
            for party in listed:
                groups[party.code or party.name].append((sheet, role, party))
    found = []
    for group in groups.values():
        first = group[0][2]
        role = "party" if any(r == "party" for _, r, _ in group) else "mentioned"
        found.append(
            StoryParty(
                name=first.name, kind=first.kind, code=first.code, role=role, **_shared(group)  # type: ignore[attr-defined, arg-type]
            )
        )  # fmt: skip
    return sorted(found, key=lambda p: (p.role != "party", -len(p.articles), p.name))


def _shared(group: Sequence[tuple[Factsheet, str, object]]) -> dict[str, object]:
    return {
        "articles": list(dict.fromkeys(sheet.article.id for sheet, _, _ in group)),
        "evidence": [q for sheet, _, fact in group for q in quotes(sheet, fact.evidence)],  # type: ignore[attr-defined]
    }


def _agencies(sheets: Sequence[Factsheet]) -> list[StoryAgency]:
    """Bodies of one name and one party; where one article gives none, the only one that others give."""
    by_name: dict[str, list[Named[Agency]]] = defaultdict(list)
    for sheet in sheets:
        for agency in sheet.agencies:
            by_name[agency.name.lower()].append((sheet, agency))
    found = []
    for named in by_name.values():
        parties = sorted({a.party for _, a in named if a.party})
        for party in parties if len(parties) > 1 else [parties[0] if parties else None]:
            group = [
                (s, "", a)
                for s, a in named
                if a.party == party or (not a.party and len(parties) < 2)
            ]
            found.append(_agency(group, party))
        if len(parties) > 1 and any(not a.party for _, a in named):
            found.append(_agency([(s, "", a) for s, a in named if not a.party], None))
    return sorted(found, key=lambda a: (a.role != "participant", -len(a.articles), a.name))


def _agency(group: list[tuple[Factsheet, str, Agency]], party: str | None) -> StoryAgency:
    first = group[0][2]
    return StoryAgency(
        name=first.name,
        acronym=next((a.acronym for _, _, a in group if a.acronym), None),
        party=party,
        role="participant" if any(a.role == "participant" for _, _, a in group) else "mentioned",  # type: ignore[arg-type]
        **_shared(group),  # type: ignore[arg-type]
    )


def _people(sheets: Sequence[Factsheet]) -> list[StoryPerson]:
    """Persons by full name; a name that is the end of one other name only, with no other party, is that person."""
    named: dict[str, list[Named[Person]]] = defaultdict(list)
    for sheet in sheets:
        for person in sheet.people:
            named[person.name].append((sheet, person))
    owner = {name: _fullest(name, named) for name in named}
    groups: dict[str, list[Named[Person]]] = defaultdict(list)
    for name, listed in named.items():
        groups[owner[name]] += listed
    found = [_person(name, sorted(group, key=_order)) for name, group in groups.items()]
    return sorted(found, key=lambda p: (-len(p.articles), p.name))


def _order(named: Named[T]) -> tuple[str, str]:
    sheet = named[0]
    return (sheet.date.value if sheet.date else "9999", sheet.article.id)


def _fullest(name: str, named: dict[str, list[Named[Person]]]) -> str:
    """The one longer name that ends like this one and whose parties do not differ; else the name itself."""
    parties = {p.party for _, p in named[name] if p.party}
    longer = [
        other
        for other in named
        if other != name
        and other.endswith(f" {name}")
        and not (
            parties
            and (theirs := {p.party for _, p in named[other] if p.party})
            and parties != theirs
        )
    ]
    return longer[0] if len(longer) == 1 else name


def _person(name: str, group: list[Named[Person]]) -> StoryPerson:
    parties = {p.party for _, p in group if p.party}
    titles: dict[str, list[Factsheet]] = defaultdict(list)
    spelled: dict[str, str] = {}
    for sheet, person in group:
        for title in person.titles:
            spelled.setdefault(title.lower(), title)
            titles[title.lower()].append(sheet)
    return StoryPerson(
        name=name,
        party=next(iter(parties)) if len(parties) == 1 else None,
        titles=[_title(spelled[key], held) for key, held in titles.items()],
        **_shared([(sheet, "", person) for sheet, person in group]),  # type: ignore[arg-type]
    )


def _title(title: str, sheets: list[Factsheet]) -> Title:
    days = sorted(s.date.value for s in sheets if s.date)
    return Title(
        title=title,
        first=days[0] if days else None,
        last=days[-1] if days else None,
        articles=list(dict.fromkeys(s.article.id for s in sheets)),
    )


def _chairs(sheets: Sequence[Factsheet]) -> list[StoryChair]:
    groups: dict[tuple[str, str], list[Named[Chair]]] = defaultdict(list)
    for sheet in sheets:
        if sheet.chair:
            groups[sheet.chair.name, _body(sheet.chair)].append((sheet, sheet.chair))
    return [
        StoryChair(
            name=group[-1][1].name, titles=list(dict.fromkeys(t for _, c in group for t in c.titles)), of=group[-1][1].of,
            party=next((c.party for _, c in group if c.party), None), status=group[-1][1].status,
            **_shared([(sheet, "", c) for sheet, c in group]),  # type: ignore[arg-type]
        )
        for group in groups.values()
    ]  # fmt: skip


def _body(chair: Chair) -> str:
    """What is chaired, without its article: "the talks" and "talks" are one."""
    return (chair.of or "").lower().removeprefix("the ").split(" of ")[0].strip()


def chair_contradictions(sheets: Sequence[Factsheet]) -> list[Contradiction]:
    """Where articles of the same days name different persons as the chair of one body."""
    by_body: dict[str, list[Named[Chair]]] = defaultdict(list)
    for sheet in sheets:
        if sheet.chair and _body(sheet.chair):
            by_body[_body(sheet.chair)].append((sheet, sheet.chair))
    found = []
    for body, named in sorted(by_body.items()):
        rivals = [
            (s, c)
            for s, c in named
            if any(_rival(s, c, t, d) for t, d in named)
        ]  # fmt: skip
        if rivals:
            found.append(_chair_claims(body, rivals))
    return found


def _rival(s: Factsheet, c: Chair, t: Factsheet, d: Chair) -> bool:
    """Whether two articles of the same days have different chairs, who do not share the chair."""
    shared = {c.name, *(o.name for o in c.co_chairs)} & {d.name, *(o.name for o in d.co_chairs)}
    surnames = c.name.split()[-1] == d.name.split()[-1]
    if shared or surnames or "denied" in (c.status, d.status) or c.status != d.status:
        return False
    if not s.date or not t.date:
        return False
    days = datetime.date.fromisoformat(s.date.value) - datetime.date.fromisoformat(t.date.value)
    return abs(days.days) <= _MOMENT


def _chair_claims(body: str, rivals: list[Named[Chair]]) -> Contradiction:
    by_name: dict[str, list[Named[Chair]]] = defaultdict(list)
    for sheet, chair in rivals:
        by_name[chair.name].append((sheet, chair))
    return Contradiction(
        field="chair",
        subject=body,
        values=[
            Claim(
                value=name,
                articles=[s.article.id for s, _ in group],
                evidence=[q for s, c in group for q in quotes(s, c.evidence)],
            )
            for name, group in sorted(by_name.items())
        ],
        why="story.chair",
    )


def central_names(sheets: Sequence[Factsheet]) -> list[str]:
    """The parties that most articles have, most first."""
    counts = Counter(p.name for s in sheets for p in s.parties)
    return sorted(counts, key=lambda name: (-counts[name], name))
