"""Which fact is which: by meaning, never by place in a list."""

from __future__ import annotations

from factx.golden.facts import FACTS, Item
from factx.golden.pairing import pair

BY_PLACE = {fact.place: fact for fact in FACTS}


def body(name: str, party: str | None, start: int) -> Item:
    return {
        "name": name,
        "party": party,
        "evidence": [{"start": start, "end": start + len(name), "text": name}],
    }


def test_bodies_of_one_name_are_told_apart_by_their_side() -> None:
    old = [body("Foreign Ministry", "Chad", 10), body("Foreign Ministry", "Peru", 50)]
    new = [body("Foreign Ministry", "Peru", 90), body("Foreign Ministry", "Chad", 20)]
    assert pair(BY_PLACE["agencies"], old, new) == [(0, 1), (1, 0)]


def test_bodies_of_one_name_and_side_are_told_apart_by_their_place() -> None:
    old = [body("Foreign Ministry", None, 10), body("Foreign Ministry", None, 50)]
    new = [body("Foreign Ministry", "Peru", 50), body("Foreign Ministry", "Chad", 10)]
    assert pair(BY_PLACE["agencies"], old, new) == [(0, 1), (1, 0)]


def test_another_name_for_the_same_words_is_the_same_fact() -> None:
    old = [{"name": "Burma", "code": "MM", "evidence": [{"start": 3, "end": 8, "text": "Burma"}]}]
    new = [{"name": "Myanmar", "code": "MM", "evidence": [{"start": 3, "end": 8, "text": "Burma"}]}]
    assert pair(BY_PLACE["parties"], old, new) == [(0, 0)]


def test_other_facts_are_not_paired() -> None:
    assert (
        pair(BY_PLACE["topics"], [{"text": "export controls"}], [{"text": "a fishing quota"}]) == []
    )


def test_a_single_fact_is_always_paired() -> None:
    assert pair(BY_PLACE["chair"], [{"name": "Ana Roe"}], [{"name": "Bo Li"}]) == [(0, 0)]
