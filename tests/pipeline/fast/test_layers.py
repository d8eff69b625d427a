"""The model's layers compute what spaCy's compute, bit for bit where the products are the same."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import numpy as np
import pytest
import spacy
from spacy.language import Language
from spacy.tokens import Doc, Span

from factx.pipeline import DEFAULT_MODEL, UNUSED, load
from factx.pipeline.fast import recognizer
from factx.pipeline.fast.blocks import ROWS, BlockOps, multiplied
from factx.pipeline.fast.encoder import Embeddings, encoder

TEXTS = [
    "Norway and Chile will sign a fisheries pact in Lima on Tuesday.",
    "The Ministry of Trade said "
    + "talks with Peru, Ghana and the European Union had failed; " * 9
    + "no date was set.",
    "",
    "It rained.",
    "OSLO, May 4 -- Prime Minister Anna Berg of Norway met Chilean Finance Minister Luis Rojas.\n\n"
    "Mr. Rojas, 54, paid $3.2 million to the Bank of the South in 2019, the Lima Herald wrote.\n",
    " \n The 12th Assembly of the Arctic Fisheries Union\nends\n on Friday 3 June 2022 ",
]


@pytest.fixture(scope="module")
def plain() -> Language:
    """spaCy's own pipeline, with our tokenizer and sentence starts."""
    from factx.pipeline.tokens import CONFIG

    nlp = spacy.load(DEFAULT_MODEL, config=CONFIG, exclude=list(UNUSED))
    nlp.add_pipe("factx_layout", first=True)
    return nlp


@pytest.fixture(scope="module")
def quick() -> Language:
    nlp = load()
    for name in nlp.pipe_names:
        if name.startswith("factx_") and name != "factx_layout":
            nlp.remove_pipe(name)
    return nlp


def word_layers(nlp: Language) -> list[Any]:
    """The layers of a stock pipeline that read words: of the shared one and of the recognizer."""
    return [nlp.get_pipe("tok2vec").model, nlp.get_pipe("ner").model.get_ref("tok2vec").layers[0]]


def analysis(doc: Doc) -> list[tuple[str, str, int, str]]:
    return [(t.tag_, t.dep_, t.head.i, t.ent_iob_ + t.ent_type_) for t in doc]


def test_rows_round_alike_in_any_company() -> None:
    rng = np.random.default_rng(7)
    rows = rng.random((3 * ROWS + 5, 288), dtype=np.float32)
    weights = rng.random((288, 96), dtype=np.float32)
    product = multiplied(rows, weights)
    assert np.allclose(product, rows @ weights, rtol=1e-5)
    assert all(
        np.array_equal(product[i : i + 1], multiplied(rows[i : i + 1], weights))
        for i in range(len(rows))
    )


@pytest.mark.parametrize("which", [0, 1], ids=["tok2vec", "ner"])
def test_encoder_has_the_bits_of_the_layers_it_replaces(plain: Language, which: int) -> None:
    layer = word_layers(spacy.load(DEFAULT_MODEL))[which]
    for node in layer.walk():
        node.ops = BlockOps()
    ours = encoder(layer)
    assert ours is not None
    docs = [plain.make_doc(text) for text in TEXTS if text]
    for theirs, vectors in zip(layer.predict(docs), ours.predict(docs), strict=True):
        assert np.array_equal(theirs, vectors)


def test_words_are_computed_anew_when_too_many_are_kept(
    plain: Language, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("factx.pipeline.fast.encoder.KEPT", 20)
    (layer, _) = word_layers(spacy.load(DEFAULT_MODEL))
    for node in layer.walk():
        node.ops = BlockOps()
    embeddings = Embeddings(layer.layers[0])
    for text in [*TEXTS, *TEXTS]:
        doc = plain.make_doc(text)
        expected = layer.layers[0].predict([doc])[0] if len(doc) else np.empty((0, 96))
        assert np.array_equal(embeddings(doc), expected)
    assert len(embeddings.rows) < 60


def test_other_layers_are_left_alone(plain: Language) -> None:
    assert encoder(plain.get_pipe("tagger").model) is None
    assert encoder(plain.get_pipe("parser").model) is None
    (layer, _) = word_layers(spacy.load(DEFAULT_MODEL))
    layer.layers[1].attrs["pad"] = 2
    assert encoder(layer) is None


def test_same_analysis_as_spacy(plain: Language, quick: Language) -> None:
    ours, theirs = quick.pipe(TEXTS), plain.pipe(TEXTS)
    assert [analysis(doc) for doc in ours] == [analysis(doc) for doc in theirs]
    assert any(doc.ents for doc in quick.pipe(TEXTS))


@pytest.mark.parametrize("order", [list, lambda texts: texts[::-1]])
def test_no_bit_hangs_on_the_neighbours(
    quick: Language, order: Callable[[list[str]], list[str]]
) -> None:
    for doc in quick.pipe(order(TEXTS), batch_size=3):
        alone = quick(doc.text)
        assert np.array_equal(doc.tensor, alone.tensor)
        assert analysis(doc) == analysis(alone)


def test_only_a_stock_recognizer_is_replaced(tmp_path: Path) -> None:
    config = tmp_path / "config.cfg"
    config.write_text('[components.ner]\nfactory = "beam_ner"\nbeam_width = 4\n', encoding="utf-8")
    assert recognizer.config(str(tmp_path)) == {}
    config.write_text('[components.ner]\nfactory = "ner"\nmoves = null\n', encoding="utf-8")
    assert recognizer.config(str(tmp_path)) == {"components": {"ner": {"factory": "factx_ner"}}}
    assert recognizer.config("no_such_model") == {}


def test_recognizer_is_ours(quick: Language) -> None:
    assert quick.get_pipe("ner").search is not None


def test_entities_already_set_are_left_to_spacy(plain: Language, quick: Language) -> None:
    found = []
    for nlp in (quick, plain):
        doc = nlp(TEXTS[4])
        again = nlp.make_doc(TEXTS[4])
        again.set_ents([Span(again, 0, 2, label="LAW")], default="unmodified")
        again = nlp.get_pipe("ner")(again)
        found.append([(e.start, e.end, e.label_) for e in again.ents])
        assert found[-1] != [(e.start, e.end, e.label_) for e in doc.ents]
    assert found[0] == found[1]
    assert (0, 2, "LAW") in found[0]
