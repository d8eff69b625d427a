"""Who does the work on this machine: this process, or several of its own."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import AbstractContextManager, nullcontext
from typing import TYPE_CHECKING

from factx.batch.stream import Outcome
from factx.extractor import Extractor, loaded
from factx.read.article import Article

if TYPE_CHECKING:
    from factx.batch.processes import Processes


def extracting(model: str, jobs: int) -> AbstractContextManager[Extractor | Processes]:
    """What extracts: this process, or ``jobs`` others. Raises SetupError when the model is not there."""
    if jobs > 1:
        from factx.batch.processes import Processes

        return Processes(jobs, model=model)
    return nullcontext(loaded(model))


def extract(articles: Iterable[Article], *, model: str, jobs: int) -> Iterator[Outcome]:
    """One outcome per article, in order; no model is loaded before the first is asked for."""
    with extracting(model, jobs) as extractor:
        yield from extractor.stream(articles)
