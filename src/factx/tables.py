"""The only door to data/: TOML tables as frozen, validated rows, read once."""

from __future__ import annotations

import functools
import sys
from dataclasses import dataclass
from importlib import resources
from typing import Any

if sys.version_info >= (3, 11):
    import tomllib
else:
    import tomli as tomllib


@functools.cache
def raw(name: str) -> dict[str, Any]:
    """The table ``data/<name>.toml`` as plain values."""
    return tomllib.loads((resources.files("factx") / "data" / f"{name}.toml").read_text(encoding="utf-8"))


@functools.cache
def rules() -> dict[str, str]:
    """Rule id -> what the rule does, in one sentence: ``data/rules.toml``."""
    return {f"{group}.{name}": sentence for group, rows in raw("rules").items() for name, sentence in rows.items()}


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
    policies: frozenset[str]
    fields: frozenset[str]
    """Fields of policy and sorts of bodies: words that no name begins with."""


def plural(noun: str) -> str:
    """The plural of an English noun.

    >>> [plural(noun) for noun in ("chairman", "deputy", "boss", "head", "attorney")]
    ['chairmen', 'deputies', 'bosses', 'heads', 'attorneys']
    """
    if noun.endswith("man"):
        return noun[:-2] + "en"
    if noun.endswith("y") and noun[-2] not in "aeiou":
        return noun[:-1] + "ies"
    return noun + ("es" if noun.endswith(("s", "x", "ch", "sh")) else "s")


@functools.cache
def titles() -> Titles:
    """The words of titles and names."""
    t, p = raw("titles"), raw("portfolios")
    singular = {*t["offices"], *t["aspirants"], *t["ranks"], *t["professions"]}
    heads = {plural(noun): True for noun in sorted(singular) if not noun.endswith(".")}
    heads |= dict.fromkeys(sorted(singular), False) | dict.fromkeys(["reps.", "sens."], True)
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
        policies=frozenset(p["fields"]),
        fields=frozenset({*p["fields"], *p["bodies"]}),
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


@functools.cache
def chairing() -> Chairing:
    """How news says that somebody chairs."""
    t = raw("chairing")

    def nouns(name: str) -> frozenset[str]:
        return frozenset(form for noun in t[name] for form in (noun, plural(noun)))

    return Chairing(
        verbs=tuple(t["verbs"]), leading_verbs=tuple(t["leading_verbs"]), nouns=nouns("nouns"), leading_nouns=nouns("leading_nouns"),
        offices=frozenset(t["offices"]), sessions=nouns("sessions"), groups=nouns("groups"), sides=nouns("sides"),
        travelling=tuple(t["travelling"]),
    )  # fmt: skip
