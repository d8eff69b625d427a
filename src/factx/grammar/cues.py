"""The tables of cue words, every base form expanded to all its forms."""

from __future__ import annotations

import functools
from collections.abc import Iterable, Mapping

from factx import tables
from factx.values.words import forms as forms


def numbers(nouns: Iterable[str]) -> frozenset[str]:
    """Nouns, singular and plural."""
    listed = list(nouns)
    return frozenset({*listed, *(tables.plural(noun) for noun in listed)})


@functools.cache
def by_verb(section: str) -> Mapping[str, str]:
    """Verb form -> status, for a section of ``data/cues.toml`` that lists base verbs under statuses."""
    table = tables.raw("cues")[section]
    return {
        form: status
        for status, bases in table.items()
        if status in STATUSES
        for form in sorted(forms(bases))
    }


@functools.cache
def by_word(section: str) -> Mapping[str, str]:
    """Word -> status, for a section that lists plain words under statuses; "outlook.adjectives" names a part of a section."""
    table = tables.raw("cues")
    for key in section.split("."):
        table = table[key]
    return {word: status for status, words in table.items() if status in STATUSES for word in words}


@functools.cache
def words(name: str) -> frozenset[str]:
    """A plain list of ``[words]``: negations, hedges, conditions."""
    return frozenset(tables.raw("cues")["words"][name])


@functools.cache
def phase(name: str) -> frozenset[str]:
    """Forms of the verbs of phase: those that begin an event, continue it, or bring somebody to it."""
    return forms(tables.raw("cues")["phase"][name])


@functools.cache
def reports() -> frozenset[str]:
    """Forms of the verbs of speech and knowledge."""
    return forms(tables.raw("reports")["verbs"])


@functools.cache
def plain_reports() -> frozenset[str]:
    """Forms of the verbs that carry nothing but the saying."""
    return forms(tables.raw("reports")["plain"])


@functools.cache
def occasions() -> frozenset[str]:
    """Nouns that name an event, singular and plural."""
    return numbers(tables.raw("occasions")["nouns"])


@functools.cache
def comprising() -> frozenset[str]:
    """The forms of verbs by which a side or body is said to hold others."""
    return forms(tables.actor_words("comprising"))


@functools.cache
def denying() -> frozenset[str]:
    """The forms of verbs that say that something told is not so."""
    return forms(tables.raw("cues")["denial"]["verbs"])


@functools.cache
def holding(name: str) -> frozenset[str]:
    """Forms of the verbs by which a planned meeting comes to be, or by which it happens."""
    return forms(tables.raw("cues")["holding"][name])


@functools.cache
def causes() -> tuple[str, ...]:
    """What a sentence opens with that says what came before, or for what reason."""
    return tuple(tables.raw("cues")["words"]["causes"])


@functools.cache
def claims() -> frozenset[str]:
    """Nouns of what is told."""
    return numbers(tables.raw("cues")["denial"]["nouns"])


@functools.cache
def lasting() -> frozenset[str]:
    """Nouns of events that last."""
    return numbers(tables.raw("occasions")["lasting"])


STATUSES = frozenset({"happened", "ongoing", "planned", "possible", "denied"})
