"""A batch goes on past failures, keeps its order, and resumes to the same bytes."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterable, Iterator
from pathlib import Path

import pytest

from factx.batch.stream import stream
from factx.read.article import Article, Failure
from factx.schema import Factsheet
from tests.show.sheets import sheet


def extract(articles: Iterable[Article]) -> Iterator[Factsheet]:
    """Reads ahead, as the pipeline does, and fails on one article."""
    batch = list(articles)
    if any(a.id == "bad" for a in batch):
        raise ValueError("broken")
    yield from (sheet(a.text, id=a.id) for a in batch)


def test_order_is_kept_past_failures() -> None:
    failure = Failure("f", None, 2, "no text", "no-text")
    items = [Article("x", id="a"), failure, Article("x", id="bad"), Article("x", id="b")]
    got = [o.id if isinstance(o, Failure) else o.article.id for o in stream(items, extract)]
    assert got == ["a", "f", "bad", "b"]


def test_an_error_that_no_article_is_to_blame_for_is_raised() -> None:
    def broken(_: Iterable[Article]) -> Iterator[Factsheet]:
        raise ImportError("no model")
        yield

    with pytest.raises(ImportError):
        list(stream([Article("x", id="a")], broken))


def test_an_error_of_reading_is_raised_and_loses_nothing_before_it() -> None:
    def items() -> Iterator[Article]:
        yield Article("x", id="a")
        raise OSError("disk")

    outcomes = stream(items(), extract)
    assert isinstance(next(outcomes), Factsheet)
    with pytest.raises(OSError, match="disk"):
        next(outcomes)


@pytest.fixture
def records(tmp_path: Path) -> Path:
    path = tmp_path / "in.jsonl"
    text = "OSLO, May 4 (Wire) -- Norway and Chile agreed on Tuesday to open talks on fish in June, paper {}."
    path.write_text(
        "".join(json.dumps({"id": str(i), "text": text.format(i)}) + "\n" for i in range(200))
    )
    return path


def test_killed_and_resumed_gives_the_same_bytes(records: Path, tmp_path: Path) -> None:
    base = [sys.executable, "-m", "factx", "extract", str(records), "-o"]
    whole, again = tmp_path / "whole.jsonl", tmp_path / "again.jsonl"
    subprocess.run([*base, str(whole)], check=True)
    part = tmp_path / "again.jsonl.part"
    with subprocess.Popen([*base, str(again)]) as process:
        end = time.monotonic() + 120
        while not (part.exists() and part.stat().st_size) and time.monotonic() < end:
            time.sleep(0.01)
        os.kill(process.pid, signal.SIGKILL)
    assert not again.exists()
    with part.open("ab") as stream:
        stream.write(b'{"half')
    done = subprocess.run(
        [*base, str(again), "--resume"], check=True, capture_output=True, text=True
    )
    assert "resuming" in done.stderr
    assert again.read_bytes() == whole.read_bytes()
    assert sorted(p.name for p in tmp_path.iterdir()) == ["again.jsonl", "in.jsonl", "whole.jsonl"]
