"""A module of somebody who uses factx: mypy checks it strictly, with factx's own types."""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Iterator

import factx


def days(texts: Iterable[str], published: datetime.date) -> Iterator[tuple[str, str | None]]:
    """Yield (event, calendar day) for every dated event."""
    extractor = factx.Extractor()
    for text in texts:
        sheet = extractor.extract(text, published=published)
        for entry in sheet.timeline:
            yield entry.event, entry.when.earliest


def names(folder: str) -> dict[str, list[str]]:
    """Return the parties of every article in a folder."""
    found: dict[str, list[str]] = {}
    outcomes = factx.Extractor().stream(factx.read(folder), on_error="yield")
    for outcome in outcomes:
        if isinstance(outcome, factx.Failure):
            print(outcome.error)
        else:
            found[outcome.article.id] = [party.name for party in outcome.parties]
    return found
