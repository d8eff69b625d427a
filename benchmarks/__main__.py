"""Run the benchmarks and print one table.

    python -m benchmarks [NAME ...] [--rounds 5] [--articles 60] [--against REV]

Names: throughput start help jobs engine memory length shares times (all by default). With ``--against`` the throughput of an
earlier commit is measured in turn with this one's.
"""

from __future__ import annotations

import argparse
import json
import math
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from importlib.util import find_spec
from pathlib import Path

os.environ.setdefault("OMP_NUM_THREADS", "1")

from benchmarks.articles import ROOT, articles, long_text
from benchmarks.measure import Ratio, cpu, peak, ratio, wall
from benchmarks.throughput import throughput
from benchmarks.times import times

FACTX = [sys.executable, "-m", "factx"]
BARE = [sys.executable, "-m", "benchmarks.bare"]


def records(path: Path, n: int, *, paragraphs: int = 0) -> str:
    """Write ``n`` articles as JSON Lines; the file's name."""
    with path.open("w", encoding="utf-8") as out:
        for i, text in enumerate(articles(n, paragraphs=paragraphs)):
            out.write(json.dumps({"id": f"a{i:05}", "text": text}) + "\n")
    return str(path)


def start(rounds: int, _n: int, _tmp: Path) -> Iterator[Ratio]:
    """(b) Cold start on the seed over a bare script that loads the model and reads the seed."""
    seed = str(next(ROOT.glob("seeds/*.txt")))
    ours, bare = [*FACTX, "extract", seed, "--format", "jsonl"], [*BARE, seed]
    yield ratio(
        "cold start, seed / bare script",
        lambda: wall(ours),
        lambda: wall(bare),
        rounds=rounds,
        bar="<= 1.00",
    )


def help(rounds: int, _n: int, _tmp: Path) -> Iterator[Ratio]:
    """(c) ``factx --help`` over importing spaCy, and over an empty Python."""
    ours = [*FACTX, "--help"]
    for name, other, bar in (
        ("import spacy", "import spacy", "<= 0.25"),
        ("python -c pass", "pass", ""),
    ):
        command = [sys.executable, "-c", other]
        yield ratio(
            f"--help / {name}",
            lambda: wall(ours),
            lambda c=command: wall(c),
            rounds=rounds,
            bar=bar,
        )  # type: ignore[misc]


def jobs(rounds: int, n: int, tmp: Path) -> Iterator[Ratio]:
    """(d) Wall-clock time with one job over that with two, start-up (the same command on two articles) excluded."""
    given, few = records(tmp / "jobs.jsonl", n), records(tmp / "two.jsonl", 2)

    def seconds(number: int) -> float:
        tail = ["--format", "jsonl", "--jobs", str(number)]
        return wall([*FACTX, "extract", given, *tail]) - wall([*FACTX, "extract", few, *tail])

    yield ratio(
        "throughput, 2 jobs / 1 job",
        lambda: seconds(1),
        lambda: seconds(2),
        rounds=rounds,
        bar=">= 1.8",
    )


def engine(rounds: int, n: int, tmp: Path) -> Iterator[Ratio]:
    """(e) Wall-clock time with two jobs over that of the Dask engine with two workers, start-up of both excluded."""
    if find_spec("distributed") is None:
        print(
            "engine: not measured, because the extra factx[dask] is not installed", file=sys.stderr
        )
        return
    from factx.batch import dask as engine
    from factx.read.sources import sources

    shards = [records(tmp / f"shard{i}.jsonl", n // 4) for i in range(4)]
    whole = tmp / "whole.jsonl"
    whole.write_text("".join(Path(s).read_text() for s in shards))
    few = records(tmp / "few.jsonl", 2)

    def two() -> float:
        tail = ["--format", "jsonl", "--jobs", "2"]
        return wall([*FACTX, "extract", str(whole), *tail]) - wall([*FACTX, "extract", few, *tail])

    with engine.cluster(workers=2) as address:
        rounds_done = iter(range(1000))

        def distributed() -> float:
            begin = time.perf_counter()
            engine.run(sources(shards), tmp / f"out{next(rounds_done)}", address=address)
            return time.perf_counter() - begin

        yield ratio(
            "throughput, Dask 2 workers / 2 jobs", two, distributed, rounds=rounds, bar=">= 0.95"
        )


def memory(rounds: int, _n: int, tmp: Path) -> Iterator[Ratio]:
    """(f) Peak memory over that of the bare pipeline, and with 20 times the articles."""
    del rounds
    few, many = records(tmp / "few.jsonl", 100), records(tmp / "many.jsonl", 2_000, paragraphs=1)
    ours, bare = peak([*FACTX, "extract", few, "--format", "jsonl"]), peak([*BARE, few])
    grown = peak([*FACTX, "extract", many, "--format", "jsonl"])
    short = peak(
        [*FACTX, "extract", records(tmp / "short.jsonl", 100, paragraphs=1), "--format", "jsonl"]
    )
    yield Ratio(
        "peak memory / bare pipeline",
        ours / bare,
        ours / bare,
        ours / bare,
        "<= 0.70",
        f"{ours:.0f} MB, {bare:.0f} MB",
    )
    yield Ratio(
        "peak memory, 2,000 / 100",
        grown / short,
        grown / short,
        grown / short,
        "1.0",
        f"{grown:.0f} MB, {short:.0f} MB",
    )


def length(rounds: int, _n: int, _tmp: Path) -> Iterator[Ratio]:
    """(g) Exponent of time against length, from 1 to 64 articles long."""
    from factx import Extractor

    extractor = Extractor()
    given = {times: long_text(times) for times in (1, 4, 16, 64)}

    def exponent() -> float:
        seconds = {
            k: min(cpu(lambda t=t: extractor.extract(t)) for _ in range(2))
            for k, t in given.items()
        }  # type: ignore[misc]
        return math.log(seconds[64] / seconds[4]) / math.log(16)

    found = sorted(exponent() for _ in range(max(1, rounds // 2)))
    yield Ratio(
        "exponent of time against length",
        found[len(found) // 2],
        found[0],
        found[-1],
        "<= 1.10",
        "4 to 64 times",
    )


def shares(_rounds: int, n: int, _tmp: Path) -> Iterator[Ratio]:
    """(h) Each component's share of the time of a full extraction."""
    from factx import Extractor
    from factx.facts import RULES
    from factx.pipeline.chunks import make_docs
    from factx.read.view import view_of

    extractor, spent = Extractor(), dict[str, float]()

    def clock(name: str, work: Callable[[], object]) -> object:
        begin = time.process_time()
        result = work()
        spent[name] = spent.get(name, 0.0) + time.process_time() - begin
        return result

    for i, text in enumerate(articles(min(n, 100))):
        (doc,) = clock("tokenizer", lambda t=text: list(make_docs(extractor.nlp, view_of(t).text)))  # type: ignore[misc]
        doc.user_data.update(published=f"2021-01-{1 + i % 28:02}", title=None)
        for name, component in extractor.nlp.pipeline:
            doc = clock(name, lambda c=component, d=doc: c(d))  # type: ignore[misc]
        for rule in RULES:
            clock(f"facts.{rule.__name__}", lambda r=rule, d=doc: list(r(d)))  # type: ignore[misc]
    total = sum(spent.values())
    for name, seconds in spent.items():
        share = seconds / total
        yield Ratio(
            f"share of {name}",
            share,
            share,
            share,
            "",
            f"{1000 * seconds / min(n, 100):.1f} ms per article",
        )


def against(revision: str, rounds: int, n: int, tmp: Path) -> Iterator[Ratio]:
    """Throughput of this tree over that of an earlier commit, both as whole processes."""
    tree = tmp / "earlier"
    subprocess.run(
        ["git", "worktree", "add", "--detach", str(tree), revision],
        check=True,
        cwd=ROOT,
        capture_output=True,
    )
    try:
        given = records(tmp / "against.jsonl", n)
        tail = ["-m", "factx", "extract", given, "--format", "jsonl"]
        now, then = (
            [sys.executable, "-c", _FROM, str(where / "src"), *tail[2:]] for where in (ROOT, tree)
        )
        yield ratio(
            f"this tree / {revision}", lambda: wall(now), lambda: wall(then), rounds=rounds, bar=""
        )
    finally:
        subprocess.run(["git", "worktree", "remove", "--force", str(tree)], check=True, cwd=ROOT)


_FROM = "import sys; sys.path.insert(0, sys.argv.pop(1)); from factx.cli import main; main()"

BENCHMARKS = {
    f.__name__: f for f in (throughput, start, help, jobs, engine, memory, length, shares, times)
}


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument(
        "names", nargs="*", choices=[*BENCHMARKS, []], metavar="NAME", help=", ".join(BENCHMARKS)
    )
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--articles", type=int, default=60)
    parser.add_argument("--against", metavar="REV")
    args = parser.parse_args()
    print("| what | median | range | bar | note |\n| --- | --- | --- | --- | --- |", flush=True)
    with tempfile.TemporaryDirectory() as tmp:
        for name in args.names or BENCHMARKS:
            for found in BENCHMARKS[name](args.rounds, args.articles, Path(tmp)):
                print(found.row(), flush=True)
        if args.against:
            for found in against(args.against, args.rounds, args.articles, Path(tmp)):
                print(found.row(), flush=True)


if __name__ == "__main__":
    main()
