"""scripts/accuracy on invented annotations."""

from __future__ import annotations

import json
import re
import subprocess
import sys
from pathlib import Path

import pytest

from factx.errors import InputError
from factx.evaluate.corpora import read_corpora
from factx.evaluate.fields import FIELDS
from factx.evaluate.gold import read_gold
from tests.evaluate.sample import GOLD

TIMES = {"id": "t", "corpus": "wire", "dct": "2021-03-02", "text": "It rained on Monday."}


def test_the_page_tells_what_was_measured_with_what(root: Path, tmp_path: Path) -> None:
    (tmp_path / "gold").mkdir()
    (tmp_path / "gold" / "dev.jsonl").write_text(json.dumps(GOLD))
    (tmp_path / "times").mkdir()
    timex = {"start": 13, "end": 19, "type": "DATE", "value": "2021-03-01", "text": "Monday"}
    (tmp_path / "times" / "news.jsonl").write_text(json.dumps({**TIMES, "timexes": [timex]}))
    (tmp_path / "times" / "other.jsonl").write_text('{"kind": "error"}')
    page = tmp_path / "accuracy.md"
    command = [
        sys.executable,
        root / "scripts/accuracy",
        tmp_path / "gold",
        "--temporal",
        tmp_path / "times",
        "-o",
        page,
    ]
    subprocess.run([*map(str, command), "--date", "2021-04-01"], check=True)
    told = page.read_text()
    assert "Measured 2021-04-01 with factx 0.1.0, model en_core_web_sm 3.8.0, rules " in told
    assert "## Facts: dev\n\n1 article;" in told
    assert "| date | 1.000 | 1.000 | 1.000 |" in told
    assert "## Temporal expressions: news" in told
    assert "| wire | 1 | 1 | 1.000 | 1.000 | 1.000 | 1.000 | 1.000 |" in told
    assert "expressions: other" not in told


def test_corpora_of_another_form_are_refused(tmp_path: Path) -> None:
    path = tmp_path / "x.jsonl"
    path.write_text(json.dumps(TIMES))
    with pytest.raises(
        InputError, match=r"record 1: not an article with timexes: KeyError\('timexes'\)"
    ):
        read_corpora(path)


def test_the_documented_annotation_is_gold_and_exact(root: Path, tmp_path: Path) -> None:
    (example,) = re.findall(r"```json\n(.+?)```", (root / "docs/evaluating.md").read_text(), re.S)
    path = tmp_path / "gold.json"
    path.write_text(example)
    (article,) = read_gold(path).values()
    assert list(article.inexact()) == []
    assert {row.needs for row in FIELDS} - article.model_fields_set == {"times"}
