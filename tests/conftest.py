"""What many tests share: the model, loaded once."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from factx.errors import RAISE
from factx.extractor import Extractor

os.environ[RAISE] = "1"

ROOT = Path(__file__).parent.parent


@pytest.fixture(scope="session")
def root() -> Path:
    """The project's folder."""
    return ROOT


@pytest.fixture(scope="session")
def extractor() -> Extractor:
    return Extractor()


@pytest.fixture(scope="session")
def seed() -> Path:
    """The article that the project began with."""
    (path,) = (ROOT / "seeds").glob("*.txt")
    return path
