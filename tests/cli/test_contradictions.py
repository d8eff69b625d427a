"""What a command line says twice, or in vain, is refused; a flag wins over the suffix, that over a setting."""

from __future__ import annotations

from pathlib import Path

import pytest
from click.testing import CliRunner

from factx.cli import main


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    (tmp_path / "a.txt").write_text("Norway and Chile signed a pact.")
    (tmp_path / "gold.json").write_text('{"id": "a", "text": "Norway signed.", "topics": []}')
    (tmp_path / "link.jsonl").symlink_to(tmp_path / "out.jsonl")
    monkeypatch.chdir(tmp_path)
    return tmp_path


@pytest.mark.parametrize(
    ("line", "told"),
    [
        ("extract a.txt -o out.jsonl --errors out.jsonl", "facts go there by -o out.jsonl"),
        ("extract a.txt -o out.jsonl --errors ./x/../out.jsonl", "facts go there by -o out.jsonl"),
        ("extract a.txt -o out.jsonl --errors link.jsonl", "facts go there by -o out.jsonl"),
        ("extract a.txt -o out.jsonl --errors out.jsonl.part", "facts go there by -o out.jsonl"),
        ("extract a.txt --json --format csv", "--json and --format csv contradict each other"),
        ("extract a.txt -q -v", "--quiet and --verbose contradict each other"),
        ("extract a.txt --address tcp://x:1", "--address goes with --engine dask"),
        ("extract a.txt --errors -", "failures go to stderr when --errors is left out"),
        (
            "extract a.txt -o out --engine dask --errors e.jsonl",
            "--errors does not go with --engine dask",
        ),
        ("extract a.txt -o out --engine dask --json", "--json does not go with --engine dask"),
        ("extract a.txt -o out --engine dask --resume", "--resume does not go with --engine dask"),
        (
            "extract a.txt -o out.docx",
            "hint: name a format with --format; known extensions are .jsonl",
        ),
        (
            "extract a.txt --flat --format html",
            "--flat goes with csv, jsonl and parquet, not with html",
        ),
        ("eval gold.json --fail-under all=95", "all=95: a share lies between 0 and 1"),
        ("eval gold.json --fail-under topics=nan", "a share lies between 0 and 1"),
        ("eval gold.json --fail-under topic=.5", "hint: did you mean topics?"),
    ],
)
def test_a_contradiction_is_a_usage_error(line: str, told: str, folder: Path) -> None:
    (folder / "x").mkdir()
    result = CliRunner().invoke(main, line.split())
    assert (result.exit_code, told in result.stderr) == (2, True), result.stderr
    assert not (folder / "out.jsonl").exists()


@pytest.mark.parametrize(
    ("line", "begins"),
    [
        ("-o out.csv", "article_id,"),
        ("-o out", "{\n"),
        ("-o out.csv --format jsonl", '{"'),
        ("-o out.csv --json", "{\n"),
    ],
)
def test_a_flag_wins_over_the_suffix_and_that_over_a_setting(
    line: str, begins: str, folder: Path
) -> None:
    (folder / "factx.toml").write_text('format = "json"\nid-field = "nr"\n')
    result = CliRunner().invoke(main, ["extract", "a.txt", *line.split()])
    assert result.exit_code == 0, result.stderr
    assert Path(line.split()[1]).read_text().startswith(begins)
