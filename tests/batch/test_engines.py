"""Many processes, many machines: the same bytes as one process, nothing lost, nothing doubled."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import threading
import time
from pathlib import Path

import pytest

from factx.batch.processes import Processes
from factx.batch.shards import Task, extract
from factx.batch.stream import stream
from factx.errors import SetupError
from factx.extractor import Extractor
from factx.pipeline import DEFAULT_MODEL
from factx.read import text
from factx.read.article import Failure
from factx.read.options import Options
from factx.read.sources import Source, sources
from tests.batch.deadly import POISON, STILLBORN, deadly_model

STORIES = [
    "OSLO, May 4 -- Norway and Chile signed a fishing pact on Tuesday, officials said.",
    "Peru's Finance Ministry will host talks with Ecuador on tariffs in June.",
    "The African Union said on Monday that a ceasefire between Chad and Libya had held since April.",
]


def articles(n):
    return [
        text.article(
            f"{STORIES[i % 3]} Number {i}.", id=f"a{i:03}", date=f"2021-05-{1 + i % 28:02}"
        )
        for i in range(n)
    ]


def lines(sheets):
    return [sheet.without_text().model_dump_json() for sheet in sheets]


@pytest.fixture(scope="module")
def alone():
    extractor = Extractor()
    return lambda given: lines(extractor.stream(given))


@pytest.fixture
def shards(tmp_path):
    """Four shards of ten records; one record of the second is broken."""
    for s in range(4):
        with (tmp_path / f"shard{s}.jsonl").open("w") as out:
            for i in range(10):
                record = {
                    "id": f"s{s}-{i}",
                    "text": f"{STORIES[i % 3]} Shard {s}, number {i}.",
                    "published": f"2021-05-{1 + i:02}",
                }
                out.write((json.dumps(record) if (s, i) != (1, 4) else '{"id": "broken"}') + "\n")
    return sources([str(tmp_path / f"shard{s}.jsonl") for s in range(4)])


def test_two_processes_give_the_bytes_of_one(alone):
    given = articles(70)
    with Processes(2) as processes:
        assert lines(processes.stream(given)) == alone(given)


def test_a_killed_process_loses_nothing(alone):
    given = articles(60)
    with Processes(2) as processes:
        found = processes.stream(given)
        first = next(found)
        os.kill(next(iter(processes.pool._processes)), signal.SIGKILL)
        assert lines([first, *found]) == alone(given)


def test_an_article_that_kills_its_worker_again_and_again_fails_alone(alone, tmp_path):
    given = articles(45)
    poisoned = [
        *given[:20],
        text.article("A poison pill for Oslo.", id="pill", source="news.txt"),
        *given[20:],
    ]
    with deadly_model(tmp_path, POISON) as model, Processes(2, model=model) as processes:
        found = list(stream(poisoned, processes.stream))
        assert lines(processes.stream(given[:3])) == alone(given[:3]), (
            "the processes are of use afterwards"
        )
    failure = found.pop(20)
    assert isinstance(failure, Failure)
    assert (failure.id, failure.error_type) == ("pill", "worker-died")
    assert failure.error.startswith("news.txt: the worker process died")
    assert lines(found) == alone(given)


def test_workers_that_die_while_they_load_the_model_are_told(tmp_path):
    with (
        deadly_model(tmp_path, STILLBORN) as model,
        Processes(2, model=model) as processes,
        pytest.raises(SetupError, match="die while they load the model"),
    ):
        list(stream(articles(3), processes.stream))


def running(pid):
    """Is it there, and no zombie that waits to be asked for?"""
    try:
        return Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0] != "Z"
    except FileNotFoundError:
        return False


def within(seconds, asked):
    end = time.monotonic() + seconds
    while not (answer := asked()) and time.monotonic() < end:
        time.sleep(0.05)
    return answer


@pytest.mark.skipif(not Path("/proc/self/stat").exists(), reason="no /proc here")
@pytest.mark.parametrize("blow", [signal.SIGKILL, signal.SIGTERM], ids=["SIGKILL", "SIGTERM"])
def test_no_worker_outlives_a_run_that_is_killed(blow, tmp_path):
    given, part = tmp_path / "in.jsonl", tmp_path / "out.jsonl.part"
    given.write_text(
        "".join(json.dumps({"id": str(i), "text": STORIES[i % 3]}) + "\n" for i in range(3000))
    )
    command = [
        sys.executable,
        "-m",
        "factx",
        "extract",
        str(given),
        "-o",
        str(tmp_path / "out.jsonl"),
        "--jobs",
        "2",
    ]
    with subprocess.Popen(command, stderr=subprocess.PIPE, text=True) as process:
        assert within(120, lambda: part.exists() and part.stat().st_size)
        workers = Path(f"/proc/{process.pid}/task/{process.pid}/children").read_text().split()
        assert [len(list(Path(f"/proc/{worker}/task").iterdir())) for worker in workers] == [
            1
        ] * len(workers)
        process.send_signal(blow)
        process.wait(60)
        if blow == signal.SIGTERM:
            assert process.returncode == 130
            assert "the same command with --resume goes on" in process.stderr.read()
    assert len(workers) >= 2
    assert within(20, lambda: not any(map(running, workers)))
    assert part.read_text().startswith("{")


@pytest.fixture(scope="module")
def scheduler():
    pytest.importorskip("distributed")
    from factx.batch import dask

    with dask.cluster(workers=2) as address:
        yield address


def whole(folder):
    return {path.name: path.read_bytes() for path in sorted(folder.glob("*.jsonl"))}


def in_process(found, folder):
    for source in found:
        extract(Task(source, folder, Options(), DEFAULT_MODEL))
    return whole(folder)


def test_every_shard_has_files_of_its_own(tmp_path):
    given = ["a/b", "a_b", "a%2Fb", "a.facts.b", "a.errors.b"]
    tasks = [Task(Source(None, id), tmp_path, Options(), DEFAULT_MODEL) for id in given]
    places = {path for task in tasks for path in (task.facts, task.errors)}
    assert len(places) == 2 * len(given)
    assert {path.parent for path in places} == {tmp_path}


def test_the_engine_gives_the_bytes_of_one_process_and_keeps_the_broken_record_apart(
    scheduler, shards, tmp_path
):
    from factx.batch import dask

    told = []
    done = dask.run(shards, tmp_path / "out", address=scheduler, told=told.append)
    assert [(d.articles, d.failures) for d in done] == [(10, 0), (9, 1), (10, 0), (10, 0)]
    assert len(told) == 4
    assert whole(tmp_path / "out") == in_process(shards, tmp_path / "alone")
    (error,) = (tmp_path / "out" / "shard1.errors.jsonl").read_text().splitlines()
    assert json.loads(error)["line"] == 5


def test_a_second_run_does_only_what_is_missing(scheduler, shards, tmp_path):
    from factx.batch import dask

    out = tmp_path / "out"
    dask.run(shards, out, address=scheduler)
    before = whole(out)
    (out / "shard2.facts.jsonl").unlink()
    assert [d.source for d in dask.run(shards, out, address=scheduler)] == [shards[2].name]
    assert whole(out) == before


def test_a_killed_worker_loses_and_doubles_nothing(shards, tmp_path):
    distributed = pytest.importorskip("distributed")
    from factx.batch import dask

    with dask.cluster(workers=2) as address:
        with distributed.Client(address, set_as_default=False) as client:
            victim = next(iter(client.run(os.getpid).values()))

        def kill():
            time.sleep(1.5)  # the workers are loading the model or extracting by now
            os.kill(victim, signal.SIGKILL)

        killer = threading.Thread(target=kill)
        killer.start()
        dask.run(shards, tmp_path / "out", address=address)
        killer.join()
    assert whole(tmp_path / "out") == in_process(shards, tmp_path / "alone")


def test_a_folder_of_other_options_is_refused(scheduler, shards, tmp_path):
    from factx.batch import dask

    dask.run(shards[:1], tmp_path / "out", address=scheduler)
    with pytest.raises(SetupError, match="another version, model or options"):
        dask.run(shards[:1], tmp_path / "out", address=scheduler, with_text=True)


@pytest.mark.parametrize("address", ["foo", "ftp://foo:1", "tls://127.0.0.1:1"])
def test_no_scheduler_is_said_in_one_line(address, shards, tmp_path):
    pytest.importorskip("distributed")
    command = [
        sys.executable,
        "-m",
        "factx",
        "extract",
        str(shards[0].path),
        "-o",
        str(tmp_path / "out"),
    ]
    done = subprocess.run(
        [*command, "--engine", "dask", "--address", address],
        capture_output=True,
        text=True,
        timeout=30,
    )
    first, hint = done.stderr.splitlines()
    assert done.returncode == 2
    assert first.startswith(f"error: no scheduler at {address}: ")
    assert hint == "hint: start one with: dask scheduler"
