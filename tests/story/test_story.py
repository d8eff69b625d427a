"""Joining of factsheets built by hand."""

from __future__ import annotations

from factx.story import distinct, story
from tests.story.sheets import signing, two


def test_a_plan_and_its_event_are_one_entry() -> None:
    (entry,) = story(two()).timeline
    assert entry.status == "happened"
    assert entry.articles == ["plan", "done"]
    assert entry.first_article == "plan"
    assert [(s.article, s.change) for s in entry.history] == [
        ("plan", "first"),
        ("done", "happened"),
    ]
    assert entry.why == "story.same_deed"


def test_other_parties_are_another_event() -> None:
    text = "Mali will sign a copper pact with Peru on 2021-03-09."
    other = signing("other", "2021-03-02", text, text[:-15], "planned", "2021-03-09")
    other = other.model_copy(
        update={"events": [e.model_copy(update={"agents": ["Mali"]}) for e in other.events]}
    )
    assert [e.articles for e in story([*two(), other]).timeline] == [["other"], ["plan", "done"]]


def test_past_dates_that_differ_contradict_each_other() -> None:
    text = "Chad signed a copper pact with Peru on 2021-03-08."
    other = signing("other", "2021-03-10", text, text[:-15], "happened", "2021-03-08")
    told = story([two()[1], other])
    (found,) = told.contradictions
    assert (found.field, [v.value for v in found.values]) == ("when", ["2021-03-08", "2021-03-09"])
    assert [v.articles for v in found.values] == [["other"], ["done"]]


def test_equal_ids_of_other_texts_stay_apart() -> None:
    plan, done = two()
    same = done.model_copy(update={"article": done.article.model_copy(update={"id": "plan"})})
    ids = [s.article.id for s in distinct([plan, same])]
    assert len(set(ids)) == 2
    assert all(id.startswith("plan-") for id in ids)


def test_an_article_read_twice_counts_once() -> None:
    plan, done = two()
    assert story([plan, done, plan]) == story([plan, done])


def test_no_article_is_a_story_without_facts() -> None:
    told = story([])
    assert (told.articles, told.timeline, told.story.title) == ([], [], None)
