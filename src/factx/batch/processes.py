"""One machine, several processes: the same factsheets in the same order, in constant memory."""

from __future__ import annotations

import os
import signal
from collections import deque
from collections.abc import Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from contextlib import AbstractContextManager
from itertools import islice
from multiprocessing import get_context, parent_process

from factx.batch.stream import Outcome
from factx.blas import use_one_thread
from factx.errors import SetupError
from factx.extractor import generator, loaded
from factx.pipeline import DEFAULT_MODEL
from factx.read.article import Article, Failure
from factx.schema import Factsheet

#: Batches that wait for each worker.
AHEAD = 3


class Processes(AbstractContextManager["Processes"]):
    """``jobs`` worker processes with a model each; ``stream`` is used like that of an Extractor.

    When a worker dies, the batch that was waited for is tried once more with the pool for itself. If it kills its worker
    again, its articles are tried one by one, and only the one that kills its worker even then becomes a Failure.
    """

    def __init__(self, jobs: int, *, model: str = DEFAULT_MODEL) -> None:
        use_one_thread()
        self.jobs, self.model = jobs, model
        self.generator = generator(model)
        self.pool, self.events = self._pool(), False

    def _pool(self) -> ProcessPoolExecutor:
        return ProcessPoolExecutor(self.jobs, mp_context=get_context("spawn"), initializer=_start)

    def stream(
        self, articles: Iterable[Article], *, batch_size: int = 16, events: bool = False
    ) -> Iterator[Outcome]:
        """One outcome per article, in order; at most ``jobs * AHEAD * batch_size`` articles are under way.

        Raises SetupError when workers die before they have read anything.
        """
        rest, self.events = iter(articles), events
        waiting: deque[tuple[list[Article], Future[list[Factsheet]]]] = deque()
        while True:
            while len(waiting) < self.jobs * AHEAD and (batch := list(islice(rest, batch_size))):
                waiting.append((batch, self._submitted(batch)))
            if not waiting:
                return
            batch, future = waiting.popleft()
            try:
                outcomes: list[Outcome] = [*future.result()]
            except BrokenProcessPool:
                self._renew()
                outcomes = list(self._alone(batch))
                waiting = deque((again, self._submitted(again)) for again, _ in waiting)
            yield from outcomes

    def _submitted(self, batch: list[Article]) -> Future[list[Factsheet]]:
        """The sheets to come of a batch; when the pool is broken already, its error is what comes."""
        try:
            return self.pool.submit(_sheets, self.model, batch, events=self.events)
        except BrokenProcessPool as error:
            failed: Future[list[Factsheet]] = Future()
            failed.set_exception(error)
            return failed

    def _renew(self) -> None:
        """Put a new pool in the place of a broken one, and see that a worker of it gets as far as having its model."""
        self.pool.shutdown()
        self.pool = self._pool()
        try:
            self.pool.submit(_sheets, self.model, []).result()
        except BrokenProcessPool:
            raise SetupError(
                "worker processes die while they load the model",
                hint="each needs 400 MB of memory: take fewer --jobs",
            ) from None

    def _alone(self, batch: list[Article]) -> Iterator[Outcome]:
        """The outcomes of a batch that has the pool for itself."""
        sheets = self._waited_for(batch)
        if sheets is not None:
            yield from sheets
            return
        for article in batch:
            one = self._waited_for([article])
            yield _killer(article) if one is None else one[0]

    def _waited_for(self, batch: list[Article]) -> list[Factsheet] | None:
        """Submit a batch and wait for its sheets; None when it killed its worker, and then the pool is a new one."""
        try:
            return self._submitted(batch).result()
        except BrokenProcessPool:
            self._renew()
            return None

    def __exit__(self, *_: object) -> None:
        self.pool.shutdown(cancel_futures=True)


def _killer(article: Article) -> Failure:
    """The failure of an article whose extraction ends the process that does it."""
    where = article.source or article.id
    return Failure(
        article.id, article.source, article.line,
        f"{f'{where}:{article.line}' if article.line else where}: the worker process died of this article, also with it alone",
        "worker-died", "a lack of memory is the usual cause: try it alone with --jobs 1, or leave it out",
    )  # fmt: skip


def _start() -> None:
    """Ctrl-C is for the parent to answer, and a worker ends with it.

    A timer looks after the parent, not a thread: spaCy's parser takes and leaves the interpreter's lock all the time, which
    costs little in a process that has never had two threads, and a sixth of an extraction in one that has.
    """
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    if hasattr(signal, "setitimer"):
        signal.signal(signal.SIGALRM, _end_with_parent)
        signal.setitimer(signal.ITIMER_REAL, 1, 1)


def _end_with_parent(*_: object) -> None:
    """A killed parent sends no word, and the queue that a worker waits at stays open while other workers hold it."""
    parent = parent_process()
    if parent and not parent.is_alive():
        os._exit(1)


def _sheets(model: str, articles: list[Article], *, events: bool = False) -> list[Factsheet]:
    """What a worker does; the model is loaded with its first batch."""
    return list(loaded(model).stream(articles, events=events))
