"""What is said on stderr, and colour."""

from __future__ import annotations

import pytest

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
def test_how_much_is_said(terminal: Terminal, heard: str, capsys: pytest.CaptureFixture[str]) -> None:
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
    color: str, env: dict[str, str], colored: bool, err: bool, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
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
