"""Factsheets and golden files of the schema before this one."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from factx.errors import InputError
from factx.golden.files import load
from factx.read.saved import factsheets
from tests.show.sheets import talks


def test_saved_factsheets_of_version_1_are_refused_with_what_to_do(tmp_path: Path) -> None:
    file = tmp_path / "old.jsonl"
    file.write_text(json.dumps(talks().model_dump(mode="json") | {"schema_version": "1"}))
    with pytest.raises(InputError, match="record 1: schema_version is '1'") as error:
        list(factsheets(file))
    assert "extract the articles again" in error.value.hint


@pytest.mark.parametrize("date", [None, {"value": "2021-03-02", "origin": "html"}])
def test_golden_files_of_version_1_are_read(tmp_path: Path, date: object) -> None:
    file = tmp_path / "old.facts.json"
    file.write_text(json.dumps({"schema_version": "1", "date": date}))
    golden = load(file)
    assert golden["schema_version"] == "2"
    assert golden["date"] == (date and {"value": "2021-03-02", "origin": "html-metadata"})


def test_golden_files_of_an_unknown_version_are_refused(tmp_path: Path) -> None:
    file = tmp_path / "new.facts.json"
    file.write_text(json.dumps({"schema_version": "99"}))
    with pytest.raises(InputError, match="schema_version"):
        load(file)
