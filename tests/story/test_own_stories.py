"""Invented stories: the changes and contradictions that were found against those that are there."""

from __future__ import annotations

import random
from pathlib import Path
from typing import Any

import pytest

from factx.extractor import Extractor
from factx.read import text as plain
from factx.schema import Factsheet
from factx.story import stories, story
from factx.story.model import Story
from factx.tables import tomllib

STORIES: list[dict[str, Any]] = tomllib.loads(
    (Path(__file__).parent / "stories.toml").read_text(encoding="utf-8")
)["story"]

Found = set[tuple[str, ...]]


@pytest.fixture(scope="module")
def sheets(extractor: Extractor) -> dict[str, list[Factsheet]]:
    """The factsheets of every story, with all events."""
    return {
        each["name"]: list(
            extractor.stream(
                [plain.article(a["text"], id=a["id"], date=a["date"]) for a in each["articles"]],
                events=True,
            )
        )
        for each in STORIES
    }


def found_changes(told: Story) -> Found:
    """(article, change) of every change; what only confirms or dates is none."""
    return {
        (step.article, step.change, entry.id)
        for entry in told.timeline
        for step in entry.history
        if step.change in ("postponed", "advanced", "denied", "happened")
    }


def found_contradictions(told: Story) -> Found:
    return {(c.field, *(v.value for v in c.values)) for c in told.contradictions}


def is_change(told: Story, wanted: dict[str, str], entry_id: str) -> bool:
    entry = next(e for e in told.timeline if e.id == entry_id)
    return any(wanted["about"] in quote.text for quote in entry.evidence)


def counts(told: Story, gold: dict[str, Any]) -> tuple[int, int, int]:
    """(right, found, wanted) over changes and contradictions."""
    changes, wanted = found_changes(told), gold["changes"]
    met = {
        (w["article"], w["change"], w["about"])
        for w in wanted
        for article, change, entry in changes
        if (article, change) == (w["article"], w["change"]) and is_change(told, w, entry)
    }
    claims = {(c["field"], *c["values"]) for c in gold.get("contradictions", [])}
    said = found_contradictions(told)
    return (
        len(met) + len(claims & said),
        len(changes) + len(said),
        len(wanted) + len(claims),
    )


def test_changes_and_contradictions(sheets: dict[str, list[Factsheet]]) -> None:
    """Precision at least 0.95, recall at least 0.8."""
    totals = [counts(story(sheets[each["name"]]), each) for each in STORIES]
    right, found, wanted = (sum(column) for column in zip(*totals, strict=True))
    detail = [(each["name"], c) for each, c in zip(STORIES, totals, strict=True)]
    assert right / found >= 0.95, detail
    assert right / wanted >= 0.8, detail


@pytest.mark.parametrize("name", [each["name"] for each in STORIES])
def test_order_of_inputs_does_not_matter(sheets: dict[str, list[Factsheet]], name: str) -> None:
    mixed = list(sheets[name])
    random.Random(7).shuffle(mixed)
    assert story(mixed).model_dump_json() == story(sheets[name]).model_dump_json()


def test_mixed_articles_are_split_into_their_stories(sheets: dict[str, list[Factsheet]]) -> None:
    told = stories([sheet for listed in sheets.values() for sheet in listed])
    owner = {a["id"]: each["name"] for each in STORIES for a in each["articles"]}
    assert sorted(a.id for s in told for a in s.articles) == sorted(owner), "no article is lost"
    for each in told:
        assert len({owner[a.id] for a in each.articles}) == 1, [a.id for a in each.articles]


def test_one_article_alone_has_the_timeline_of_its_factsheet(
    sheets: dict[str, list[Factsheet]],
) -> None:
    for sheet in (s for listed in sheets.values() for s in listed):
        alone = story([sheet]).timeline
        assert [(e.when, e.event, e.status) for e in alone] == [
            (e.when, e.event, e.status) for e in sheet.timeline
        ]


def test_every_quote_is_exact(sheets: dict[str, list[Factsheet]]) -> None:
    for listed in sheets.values():
        texts = {s.article.id: s.article.text or "" for s in listed}
        told = story(listed)
        quotes = [q for e in told.timeline for q in e.evidence]
        quotes += [q for t in told.topics for q in t.evidence]
        quotes += [q for p in told.cast.parties for q in p.evidence]
        assert quotes
        assert all(texts[q.article][q.start : q.end] == q.text for q in quotes)
