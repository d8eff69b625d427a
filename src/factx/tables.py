"""The only door to data/: TOML tables as frozen, validated rows, read once."""

from __future__ import annotations

import functools
import os
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from importlib import resources
from pathlib import Path
from typing import Any

from factx import own_tables
from factx.own_tables import Own, held, laid_over, per_tables

if sys.version_info >= (3, 11):
    import tomllib
else:
    import tomli as tomllib


@functools.cache
def _shipped(name: str) -> dict[str, Any]:
    """The table ``data/<name>.toml``; empty for bodies of a country that has none there."""
    path = resources.files("factx") / "data" / f"{name}.toml"
    if name.startswith("agencies/") and not path.is_file():
        return {}
    return tomllib.loads(path.read_text(encoding="utf-8"))


@per_tables
def raw(name: str) -> dict[str, Any]:
    """The table ``data/<name>.toml`` as plain values, with the rows of the user's own tables that hold here."""
    return laid_over(_shipped(name), name)


def own(folder: str | os.PathLike[str] | None) -> Own | None:
    """The user's tables of a folder, read once while their files stay the same; None for none.

    Raises SetupError, with file and line, for what is no table.
    """
    if folder is None:
        return None
    found = own_tables.read(Path(folder), _shipped)
    return _read.setdefault((str(folder), found.digest), found)


_read: dict[tuple[str, str], Own] = {}


@per_tables
def rules() -> dict[str, str]:
    """Rule id -> what the rule does, in one sentence: ``data/rules.toml``."""
    return {
        f"{group}.{name}": sentence
        for group, rows in raw("rules").items()
        for name, sentence in rows.items()
    }


@dataclass(frozen=True, slots=True)
class Titles:
    """The words of titles and names, lower-case: ``data/titles.toml`` and ``data/portfolios.toml``."""

    heads: dict[str, bool]
    """Every head of a title, singular and plural; True for plurals."""
    ranks: frozenset[str]
    professions: frozenset[str]
    extensions: tuple[tuple[str, ...], ...]
    qualifiers: frozenset[str]
    descriptive: frozenset[str]
    honorifics: frozenset[str]
    particles: frozenset[str]
    not_names: frozenset[str]
    surnames: frozenset[str]
    given: frozenset[str]
    naming: tuple[str, ...]
    given_places: frozenset[str]
    learned: frozenset[str]
    policies: frozenset[str]
    fields: frozenset[str]
    """Fields of policy and sorts of bodies: words that no name begins with."""
    of_one_state: dict[str, str]
    """An office that a single state has -> the key of that state."""


VOWELS = frozenset("aeiou")


def plural(noun: str) -> str:
    """The plural of an English noun.

    >>> [plural(noun) for noun in ("chairman", "deputy", "boss", "head", "attorney")]
    ['chairmen', 'deputies', 'bosses', 'heads', 'attorneys']
    """
    if noun.endswith("man"):
        return noun[:-2] + "en"
    if noun.endswith("y") and noun[-2] not in VOWELS:
        return noun[:-1] + "ies"
    return noun + ("es" if noun.endswith(("s", "x", "ch", "sh")) else "s")


@per_tables
def titles() -> Titles:
    """The words of titles and names."""
    t, p = raw("titles"), raw("portfolios")
    singular = {*t["offices"], *t["aspirants"], *t["ranks"], *t["professions"]}
    heads = {plural(noun): True for noun in sorted(singular) if not noun.endswith(".")}
    heads |= dict.fromkeys(sorted(singular), False) | dict.fromkeys(["reps.", "sens."], True)
    heads |= {f"co-{noun}": many for noun, many in heads.items()}
    return Titles(
        heads=heads,
        ranks=frozenset({*t["ranks"], *(plural(noun) for noun in t["ranks"])}),
        professions=frozenset({*t["professions"], *(plural(noun) for noun in t["professions"])}),
        extensions=tuple(tuple(words.replace("-", " - ").split()) for words in t["extensions"]),
        qualifiers=frozenset(t["qualifiers"]),
        descriptive=frozenset(t["descriptive"]),
        honorifics=frozenset(t["honorifics"]),
        particles=frozenset(t["particles"]),
        not_names=frozenset(t["not_names"]),
        surnames=frozenset(t["surnames"]),
        given=frozenset(t["given"]),
        naming=tuple(t["naming"]),
        given_places=frozenset(t["given_places"]),
        learned=frozenset(t["learned"]),
        policies=frozenset(p["fields"]),
        fields=frozenset({*p["fields"], *p["bodies"]}),
        of_one_state=dict(t["of_one_state"]),
    )


@dataclass(frozen=True, slots=True)
class Chairing:
    """How news says that somebody chairs: ``data/chairing.toml``; verbs as base forms, nouns in both numbers."""

    verbs: tuple[str, ...]
    leading_verbs: tuple[str, ...]
    nouns: frozenset[str]
    leading_nouns: frozenset[str]
    offices: frozenset[str]
    sessions: frozenset[str]
    groups: frozenset[str]
    sides: frozenset[str]
    travelling: tuple[str, ...]
    taking: tuple[str, ...]
    gavel: tuple[str, ...]
    delivering: tuple[str, ...]
    papers: frozenset[str]
    standing: tuple[str, ...]
    bygone: frozenset[str]
    to_chair: frozenset[str]
    """The base forms of all its verbs."""


@per_tables
def chairing() -> Chairing:
    """How news says that somebody chairs."""
    t = raw("chairing")

    def nouns(name: str) -> frozenset[str]:
        return frozenset(form for noun in t[name] for form in (noun, plural(noun)))

    return Chairing(
        verbs=tuple(t["verbs"]), leading_verbs=tuple(t["leading_verbs"]), nouns=nouns("nouns"),
        leading_nouns=nouns("leading_nouns"),
        offices=frozenset(t["offices"]), sessions=nouns("sessions"), groups=nouns("groups"), sides=nouns("sides"),
        travelling=tuple(t["travelling"]), taking=tuple(t["taking"]), gavel=tuple(t["gavel"]),
        delivering=tuple(t["delivering"]), papers=nouns("papers"),
        standing=tuple(t["standing"]), bygone=frozenset(t["bygone"]),
        to_chair=frozenset([*t["verbs"], *t["leading_verbs"], "co"]),
    )  # fmt: skip


@dataclass(frozen=True, slots=True)
class Body:
    """A public body that the tables know: ``owner`` is the key of its actor; a ``proper`` name means no other owner's body.

    ``mine`` marks one of the user's own tables, whose acronym means it wherever it stands.
    """

    name: str
    acronym: str | None
    owner: str | None
    proper: bool
    mine: bool = False


@per_tables
def bodies() -> dict[str, tuple[Body, ...]]:
    """Every way a known body is written -> the bodies written so: ``data/agencies/<iso2>.toml`` and ``org.toml``."""
    found: dict[str, list[Body]] = {}
    for owner, proper, name, others, mine in _body_rows():
        acronym = next(
            (
                n
                for n in others
                if len(n) < 9 and sum(c.isupper() for c in n) > 1 and " " not in n and "." not in n
            ),
            None,
        )
        body = Body(name, acronym, owner or None, proper, mine)
        for written in (name, *others):
            found.setdefault(written, []).append(body)
            if "," in written and " and " in written and ", and " not in written:
                found.setdefault(", and ".join(written.rsplit(" and ", 1)), []).append(body)
    return {written: tuple(rows) for written, rows in sorted(found.items())}


def _body_rows() -> Iterator[tuple[str, bool, str, list[str], bool]]:
    """(owner, whether the name is the owner's alone, name, other names, whether the user says so), file by file."""
    folder = resources.files("factx") / "data" / "agencies"
    mine = held()
    stems = {f.name.removesuffix(".toml") for f in folder.iterdir() if f.name.endswith(".toml")}
    for stem in sorted(stems | (mine.bodies if mine else set())):
        own_rows = mine.tables.get(f"agencies/{stem}", {}) if mine else {}
        for section, rows in raw(f"agencies/{stem}").items():
            owner = section if stem == "org" else stem.upper()
            for name, others in rows.items():
                proper = stem == "org" or section == "proper"
                yield owner, proper, name, others, name in own_rows.get(section, {})


@dataclass(frozen=True, slots=True)
class Heads:
    """The words that names of bodies are made of, lower-case: ``data/agency_heads.toml``; two-word entries as word tuples."""

    ministries: frozenset[str]
    bodies: frozenset[str]
    shared: frozenset[str]
    plurals: dict[str, str]
    """Plural of a head -> singular."""
    phrases: dict[str, tuple[tuple[tuple[str, ...], str], ...]]
    """First word -> (the words, sort): heads of more words, bodies that need no modifier; the sort is the list's name."""
    state: frozenset[str]
    private: frozenset[str]
    holders: frozenset[str]
    outside: frozenset[str]
    speaking: frozenset[str]
    crews: frozenset[str]
    of_chamber: frozenset[str]
    members: frozenset[str]
    ranking: frozenset[str]
    units: frozenset[str]
    bare: frozenset[str]
    regular: frozenset[str]
    grounds: frozenset[str]
    joint: frozenset[str]
    chambers: frozenset[str]
    not_bodies: tuple[str, ...]


@per_tables
def heads() -> Heads:
    """The words that names of bodies are made of."""
    t = raw("agency_heads")
    phrases: dict[str, list[tuple[tuple[str, ...], str]]] = {}
    for sort in ("pairs", "alone", "plain", "owned"):
        for entry in t[sort]:
            words = tuple(entry.replace("-", " - ").replace("'s", " 's").split())
            phrases.setdefault(words[0], []).append((words, sort))
    single = {*t["ministries"], *t["bodies"], *t["shared"]}
    return Heads(
        ministries=frozenset(t["ministries"]), bodies=frozenset(t["bodies"]), shared=frozenset(t["shared"]),
        plurals={plural(noun): noun for noun in sorted(single) if not noun.endswith("s")},
        phrases={first: tuple(sorted(rows, key=lambda row: -len(row[0]))) for first, rows in phrases.items()},
        state=frozenset(t["state"]), private=frozenset(t["private"]), holders=frozenset(t["holders"]),
        outside=frozenset(t["outside"]), speaking=frozenset(t["speaking"]), crews=frozenset(t["crews"]),
        of_chamber=frozenset(t["of_chamber"]), members=frozenset(t["members"]),
        ranking=frozenset(t["ranking"]),
        units=frozenset(t["units"]), bare=frozenset(t["bare"]), regular=frozenset(t["regular"]), grounds=frozenset(t["grounds"]),
        joint=frozenset(t["joint"]), chambers=frozenset(t["chambers"]), not_bodies=tuple(t["not_bodies"]),
    )  # fmt: skip


@dataclass(frozen=True, slots=True)
class Actor:
    """A country, bloc, international organisation or known group: ``countries``, ``organisations``, ``groups`` in ``data/``.

    ``body`` marks one that counts only where it acts as a party: groups, and treaty bodies, which are agencies otherwise.
    ``code`` is ISO 3166-1 alpha-2 or "EU".
    """

    key: str
    name: str
    kind: str
    code: str | None
    body: bool
    names: tuple[str, ...]
    demonyms: tuple[str, ...]
    prefixes: tuple[str, ...]
    capitals: tuple[str, ...]
    seats: tuple[str, ...]


@per_tables
def actors() -> dict[str, Actor]:
    """Every actor that a table knows, by key: ISO code of a country, short name of a bloc or organisation."""
    rows = {
        key: row | {"kind": "country", "code": key} for key, row in raw("countries").items()
    } | raw("organisations")
    rows |= {key: {"kind": "group", "body": True} | row for key, row in raw("groups").items()}
    return {
        key: Actor(
            key=key, name=row["name"], kind=row["kind"], code=row.get("code"), body=row.get("body", False),
            names=(row["name"], *row.get("names", ())), demonyms=tuple(row.get("demonyms", ())),
            prefixes=tuple(row.get("prefixes", ())), capitals=tuple(row.get("capitals", ())), seats=tuple(row.get("seats", ())),
        )
        for key, row in rows.items()
    }  # fmt: skip


@per_tables
def places() -> dict[str, frozenset[tuple[str, ...]]]:
    """First word of a country's name or demonym, lower-case -> the other words of all such names."""
    found: dict[str, set[tuple[str, ...]]] = {}
    for actor in actors().values():
        if actor.kind == "country":
            for name in (*actor.names, *actor.demonyms):
                first, *rest = name.lower().replace("-", " - ").split()
                found.setdefault(first, set()).add(tuple(rest))
    return {first: frozenset(rests) for first, rests in found.items()}


@per_tables
def actor_words(name: str) -> frozenset[str]:
    """A list of ``data/actor_words.toml``."""
    return frozenset(raw("actor_words")[name])
