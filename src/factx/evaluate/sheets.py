"""Where the factsheets come from: a file of saved ones, or the gold's own articles, extracted now."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from factx.errors import InputError
from factx.evaluate.gold import GoldArticle
from factx.extractor import Extractor
from factx.read import text
from factx.read.article import Article, Published
from factx.read.saved import factsheets
from factx.schema import Factsheet


def saved(path: Path) -> dict[str, Factsheet]:
    """Saved factsheets by article id. Raises InputError for what is none, and for an id that appears twice."""
    found: dict[str, Factsheet] = {}
    for number, sheet in enumerate(factsheets(path), 1):
        if sheet.article.id in found:
            raise InputError(f"{path}: record {number}: id {sheet.article.id!r} appears twice")
        found[sheet.article.id] = sheet
    return found


def extracted(gold: Mapping[str, GoldArticle], *, model: str) -> dict[str, Factsheet]:
    """The factsheets of the gold's own texts, with the publication day that the gold gives."""
    articles = [article_of(article) for article in gold.values()]
    return {sheet.article.id: sheet for sheet in Extractor(model).stream(articles)}


def article_of(gold: GoldArticle) -> Article:
    """The article of an annotation. Without a publication day, what the text itself says counts."""
    stated = text.date_in(gold.text)
    published = Published(gold.published[:10], "record") if gold.published else stated.published
    return Article(
        id=gold.id, text=gold.text, title=gold.title, published=published, body=stated.body
    )
