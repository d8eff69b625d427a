"""factx in anyone's spaCy pipeline: the umbrella component, and what a Doc survives."""

from __future__ import annotations

import datetime
import json
import pickle
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import spacy
from spacy.language import Language
from spacy.tokens import Doc, DocBin
from spacy.vocab import Vocab

import factx
from factx.extractor import Extractor
from factx.pipeline import DEFAULT_MODEL, PIPES

ROOT = Path(__file__).parent.parent.parent
TEXTS = [
    path.read_text(encoding="utf-8")
    for folder in ("fixtures/articles", "seeds")
    for path in sorted(ROOT.glob(f"{folder}/*.txt"))
]
LINES = [
    "OSLO, May 4, 2021 -- Norway’s Foreign Minister Kari Lund signed a pact with Chile on Tuesday.",
    "Peru and Kenya will hold talks on copper in Lima next week.",
    "The Trade Ministry of Ghana denied that it would leave the bloc.",
    "",
    "Ulf Ek, the chairman of the panel, said the EU and Japan met in April.",
    "Nothing.",
]
PACT = LINES[0]


@pytest.fixture(scope="module")
def stock() -> Language:
    """A pipeline as people have it, and the component."""
    nlp = spacy.load(DEFAULT_MODEL)
    nlp.add_pipe("factx")
    return nlp


@pytest.fixture(scope="module")
def docs(stock: Language) -> list[Doc]:
    given = [*TEXTS, *LINES]
    assert len(given) >= 20
    return list(stock.pipe(given))


def sheets(docs: Any) -> list[str]:
    return [doc._.factx.model_dump_json() for doc in docs]


def test_a_stock_pipeline_gives_factsheets(stock: Language) -> None:
    doc = stock(PACT)
    sheet = doc._.factx
    assert isinstance(sheet, factx.Factsheet)
    assert {p.name for p in [*sheet.parties, *sheet.mentioned]} >= {"Norway", "Chile"}
    assert sheet.date.value == "2021-05-04"
    assert sheet.article.text == PACT == doc.text
    assert sheet.generator.model.startswith("en_core_web_sm")
    assert [p.name for p in sheet.people] == ["Kari Lund"]
    assert [t.value for t in sheet.times][-1] == "2021-05-04"


def test_a_span_has_the_facts_that_stand_on_it(stock: Language) -> None:
    doc = stock(PACT)
    start = PACT.index("Chile")
    kinds = {type(f).__name__ for f in doc.char_span(start, start + 5)._.factx}
    assert "Party" in kinds
    assert "Time" not in kinds
    assert spacy.blank("en")("Chile spoke.")[0:1]._.factx == []
    assert spacy.blank("en")("Chile spoke.")._.factx is None


def test_the_words_of_the_doc_stay_and_spans_are_marked(stock: Language) -> None:
    doc = stock(PACT)
    assert "Norway’s" in doc.text
    assert [s.text for s in doc.spans["actors"]] == ["OSLO", "Norway", "Chile"]
    assert [s.text for s in doc.spans["people"]] == ["Kari Lund"]
    assert not stock.analyze_pipes()["problems"]["factx"]


def test_nothing_is_set_or_loaded_until_the_component_is_asked_for() -> None:
    code = (
        "import spacy, sys; from spacy.tokens import Doc; nlp = spacy.blank('en');"
        "print(Doc.has_extension('factx'), 'factx.extractor' in sys.modules);"
        "from factx.component import attributes; attributes();"
        "print(Doc.has_extension('factx'), nlp('x')._.factx)"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout == "False False\nTrue None\n"


def test_what_is_on_the_doc_is_json(docs: list[Doc]) -> None:
    for doc in docs:
        assert json.loads(json.dumps(doc.user_data["factx"])) is not None


def test_round_trips_keep_the_factsheets(docs: list[Doc], stock: Language) -> None:
    alone = sheets(docs)
    assert sheets(Doc(stock.vocab).from_bytes(doc.to_bytes()) for doc in docs) == alone
    assert sheets(Doc(Vocab()).from_bytes(doc.to_bytes()) for doc in docs) == alone
    assert sheets(doc.copy() for doc in docs) == alone
    assert sheets(pickle.loads(pickle.dumps(doc)) for doc in docs) == alone
    packed = DocBin(docs=docs, store_user_data=True).to_bytes()
    assert sheets(DocBin().from_bytes(packed).get_docs(Vocab())) == alone


def test_two_processes_give_the_bytes_of_one(docs: list[Doc], stock: Language) -> None:
    texts = [doc.text for doc in docs]
    assert sheets(stock.pipe(texts, n_process=2, batch_size=5)) == sheets(docs)


@pytest.mark.parametrize("pipe", [pipe for pipe, _ in PIPES if pipe != "factx_layout"])
def test_what_each_component_writes_survives(extractor: Extractor, pipe: str) -> None:
    before = [name for name, _ in PIPES][: [name for name, _ in PIPES].index(pipe) + 1]
    off = [name for name, _ in PIPES if name not in before]
    texts = [*TEXTS[:3], *LINES]

    def told(docs: Any) -> list[Any]:
        return [
            (
                {k: [(s.start, s.end, s.label_, s.kb_id_, s.id_) for s in g] for k, g in d.spans.items()},
                json.dumps(d.user_data["factx"]),
            )
            for d in docs
        ]  # fmt: skip

    with extractor.nlp.select_pipes(disable=off):
        alone = list(extractor.nlp.pipe(texts))
        two = list(extractor.nlp.pipe(texts, n_process=2, batch_size=3))
    assert told(two) == told(alone)
    assert told(Doc(Vocab()).from_bytes(doc.to_bytes()) for doc in alone) == told(alone)
    assert told(doc.copy() for doc in alone) == told(alone)


@pytest.mark.parametrize(
    "context",
    [
        {"published": "2021-05-06", "id": "a", "title": "Pact"},
        {"published": datetime.datetime(2021, 5, 6, 8, 30)},
        datetime.date(2021, 5, 6),
    ],
)
def test_the_context_may_carry_the_day(stock: Language, context: Any) -> None:
    text = "Norway and Chile signed a pact on Tuesday."
    ((doc, back), (other, none)) = stock.pipe([(text, context), (text, None)], as_tuples=True)
    assert back is context
    assert none is None
    assert [t.value for t in doc._.factx.times] == ["2021-05-04"]
    assert [t.value for t in other._.factx.times] == ["XXXX-WXX-2"]
    assert doc._.factx.article.id == ("a" if isinstance(context, dict) and "id" in context else "text")  # fmt: skip
    ((two, _),) = stock.pipe([(text, context)], as_tuples=True, n_process=2)
    assert sheets([two]) == sheets([doc])


def test_the_config_gives_a_day_and_chooses_facts(tmp_path: Path) -> None:
    nlp = spacy.load(DEFAULT_MODEL)
    nlp.add_pipe("factx", config={"published": "6 May 2021", "facts": ["parties", "times"]})
    sheet = nlp("Norway and Chile signed a pact on Tuesday.")._.factx
    assert [t.value for t in sheet.times] == ["2021-05-04"]
    assert sheet.parties
    assert sheet.event is None
    assert nlp(PACT)._.factx.date.origin != "option"
    nlp.to_disk(tmp_path / "nlp")
    again = spacy.load(tmp_path / "nlp")("Norway and Chile signed a pact on Tuesday.")._.factx
    assert again.times == sheet.times


def test_a_bad_config_is_told() -> None:
    nlp = spacy.load(DEFAULT_MODEL)
    with pytest.raises(factx.SetupError, match="knows no fact 'party'") as raised:
        nlp.add_pipe("factx", config={"facts": ["party"]})
    assert raised.value.hint == "did you mean parties?"
    with pytest.raises(factx.InputError, match="published: not a calendar day"):
        nlp.add_pipe("factx", config={"published": "2021-02-30"})


def bare() -> Iterator[tuple[str, str, Language]]:
    """A component, what it lacks, and a pipeline that lacks it."""
    blank = spacy.blank("en")
    blank.add_pipe("factx")
    yield "factx", "tagger", blank
    tagged = spacy.load(DEFAULT_MODEL, exclude=["parser", "ner"])
    tagged.add_pipe("factx")
    yield "factx", "parser", tagged
    for pipe, lacking in (("factx_agencies", "factx_actors"), ("factx_people", "factx_actors")):
        nlp = spacy.load(DEFAULT_MODEL)
        nlp.add_pipe(pipe)
        yield pipe, lacking, nlp
    swapped = spacy.load(DEFAULT_MODEL)
    for pipe in ("factx_actors", "factx_people", "factx_agencies"):
        swapped.add_pipe(pipe)
    yield "factx_people", "factx_agencies", swapped
    first = spacy.load(DEFAULT_MODEL)
    first.add_pipe("factx_event", first=True)
    yield "factx_event", "tagger", first


def test_what_is_missing_or_too_late_is_named() -> None:
    for component, lacking, nlp in bare():
        with pytest.raises(factx.SetupError) as raised:
            nlp(PACT)
        assert raised.value.message == f"the component {component!r} needs {lacking!r} before it in the pipeline"  # fmt: skip
        assert raised.value.hint


def test_components_and_extractors_can_be_pickled(stock: Language, extractor: Extractor) -> None:
    for name in ("factx",):
        component = pickle.loads(pickle.dumps(stock.get_pipe(name)))
        assert component(stock.make_doc("")) is not None
    for name, _ in PIPES:
        pickle.dumps(extractor.nlp.get_pipe(name))
    again = pickle.loads(pickle.dumps(extractor))
    assert again.extract(PACT) == extractor.extract(PACT)


def test_our_tokenizer_can_be_pickled(extractor: Extractor) -> None:
    again = pickle.loads(pickle.dumps(extractor.nlp.tokenizer))
    words = "The co-chair of U.S.-led talks re-opened Brig. Gen. Ek's non-aligned post."
    assert [t.text for t in again(words)] == [t.text for t in extractor.nlp.tokenizer(words)]


def test_the_facts_are_near_those_of_an_extractor(extractor: Extractor, docs: list[Doc]) -> None:
    """Words and lines are cut otherwise, so not all are the same; what differs is the exception."""
    same = total = 0
    for doc in docs:
        found = doc._.factx
        sheet = extractor.extract(doc.text)
        for fact in ("parties", "agencies", "people", "times"):
            mine, theirs = ({f.evidence[0].text for f in getattr(s, fact)} for s in (found, sheet))
            same, total = same + len(mine & theirs), total + len(mine | theirs)
    print(same, total, file=sys.stderr)
    assert same / total > 0.8
