"""The docs cannot lie: what they quote is what the commands print, and what they name is there."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
PAGES = [*sorted(ROOT.glob("*.md")), *sorted(ROOT.glob("docs/*.md")), *sorted(ROOT.glob("fixtures/*/README.md"))]
LINK = re.compile(r"\]\((?!\w+:|#)([^)#]+)(?:#[^)]*)?\)")
PATH = re.compile(r"`((?:src|tests|docs|fixtures|seeds|benchmarks|scripts|\.ci|\.github)/[\w./-]*)`")


def name(path: Path) -> str:
    return str(path.relative_to(ROOT))


def test_everything_quoted_is_what_the_commands_print() -> None:
    done = subprocess.run([sys.executable, "docs/make.py", "--check"], cwd=ROOT, capture_output=True, text=True)
    assert (done.returncode, done.stdout) == (0, ""), f"out of date: {done.stdout}run: python docs/make.py\n{done.stderr}"


@pytest.mark.parametrize("page", PAGES, ids=name)
def test_what_a_page_names_is_there(page: Path) -> None:
    text = page.read_text(encoding="utf-8")
    gone = [link for link in LINK.findall(text) if not (page.parent / link).exists()]
    gone += [path for path in PATH.findall(text) if not (ROOT / path).exists()]
    assert gone == []


@pytest.mark.parametrize("page", PAGES, ids=name)
def test_every_option_that_a_page_names_exists(page: Path) -> None:
    """A line that calls factx names only commands and options of it."""
    known = (ROOT / "docs" / "cli.md").read_text(encoding="utf-8")
    for line in re.findall(r"^\s*(?:\$ )?(factx [^\n]*)$", page.read_text(encoding="utf-8"), re.M):
        call = re.split(r"[|>;&#]", line)[0].split()
        if len(call) > 1 and not call[1].startswith("-"):
            assert f"## factx {call[1]}\n" in known, line
            section = known.split(f"## factx {call[1]}\n")[1].split("\n## ")[0]
            for option in (word.split("=")[0] for word in call if word.startswith("--")):
                assert re.search(rf"{option}\b", section), f"{option} in: {line}"


def test_readme_tells_the_two_commands() -> None:
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    assert "factx extract seeds/" in readme
    assert "\npytest\n" in readme or "&& pytest" in readme
