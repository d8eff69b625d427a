"""The pre-commit hook and the GitHub action, run as their tools run them."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import sysconfig
from pathlib import Path
from typing import Any

import pytest
import yaml

TEXT = "Date: 2021-05-05\n\nChad and Peru met in Lima."
DIFFERENCE = '~ date: 2021-05-06 (value: "2021-05-06" -> "2021-05-05")'
BIN = Path(sys.executable).parent


@pytest.fixture
def sample(tmp_path: Path) -> Path:
    """A repository with one article, whose golden file gives only the date, and a wrong one."""
    articles = tmp_path / "sample" / "fixtures" / "articles"
    articles.mkdir(parents=True)
    (articles / "talks.txt").write_text(TEXT)
    (articles / "talks.facts.json").write_text('{"date": {"value": "2021-05-06"}}')
    return tmp_path / "sample"


def run(command: list[str], folder: Path, **env: str) -> subprocess.CompletedProcess[str]:
    path = f"{BIN}{os.pathsep}{os.environ['PATH']}"
    clean = {
        key: value for key, value in os.environ.items() if not key.startswith(("GIT_", "GITHUB_"))
    }
    return subprocess.run(
        command,
        cwd=folder,
        env={**clean, "PATH": path, **env},
        capture_output=True,
        text=True,
        check=False,
    )


def git_repository(folder: Path) -> None:
    for words in ("init -q", "add -A", "-c user.name=x -c user.email=x@example.org commit -q -m x"):
        done = run(["git", *words.split()], folder)
        assert done.returncode == 0, done.stderr


def test_pre_commit_hook(root: Path, sample: Path, tmp_path: Path) -> None:
    """pre-commit installs the hook from a repository of this project; what is installed here counts as installed there."""
    project = tmp_path / "project"
    shutil.copytree(root / "src", project / "src", ignore=shutil.ignore_patterns("__pycache__"))
    for name in ("pyproject.toml", "README.md", "LICENSE", ".pre-commit-hooks.yaml"):
        shutil.copy(root / name, project / name)
    git_repository(project)
    git_repository(sample)
    env = {
        "PRE_COMMIT_HOME": str(tmp_path / "home"),
        "PYTHONPATH": sysconfig.get_paths()["purelib"],
    }
    command = [
        "pre-commit",
        "try-repo",
        str(project),
        "factx-check",
        "--all-files",
        "--color",
        "never",
    ]
    red = run(command, sample, **env)
    assert red.returncode == 1, red.stdout + red.stderr
    assert f"fixtures/articles/talks.txt\n  {DIFFERENCE}   line 1" in red.stdout
    assert "- exit code: 1\n" in red.stdout
    (sample / "fixtures/articles/talks.facts.json").write_text('{"date": {"value": "2021-05-05"}}')
    green = run(command, sample, **env)
    assert green.returncode == 0, green.stdout + green.stderr


def step(root: Path, word: str) -> dict[str, Any]:
    """The step of the action whose command holds a word, with the inputs' defaults in its environment."""
    action = yaml.safe_load((root / "action.yml").read_text())
    (found,) = (s for s in action["runs"]["steps"] if word in s.get("run", ""))
    inputs = {
        f"${{{{ inputs.{name} }}}}": value["default"] for name, value in action["inputs"].items()
    }
    return {**found, "env": {key: inputs[value] for key, value in found["env"].items()}}


def test_github_action(root: Path, sample: Path, tmp_path: Path) -> None:
    check = step(root, "factx check")
    summary = tmp_path / "summary.md"
    env = {**check["env"], "CI": "true", "GITHUB_STEP_SUMMARY": str(summary)}
    red = run(["bash", "-e", "-o", "pipefail", "-c", check["run"]], sample, **env)
    assert red.returncode == 1
    assert red.stdout == (
        "::error file=fixtures/articles/talks.txt,line=1,col=1,endLine=1,endColumn=17,title=factx%3A date::"
        + DIFFERENCE
        + "\n"
    )
    assert "## fixtures/articles/talks.txt" in summary.read_text()
    green = run(["bash", "-e", "-c", check["run"]], sample, **env | {"OPTIONS": "--ignore date"})
    assert (green.returncode, green.stdout) == (0, "")
