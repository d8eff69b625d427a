"""The model multiplies with numpy's BLAS in one thread: quicker than as spaCy would, with the same results."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
import pytest
import spacy
from spacy.language import Language
from spacy.tokens import Doc

from factx.blas import quicken
from factx.pipeline import DEFAULT_MODEL

TEXTS = [
    "Norway and Chile will sign a fisheries pact in Lima on Tuesday.",
    "The Ministry of Trade said "
    + "talks with Peru, Ghana and the European Union had failed; " * 9
    + "no date was set.",
    "",
    "It rained.",
]


def model(monkeypatch: pytest.MonkeyPatch, threads: str) -> Language:
    monkeypatch.setenv("OPENBLAS_NUM_THREADS", threads)
    nlp = spacy.load(DEFAULT_MODEL)
    quicken(nlp)
    return nlp


def blis(nlp: Language) -> set[bool]:
    nodes = (
        node
        for _, pipe in nlp.pipeline
        if getattr(pipe, "model", None)
        for node in pipe.model.walk()
    )
    return {node.ops.use_blis for node in nodes if node.name == "maxout"}


def analysis(doc: Doc) -> list[tuple[str, str, int, str]]:
    return [(t.tag_, t.dep_, t.head.i, t.ent_iob_ + t.ent_type_) for t in doc]


def test_one_thread_decides(monkeypatch: pytest.MonkeyPatch) -> None:
    assert blis(model(monkeypatch, "1")) == {False}
    assert blis(model(monkeypatch, "4")) == {True}


@pytest.mark.parametrize("order", [list, lambda texts: texts[::-1]])
def test_no_bit_hangs_on_the_neighbours(
    monkeypatch: pytest.MonkeyPatch, order: Callable[[list[str]], list[str]]
) -> None:
    nlp = model(monkeypatch, "1")
    for doc in nlp.pipe(order(TEXTS), batch_size=3):
        assert np.array_equal(doc.tensor, nlp(doc.text).tensor)


def test_same_analysis_as_without(monkeypatch: pytest.MonkeyPatch) -> None:
    quick, plain = model(monkeypatch, "1"), model(monkeypatch, "4")
    assert [analysis(quick(text)) for text in TEXTS] == [analysis(plain(text)) for text in TEXTS]
