"""The tokenizer: the model's own, but for hyphens and abbreviations."""

from __future__ import annotations

import pytest
import spacy

from factx.pipeline import DEFAULT_MODEL


@pytest.mark.parametrize(
    ("text", "tokens"),
    [
        ("a co-chair", ["a", "co-chair"]),
        ("their re-election", ["their", "re-election"]),
        ("the U.S.-led talks", ["the", "U.S.", "-", "led", "talks"]),
        ("oil-rich Gabon", ["oil", "-", "rich", "Gabon"]),
        ("the minister, Eng. Ana Roe", ["the", "minister", ",", "Eng.", "Ana", "Roe"]),
        ("Brig. Gen. Ana Roe", ["Brig.", "Gen.", "Ana", "Roe"]),
        (
            "the co-op's non-oil-based trade",
            ["the", "co-op", "'s", "non-oil", "-", "based", "trade"],
        ),
    ],
)
def test_hyphens(extractor, text, tokens):
    assert [token.text for token in extractor.nlp.make_doc(text)] == tokens


def test_all_else_is_cut_as_the_model_cuts_it(extractor):
    model = spacy.load(DEFAULT_MODEL)
    text = "Dr. O'Neil can't say: \"$1.2bn (or 5km) isn't e.g. a.m.-ish\"... see https://example.org/a?b=c, or me@example.org."
    assert [t.text for t in extractor.nlp.make_doc(text)] == [t.text for t in model.make_doc(text)]
    assert extractor.nlp.tokenizer.rules.items() >= model.tokenizer.rules.items()
