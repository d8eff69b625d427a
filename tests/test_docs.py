"""The docs cannot lie: what they quote is what the commands print, and what they name is there."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

import click
import pytest

from factx.cli import main

ROOT = Path(__file__).parent.parent
PAGES = [
    *sorted(ROOT.glob("*.md")),
    *sorted(ROOT.glob("docs/*.md")),
    *sorted(ROOT.glob("fixtures/*/README.md")),
]
LINK = re.compile(r"\]\((?!\w+:|#)([^)#]+)(?:#[^)]*)?\)")
PATH = re.compile(
    r"`((?:src|tests|docs|fixtures|seeds|benchmarks|scripts|\.ci|\.github)/[\w./-]*)`"
)


def name(path: Path) -> str:
    return str(path.relative_to(ROOT))


def test_everything_quoted_is_what_the_commands_print() -> None:
    done = subprocess.run(
        [sys.executable, "docs/make.py", "--check"], cwd=ROOT, capture_output=True, text=True
    )
    assert (done.returncode, done.stdout) == (0, ""), (
        f"out of date: {done.stdout}run: python docs/make.py\n{done.stderr}"
    )


@pytest.mark.parametrize("page", PAGES, ids=name)
def test_what_a_page_names_is_there(page: Path) -> None:
    text = page.read_text(encoding="utf-8")
    gone = [link for link in LINK.findall(text) if not (page.parent / link).exists()]
    gone += [path for path in PATH.findall(text) if not (ROOT / path).exists()]
    assert gone == []


def options(command: str) -> set[str]:
    """Every option of a command of factx."""
    with click.Context(main) as ctx:
        found = main.get_command(ctx, command)
        assert found is not None, f"factx {command} is no command"
        return {"--help", *(name for param in found.params for name in param.opts)}


@pytest.mark.parametrize("page", PAGES, ids=name)
def test_every_command_and_option_that_a_page_names_exists(page: Path) -> None:
    code = "\n".join(
        re.findall(r"^```[^\n]*\n(.*?)^```", page.read_text(encoding="utf-8"), re.S | re.M)
    )
    for line in re.findall(r"^\s*(?:\$ )?(factx [^\n]*)$", code, re.M):
        _, command, *words = [*re.split(r"[|>;&#]", line)[0].split(), "--help"]
        if not command.startswith("-"):
            named = {word.split("=")[0] for word in words if re.match(r"--?\w", word)}
            assert named - options(command) == set(), line


def test_every_page_is_linked_from_the_readme() -> None:
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    assert [
        name(page)
        for page in PAGES
        if page.name != "README.md" and f"]({name(page)})" not in readme
    ] == []


def test_the_python_of_the_readme_runs(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    (code,) = re.findall(
        r"^```python\n(.*?)^```", (ROOT / "README.md").read_text(encoding="utf-8"), re.S | re.M
    )
    monkeypatch.chdir(ROOT)
    exec(code, {})
    month, sheet = capsys.readouterr().out.splitlines()
    assert month == "2021-05"
    assert sheet.startswith("<Factsheet '000_2103171511ebe26f': event planned, date 2020-05-19, ")


def test_readme_tells_the_two_commands() -> None:
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    assert "factx extract seeds/" in readme
    assert "\npytest\n" in readme or "&& pytest" in readme
