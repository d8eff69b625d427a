"""factx page: saved facts in, one HTML file out."""

from __future__ import annotations

from pathlib import Path

from click.testing import CliRunner, Result

from factx.cli import main
from tests.show.sheets import talks


def make(*arguments: object, stdin: str = "") -> Result:
    return CliRunner().invoke(main, ["page", *map(str, arguments)], input=stdin)


def test_lines_indented_json_and_arrays_are_read(tmp_path: Path) -> None:
    lines, indented, array = (tmp_path / name for name in ("a.jsonl", "b.json", "c.json"))
    lines.write_text("".join(talks(id=f"line {n}").model_dump_json() + "\n" for n in (1, 2)))
    indented.write_text(talks(id="indented").model_dump_json(indent=2))
    array.write_text(f"[{talks(id='array').model_dump_json()}]")
    told = make(lines, indented, array, "--title", "Four <talks>").stdout
    assert told.count('<article class="view"') == 4
    assert "<title>Four &lt;talks&gt;</title>" in told


def test_facts_come_from_stdin_and_go_to_a_file(tmp_path: Path) -> None:
    result = make("-", "-o", tmp_path / "page.html", stdin=talks().model_dump_json())
    assert (result.exit_code, result.stdout) == (0, "")
    assert (tmp_path / "page.html").read_text().startswith("<!doctype html>")


def test_what_are_no_facts_is_said(tmp_path: Path) -> None:
    (tmp_path / "x.jsonl").write_text('{"id": 1}')
    result = make(tmp_path / "x.jsonl")
    assert result.exit_code == 2
    assert "x.jsonl: record 1: not a factsheet: " in result.stderr
    (tmp_path / "x.jsonl").write_text("no JSON")
    assert "x.jsonl:1:1: not JSON" in make(tmp_path / "x.jsonl").stderr


def test_facts_without_their_text_are_refused(tmp_path: Path) -> None:
    (tmp_path / "x.jsonl").write_text(talks().without_text().model_dump_json())
    result = make(tmp_path / "x.jsonl")
    assert result.exit_code == 2
    assert "--with-text" in result.stderr
