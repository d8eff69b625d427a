"""One machine, several processes: the same factsheets in the same order, in constant memory."""

from __future__ import annotations

import signal
from collections import deque
from collections.abc import Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from contextlib import AbstractContextManager
from itertools import islice
from multiprocessing import get_context

from factx.blas import use_one_thread
from factx.extractor import Extractor, generator
from factx.pipeline import DEFAULT_MODEL
from factx.read.article import Article
from factx.schema import Factsheet

#: Batches that wait for each worker.
AHEAD = 3


class Processes(AbstractContextManager["Processes"]):
    """``jobs`` worker processes with a model each; ``stream`` is used like that of an Extractor.

    A worker that dies takes no article with it: the batch is tried once more in new workers, then the error is raised.
    """

    def __init__(self, jobs: int, *, model: str = DEFAULT_MODEL) -> None:
        use_one_thread()
        self.jobs, self.model = jobs, model
        self.generator = generator(model)
        self.pool = self._pool()

    def _pool(self) -> ProcessPoolExecutor:
        return ProcessPoolExecutor(self.jobs, mp_context=get_context("spawn"), initializer=_start, initargs=(self.model,))

    def stream(self, articles: Iterable[Article], *, batch_size: int = 16) -> Iterator[Factsheet]:
        """One factsheet per article, in order; at most ``jobs * AHEAD * batch_size`` articles are under way."""
        rest = iter(articles)
        waiting: deque[tuple[list[Article], Future[list[Factsheet]]]] = deque()
        while True:
            while len(waiting) < self.jobs * AHEAD and (batch := list(islice(rest, batch_size))):
                waiting.append((batch, self.pool.submit(_sheets, batch)))
            if not waiting:
                return
            batch, future = waiting.popleft()
            try:
                sheets = future.result()
            except BrokenProcessPool:
                self.pool = self._pool()
                sheets = self.pool.submit(_sheets, batch).result()
                waiting = deque((again, self.pool.submit(_sheets, again)) for again, _ in waiting)
            yield from sheets

    def __exit__(self, *_: object) -> None:
        self.pool.shutdown(cancel_futures=True)


_extractor: Extractor


def _start(model: str) -> None:
    """Load the model once per worker; Ctrl-C is for the parent to answer."""
    global _extractor
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    _extractor = Extractor(model)


def _sheets(articles: list[Article]) -> list[Factsheet]:
    return list(_extractor.stream(articles))
