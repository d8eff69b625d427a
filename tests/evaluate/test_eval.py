"""``factx eval``: its tables, its files, its exit codes."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result

from factx.cli import main
from factx.schema import Factsheet
from tests.evaluate.sample import GOLD, actor, agency, right

WRONG = {"parties": [actor("Peru", "PE")], "agencies": [agency(role="mentioned")], "topics": []}


def evaluate(*arguments: object) -> Result:
    return CliRunner().invoke(main, ["eval", *map(str, arguments)])


def save(path: Path, *sheets: Factsheet) -> Path:
    path.write_text("".join(sheet.without_text().model_dump_json() + "\n" for sheet in sheets))
    return path


@pytest.fixture
def gold(tmp_path: Path) -> Path:
    path = tmp_path / "gold.jsonl"
    path.write_text(json.dumps(GOLD))
    return path


@pytest.fixture
def new(tmp_path: Path) -> Path:
    return save(tmp_path / "new.jsonl", right(chair=None, people=[], **WRONG))


def test_table(gold: Path, new: Path) -> None:
    result = evaluate(gold, new)
    assert result.exit_code == 0
    figures, attributes = (
        line.split() for line in result.stdout.splitlines() if line.strip().startswith("parties")
    )
    assert figures == [
        "parties",
        "1.000",
        "0.500",
        "0.667",
        "0.667–0.667",
        "0.667",
        "0.667",
        "2",
        "1",
    ]
    assert attributes == ["parties", "kind", "1.000"]
    assert max(map(len, result.stdout.splitlines())) <= 80
    assert "1 article; evidence exact" in result.stderr


def test_json(gold: Path, new: Path) -> None:
    told = json.loads(evaluate(gold, new, "--format", "json", "--errors").stdout)
    assert told["fields"]["parties"]["recall"] == 0.5
    assert told["fields"]["agencies"]["attributes"]["role"] == {"accuracy": 0.0, "asked": 1}
    assert {"field": "parties", "kind": "missed", "article": "talks", "told": "Chad"} in told[
        "misses"
    ]


def test_markdown(gold: Path, new: Path) -> None:
    told = evaluate(gold, new, "--format", "markdown", "--errors").stdout
    assert (
        "| parties | 1.000 | 0.500 | 0.667 | 0.667–0.667 | 0.667 | 0.667 | 2 | 1 | kind 1.000 |"
        in told
    )
    assert "### parties: missed (1)\n\n- `talks: Chad`" in told


def test_errors_are_grouped_by_kind(gold: Path, new: Path) -> None:
    told = evaluate(gold, new, "--errors").stdout
    assert "\nparties: missed (1)\n  talks: Chad\n" in told
    assert (
        "\nagencies: wrong role (1)\n  talks: Mines Ministry: mentioned, not participant\n" in told
    )
    only = evaluate(gold, new, "--errors", "--only", "topics").stdout
    assert "topics: missed (1)" in only
    assert "parties" not in only


def test_compare_tells_what_got_better_and_worse(gold: Path, new: Path, tmp_path: Path) -> None:
    old = save(tmp_path / "old.jsonl", right(parties=[actor("Peru", "PE"), actor("Cuba", "CU")]))
    told = evaluate(gold, new, "--compare", old).stdout
    assert "\nbetter: parties: annotated as mentioned (1)\n  talks: Cuba\n" in told
    assert "\nworse: topics: missed (1)\n  talks: copper prices\n" in told
    assert "parties: missed" not in told
    comparison = json.loads(evaluate(gold, new, "--compare", old, "--format", "json").stdout)[
        "comparison"
    ]
    assert [
        round(gain["new"] - gain["old"], 3)
        for gain in comparison["gains"]
        if gain["name"] == "topics"
    ] == [-1.0]


@pytest.mark.parametrize(
    ("minima", "code", "told"),
    [
        ("parties=.6", 0, ""),
        ("parties=.7", 1, "parties is 0.6667, below 0.7000"),
        ("parties=.6,agencies.role=.5", 1, "agencies.role is 0.0000, below 0.5000"),
        ("parties.recall=0.5, all.macro=.1", 0, ""),
        ("partys=.5", 2, "no such figure: partys"),
        ("parties", 2, "is not like parties=.8"),
    ],
)
def test_fail_under(gold: Path, new: Path, minima: str, code: int, told: str) -> None:
    result = evaluate(gold, new, "--fail-under", minima)
    assert result.exit_code == code
    assert told in result.stderr


def test_without_factsheets_the_articles_are_extracted(gold: Path) -> None:
    result = evaluate(gold, "--format", "json")
    told = json.loads(result.stdout)
    assert told["without_factsheet"] == 0
    assert told["fields"]["date"]["f1"] == 1.0


def test_make_gold_writes_an_annotation_that_eval_reads(tmp_path: Path) -> None:
    article = tmp_path / "met.txt"
    article.write_text("Date: 2021-05-05\n\nChad and Peru met in Lima on Tuesday.")
    annotation = tmp_path / "gold.json"
    annotation.write_text(evaluate("--make-gold", article).stdout)
    assert json.loads(annotation.read_text())["date"] == "2021-05-05"
    told = json.loads(evaluate(annotation, "--format", "json").stdout)
    assert {row["f1"] for row in told["fields"].values()} == {1.0}


def test_gold_is_a_folder_of_indented_or_lined_json(tmp_path: Path) -> None:
    (tmp_path / "gold").mkdir()
    (tmp_path / "gold" / "a.json").write_text(
        json.dumps({**GOLD, "id": "a"}, indent=2) + json.dumps({**GOLD, "id": "b"})
    )
    (tmp_path / "gold" / "c.jsonl").write_text(json.dumps({**GOLD, "id": "c"}) + "\n\n")
    told = json.loads(
        evaluate(tmp_path / "gold", save(tmp_path / "x.jsonl"), "--format", "json").stdout
    )
    assert (told["articles"], told["without_factsheet"]) == (3, 3)


def test_the_text_may_stand_in_a_file_of_its_own(tmp_path: Path) -> None:
    (tmp_path / "gold").mkdir()
    record = {key: value for key, value in GOLD.items() if key != "text"}
    (tmp_path / "gold" / "a.json").write_text(json.dumps({**record, "article": "../talks.txt"}))
    result = evaluate(tmp_path / "gold", save(tmp_path / "x.jsonl"))
    assert result.exit_code == 2
    assert "talks.txt cannot be read" in result.stderr
    (tmp_path / "talks.txt").write_text(GOLD["text"])
    assert (
        evaluate(tmp_path / "gold", save(tmp_path / "x.jsonl", right())).stderr
        == "1 article; evidence exact 10 of 10\n"
    )


@pytest.mark.parametrize(
    ("record", "told"),
    [
        ({"id": "a"}, "article 1: text: Field required"),
        ({"id": "a", "text": "x", "partys": []}, "article 1: partys: no such field"),
        (
            {"id": "a", "text": "x", "parties": [{"name": "Peru", "knd": "country"}]},
            "article 1: parties.0.knd: no such field",
        ),
        ({"id": "a", "text": "x", "event_status": "done"}, "article 1: event_status: "),
    ],
)
def test_gold_that_is_none(tmp_path: Path, record: dict[str, Any], told: str) -> None:
    path = tmp_path / "gold.json"
    path.write_text(json.dumps(record))
    result = evaluate(path)
    assert result.exit_code == 2
    assert f"gold.json: {told}" in result.stderr


def test_gold_that_is_no_json_says_where(tmp_path: Path) -> None:
    path = tmp_path / "gold.json"
    path.write_text('{"id": "a",\n "text": }')
    assert "gold.json:2:10: not JSON" in evaluate(path).stderr


def test_ids_must_be_different(gold: Path, tmp_path: Path) -> None:
    twice = save(tmp_path / "twice.jsonl", right(), right())
    assert "record 2: id 'talks' appears twice" in evaluate(gold, twice).stderr
    gold.write_text(json.dumps(GOLD) * 2)
    assert "article 2: id 'talks' appears twice" in evaluate(gold, twice).stderr


def test_a_phrase_that_is_not_in_the_text_is_said(tmp_path: Path, new: Path) -> None:
    path = tmp_path / "gold.json"
    path.write_text(json.dumps({**GOLD, "topics": [{"text": "prices for copper"}]}))
    assert "talks: not in the text: 'prices for copper'" in evaluate(path, new).stderr


def test_gold_must_be_given() -> None:
    result = evaluate()
    assert result.exit_code == 2
    assert "GOLD is missing" in result.stderr
