"""Names -> Wikidata items and ISO codes, from the tables, offline; None with a reason rather than a guess."""

from __future__ import annotations

from dataclasses import dataclass

from factx.own_tables import per_tables
from factx.tables import Actor, Body, actors, bodies, raw


@dataclass(frozen=True, slots=True)
class Link:
    """What a name refers to. ``qid`` is None where no item is known; ``reason`` says why it, or everything, is missing."""

    name: str | None = None
    kind: str | None = None
    qid: str | None = None
    code: str | None = None
    alpha3: str | None = None
    party: str | None = None
    reason: str = ""


def link(name: str, country: str | None = None) -> Link:
    """Link the name of a country, bloc, organisation or agency to Wikidata and ISO 3166-1.

    ``country`` is the name or alpha-2 code of what an agency belongs to; without it only a name that can mean no other is linked.

    >>> link("Japan").qid, link("Japan").alpha3, link("NATO").qid
    ('Q17', 'JPN', 'Q7184')
    >>> link("Ministry of Justice", "United Kingdom").qid, link("Ministry of Plenty").reason
    ('Q2983190', 'not in the tables')
    """
    words = " ".join(name.split())
    if country is None and (actor := _named().get(words.casefold())):
        return _actor_link(actor)
    return link_agency(words, country)


def actor_link(name: str) -> Link:
    """Link a party or mentioned actor by its canonical name."""
    actor = next((a for a in actors().values() if a.name == name), None)
    return _actor_link(actor) if actor else Link(reason="not in the tables")


@per_tables
def _named() -> dict[str, Actor]:
    """Every name of an actor, case-folded; a code counts, too. The first row has a name that two share."""
    found: dict[str, Actor] = {}
    for key, actor in actors().items():
        for name in (*actor.names, *((key,) if actor.kind == "country" else ())):
            found.setdefault(name.casefold(), actor)
    return found


def _actor_link(actor: Actor) -> Link:
    if actor.kind == "country":
        row: dict[str, str] = raw("qids")["countries"].get(actor.key, {})
        return Link(actor.name, actor.kind, row.get("qid"), actor.code, row.get("alpha3"))
    qid = raw("qids")["organisations"].get(actor.key)
    reason = "" if qid else "no confirmed Wikidata item"
    return Link(actor.name, actor.kind, qid, actor.code, reason=reason)


def link_agency(name: str, country: str | None) -> Link:
    """Link an agency by a name of the tables and what it belongs to."""
    rows = bodies().get(name, ())
    if country is not None:
        owner = _named().get(country.casefold())
        rows = tuple(row for row in rows if owner and row.owner == owner.key)
    if not rows:
        return Link(reason="not in the tables" + (f" of {country}" if country else ""))
    if len(rows) > 1 or (country is None and not rows[0].proper):
        owners = sorted({_owner(row) or "no party" for row in rows})
        return Link(reason=f"ambiguous: known of {', '.join(owners)}; give the country")
    (row,), qid = rows, _of_body(rows[0])
    return Link(
        row.name,
        "agency",
        qid,
        party=_owner(row),
        reason="" if qid else "no confirmed Wikidata item",
    )


def _owner(row: Body) -> str | None:
    return actors()[row.owner].name if row.owner in actors() else None


def _of_body(row: Body) -> str | None:
    """The item of a row: rows of a country are in its section, all others in ``org``."""
    sections: dict[str, dict[str, str]] = raw("qids")["agencies"]
    section = row.owner.lower() if row.owner in raw("countries") else "org"
    return sections.get(section, {}).get(row.name)
