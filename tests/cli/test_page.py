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


def test_the_facts_are_not_overwritten_by_their_page(tmp_path: Path) -> None:
    facts = tmp_path / "x.jsonl"
    facts.write_text(talks().model_dump_json())
    link = tmp_path / "page.html"
    link.symlink_to(facts)
    for output in (facts, link):
        result = make(facts, "-o", output)
        assert (result.exit_code, "this is an input" in result.stderr) == (2, True)
    assert facts.read_text() == talks().model_dump_json()


def test_a_page_that_cannot_be_written_whole_leaves_the_old_one(tmp_path: Path) -> None:
    old = tmp_path / "page.html"
    old.write_text("old")
    result = make("-", "-o", old, "--title", "\ud800", stdin=talks().model_dump_json())
    assert result.exit_code == 2
    assert [path.read_text() for path in tmp_path.iterdir()] == ["old"]


def test_a_page_into_no_folder_is_told(tmp_path: Path) -> None:
    result = make("-", "-o", tmp_path / "no" / "page.html", stdin=talks().model_dump_json())
    assert f"hint: mkdir -p {tmp_path / 'no'}" in result.stderr
