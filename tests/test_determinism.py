"""The same article gives the same bytes: alone, in a batch, in another order, in another process."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from factx.extractor import Extractor
from factx.read import text
from factx.read.article import Article

ROOT = Path(__file__).parent.parent
PATHS = [
    *sorted((ROOT / "fixtures" / "articles").glob("*.txt"))[:6],
    *(ROOT / "seeds").glob("*.txt"),
]


def article(path: Path) -> Article:
    return text.article(path.read_text(encoding="utf-8"), id=path.stem, source=path.name)


@pytest.fixture(scope="module")
def alone(extractor: Extractor) -> dict[str, str]:
    """Article id -> its factsheet as JSON, each made in a run of its own."""
    return {path.stem: next(extractor.stream([article(path)])).model_dump_json() for path in PATHS}


@pytest.mark.parametrize("batch_size", [1, 3, 64])
@pytest.mark.parametrize("order", [1, -1])
def test_in_a_batch_and_in_another_order(
    extractor: Extractor, alone: dict[str, str], batch_size: int, order: int
) -> None:
    sheets = extractor.stream((article(path) for path in PATHS[::order]), batch_size=batch_size)
    assert {sheet.article.id: sheet.model_dump_json() for sheet in sheets} == alone


def test_twice_in_one_process(extractor: Extractor, alone: dict[str, str]) -> None:
    again = {path.stem: next(extractor.stream([article(path)])).model_dump_json() for path in PATHS}
    assert again == alone


def test_in_other_processes() -> None:
    printed = set()
    for seed in ("0", "1", "4321"):
        command = [sys.executable, "-m", "factx", "extract", "--format", "jsonl", *map(str, PATHS)]
        place = os.environ | {
            "PYTHONHASHSEED": seed,
            "TZ": "Asia/Tokyo" if seed == "1" else "UTC",
            "LC_ALL": "C",
        }
        printed.add(subprocess.run(command, capture_output=True, check=True, env=place).stdout)
    (same,) = printed
    assert same.count(b"\n") == len(PATHS)
