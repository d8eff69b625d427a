"""What is said on stderr, and colour."""

from __future__ import annotations

from pathlib import Path

import pytest
from click.testing import CliRunner

from factx.cli import main
from factx.cli.terminal import Terminal


@pytest.mark.parametrize(
    ("terminal", "heard"),
    [
        (Terminal(), "word\nerror: bad\n"),
        (Terminal(verbose=True), "word\ndetail\nerror: bad\n"),
        (Terminal(quiet=True), "error: bad\n"),
        (Terminal(quiet=True, verbose=True), "error: bad\n"),
    ],
)
def test_how_much_is_said(
    terminal: Terminal, heard: str, capsys: pytest.CaptureFixture[str]
) -> None:
    terminal.say("word")
    terminal.detail("detail")
    terminal.fail("bad")
    told = capsys.readouterr()
    assert (told.out, told.err) == ("", heard)


@pytest.mark.parametrize(
    ("color", "env", "colored"),
    [
        ("auto", {}, False),
        ("auto", {"FORCE_COLOR": "1"}, True),
        ("auto", {"FORCE_COLOR": "1", "NO_COLOR": "1"}, False),
        ("always", {}, True),
        ("always", {"NO_COLOR": "1", "TERM": "dumb"}, True),
        ("never", {"FORCE_COLOR": "1"}, False),
    ],
)
@pytest.mark.parametrize("err", [True, False])
def test_colour(
    color: str,
    env: dict[str, str],
    colored: bool,
    err: bool,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    for name in ("FORCE_COLOR", "NO_COLOR", "TTY_COMPATIBLE"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("TERM", "xterm")
    for name, value in env.items():
        monkeypatch.setenv(name, value)
    Terminal(color=color).console(err=err).print("planned", style="yellow")
    told = capsys.readouterr()
    assert ("\x1b[33m" in (told.err if err else told.out)) is colored
    assert "planned" in (told.err if err else told.out)


@pytest.mark.parametrize("columns", ["0", "00", ""])
def test_no_columns_is_a_width_that_is_not_set(
    columns: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "a.txt").write_text("Norway and Chile signed a pact.")
    monkeypatch.delenv("COLUMNS", raising=False)
    unset = (
        CliRunner().invoke(main, ["extract", str(tmp_path / "a.txt"), "--format", "table"]).stdout
    )
    monkeypatch.setenv("COLUMNS", columns)
    assert (
        CliRunner().invoke(main, ["extract", str(tmp_path / "a.txt"), "--format", "table"]).stdout
        == unset
    )
    assert "Chile" in unset


@pytest.mark.parametrize("command", ["extract", "page", "check"])
def test_a_dash_as_output_is_stdout(
    command: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    Path("a.txt").write_text("Norway and Chile signed a pact.")
    CliRunner().invoke(main, ["extract", "a.txt", "--with-text", "-o", "facts.jsonl"])
    arguments = [command, "facts.jsonl" if command == "page" else "a.txt"]
    plain, dashed = (
        CliRunner().invoke(main, arguments),
        CliRunner().invoke(main, [*arguments, "-o", "-"]),
    )
    assert plain.stdout
    assert (dashed.exit_code, dashed.stdout) == (plain.exit_code, plain.stdout)
    assert not Path("-").exists()
