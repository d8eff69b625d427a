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


@functools.cache
def _bases() -> dict[str, str]:
    """Irregular form -> base form; the first base in the table that has the form."""
    found: dict[str, str] = {}
    for base, past in tables.raw("verbs")["irregular"].items():
        for form in (base, *past):
            found.setdefault(form, base)
    for base in tables.raw("verbs")["doubling"]:
        for form in sorted(verb_forms(base)):
            found.setdefault(form, base)
    return found


#: Endings of a stem that lost its "e": creat-ed, releas-ed, danc-ing, argu-ed, chang-ed, hous-ing, fir-ed.
_LOST_E = re.compile(
    r"(?:at|bl|iz|is|[cuvz]|[dlrn]g|[aeiou]s|[^aeiou][ou]r|ir|ar|uc|[^aeiou]l|[aeiouy]k)$"
)
_DOUBLED = re.compile(r"([bdfgkmnprtv])\1$")


@functools.cache
def base_form(word: str) -> str:
    """The base form of a verb form, by the table of irregular verbs and the rules of spelling.

    >>> [base_form(w) for w in ("signed", "agreed", "creates", "denies", "stopping", "met", "releasing", "passes")]
    ['sign', 'agree', 'create', 'deny', 'stop', 'meet', 'release', 'pass']
    """
    if word in _bases():
        return _bases()[word]
    if word.endswith(("ies", "ied")) and len(word) > 4:
        return word[:-3] + "y"
    if word.endswith(("sses", "shes", "ches", "xes", "zzes")):
        return word[:-2]
    if word.endswith("s") and not word.endswith("ss"):
        return word[:-1]
    ending = next((e for e in ("ing", "ed") if word.endswith(e)), "")
    stem = word[: len(word) - len(ending)]
    if not ending or len(stem) < 2 or not re.search("[aeiouy]", stem):
        return word
    if ending == "ed" and stem.endswith("e"):
        return stem + "e"
    if _DOUBLED.search(stem):
        return stem[:-1]
    return stem + "e" if _lost_e(stem) else stem


def _lost_e(stem: str) -> bool:
    """Whether a stem is its base form without the "e"."""
    return bool(_LOST_E.search(stem)) and not re.search(
        r"(?:[aeo]at|eat|ear|air|oar|eak|ook|eek|aul|eal)$", stem
    )


@functools.cache
def singular(noun: str) -> str:
    """The singular of a regular plural.

    >>> [singular(w) for w in ("talks", "injuries", "losses", "crisis", "crashes")]
    ['talk', 'injury', 'loss', 'crisis', 'crash']
    """
    if noun.endswith("ies") and len(noun) > 4:
        return noun[:-3] + "y"
    if noun.endswith(("sses", "shes", "ches", "xes")):
        return noun[:-2]
    return noun[:-1] if noun.endswith("s") and not noun.endswith(("ss", "is", "us")) else noun
