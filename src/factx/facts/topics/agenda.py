"""``data/agenda.toml``, every base form expanded to all its forms."""

from __future__ import annotations

import functools
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from spacy.tokens import Token

from factx import tables
from factx.grammar import cues


@dataclass(frozen=True, slots=True)
class Row:
    """A rule of the table; the flags are told at its head."""

    why: str
    prepositions: frozenset[str]
    whole: bool
    near: bool
    far: bool
    close: bool
    verbal: bool
    doing: bool


#: Words at which the rules begin that ask for no table.
_FORMS = frozenset(
    {
        "are",
        "as",
        "be",
        "from",
        "including",
        "is",
        "namely",
        "notably",
        "them",
        "under",
        "was",
        "were",
    }
)


@dataclass(frozen=True)
class Agenda:
    """Word form -> the rows in which it introduces a topic, and the words that other rules ask for."""

    objects: Mapping[str, Row]
    under: Mapping[str, list[Row]]
    nouns: Mapping[str, list[Row]]
    wanting: Mapping[str, Row]
    wanting_nouns: Mapping[str, Row]
    list_heads: frozenset[str]
    list_verbs: frozenset[str]
    focuses: frozenset[str]
    journeys: frozenset[str]
    gatherings: frozenset[str]
    convening: frozenset[str]
    transparent: frozenset[str]
    empty: frozenset[str]
    fields: frozenset[str]
    refused: frozenset[str]
    never: frozenset[str]
    measures: frozenset[str]
    steps: frozenset[str]
    emphases: frozenset[str]
    openings: frozenset[str]
    terms: frozenset[str]
    together: frozenset[str]
    providing: frozenset[str]
    duties: frozenset[str]
    mottoes: frozenset[str]
    agendas: frozenset[str]
    highs: frozenset[str]
    topping: frozenset[str]
    dominating: frozenset[str]
    ranging: frozenset[str]
    main: frozenset[str]
    ties: frozenset[str]

    @functools.cached_property
    def triggers(self) -> frozenset[str]:
        """Every word at which some rule begins; of a hyphenated word its last part."""
        listed = frozenset(
            {*self.objects, *self.under, *self.nouns, *self.wanting, *self.wanting_nouns}
        )
        listed = frozenset(word.partition(" ")[0] for word in listed)
        words = (
            listed
            | self.list_heads
            | self.list_verbs
            | self.journeys
            | self.gatherings
            | self.duties
            | self.mottoes
        )
        words |= self.agendas | self.focuses | self.dominating | _FORMS
        return words | {word.rsplit("-", 1)[-1] for word in words}


@functools.cache
def agenda() -> Agenda:
    """The table."""
    t = tables.raw("agenda")
    return Agenda(
        objects={form: rows[0] for form, rows in _forms(t["object"]).items()},
        under=_forms(t["under"]),
        nouns=_forms(t["noun"]),
        wanting={
            form: rows[0]
            for form, rows in _forms(r for r in t["infinitive"] if "verbs" in r).items()
        },
        wanting_nouns={
            form: rows[0]
            for form, rows in _forms(r for r in t["infinitive"] if "nouns" in r).items()
        },
        list_heads=cues.numbers(t["lists"]["heads"]),
        list_verbs=cues.forms(t["lists"]["verbs"]),
        focuses=cues.numbers(t["focus"]["nouns"]),
        journeys=cues.forms(t["purposes"]["verbs"]),
        gatherings=cues.numbers(t["purposes"]["gatherings"]),
        convening=cues.forms(
            v
            for verbs in ("verbs", "transparent", "empty", "convening")
            for v in t["purposes"][verbs]
        ),
        transparent=cues.forms(t["purposes"]["transparent"]),
        empty=cues.forms(t["purposes"]["empty"]),
        fields=frozenset(t["fields"]["words"]),
        refused=cues.numbers(t["refused"]["nouns"]) | frozenset(t["refused"]["words"]),
        never=cues.numbers(t["refused"]["heads"]),
        measures=cues.numbers(t["refused"]["measures"]),
        steps=cues.numbers(t["refused"]["steps"]),
        emphases=cues.numbers(t["refused"]["emphases"]),
        openings=cues.numbers(t["refused"]["openings"]),
        terms=cues.numbers(t["terms"]["nouns"]),
        providing=cues.numbers(
            noun for row in (t["terms"], *t["infinitive"]) for noun in row.get("nouns", ())
        ),
        duties=frozenset(t["duties"]["modals"]),
        mottoes=frozenset(t["duties"]["mottoes"]),
        agendas=frozenset(t["on_agenda"]["nouns"]),
        highs=frozenset(t["on_agenda"]["places"]),
        topping=cues.forms(t["on_agenda"]["verbs"]),
        dominating=cues.forms(t["on_agenda"]["dominating"]),
        ranging=cues.forms(t["lists"]["ranging"]),
        main=frozenset(t["focus"]["main"]),
        ties=cues.numbers(t["ties"]["nouns"]),
        together=cues.numbers(t["together"]["nouns"]) | frozenset(t["together"]["words"]),
    )


def _forms(rows: Iterable[dict[str, Any]]) -> dict[str, list[Row]]:
    found: dict[str, list[Row]] = defaultdict(list)
    for r in rows:
        flags = {
            flag: bool(r.get(flag, False))
            for flag in ("whole", "near", "far", "close", "verbal", "doing")
        }
        row = Row(f"topics.{r['id']}", frozenset(r.get("prepositions", ())), **flags)
        for form in sorted(_verbs(r.get("verbs", ())) | cues.numbers(r.get("nouns", ()))):
            found[form].append(row)
    return dict(found)


def _verbs(bases: Iterable[str]) -> frozenset[str]:
    """All forms of verbs, those with a particle included: "take up" -> "took up"."""
    split = [base.partition(" ") for base in bases]
    return frozenset(
        f"{form}{blank}{particle}" for verb, blank, particle in split for form in cues.forms([verb])
    )


def measured(noun: Token) -> Token:
    """A noun, seen through a measure: "a range of economic issues" -> issues, "a series of steps" -> steps."""
    inner = (
        c for of in noun.children if of.lower_ == "of" for c in of.children if c.dep_ == "pobj"
    )
    return next(inner, noun) if noun.lower_ in agenda().measures else noun


def somebody(noun: Token) -> bool:
    """Whether a noun names persons by their office or trade."""
    return noun.lower_ in tables.titles().heads or noun.lower_ in agenda().together
