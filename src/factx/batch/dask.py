"""Past one machine: a thin adapter to Dask's distributed scheduler, one task a shard.

Only paths and counts go through the scheduler; every worker reads its shards and writes their facts itself, so inputs
and outputs must lie where all workers reach them. A worker that is lost costs its unfinished shards a second try.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from typing import Any, Literal

from factx.batch import shards
from factx.blas import ONE_THREAD
from factx.errors import SetupError
from factx.own_tables import VARIABLE
from factx.pipeline import DEFAULT_MODEL
from factx.read.options import Options
from factx.read.sources import Source


@contextmanager
def cluster(workers: int) -> Iterator[str]:
    """The address of a scheduler on this machine with ``workers`` processes of one thread each, for as long as it is needed."""
    dask, distributed = _engine()
    quiet = {
        "distributed.worker.profile.enabled": False,
        "distributed.admin.tick.interval": "1s",  # not 50 a second: each takes the lock from the model
        "distributed.admin.tick.limit": "1h",
        "distributed.nanny.pre-spawn-environ": ONE_THREAD,  # without Dask's malloc trimming, which slows the model down
    }
    with (
        dask.config.set(quiet),
        distributed.LocalCluster(
            n_workers=workers,
            threads_per_worker=1,
            processes=True,
            dashboard_address="127.0.0.1:0",
            host="127.0.0.1",
            env=ONE_THREAD,
        ) as started,
    ):
        yield str(started.scheduler_address)


def run(
    sources: Sequence[Source],
    folder: Path,
    *,
    address: str,
    options: Options | None = None,
    model: str = DEFAULT_MODEL,
    with_text: bool = False,
    told: Callable[[shards.Done], object] = bool,
) -> list[shards.Done]:
    """Extract every shard that is not finished in ``folder`` yet; ``told`` hears of each as it ends.

    Returns what came of the shards of this run, in their order. Raises SetupError when Dask or the scheduler is not
    there, or when the folder was made by another version, model or options.
    """
    _, distributed = _engine()
    chosen = options or Options()
    named = os.environ.get(VARIABLE)  # workers may have another environment
    tables: str | Literal[False] = str(Path(named).absolute()) if named else False
    tasks = shards.unfinished(
        [_absolute(shards.Task(s, folder, chosen, model, with_text, tables)) for s in sources]
    )
    with _connected(distributed, address) as client, client.as_current():
        keys = [f"factx-{task.source.id}" for task in tasks]
        futures = [
            client.submit(shards.extract, task, key=key, pure=False)
            for key, task in zip(keys, tasks, strict=True)
        ]
        for future in distributed.as_completed(futures):
            told(future.result())
        return list(client.gather(futures))


def _connected(distributed: Any, address: str) -> Any:
    """A client, to be closed with ``with``. Raises SetupError where there is no scheduler that it can talk to."""

    class Client(distributed.Client):  # type: ignore[misc]
        def __del__(self) -> None:
            """A client that could not start has nothing to close, and Dask's would wait long for it."""

    try:
        return Client(address, timeout="20s", set_as_default=False)
    except (
        OSError,
        TypeError,
        ValueError,
    ) as error:  # a TypeError stands for a TLS address without certificates
        raise SetupError(
            f"no scheduler at {address}: {error}", hint="start one with: dask scheduler"
        ) from None


def _absolute(task: shards.Task) -> shards.Task:
    """Workers may stand in another folder than we do; the article's source stays as the user named it."""
    return replace(task, folder=task.folder.absolute())


def _engine() -> tuple[Any, Any]:
    try:
        import dask
        import distributed
    except ImportError:
        raise SetupError(
            "the Dask engine is not installed", hint="pip install 'factx[dask]'"
        ) from None
    return dask, distributed
