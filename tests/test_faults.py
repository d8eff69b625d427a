"""A rule that raises costs its own fact; the other facts of the article, and the other articles, are whole."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

import pytest
from click.testing import CliRunner
from spacy.tokens import Doc

from factx.cli import main
from factx.errors import RAISE
from factx.extractor import Extractor
from factx.facts import RULES
from factx.facts.found import Found

TEXT = "Chad and Peru opened talks on copper prices on 2 March 2021, said Peru's Mines Ministry."


def topics(doc: Doc) -> Iterator[Found]:
    """Raise as a faulty rule does."""
    raise IndexError(f"no such token in {len(doc)}")


@pytest.fixture
def faulty(monkeypatch: pytest.MonkeyPatch) -> None:
    rules = tuple(topics if rule.__name__ == "topics" else rule for rule in RULES)
    monkeypatch.setattr("factx.extractor.RULES", rules)
    monkeypatch.delenv(RAISE, raising=False)


@pytest.mark.usefixtures("faulty")
def test_a_rule_that_raises_costs_its_fact_alone(extractor: Extractor) -> None:
    sheet = extractor.extract(TEXT)
    assert [(e.fact, e.error) for e in sheet.diagnostics.errors] == [
        ("topics", f"IndexError: no such token in {len(extractor.nlp.make_doc(TEXT))}")
    ]
    assert sheet.topics == []
    assert [party.name for party in sheet.parties] == ["Chad", "Peru"]
    assert [entry.when.value for entry in sheet.timeline] == ["2021-03-02"]


def test_a_component_that_raises_marks_nothing(
    extractor: Extractor, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv(RAISE)
    monkeypatch.setattr("factx.pipeline.event._scored", topics)
    sheet = extractor.extract(TEXT)
    assert [e.fact for e in sheet.diagnostics.errors] == ["event"]
    assert sheet.event is None
    assert [agency.name for agency in sheet.agencies] == ["Mines Ministry"]


def test_what_cannot_be_grounded_is_left_out(
    extractor: Extractor, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv(RAISE)
    monkeypatch.setattr("factx.grounding.Grounder.agency", topics)
    sheet = extractor.extract(TEXT)
    assert [e.fact for e in sheet.diagnostics.errors] == ["agencies"]
    assert sheet.agencies == []
    assert len(sheet.parties) == 2


@pytest.mark.usefixtures("faulty")
def test_the_command_reports_the_fact_and_ends_with_3(tmp_path: Path) -> None:
    for name in "ab":
        (tmp_path / f"{name}.txt").write_text(TEXT, encoding="utf-8")
    result = CliRunner().invoke(main, ["extract", str(tmp_path)])
    assert result.exit_code == 3
    assert len(result.stdout.splitlines()) == 2
    first, second = (json.loads(line) for line in result.stderr.splitlines()[:2])
    assert first["error"].startswith("a: no topics: IndexError: no such token")
    assert (second["id"], second["error_type"]) == ("b", "internal")


@pytest.mark.usefixtures("faulty")
def test_debug_raises(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv(RAISE, "")
    (tmp_path / "a.txt").write_text(TEXT, encoding="utf-8")
    result = CliRunner().invoke(main, ["extract", str(tmp_path / "a.txt"), "--debug"])
    assert result.exit_code == 2
    assert "IndexError: no such token" in result.stderr
