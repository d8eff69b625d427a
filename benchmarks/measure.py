"""Ways to measure: interleaved rounds, so that a machine whose speed drifts drifts for both sides alike."""

from __future__ import annotations

import os
import resource
import statistics
import subprocess
import sys
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass

#: One thread for the BLAS of either side.
ONE_THREAD = {"OMP_NUM_THREADS": "1", "OPENBLAS_NUM_THREADS": "1"}


@dataclass(frozen=True)
class Ratio:
    """Median, least and greatest of a ratio over rounds; ``bar`` is what it must not exceed (or not fall below)."""

    name: str
    median: float
    least: float
    most: float
    bar: str
    note: str = ""

    def row(self) -> str:
        return f"| {self.name} | {self.median:.2f} | {self.least:.2f} - {self.most:.2f} | {self.bar} | {self.note} |"


def ratio(
    name: str,
    a: Callable[[], float],
    b: Callable[[], float],
    *,
    rounds: int,
    bar: str,
    note: str = "",
) -> Ratio:
    """The ratio a / b of two measurements, taken in turn ``rounds`` times after one unmeasured round."""
    a(), b()
    return summed(name, [(a(), b()) for _ in range(rounds)], bar=bar, note=note)


def summed(name: str, pairs: Sequence[tuple[float, float]], *, bar: str, note: str = "") -> Ratio:
    """The ratio of paired measurements."""
    found = [x / y for x, y in pairs]
    ours, other = (statistics.median(side) for side in zip(*pairs, strict=True))
    spoken = note or f"{ours:.2f} s against {other:.2f} s"
    return Ratio(name, statistics.median(found), min(found), max(found), bar, spoken)


def cpu(work: Callable[[], object]) -> float:
    """CPU seconds of this process for one call."""
    start = time.process_time()
    work()
    return time.process_time() - start


def wall(command: Sequence[str]) -> float:
    """Wall-clock seconds of one run of a command, its output thrown away."""
    start = time.perf_counter()
    subprocess.run(
        command,
        check=True,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        env={**os.environ, **ONE_THREAD},
    )
    return time.perf_counter() - start


def peak(command: Sequence[str]) -> float:
    """Peak resident memory, in MB, of one run of a command (its largest single process)."""
    code = (
        "import resource, subprocess, sys\n"
        "subprocess.run(sys.argv[1:], check=True, stdout=subprocess.DEVNULL)\n"
        "print(resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss)"
    )
    done = subprocess.run(
        [sys.executable, "-c", code, *command],
        check=True,
        capture_output=True,
        text=True,
        env={**os.environ, **ONE_THREAD},
    )
    return int(done.stdout) / (1024 if sys.platform != "darwin" else 1024 * 1024)


def own_peak() -> float:
    """Peak resident memory of this process, in MB."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
