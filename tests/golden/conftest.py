from __future__ import annotations

from pathlib import Path

import pytest

from tests.golden.sample import HandMade, check, repository


@pytest.fixture
def articles(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder of two articles whose golden files are right, in a repository that is the working directory."""
    monkeypatch.setattr("factx.batch.jobs.loaded", HandMade)
    monkeypatch.setattr(HandMade, "loaded", 0)
    monkeypatch.chdir(tmp_path)
    folder = repository(tmp_path)
    assert check("--update").exit_code == 0
    return folder
