"""What is counted is said in grammar."""

from __future__ import annotations

from pathlib import Path

import pytest
from click.testing import CliRunner

from factx.cli import main


@pytest.mark.parametrize(
    ("records", "told"),
    [
        (["Norway signed.", ""], "1 factsheet, 1 failed"),
        (["Norway signed.", "Chile signed.", ""], "2 factsheets, 1 failed"),
    ],
)
def test_counts_are_singular_and_plural(tmp_path: Path, records: list[str], told: str) -> None:
    path = tmp_path / "a.jsonl"
    path.write_text("".join(f'{{"text": "{text}"}}\n' for text in records))
    assert CliRunner().invoke(main, ["extract", str(path)]).stderr.splitlines()[-1] == told
