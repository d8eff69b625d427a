"""Corpora of temporal expressions as gold: JSON Lines of ``{"id", "corpus", "dct", "text", "timexes": [...]}``.

``dct`` is the document's creation time; a timex has ``start``, ``end``, ``type`` and ``value`` (TIMEX3), and maybe more.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

from factx.errors import InputError
from factx.evaluate.gold import GoldArticle, GoldTime
from factx.read.saved import objects


def read_corpora(path: Path) -> dict[str, dict[str, GoldArticle]]:
    """Annotated articles by id, by corpus. Raises InputError for a record of another form."""
    corpora: dict[str, dict[str, GoldArticle]] = {}
    for number, record in enumerate(objects(path), 1):
        try:
            article = _article(record)
        except (KeyError, TypeError, ValueError) as error:
            raise InputError(
                f"{path}: record {number}: not an article with timexes: {error!r}"
            ) from None
        corpora.setdefault(record.get("corpus", path.stem), {})[article.id] = article
    return corpora


def _article(record: dict[str, Any]) -> GoldArticle:
    times = [
        GoldTime.model_validate({key: x.get(key) for key in ("start", "end", "type", "value")})
        for x in record["timexes"]
    ]
    return GoldArticle(
        id=record["id"], text=record["text"], published=record.get("dct"), times=times
    )
