"""Events that clauses and nouns name: what is one, who takes part, and what is none."""

from __future__ import annotations

import pytest

from factx.extractor import Extractor
from factx.read import text as plain
from factx.schema import Occurrence


@pytest.fixture(scope="module")
def events(extractor: Extractor):
    def found(text: str, *, published: str = "2021-05-05") -> dict[str, Occurrence]:
        article = plain.article(text, id="x", date=published)
        (sheet,) = extractor.stream([article], events=True)
        return {event.lemma: event for event in sheet.events}

    return found


def test_a_clause_names_who_does_it_and_with_whom(events) -> None:
    found = events("Norway signed a fisheries treaty with Chile on Tuesday.")["sign"]
    assert (found.agents, found.others) == (["Norway"], ["Chile"])
    assert (found.status, found.why) == ("happened", "events.clause")
    assert found.when is not None
    assert found.when.value == "2021-05-04"


def test_a_passive_names_whom_it_is_done_to(events) -> None:
    found = events("Peru was criticised by Norway after the raid.")
    assert (found["criticise"].agents, found["criticise"].others) == (["Norway"], ["Peru"])
    assert found["raid"].why == "events.noun"


def test_what_is_planned_or_denied_is_so(events) -> None:
    found = events("Norway will not close the port. Chile plans to reopen the mine.")
    assert (found["close"].status, found["reopen"].status) == ("denied", "planned")


@pytest.mark.parametrize(
    "text",
    [
        "Norway is a kingdom.",
        "The ministry has 300 employees.",
        "Rain seems likely.",
        "The Strike Force Museum is large.",
    ],
)
def test_states_and_names_are_no_events(events, text: str) -> None:
    assert events(text) == {}


def test_without_being_asked_there_are_none(extractor: Extractor) -> None:
    sheet = extractor.extract("Norway signed a treaty with Chile.")
    assert sheet.events == []
    assert '"events"' not in sheet.model_dump_json()
