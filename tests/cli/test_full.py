"""A place that takes no more, or is not there, is one clear line; it is no bug of factx."""

from __future__ import annotations

import resource
import subprocess
import sys
from pathlib import Path

import pytest

FACTX = f"{sys.executable} -m factx"


def shell(command: str, folder: Path, **given: object) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        ["bash", "-c", command], cwd=folder, capture_output=True, text=True, **given
    )  # type: ignore[call-overload,no-any-return]


@pytest.fixture
def place(tmp_path: Path) -> Path:
    (tmp_path / "a.txt").write_text("Norway and Chile signed a pact in Oslo on Tuesday.\n" * 50)
    (tmp_path / "bad.jsonl").write_text('{"text": "Norway signed."}\n{"text": 3}\n')
    return tmp_path


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="no /dev/full here")
@pytest.mark.parametrize(
    ("command", "told"),
    [
        ("schema > /dev/full", "stdout"),
        ("info > /dev/full", "stdout"),
        ("extract a.txt --format jsonl > /dev/full", "stdout"),
        ("extract a.txt --format table > /dev/full", "stdout"),
        ("extract a.txt --format json -o /dev/full", "/dev/full"),
        ("extract bad.jsonl --errors /dev/full > /dev/null", "/dev/full"),
    ],
)
def test_a_full_disk_is_named(place: Path, command: str, told: str) -> None:
    done = shell(f"{FACTX} {command}", place)
    assert (done.returncode, done.stderr) == (2, f"error: {told}: no space left on device\n")


@pytest.mark.parametrize("name", ["a.jsonl", "a.json", "a.html", "a.parquet", "a.db"])
def test_a_file_that_may_not_grow_is_named(place: Path, name: str) -> None:
    done = shell(
        f"{FACTX} extract a.txt -o {name}",
        place,
        preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (4096, 4096)),
    )
    assert done.returncode == 2
    assert done.stderr.startswith(f"error: {name}: ")
    assert "bug" not in done.stderr
    assert name == "a.db" or not (place / name).exists()


def test_words_that_cannot_be_said_leave_the_exit_code(place: Path) -> None:
    assert shell(f"{FACTX} extract none.txt 2> /dev/full", place).returncode == 2


@pytest.mark.parametrize(
    "command",
    ["schema", "--version", "extract a.txt --format jsonl", "extract a.txt --format table"],
)
def test_a_closed_stdout_is_said(place: Path, command: str) -> None:
    done = shell(f"{FACTX} {command} >&-", place)
    assert done.returncode == 2
    assert done.stderr.splitlines()[0] == "error: stdout: closed"


def test_who_needs_no_stdout_or_stderr_does_without(place: Path) -> None:
    assert shell(f"{FACTX} extract a.txt -o a.jsonl >&- 2>&-", place).returncode == 0
    assert (place / "a.jsonl").read_text().startswith("{")
    assert (
        shell(f"{FACTX} extract a.txt --format jsonl 2>&-", place).stdout
        == (place / "a.jsonl").read_text()
    )


def test_a_closed_stdin_is_said(place: Path) -> None:
    done = shell(f"{FACTX} extract - <&-", place)
    assert (done.returncode, done.stderr.splitlines()[0]) == (2, "error: stdin: closed")
