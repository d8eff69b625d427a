"""Sources -> factsheets and failures, in input order, in constant memory."""

from __future__ import annotations

import os
import traceback
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from typing import TypeVar

from factx.errors import RAISE, FactxError
from factx.read.article import Article, Failure
from factx.schema import Factsheet

#: What comes of one article, or of what could not become one.
Outcome = Factsheet | Failure

#: Turns articles into outcomes, one each, in order.
Extract = Callable[[Iterable[Article]], Iterator[Outcome]]

T = TypeVar("T")


def stream(
    items: Iterable[Article | Failure],
    extract: Extract,
    *,
    known: Callable[[Article], Factsheet | None] | None = None,
) -> Iterator[Outcome]:
    """One outcome per item, in order. ``items`` is what ``read.reader.read`` gives; ``known`` gives sheets that are there.

    An error inside the extraction of one article becomes its Failure; the others go on. Errors that no article is to
    blame for (a FactxError) are raised.
    """
    rest = iter(items)
    held: deque[Article | Outcome] = deque()  # read, and not given yet
    unread: list[Exception] = []  # what stopped the reading: no article is to blame

    def articles() -> Iterator[Article]:
        while (item := _next(rest, unread)) is not None:
            sheet = known(item) if known and isinstance(item, Article) else None
            held.append(sheet or item)
            if sheet is None and isinstance(item, Article):
                yield item

    while True:
        try:
            for outcome in extract(articles()):
                yield from _ready(held)
                held.popleft()
                yield outcome
            yield from _ready(held)
            if unread:
                raise unread[0]
            return
        except FactxError:
            raise
        except Exception:
            if unread or not any(isinstance(item, Article) for item in held):
                raise
            yield from _one_by_one(held, extract)


def _next(items: Iterator[T], unread: list[Exception]) -> T | None:
    try:
        return next(items, None)
    except Exception as error:
        unread.append(error)
        return None


def _ready(held: deque[Article | Outcome]) -> Iterator[Outcome]:
    """What stands before the first article that waits for its sheet."""
    while held and not isinstance(held[0], Article):
        outcome = held.popleft()
        assert not isinstance(outcome, Article)
        yield outcome


def _one_by_one(held: deque[Article | Outcome], extract: Extract) -> Iterator[Outcome]:
    """The articles that were under way when one of them failed, each alone, so that only that one is lost."""
    while held:
        item = held.popleft()
        if not isinstance(item, Article):
            yield item
            continue
        try:
            (outcome,) = extract([item])
            yield outcome
        except FactxError:
            raise
        except Exception as error:
            if os.environ.get(RAISE):
                traceback.print_exception(error)
            yield Failure.bug(item, error)
