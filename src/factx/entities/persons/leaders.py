"""Heads of state and government by name: whose they are where the text itself does not say it."""

from __future__ import annotations

import functools
import re
import unicodedata
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from spacy.tokens import Span

from factx import tables

#: Offices that a head of state or government is named by, without a first name.
_OFFICES = frozenset(
    {"chancellor", "leader", "minister", "premier", "president", "secretary-general"}
)
_TERM = re.compile(r"(\d{4})-(\d{4})?")


@dataclass(frozen=True, slots=True)
class Leader:
    """A person who led a state or organisation; a term is its first and last year."""

    key: str
    given: tuple[str, ...]
    family: tuple[str, ...]
    terms: tuple[tuple[int, int], ...]


@functools.cache
def _leaders() -> Mapping[str, Sequence[Leader]]:
    """Last word of a family name -> those who have it."""
    found: dict[str, list[Leader]] = {}
    for key, rows in tables.raw("leaders").items():
        for row in rows:
            words = row.split()
            terms = [match for word in words if (match := _TERM.fullmatch(word))]
            names = words[: len(words) - len(terms)]
            leader = Leader(
                key,
                tuple(_plain(w) for w in names if not _family(w)),
                tuple(_plain(w) for w in names if _family(w)),
                tuple((int(t[1]), int(t[2] or 9999)) for t in terms),
            )
            found.setdefault(leader.family[-1], []).append(leader)
    return found


def _family(word: str) -> bool:
    return word.isupper() and len(word) > 1


def state_of_leader(names: Iterable[Span], titles: Iterable[Span], year: int | None) -> str | None:
    """Return the key of the state that a person led; None when no leader, or more than one state's, is meant.

    A full name counts whenever the article is from; a family name alone counts behind an office of
    a leader, in the years in which it was held.
    """
    office = any(t.lower_ in _OFFICES for title in titles for t in title)
    found = {
        leader.key
        for name in names
        for leader in _named([_plain(t.text) for t in name if t.text[0].isalpha()], year, office)
    }
    return found.pop() if len(found) == 1 else None


def _named(words: list[str], year: int | None, office: bool) -> list[Leader]:
    """Return the leaders that a name may be of."""
    found = []
    for word in {words[-1], words[0]} if words else ():
        for leader in _leaders().get(word, ()):
            rest = [w for w in words if w not in leader.family]
            if len(rest) + len(leader.family) > len(words) and len(leader.family) > 1:
                continue
            full = bool(rest) and (rest[0] == leader.given[0] if leader.given else False)
            in_term = year is not None and any(a <= year <= b for a, b in leader.terms)
            if full or (not rest and office and in_term):
                found.append(leader)
    if len(found) > 1 and year is not None:
        found = [x for x in found if any(a <= year <= b for a, b in x.terms)] or found
    return found


def _plain(word: str) -> str:
    """Return a word of a name without marks on its letters, in lower case: "Erdoğan" -> "erdogan"."""
    letters = unicodedata.normalize("NFD", word.casefold())
    return "".join(c for c in letters if not unicodedata.combining(c) and c != ".")
