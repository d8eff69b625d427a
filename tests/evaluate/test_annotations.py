"""Facts go to Label Studio and come back as gold."""

from __future__ import annotations

import io
import json
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner

from factx.cli import main
from factx.errors import InputError
from factx.evaluate.annotations import read_annotations
from factx.evaluate.draft import draft
from factx.evaluate.gold import GoldArticle
from factx.schema import Factsheet
from factx.show.exports.labelstudio import (
    CHOICES,
    LABELS,
    WRITTEN,
    labeling_config,
    write_labelstudio,
)
from tests.show.sheets import talks
from tests.show.test_exports import facts


def exported(*sheets: Factsheet) -> list[dict[str, Any]]:
    """What Label Studio exports when somebody accepts the predictions as they are."""
    out = io.StringIO()
    write_labelstudio(sheets, out)
    tasks: list[dict[str, Any]] = json.loads(out.getvalue())
    return [task | {"annotations": task["predictions"]} for task in tasks]


def read(tmp_path: Path, tasks: object) -> dict[str, GoldArticle]:
    file = tmp_path / "export.json"
    file.write_text(json.dumps(tasks), encoding="utf-8")
    return read_annotations(file)


def without_notes(gold: dict[str, Any]) -> dict[str, Any]:
    """What an annotation tool does not ask for is left out."""
    gold = json.loads(json.dumps(gold))
    for actor in [*gold["parties"], *gold["mentioned"]]:
        actor.pop("code")
    return gold | {"notes": ""}


@pytest.mark.parametrize("sheet", [talks(), facts()], ids=["talks", "facts"])
def test_what_is_accepted_comes_back_as_the_draft(tmp_path: Path, sheet: Factsheet) -> None:
    found = read(tmp_path, exported(sheet))[sheet.article.id]
    wanted = without_notes(draft(sheet))
    if wanted["chair"]:
        wanted["chair"]["status"] = sheet.chair and sheet.chair.status
    assert found == GoldArticle.model_validate(wanted)


def test_a_correction_counts(tmp_path: Path) -> None:
    (task,) = exported(talks())
    results = task["annotations"][0]["result"]
    task["annotations"][0]["result"] = [
        r for r in results if r.get("value", {}).get("labels") != ["Topic"]
    ]
    assert read(tmp_path, [task])["talks"].topics == []


def test_the_last_annotation_counts_and_a_skipped_task_does_not(tmp_path: Path) -> None:
    first, second = exported(talks(id="a"), talks(id="b"))
    first["annotations"].append({"result": [], "was_cancelled": False})
    second["annotations"] = [{"result": [], "was_cancelled": True}]
    found = read(tmp_path, [first, second])
    assert list(found) == ["a"]
    assert found["a"].parties == []


def test_offsets_in_utf16_units_are_understood(tmp_path: Path) -> None:
    text = (
        "😀 Chad and Peru plan talks on copper in May, chaired by Ana Roe of Peru's Mines Ministry."
    )
    tasks = exported(talks(text))
    for result in tasks[0]["annotations"][0]["result"]:
        if "value" in result:
            result["value"]["start"] += 1
            result["value"]["end"] += 1
    found = read(tmp_path, tasks)["talks"]
    assert [p.texts for p in found.parties] == [["Chad"], ["Peru"]]


def marked(words: str, label: str) -> list[dict[str, Any]]:
    """One annotated task, its text "Oslo", with one region from 0 to 4."""
    value = {"start": 0, "end": 4, "text": words, "labels": [label]}
    result = [{"id": "1", "type": "labels", "from_name": "fact", "value": value}]
    return [{"data": {"id": "a", "text": "Oslo"}, "annotations": [{"result": result}]}]


@pytest.mark.parametrize(
    ("tasks", "told"),
    [
        ([{"text": "x"}], "task 1: not a task of Label Studio"),
        ([{"data": {"text": "x"}, "annotations": []}], "no task is annotated"),
        (marked("Rome", "Party"), '0:4 is not "Rome" in the text'),
        (marked("Oslo", "Timeline event"), "has no time"),
    ],
)
def test_what_cannot_be_read_is_said(tmp_path: Path, tasks: object, told: str) -> None:
    with pytest.raises(InputError, match=told):
        read(tmp_path, tasks)


def test_two_tasks_of_one_id_are_refused(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="duplicate id 'talks'"):
        read(tmp_path, exported(talks(), talks()))


def test_eval_measures_against_an_export(tmp_path: Path) -> None:
    gold, pred = tmp_path / "export.json", tmp_path / "facts.jsonl"
    gold.write_text(json.dumps(exported(talks())), encoding="utf-8")
    pred.write_text(talks().model_dump_json(), encoding="utf-8")
    arguments = ["eval", str(gold), str(pred), "--from-annotations", "--fail-under", "all=1"]
    result = CliRunner().invoke(main, arguments)
    assert result.exit_code == 0, result.output
    assert CliRunner().invoke(main, ["eval", str(gold), str(pred)]).exit_code == 2


def test_the_labeling_configuration_has_every_label_and_attribute(root: Path) -> None:
    config = (root / "docs" / "label-studio.xml").read_text(encoding="utf-8")
    assert config == labeling_config(), "run: python docs/make.py"
    for name in (*LABELS, *CHOICES, *WRITTEN):
        assert f'"{name}"' in config
