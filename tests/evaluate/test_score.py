"""Every figure on an invented article, counted by hand."""

from __future__ import annotations

from typing import Any

import pytest

from factx.evaluate.gold import GoldArticle
from factx.evaluate.misses import Miss
from factx.evaluate.report import Report, Row
from factx.evaluate.score import Scores, score
from factx.schema import Factsheet
from tests.evaluate.sample import actor, agency, entry, gold, person, right, topic
from tests.show.sheets import sheet


def scores(sheet: Factsheet | None, annotated: GoldArticle | None = None) -> Scores:
    annotated = annotated or gold()
    return score({annotated.id: annotated}, {annotated.id: sheet} if sheet else {})


def row(name: str, sheet: Factsheet | None, annotated: GoldArticle | None = None) -> Row:
    return {row.name: row for row in Report.of(scores(sheet, annotated)).rows}[name]


def misses(
    name: str, sheet: Factsheet, annotated: GoldArticle | None = None
) -> list[tuple[str, str]]:
    return [
        (miss.kind, miss.told) for miss in scores(sheet, annotated).misses if miss.field == name
    ]


def test_all_right() -> None:
    report = Report.of(scores(right()))
    facts = [
        "event",
        "date",
        "parties",
        "mentioned",
        "agencies",
        "chair",
        "people",
        "topics",
        "timeline",
    ]
    assert [row.name for row in report.rows] == [*facts, "all", "timeline.when", "timeline.text"]
    assert {(row.f1, row.strict, row.macro) for row in report.rows} == {(1.0, 1.0, 1.0)}
    assert {share for row in report.rows for share, _ in row.attributes.values()} == {1.0}
    assert (report.exact, report.evidence) == (10, 10)
    assert scores(right()).misses == []


def test_nothing_found() -> None:
    report = Report.of(scores(None))
    assert report.without_sheet == 1
    assert {row.f1 for row in report.rows} == {0.0}
    assert sum(row.gold for row in report.rows if row.name == "all") == 11


def test_precision_recall_and_f1() -> None:
    found = row(
        "parties", right(parties=[actor("Peru", "PE"), actor("Bolivia", "BO"), actor("Mali", "ML")])
    )
    assert (found.precision, found.recall, found.f1) == pytest.approx((1 / 3, 1 / 2, 0.4))
    assert (found.gold, found.found, found.hits) == (2, 3, 1)


@pytest.mark.parametrize(
    ("name", "code", "lenient", "strict"),
    [
        ("Republic of Peru", "PE", True, True),  # the code decides
        ("Peru", "CL", False, False),
        ("Peru", None, True, True),
        ("Republic of Peru", None, True, False),  # named by the same words
    ],
)
def test_actors_meet_by_code_else_by_name(
    name: str, code: str | None, lenient: bool, strict: bool
) -> None:
    found = row(
        "parties",
        right(parties=[actor("Chad", "TD"), actor(name, code)], agencies=[], chair=None, people=[]),
    )
    assert (found.f1 == 1.0, found.strict == 1.0) == (lenient, strict)


@pytest.mark.parametrize(
    ("name", "lenient", "strict"),
    [
        ("the Mines Ministry's", True, True),
        ("Peru Mines Ministry", True, False),
        ("Ministry of Trade", False, False),
    ],
)
def test_agencies_meet_by_words(name: str, lenient: bool, strict: bool) -> None:
    body = agency(name=name, party=None, evidence=[{"start": 0, "end": len(name), "text": name}])
    found = row("agencies", sheet(name, id="talks", agencies=[body]))
    assert (found.f1 == 1.0, found.strict == 1.0) == (lenient, strict)


@pytest.mark.parametrize(
    ("name", "lenient", "strict"),
    [("ANA ROE", True, True), ("Roe", True, False), ("Ana Bo", False, False)],
)
def test_persons_meet_by_name(name: str, lenient: bool, strict: bool) -> None:
    found = row("people", right(people=[person(name=name)]))
    assert (found.f1 == 1.0, found.strict == 1.0) == (lenient, strict)


@pytest.mark.parametrize(
    ("text", "lenient", "strict"),
    [
        ("the prices of copper", True, True),
        ("world copper prices", True, False),
        ("the price of tin", False, False),
    ],
)
def test_topics_meet_by_overlap(text: str, lenient: bool, strict: bool) -> None:
    item = {"text": text, "evidence": [{"start": 0, "end": len(text), "text": text}], "why": "x"}
    found = row("topics", sheet(text, id="talks", topics=[item]))
    assert (found.f1 == 1.0, found.strict == 1.0) == (lenient, strict)


@pytest.mark.parametrize(
    ("when", "value", "event", "meets"),
    [
        (
            "Monday",
            "2021-03-01",
            "opened talks on copper prices on Monday",
            {"timeline", "timeline.when", "timeline.text"},
        ),
        ("Monday", "2021-03-01", "Cuba watches", {"timeline.when", "timeline.text"}),
        ("Monday", "2021-03-08", "Chad and Peru opened talks", {"timeline.text"}),
        (
            "Monday",
            "2021-03-01/2021-03-02",
            "Chad and Peru opened talks",
            {"timeline", "timeline.when", "timeline.text"},
        ),
        ("Tuesday", "2021-03-01", "Chad and Peru opened talks", set()),
    ],
)
def test_entries_meet_by_time_value_and_event(
    when: str, value: str, event: str, meets: set[str]
) -> None:
    annotated = gold(timeline=[gold().timeline[0].model_dump()])
    fact = entry("on Monday", value, event, "happened")
    fact["when"]["text"] = when
    found = right(timeline=[fact])
    names = ("timeline", "timeline.when", "timeline.text")
    assert {name for name in names if row(name, found, annotated).f1 == 1.0} == meets


def test_one_found_fact_counts_for_one_annotated_fact() -> None:
    annotated = gold(topics=["copper prices", "prices of copper"])
    found = row("topics", right(), annotated)
    assert (found.hits, found.gold, found.found) == (1, 2, 1)


def test_the_nearest_facts_meet_first() -> None:
    annotated = gold(topics=["world copper prices", "copper prices"])
    facts = right(topics=[topic("copper prices"), topic("world copper prices")])
    assert row("topics", facts, annotated).strict == 1.0


def test_an_optional_fact_is_not_asked_for_and_counts_when_found() -> None:
    optional = {**gold().timeline[1].model_dump(), "optional": True}
    annotated = gold(timeline=[gold().timeline[0].model_dump(), optional])
    with_it, without = (
        row("timeline", right(), annotated),
        row("timeline", right(timeline=right().timeline[:1]), annotated),
    )
    assert (with_it.gold, with_it.f1) == (2, 1.0)
    assert (without.gold, without.f1) == (1, 1.0)


def test_what_is_not_annotated_is_not_scored() -> None:
    annotated = GoldArticle.model_validate({"id": "talks", "text": "x", "chair": None})
    report = Report.of(score({"talks": annotated}, {"talks": right()}))
    assert [row.name for row in report.rows] == ["chair", "all"]
    assert report.rows[0].precision == 0.0


def test_the_date_counts_in_both_directions() -> None:
    assert row("date", right(date=None)).recall == 0.0
    assert row("date", right(), gold(date=None)).precision == 0.0
    assert row("date", right(date=None), gold(date=None)).f1 == 1.0


def test_presence_and_status_of_the_event() -> None:
    other = {
        "text": "Cuba watches",
        "status": "planned",
        "evidence": [{"start": 0, "end": 4, "text": "Chad"}],
    }
    found = row("event", right(event=other))
    assert (found.f1, found.strict, found.attributes["status"]) == (1.0, 0.0, (0.0, 1))
    assert row("event", right(), gold(event="")).precision == 0.0
    assert row("event", right(event=None)).recall == 0.0


@pytest.mark.parametrize(
    ("field", "attribute", "changes", "told"),
    [
        (
            "agencies",
            "party",
            {"agencies": [agency(party=None)]},
            "Mines Ministry: nothing, not Peru",
        ),
        (
            "agencies",
            "role",
            {"agencies": [agency(role="mentioned")]},
            "Mines Ministry: mentioned, not participant",
        ),
        (
            "people",
            "title",
            {"people": [person(titles=["envoy"])]},
            "Ana Roe: envoy, not mines minister",
        ),
        ("people", "party", {"people": [person(party="Chad")]}, "Ana Roe: Chad, not Peru"),
        (
            "mentioned",
            "kind",
            {"mentioned": [{**actor("Cuba", "CU"), "kind": "bloc"}]},
            "Cuba: bloc, not country",
        ),
        (
            "chair",
            "of",
            {"chair": {**person(), "of": "panel", "status": "ongoing", "why": "x"}},
            "Ana Roe: panel, not talks",
        ),
    ],
)
def test_attributes_are_asked_of_facts_that_are_right(
    field: str, attribute: str, changes: Any, told: str
) -> None:
    found = right(**changes)
    assert row(field, found).attributes[attribute] == (0.0, 1)
    assert misses(field, found) == [(f"wrong {attribute}", told)]


def test_a_party_goes_by_every_name_of_its_actor() -> None:
    facts = right(
        parties=[actor("Chad", "TD"), {**actor("Republic of Peru", "PE")}],
        agencies=[agency(party="Republic of Peru")],
        people=[],
        chair=None,
    )
    assert row("agencies", facts).attributes["party"] == (1.0, 1)


def test_modifier_and_value_of_times() -> None:
    facts = right(timeline=[entry("by 2030", "2030", "which will end", "planned")])
    annotated = gold(timeline=[gold().timeline[1].model_dump()])
    assert row("timeline.when", facts, annotated).attributes["mod"] == (0.0, 1)
    facts = right(timeline=[entry("by 2030", "2031", "which will end", "planned")])
    assert row("timeline.text", facts, annotated).attributes["value"] == (0.0, 1)
    assert ("wrong value", "by 2030 = 2030: which will end: 2031, not 2030") in misses(
        "timeline.text", facts, annotated
    )


def test_temporal_expressions_by_place() -> None:
    annotated = gold(
        times=[
            {"start": 47, "end": 53, "type": "DATE", "value": "2021-03-01"},
            {"start": 150, "end": 154, "type": "DATE", "value": "2030"},
            {"start": 10, "end": 20, "type": "SET", "value": ""},
        ]
    )

    def time(start: int, end: int, value: str) -> dict[str, Any]:
        words = annotated.text[start:end]
        place = [{"start": start, "end": end, "text": words}]
        return {"text": words, "type": "DATE", "value": value, "evidence": place, "why": "x"}

    facts = right(
        times=[
            time(47, 53, "2021-03-01"),
            time(147, 154, "2031"),
            time(12, 20, "P1D"),
            time(0, 4, "1999"),
        ]
    )
    found = row("times", facts, annotated)
    assert (found.precision, found.recall) == (3 / 4, 1.0)
    assert found.strict == pytest.approx(2 * 1 / (3 + 4))
    assert found.attributes == {"type": (pytest.approx(2 / 3), 3), "value": (0.5, 2)}
    assert found.value_f1 == pytest.approx(2 * 1 / (2 + 3))


def test_misses_are_grouped_by_kind() -> None:
    facts = right(topics=[topic("the price of copper"), topic("wages")])
    annotated = gold(topics=["copper prices on Monday", "fishing"])
    facts = facts.model_copy(
        update={"topics": [t.model_copy(update={"evidence": []}) for t in facts.topics]}
    )
    assert misses("topics", facts, annotated) == [
        ("extra", "wages"),
        ("missed", "fishing"),
        ("other words", "the price of copper, not copper prices on Monday"),
    ]


def test_a_party_told_as_mentioned_is_said_as_such() -> None:
    facts = right(
        parties=[actor("Peru", "PE"), actor("Cuba", "CU")], mentioned=[actor("Chad", "TD")]
    )
    assert misses("parties", facts) == [
        ("annotated as mentioned", "Cuba"),
        ("found as mentioned", "Chad"),
    ]
    assert misses("mentioned", facts) == [
        ("annotated as parties", "Chad"),
        ("found as parties", "Cuba"),
    ]


def test_micro_pools_facts_and_macro_is_the_mean_of_articles() -> None:
    two = gold(id="two", parties=[gold().parties[0].model_dump()])
    both = score(
        {"talks": gold(), "two": two},
        {"talks": right(), "two": right(parties=[], agencies=[], chair=None, people=[])},
    )
    found = {row.name: row for row in Report.of(both).rows}["parties"]
    assert found.f1 == pytest.approx(0.8)
    assert found.macro == pytest.approx(0.5)


def test_misses_sort_by_kind_and_article() -> None:
    assert Miss("parties", "extra", "b", "x") < Miss("parties", "missed", "a", "x")
