"""Where the prose begins: after the dateline, which can stand below headings."""

from __future__ import annotations

import pytest

from factx.extractor import Extractor
from factx.pipeline.layout import dateline_end


@pytest.mark.parametrize(
    "text",
    [
        "OTTAWA, Ontario - |Canada spoke.",
        "Pact in Sight\n\nOTTAWA, Ontario - |Canada spoke.",
        "PACT IN SIGHT\nTrade is on the table\nBy Jane Smith\nNEW DELHI, 5 March 2025 (Wire) — |India spoke.",
        "|Norway spoke - at last - to Chile.",
        "|Pact in Sight\nPeace in Oslo (and Lima) - a report",
        "|Norway spoke to Chile.\nOSLO - a city on a fjord - is in Norway.",
        "|One\nTwo\nThree\nFour\nOSLO - Norway spoke.",
    ],
)
def test_the_prose_begins_after_the_dateline(text: str) -> None:
    assert dateline_end(text.replace("|", "")) == text.index("|")


@pytest.mark.parametrize(
    "words", ["the head of ", "talks and ", "agreed to seek ", "the Ministry of Trade and "]
)
def test_what_never_ends_is_cut_into_sentences(extractor: Extractor, words: str) -> None:
    text = "Chile met Peru. " + words * 1500
    assert max(len(sentence) for sentence in extractor.nlp(text).sents) < 410
    assert [party.code for party in extractor.extract(text).parties] == ["CL", "PE"]
