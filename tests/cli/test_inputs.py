"""What people name on the command line, and what stands in a folder beside articles."""

from __future__ import annotations

import json
import os
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from factx.cli import main

TEXT = "Norway and Peru signed a squid pact in Bergen on Monday.\n"


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    for name in ("a.txt", "b.txt"):
        (tmp_path / name).write_text(TEXT)
    return tmp_path


def run(*args: str) -> Result:
    return CliRunner().invoke(main, list(args))


def ids(lines: str) -> list[str]:
    return [json.loads(line)["article"]["id"] for line in lines.splitlines()]


@pytest.mark.usefixtures("folder")
def test_a_path_means_extract() -> None:
    assert ids(run("a.txt").stdout) == ids(run("extract", "a.txt").stdout) == ["a"]
    assert json.loads(run("--json", "a.txt").stdout)["article"]["id"] == "a"


@pytest.mark.parametrize(
    ("name", "hint"),
    [
        ("a.tx", "did you mean a.txt?"),
        ("https://fjord.example/squid", "curl -sL https://fjord.example/squid | factx -"),
        ("Norway and Peru signed a pact.", "echo 'TEXT' | factx -"),
        ("nowhere/at/all.txt", "use - for stdin"),
    ],
)
@pytest.mark.usefixtures("folder")
def test_what_is_not_there_gets_a_hint(name: str, hint: str) -> None:
    result = run(name)
    assert result.exit_code == 2
    assert hint in result.stderr


@pytest.mark.usefixtures("folder")
def test_a_misspelt_command_is_no_path() -> None:
    result = run("extrakt")
    assert result.exit_code == 2
    assert "Did you mean 'extract'" in result.stderr


@pytest.mark.usefixtures("folder")
def test_one_missing_input_of_several_does_not_stop_the_others() -> None:
    result = run("a.txt", "c.txt", "b.txt")
    assert result.exit_code == 3
    assert ids(result.stdout) == ["a", "b"]
    (line, *_) = result.stderr.splitlines()
    assert json.loads(line)["source"] == "c.txt"


def test_outputs_are_no_inputs_and_two_runs_are_alike(folder: Path) -> None:
    (folder / "plain").write_text(TEXT)
    (folder / "note.md").write_text(TEXT)
    (folder / ".hidden.txt").write_text(TEXT)
    (folder / "chart.zzz").write_text("1")
    first = run(".", "-o", "facts.jsonl", "--errors", "errors.jsonl")
    before = (folder / "facts.jsonl").read_bytes()
    again = run(".", "-o", "facts.jsonl", "--errors", "errors.jsonl")
    assert (first.exit_code, again.exit_code) == (0, 0)
    assert (folder / "facts.jsonl").read_bytes() == before
    assert ids(before.decode()) == ["a", "b", "note", "plain"]
    assert "1 .zzz" in first.stderr
    assert ids(run(".").stdout) == ["a", "b", "note", "plain"]


@pytest.mark.skipif(
    os.name == "nt" or os.uname().sysname == "Darwin", reason="names are Unicode there"
)
@pytest.mark.parametrize("suffix", ["jsonl", "json", "csv", "db", "html", "md"])
def test_a_name_that_is_not_utf_8_stops_nothing(folder: Path, suffix: str) -> None:
    (folder / os.fsdecode(b"a2\xe9.txt")).write_text(TEXT)
    (folder / "out").mkdir()
    result = run("a.txt", ".", "-o", f"out/facts.{suffix}")
    assert result.exit_code == 0, result.stderr
    if suffix == "jsonl":
        assert ids((folder / "out/facts.jsonl").read_text()) == ["a", "a2\\xe9", "b"]


@pytest.mark.usefixtures("folder")
def test_undated_times_are_named_once_with_the_cure() -> None:
    result = run("a.txt", "b.txt")
    notes = [line for line in result.stderr.splitlines() if "no publication date" in line]
    assert len(notes) == 1
    assert "2 articles" in notes[0]
    assert "Monday" in notes[0]
    assert "--date YYYY-MM-DD" in notes[0]
    assert "no publication date" not in run("a.txt", "--date", "4 March 2021").stderr
