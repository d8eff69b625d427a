"""Articles -> factsheets for a check: the model is loaded once per process, and only when there is an article."""

from __future__ import annotations

import itertools
import multiprocessing
from collections.abc import Iterable, Iterator
from concurrent.futures import ProcessPoolExecutor
from functools import cache

from factx.extractor import Extractor
from factx.read.article import Article
from factx.schema import Factsheet


def stream(articles: Iterable[Article], *, model: str, jobs: int = 1) -> Iterator[Factsheet]:
    """One factsheet per article, in order. ``model`` is a name or path, ``jobs`` the number of processes."""
    rest = iter(articles)
    for first in rest:
        everything = itertools.chain([first], rest)
        yield from _by_processes(everything, model, jobs) if jobs > 1 else Extractor(model).stream(everything)


def _by_processes(articles: Iterable[Article], model: str, jobs: int) -> Iterator[Factsheet]:
    with ProcessPoolExecutor(jobs, mp_context=multiprocessing.get_context("spawn")) as pool:
        yield from pool.map(_sheet, itertools.repeat(model), articles, chunksize=4)


@cache
def _extractor(model: str) -> Extractor:
    return Extractor(model)


def _sheet(model: str, article: Article) -> Factsheet:
    return next(_extractor(model).stream([article]))
