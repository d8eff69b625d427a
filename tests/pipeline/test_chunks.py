"""Texts of any size go through, character for character."""

from __future__ import annotations

import pytest
import spacy

from factx.extractor import Extractor
from factx.pipeline import chunks, read_docs
from factx.read.text import article


@pytest.fixture(scope="module")
def blank():
    return spacy.blank("en")


@pytest.mark.parametrize(
    "text",
    [
        "One line.",
        "Paragraph one.\n\nParagraph two.\n" * 4000,
        "word " * 20_000,
        "x" * 60_000,
        "(" * 3_000 + "a b" + ")" * 3_000,
    ],
    ids=["short", "paragraphs", "one line", "no blank", "brackets"],
)
def test_pieces_are_the_text(blank, text):
    docs = list(chunks.make_docs(blank, text))
    assert all(len(doc.text) <= chunks.LIMIT for doc in docs)
    assert chunks.joined(docs).text == text


def test_long_text_is_cut_between_paragraphs():
    text = ("A sentence of news.\n\n" * 4000).rstrip()
    assert len(chunks.cuts(text)) > 2
    assert all(text[at - 2 : at] == "\n\n" for at in chunks.cuts(text)[1:-1])


def test_a_long_text_keeps_no_tensor(extractor: Extractor) -> None:
    text = "Norway and Chile signed a pact in Lima on Tuesday.\n" * 1200
    assert len(text) > chunks.LIMIT
    ((_, _, doc),) = read_docs(extractor.nlp, [article(text, id="long")])
    assert doc.text == text
    assert doc.tensor.size == 0
    assert len(doc.ents) > 3000
