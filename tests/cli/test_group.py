"""The edge: what is imported, how errors are told, exit codes, closed pipes, Ctrl-C."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from pathlib import Path

import click
import pytest
from click.testing import CliRunner

from factx.cli import COMMANDS, main
from factx.cli.group import Group
from factx.errors import InputError


@pytest.mark.parametrize(
    "args",
    [
        ["--help"],
        ["--version"],
        ["schema"],
        ["completion", "bash"],
        ["extract", "--help"],
        ["extrct"],
    ],
)
def test_quick_commands_import_no_spacy(args: list[str]) -> None:
    code = (
        "import sys, factx.cli\n"
        "try: factx.cli.main(sys.argv[1:])\n"
        "except SystemExit: pass\n"
        "print(*sorted({name.split('.')[0] for name in sys.modules}), file=sys.stderr)"
    )
    done = subprocess.run(
        [sys.executable, "-c", code, *args], capture_output=True, text=True, check=True
    )
    loaded = set(done.stderr.splitlines()[-1].split())
    assert "click" in loaded
    assert loaded & {"spacy", "thinc", "numpy", "trafilatura", "jinja2", "pyarrow"} == set()
    assert args == ["schema"] or not loaded & {"pydantic", "rich"}


def test_completion_imports_no_spacy() -> None:
    code = (
        "import sys, atexit, factx.cli\n"
        "atexit.register(lambda: sys.stderr.write(' '.join(sys.modules)))\n"
        "factx.cli.main(prog_name='factx')"
    )
    words = {"_FACTX_COMPLETE": "bash_complete", "COMP_WORDS": "factx ex", "COMP_CWORD": "1"}
    done = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, env=os.environ | words
    )
    assert done.stdout == "plain,extract\n"
    assert "spacy" not in done.stderr.split()


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish"])
def test_completion_scripts_ask_factx(shell: str) -> None:
    result = CliRunner().invoke(main, ["completion", shell])
    assert result.exit_code == 0
    assert f"_FACTX_COMPLETE={shell}_complete" in result.stdout


def test_every_command_has_help_and_its_name() -> None:
    with click.Context(main) as ctx:
        for name in COMMANDS:
            command = main.get_command(ctx, name)
            assert command is not None
            assert command.name == name
            assert command.help, name
            assert not command.get_short_help_str(62).endswith("..."), (
                f"{name}: its first line is too long for factx --help"
            )


def test_a_wrong_word_is_told_with_the_nearest() -> None:
    result = CliRunner().invoke(main, ["extrct"])
    assert result.exit_code == 2
    assert (
        result.stderr
        == "error: No such command 'extrct'. Did you mean 'extract'?\nhint: factx --help\n"
    )


def test_no_arguments_is_help_and_a_usage_error() -> None:
    result = CliRunner().invoke(main, [])
    assert (result.exit_code, result.stdout) == (2, "")
    assert "Usage:" in result.stderr


@pytest.fixture
def failing(monkeypatch: pytest.MonkeyPatch) -> Group:
    """A group of one command, ``schema``, that fails with what ``raised`` was given."""
    group = Group("factx", commands=["schema"])
    monkeypatch.setattr(
        "factx.show.json_schema.json_schema", lambda: (_ for _ in ()).throw(group.raised)
    )  # type: ignore[attr-defined]
    return group


@pytest.mark.parametrize(
    ("error", "code", "told"),
    [
        (
            InputError("a.txt: empty", hint="give it words"),
            2,
            "error: a.txt: empty\nhint: give it words\n",
        ),
        (InputError("a.txt: empty"), 2, "error: a.txt: empty\n"),
        (
            FileNotFoundError(2, "No such file or directory", "b.txt"),
            2,
            "error: b.txt: no such file or directory\n",
        ),
        (PermissionError(13, "Permission denied", "/x/o"), 2, "error: /x/o: permission denied\n"),
        (click.FileError("c.txt", "locked"), 2, "error: Could not open file 'c.txt': locked\n"),
        (
            ZeroDivisionError("oh"),
            2,
            "error: unexpected ZeroDivisionError: oh\nhint: this is a bug in factx; --debug shows where\n",
        ),
        (KeyboardInterrupt(), 130, ""),
        (click.Abort(), 130, ""),
    ],
)
def test_an_error_is_one_line_and_a_code(
    failing: Group, error: BaseException, code: int, told: str
) -> None:
    failing.raised = error  # type: ignore[attr-defined]
    result = CliRunner().invoke(failing, ["schema"])
    assert (result.exit_code, result.stdout, result.stderr.lstrip("\n")) == (code, "", told)


def test_debug_shows_the_traceback(failing: Group) -> None:
    failing.raised = ZeroDivisionError("oh")  # type: ignore[attr-defined]
    for args in (["schema", "--debug"], ["schema"]):
        result = CliRunner().invoke(failing, args)
        assert ("Traceback" in result.stderr) is ("--debug" in args)
        assert result.exit_code == 2


def test_a_closed_pipe_ends_quietly() -> None:
    command = f"set -o pipefail; {sys.executable} -c 'from factx.cli import main; main([\"schema\"])' | true"
    done = subprocess.run(["bash", "-c", command], capture_output=True, text=True)
    assert (done.returncode, done.stderr) == (0, "")


def test_a_pipe_closed_in_the_middle_ends_quietly(tmp_path: Path) -> None:
    for n in range(200):
        (tmp_path / f"{n:03}.txt").write_text(
            f"Norway and Chile signed pact number {n} in Oslo on Tuesday.\n" * 20
        )
    command = f"set -o pipefail; {sys.executable} -m factx extract {tmp_path}/*.txt --format jsonl | head -n 1 | wc -l"
    done = subprocess.run(["bash", "-c", command], capture_output=True, text=True)
    assert (done.returncode, done.stdout.strip(), done.stderr) == (0, "1", "")


@pytest.mark.parametrize("sent", [signal.SIGINT, signal.SIGTERM])
def test_ctrl_c_and_sigterm_are_130_without_a_traceback(sent: signal.Signals) -> None:
    code = (
        "import signal, time, factx.cli.schema as s\n"
        "signal.signal(signal.SIGINT, signal.default_int_handler)\n"
        "s.command.callback = lambda: (print('on', flush=True), time.sleep(60))\n"
        "from factx.cli import main; main(['schema'])"
    )
    process = subprocess.Popen(
        [sys.executable, "-c", code], stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
    )
    assert process.stdout is not None
    assert process.stdout.readline() == "on\n"
    process.send_signal(sent)
    _, told = process.communicate(timeout=20)
    assert (process.returncode, told.strip()) == (130, "")


@pytest.mark.parametrize("encoding", ["ascii", "latin-1", "utf-16"])
def test_data_is_utf_8_whatever_the_locale(encoding: str, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(
        "Date: May 4, 2021\nÅland’s minister “agreed” — 東京.\n", encoding="utf-8"
    )
    done = subprocess.run(
        [sys.executable, "-m", "factx", "why", "--fact", "date", str(tmp_path / "a.txt")],
        capture_output=True,
        check=True,
        env=os.environ | {"PYTHONIOENCODING": encoding},
    )
    assert "«Date: May 4, 2021»" in done.stdout.decode("utf-8")


def test_verbose_tells_settings_and_model(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "a.txt").write_text("Norway and Chile signed a pact.", encoding="utf-8")
    (tmp_path / "factx.toml").write_text('format = "jsonl"\n', encoding="utf-8")
    assert "settings" not in CliRunner().invoke(main, ["extract", "a.txt"]).stderr
    told = CliRunner().invoke(main, ["extract", "a.txt", "-v"]).stderr
    assert f"settings of {tmp_path / 'factx.toml'}\n" in told
    assert "model en_core_web_sm 3.8.0, rules " in told
