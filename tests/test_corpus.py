"""Runs fixtures/corpus/<fact>.toml: exactly the marked words, that value, by that rule. The format is told in its README."""

from __future__ import annotations

import datetime
import functools
import sys
from collections import Counter
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

import factx.facts
from factx.decide import Decider
from factx.extractor import Extractor
from factx.read.article import Article, Published
from factx.read.text import date_in
from factx.schema import Factsheet, walk_evidence
from factx.tables import rules, tomllib

FACTS = (
    "event",
    "date",
    "parties",
    "mentioned",
    "agencies",
    "chair",
    "people",
    "topics",
    "timeline",
    "times",
)
FOLDER = Path(__file__).parent.parent / "fixtures" / "corpus"
KEYS = {
    "example": {"rule", "value", "texts"},
    "nothing": {"why", "texts"},
    "wish": {"why", "texts"},
}
OPTIONAL = {
    "example": {"today", "title"},
    "nothing": {"today", "title"},
    "wish": {"rule", "value", "today", "title"},
}


@dataclass(frozen=True)
class Case:
    """One text of the corpus: what is demanded of it, and in which ``sort`` of entry it stands."""

    fact: str
    sort: str
    marked: str
    row: dict[str, Any]
    today: datetime.date | None

    @property
    def text(self) -> str:
        return self.marked.replace("{", "").replace("}", "")

    @property
    def marks(self) -> set[tuple[int, int]]:
        """The offsets of the marked words in ``text``."""
        found, opened, at = set(), [], 0
        for char in self.marked:
            if char == "{":
                opened.append(at)
            elif char == "}":
                found.add((opened.pop(), at))
            else:
                at += 1
        assert not opened, f"an open brace in {self.marked!r}"
        return found

    def words(self, spans: set[tuple[int, int]]) -> list[str]:
        return [self.text[start:end] for start, end in sorted(spans)]

    def article(self) -> Article:
        published = (
            Published(self.today.isoformat(), "record") if self.today else date_in(self.text)[0]
        )
        body = 0 if self.today else date_in(self.text)[1]
        return Article(
            id=self.text,
            text=self.text,
            title=self.row.get("title"),
            published=published,
            body=body,
        )


def read(fact: str) -> list[Case]:
    """The texts of one corpus file; unknown or missing keys are errors."""
    table = tomllib.loads((FOLDER / f"{fact}.toml").read_text(encoding="utf-8"))
    cases = []
    for sort in table.keys() - {"today"}:
        assert sort in KEYS, f"{fact}.toml: unknown entry {sort!r}"
        for row in table[sort]:
            missing, unknown = KEYS[sort] - row.keys(), row.keys() - KEYS[sort] - OPTIONAL[sort]
            assert not missing, f"{fact}.toml: {missing} missing in {row}"
            assert not unknown, f"{fact}.toml: {unknown} not known in {row}"
            cases += [
                Case(fact, sort, text, row, row.get("today", table.get("today")))
                for text in row["texts"]
            ]
    return sorted(cases, key=lambda case: ("example", "nothing", "wish").index(case.sort))


CASES = [case for fact in FACTS if (FOLDER / f"{fact}.toml").exists() for case in read(fact)]


#: Weights under which a rule alone decides, so that the corpus tests rules, not weights.
BY_RULE = {
    "parties": Decider({"bias": 1, "weights": {"participation=none": -2}, "calibration": {}}),
    "topics": Decider({"bias": -1, "weights": {"construction=exact": 2}, "calibration": {}}),
}


@pytest.fixture(scope="module")
def sheet_of(extractor: Extractor) -> Any:
    """Case -> factsheet; the texts of one file go through the model together, when the first is asked for."""
    patch = pytest.MonkeyPatch()
    for fact in (factx.facts.parties, factx.facts.topics):
        patch.setattr(sys.modules[fact.__module__], "decider", BY_RULE.__getitem__)
    yield from _sheets(extractor)
    patch.undo()


def _sheets(extractor: Extractor) -> Any:

    @functools.cache
    def sheets(fact: str) -> dict[int, Factsheet]:
        cases = [case for case in CASES if case.fact == fact]
        return {
            id(case): sheet
            for case, sheet in zip(
                cases, extractor.stream(case.article() for case in cases), strict=True
            )
        }

    yield lambda case: sheets(case.fact)[id(case)]


def facts_in(sheet: Factsheet, fact: str) -> list[dict[str, Any]]:
    """The facts of one kind as in the JSON output; ``event``, ``date`` and ``chair`` are lists of at most one."""
    value = sheet.model_dump(mode="json")[fact]
    return value if isinstance(value, list) else [value] if value else []


def agrees(demanded: Any, found: Any) -> bool:
    """Whether the given fields are those of the fact; "" demands null."""
    if isinstance(demanded, dict):
        return isinstance(found, dict) and all(
            key in found and agrees(value, found[key]) for key, value in demanded.items()
        )
    if isinstance(demanded, list):
        return (
            isinstance(found, list)
            and len(demanded) == len(found)
            and all(map(agrees, demanded, found))
        )
    return found is None if demanded == "" else found == demanded


def one_by_one(demanded: Any, facts: list[dict[str, Any]]) -> list[Any]:
    """What is demanded of each fact: a list says it for each, anything else for all."""
    if isinstance(demanded, list):
        assert len(demanded) == len(facts), f"{len(demanded)} facts demanded, found: {facts}"
        return demanded
    return [demanded] * len(facts)


def why_of(fact: dict[str, Any]) -> str:
    return str(fact["why"])


def check(case: Case, sheet: Factsheet) -> None:
    """Raise AssertionError unless the factsheet holds what the case demands and nothing else of its kind."""
    facts = facts_in(sheet, case.fact)
    found = {(e.start, e.end) for e in walk_evidence(getattr(sheet, case.fact))}
    assert found == case.marks, (
        f"marked {case.words(case.marks)}, found {case.words(found)}: {facts}"
    )
    for fact, value in zip(facts, one_by_one(case.row.get("value", {}), facts), strict=True):
        assert agrees(value, fact), f"demanded {value}, found {fact}"
    if "rule" in case.row:
        for fact, rule in zip(facts, one_by_one(case.row["rule"], facts), strict=True):
            assert why_of(fact) == rule, f"demanded {rule}, found {why_of(fact)}"


def label(case: Case) -> str:
    return f"{case.fact}-{case.sort}-{case.row.get('rule', case.row.get('why'))}-{case.marked[:40]}"


@pytest.mark.parametrize("case", [c for c in CASES if c.sort == "example"], ids=label)
def test_example(case: Case, sheet_of: Any) -> None:
    assert case.marks, "an example marks its evidence with braces"
    check(case, sheet_of(case))


@pytest.mark.parametrize("case", [c for c in CASES if c.sort == "nothing"], ids=label)
def test_nothing(case: Case, sheet_of: Any) -> None:
    assert not case.marks, "where nothing is to be found, nothing is marked"
    check(case, sheet_of(case))


@pytest.mark.parametrize("case", [c for c in CASES if c.sort == "wish"], ids=label)
@pytest.mark.xfail(raises=AssertionError, strict=True, reason="a known miss")
def test_wish(case: Case, sheet_of: Any) -> None:
    check(case, sheet_of(case))


@pytest.mark.parametrize("fact", FACTS)
def test_every_fact_has_examples_and_look_alikes(fact: str) -> None:
    counts = Counter(case.sort for case in CASES if case.fact == fact)
    assert counts["example"] >= 15, f"{fact}.toml has {counts['example']} example texts"
    assert counts["nothing"] >= 6, (
        f"{fact}.toml has {counts['nothing']} texts in which nothing is to be found"
    )


@pytest.mark.parametrize("fact", FACTS)
def test_a_text_is_told_once(fact: str) -> None:
    assert [
        text
        for text, n in Counter(case.marked for case in CASES if case.fact == fact).items()
        if n > 1
    ] == []


#: Where a publication day comes from when it is not in the text.
GIVEN = {"published.option", "published.record", "published.html-metadata"}
#: What only features of the fitted weights name, which the corpus sets aside.
WEIGHED = {"topics.phrase", "actor.firm"}
#: Groups of rules that join articles, or find events for that: tests/story and tests/facts have their examples.
JOINING = ("story.", "events.")


def sides_demanded() -> set[str]:
    """The rules of parties that the examples of agencies and people demand."""
    values = [
        case.row.get("value", {})
        for case in CASES
        if case.sort == "example" and case.fact in ("agencies", "people")
    ]
    wanted = [
        value for given in values for value in (given if isinstance(given, list) else [given])
    ]
    return {value["party_why"] for value in wanted if value.get("party_why")}


def test_every_rule_fires_in_an_example_and_is_told() -> None:
    """Every id demanded by an example has its sentence in data/rules.toml, and every sentence there has an example."""
    demanded = [case.row["rule"] for case in CASES if case.sort == "example"]
    fired = {
        rule for ids in demanded for rule in (ids if isinstance(ids, list) else [ids])
    } | sides_demanded()
    assert fired - rules().keys() == set(), "rules without a sentence in src/factx/data/rules.toml"
    single = {rule for rule in rules() if not rule.startswith(JOINING)}
    assert single - fired - GIVEN - WEIGHED == set(), (
        "rules in src/factx/data/rules.toml that fire in no example"
    )
