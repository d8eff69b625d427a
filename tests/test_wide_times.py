"""Two wide kinds of sentence, made from parts: every time must come with its own event and the side it lies on."""

from __future__ import annotations

import itertools

import pytest

from factx import Extractor
from factx.schema import Entry

_SIDES = ["Norway and Chile", "The two ministries", "Peru"]
_NOUNS = [("reserves", "pact"), ("grains", "deal"), ("goods", "treaty"), ("pensions", "accord")]
_DAYS = [("on Tuesday", "2024-03-12"), ("in January", "2024-01"), ("last week", "2024-W10")]
_CAUSES = ["Despite", "Because of", "Due to", "On the heels of", "Following"]
_REASONS = ["protests", "floods", "a strike", "heavy losses", "a drought"]
_DEEDS = ["the government closed the port", "the bank raised rates", "Kenya sent two envoys"]


def _entries(extractor: Extractor, text: str) -> list[Entry]:
    return extractor.extract(text, published="2024-03-14").timeline


@pytest.mark.parametrize("side", _SIDES)
def test_plural_before_singular(side: str, extractor: Extractor) -> None:
    right = []
    for (plural, noun), (words, value) in itertools.product(_NOUNS, _DAYS):
        text = f"{side} signed a {plural} {noun} {words}."
        found = [(t.when.value, t.event) for t in _entries(extractor, text)]
        right.append(found == [(value, f"{side} signed a {plural} {noun}")])
    assert sum(right) >= 0.95 * len(right)


@pytest.mark.parametrize("cause", _CAUSES)
def test_cause_with_its_own_month(cause: str, extractor: Extractor) -> None:
    right = []
    for reason, deed in itertools.product(_REASONS, _DEEDS):
        text = f"{cause} {reason} in November, {deed} in February."
        found = {t.when.value: t.event for t in _entries(extractor, text)}
        right.append(
            found.keys() == {"2023-11", "2024-02"}
            and found["2023-11"].startswith(reason)
            and found["2024-02"] == deed
        )
    assert sum(right) >= 0.95 * len(right)


@pytest.mark.parametrize("deed", _DEEDS)
def test_opening_that_is_no_cause_leaves_the_time_to_the_deed(
    deed: str, extractor: Extractor
) -> None:
    (entry,) = _entries(extractor, f"Due to open talks soon, {deed} in February.")
    assert (entry.when.value, entry.event) == ("2024-02", deed)
