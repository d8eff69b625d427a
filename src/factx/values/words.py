"""English word forms, so that a cue table can list the base form alone."""

from __future__ import annotations

import functools
import re
from collections.abc import Iterable

from factx import tables

#: One vowel between consonants: such verbs double the last letter.
_SHORT = re.compile(r"[^aeiouy]+[aeiou][^aeiouwxy]")


@functools.cache
def verb_forms(base: str) -> frozenset[str]:
    """All forms of a verb; irregular ones from ``data/verbs.toml``.

    >>> sorted(verb_forms("preside"))
    ['preside', 'presided', 'presides', 'presiding']
    >>> sorted(verb_forms("agree"))
    ['agree', 'agreed', 'agreeing', 'agrees']
    >>> sorted(verb_forms("meet"))
    ['meet', 'meeting', 'meets', 'met']
    >>> sorted(verb_forms("top"))
    ['top', 'topped', 'topping', 'tops']
    >>> sorted(verb_forms("co-lead"))
    ['co-lead', 'co-leading', 'co-leads', 'co-led']
    """
    if base.startswith("co-"):
        return frozenset(f"co-{form}" for form in verb_forms(base[3:]))
    irregular = tables.raw("verbs")["irregular"].get(base)
    stem = base
    if base.endswith("e") and not base.endswith(("ee", "oe", "ye")):
        stem = base[:-1]
    elif _SHORT.fullmatch(base) or base in tables.raw("verbs")["doubling"]:
        stem = base + base[-1]
    if base.endswith("y") and base[-2] not in tables.VOWELS:
        third, past = base[:-1] + "ies", base[:-1] + "ied"
    else:
        third = base + ("es" if base.endswith(("s", "x", "z", "ch", "sh", "o")) else "s")
        past = stem + ("d" if stem.endswith("e") else "ed")
    return frozenset({base, third, stem + "ing", *(irregular or [past])})


def forms(bases: Iterable[str]) -> frozenset[str]:
    """All forms of the given base verbs."""
    return frozenset(form for base in bases for form in verb_forms(base))
