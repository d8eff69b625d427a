"""(a) The full extraction over spaCy's default pipeline, same texts, in a process of its own: by CPU time and by wall time.

``python -m benchmarks.throughput ROUNDS ARTICLES PARAGRAPHS`` prints what one environment gave, as JSON.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

from benchmarks.articles import articles, headlines
from benchmarks.bare import MODEL
from benchmarks.measure import ONE_THREAD, Ratio, summed

#: What is measured: name, headlines or articles, in which environment, bar.
CASES = (
    ("full extraction / bare pipeline, one thread", "articles", ONE_THREAD, "<= 0.70"),
    ("full extraction / bare pipeline, default environment", "articles", {}, "<= 0.70"),
    ("headlines of 12 words / bare pipeline", "headlines", ONE_THREAD, "<= 1.20"),
)


def throughput(rounds: int, n: int, _tmp: Path) -> Iterator[Ratio]:
    """Two rows for each case: the ratio of CPU times and the ratio of wall times."""
    for name, kind, environment, bar in CASES:
        env = {k: v for k, v in os.environ.items() if k not in ONE_THREAD} | environment
        command = [sys.executable, "-m", "benchmarks.throughput", str(rounds), kind, str(n)]
        done = subprocess.run(command, check=True, capture_output=True, text=True, env=env)
        for clock, pairs in json.loads(done.stdout).items():
            yield summed(f"{name}, {clock} time", pairs, bar=bar)


def measured(rounds: int, given: list[str]) -> dict[str, list[tuple[float, float]]]:
    """(ours, bare) in seconds for every round after an unmeasured one, by clock."""
    import spacy

    from factx import Extractor
    from factx.read import text

    nlp, extractor = spacy.load(MODEL), Extractor()
    read = [text.article(t, id=str(i)) for i, t in enumerate(given)]

    def ours() -> object:
        return [sheet.model_dump_json() for sheet in extractor.stream(read)]

    def bare() -> object:
        return [len(doc.ents) for doc in nlp.pipe(given, batch_size=32)]

    rows = [(_clocks(ours), _clocks(bare)) for _ in range(rounds + 1)][1:]
    return {clock: [(a[i], b[i]) for a, b in rows] for i, clock in enumerate(("CPU", "wall"))}


def _clocks(work: Callable[[], object]) -> tuple[float, float]:
    cpu, wall = time.process_time(), time.perf_counter()
    work()
    return time.process_time() - cpu, time.perf_counter() - wall


if __name__ == "__main__":
    rounds, kind, n = int(sys.argv[1]), sys.argv[2], int(sys.argv[3])
    texts = articles(n) if kind == "articles" else headlines(5 * n)
    print(json.dumps(measured(rounds, texts)))
