"""Nothing in an article, a file name or a golden file steers a terminal, a spreadsheet or a CI log."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path

import pytest
from click.testing import CliRunner

from factx.cli import main
from factx.escapes import printable
from factx.show.flat import write_flat_csv
from tests.show.sheets import sheet

CLIPBOARD = "\x1b]52;c;cHduZWQ=\x07"
TURNED = "\u202egnp.exe"


@pytest.mark.parametrize(
    "char",
    [
        "\x00",
        "\x07",
        "\x1b",
        "\x7f",
        "\x9b",
        "\u202e",
        "\u2067",
        "\ufdd0",
        "\ue000",
        "\U000e0041",
        "\ud800",
    ],
)
def test_what_steers_is_escaped(char: str) -> None:
    assert char not in printable(f"a{char}b")
    assert printable(f"a{char}b").startswith("a\\")


def test_what_people_write_stays() -> None:
    text = "Zoë\u00a0said:\t“naïve” — 東京, مرحبا\n🙂"
    assert printable(text) == text


@pytest.mark.parametrize("command", [["extract", "--format", "table"], ["why"]])
def test_an_article_does_not_steer_the_terminal(tmp_path: Path, command: list[str]) -> None:
    path = tmp_path / "a.jsonl"
    text = f"Chad and {CLIPBOARD}Peru {TURNED} signed a pact on Monday."
    path.write_text(json.dumps({"id": CLIPBOARD, "text": text}), encoding="utf-8")
    result = CliRunner().invoke(main, [*command, str(path), "--date", "2021-03-02"])
    assert result.exit_code == 0
    assert not {"\x1b", "\x07", "\u202e"} & set(result.output)


def test_a_file_name_does_not_steer_the_terminal(tmp_path: Path) -> None:
    result = CliRunner().invoke(main, ["extract", str(tmp_path / f"{CLIPBOARD}.txt")])
    assert result.exit_code == 2
    assert "\x1b" not in result.stderr


def test_check_gives_the_ci_no_commands(tmp_path: Path) -> None:
    folder = tmp_path / "::stop-commands::x"
    folder.mkdir()
    for i in range(12):
        (folder / f"{i}.txt").write_text("Chad and Peru signed a pact.", encoding="utf-8")
        golden = {"event": None, "topics": [], "parties": [{"name": "\u2028::stop-commands::y"}]}
        (folder / f"{i}.facts.json").write_text(json.dumps(golden), encoding="utf-8")
    result = CliRunner().invoke(main, ["check", str(folder), "--format", "github"])
    assert result.exit_code == 1
    commands = [line for line in result.stdout.splitlines() if line.lstrip().startswith("::")]
    assert len(commands) == 10
    assert all(line.startswith("::error ") for line in commands)


@pytest.mark.parametrize("end", ["\r", "\r\n", "\x85", "\u2028", "\x0b", "\x1c"])
def test_a_line_end_in_a_cell_makes_no_row(end: str) -> None:
    text = f"Chad met{end}=HYPERLINK(1)"
    event = {
        "text": text, "status": "happened", "why": "event.lead",
        "evidence": [{"start": 0, "end": len(text), "text": text}],
    }  # fmt: skip
    out = io.StringIO(newline="")
    write_flat_csv([sheet(text, event=event)], out)
    header, *rows = csv.reader(io.StringIO(out.getvalue(), newline=""))
    assert {len(row) for row in rows} == {len(header)}
    assert len(rows) == len([row for row in rows if row[0]])
