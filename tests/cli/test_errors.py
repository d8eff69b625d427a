"""Whatever cannot be used is told in one clear line: what, where, and what to do next; never a traceback."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest
from click.testing import CliRunner

from factx.cli import main


@pytest.fixture
def place(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with one good article and several things that are none."""
    (tmp_path / "good.txt").write_text("Norway and Chile signed a pact.", encoding="utf-8")
    (tmp_path / "empty.txt").write_bytes(b"")
    (tmp_path / "blank.txt").write_bytes(b" \n\n ")
    (tmp_path / "binary.txt").write_bytes(bytes(range(256)) * 4)
    (tmp_path / "bad.jsonl").write_text('{"text": "Norway signed."', encoding="utf-8")
    (tmp_path / "folder").mkdir()
    monkeypatch.chdir(tmp_path)
    return tmp_path


@pytest.mark.parametrize(
    ("args", "told", "hint"),
    [
        (["extract", "nope.txt"], "nope.txt: no such file or folder", "stdin"),
        (["extract", "folder"], "folder: no articles there", "suffix"),
        (["extract", "empty.txt"], "empty.txt: the file is empty", "text"),
        (["extract", "blank.txt"], "blank.txt: the file is empty", "text"),
        (["extract", "binary.txt"], "binary.txt: a binary file", "text"),
        (
            ["extract", "good.txt", "--date", "2020-02-30"],
            "--date: not a calendar day: '2020-02-30'",
            "YYYY-MM-DD",
        ),
        (
            ["extract", "good.txt", "--encoding", "utf-9"],
            "--encoding: no such encoding: utf-9",
            "--help",
        ),
        (
            ["extract", "good.txt", "--model", "no_such_model"],
            "model 'no_such_model' is not installed",
            "name an installed spaCy pipeline",
        ),
        (
            ["extract", "good.txt", "-o", "no/such/out.jsonl"],
            "no/such/out.jsonl: there is no folder no/such",
            "mkdir",
        ),
        (["extract", "good.txt", "-o", "good.txt"], "good.txt", ""),
        (["extract", "good.txt", "--format", "poem"], "'poem' is not one of", "--help"),
        (["extract", "good.txt", "--nonsense"], "No such option", "--help"),
        (["why", "nope.txt"], "nope.txt: no such file or folder", "stdin"),
        (["why", "empty.txt"], "empty.txt: the file is empty", "text"),
        (
            ["why", "good.txt", "--model", "no_such_model"],
            "model 'no_such_model' is not installed",
            "name an installed spaCy pipeline",
        ),
        (["check", "folder"], "folder", ""),
        (["page", "good.txt"], "good.txt:1:1: not JSON", ""),
        (["completion", "tcsh"], "'tcsh' is not one of", "--help"),
    ],
)
def test_what_cannot_be_used_is_told(place: Path, args: list[str], told: str, hint: str) -> None:
    result = CliRunner().invoke(main, args)
    assert result.exit_code == 2
    assert result.stdout == ""
    first, *rest = result.stderr.splitlines()
    assert first.startswith("error: ")
    assert told in first
    assert not hint or any(line.startswith("hint: ") and hint in line for line in rest)
    assert "Traceback" not in result.stderr
    assert (place / "good.txt").read_text(encoding="utf-8").startswith("Norway")


def test_a_missing_package_is_the_error_of_the_run_only_when_nothing_else_came_of_it(
    place: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "trafilatura", None)
    for name in ("a.html", "b.html"):
        (place / "folder" / name).write_text("<!doctype html><p>Norway signed.", encoding="utf-8")
    nothing = CliRunner().invoke(
        main, ["extract", "folder", "--errors", "errors.jsonl", "-o", "out.jsonl"]
    )
    assert (nothing.exit_code, (place / "out.jsonl").exists()) == (2, False)
    assert nothing.stderr.splitlines()[-2:] == [
        "error: folder/a.html: reading HTML needs trafilatura",
        "hint: pip install 'factx[html]'",
    ]
    assert (place / "errors.jsonl").read_text(encoding="utf-8").count("factx[html]") == 2
    (place / "folder" / "c.txt").write_text("Norway and Chile signed a pact.", encoding="utf-8")
    some = CliRunner().invoke(
        main, ["extract", "folder", "--errors", "errors.jsonl", "-o", "out.jsonl"]
    )
    assert some.exit_code == 3
    assert (place / "out.jsonl").read_text(encoding="utf-8").count("\n") == 1


def test_a_broken_record_of_many_does_not_stop_the_others(place: Path) -> None:
    (place / "many.jsonl").write_text(
        '{"id": "a", "text": "Norway signed."}\n{"id": "b"}\n{"id": "c", "text": "Chile signed."}\n'
    )
    result = CliRunner().invoke(main, ["extract", "many.jsonl", "--format", "jsonl"])
    assert result.exit_code == 3
    assert [line[:60].count('"generator"') for line in result.stdout.splitlines()] == [1, 1]
    assert '"line": 2' in result.stderr


@pytest.mark.parametrize(
    "args", [["page", "deep.facts.json"], ["eval", "deep.facts.json"], ["check", "deep.txt"]]
)
def test_json_nested_too_deep_is_told(place: Path, args: list[str]) -> None:
    (place / "deep.txt").write_text("Norway and Chile signed a pact.", encoding="utf-8")
    (place / "deep.facts.json").write_text("[" * 200_000, encoding="utf-8")
    result = CliRunner().invoke(main, args)
    assert result.exit_code == 2
    assert "deep.facts.json: not JSON that can be read: nested too deep" in result.output
