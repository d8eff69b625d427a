"""Where the factsheets come from: a file of saved ones, or the gold's own articles, extracted now."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from pydantic import ValidationError

from factx.errors import InputError
from factx.evaluate.gold import GoldArticle, objects
from factx.extractor import Extractor
from factx.read import text
from factx.read.article import Article, Published
from factx.schema import Factsheet


def saved(path: Path) -> dict[str, Factsheet]:
    """Saved factsheets by article id. Raises InputError for what is none, and for an id that is there twice."""
    found: dict[str, Factsheet] = {}
    for number, record in enumerate(_records(path), 1):
        try:
            sheet = Factsheet.model_validate(record)
        except ValidationError as error:
            fault = error.errors()[0]
            place = ".".join(map(str, fault["loc"]))
            raise InputError(
                f"{path}: record {number}: not a factsheet: {place} {fault['msg']}", hint="make it with factx extract"
            ) from None
        if sheet.article.id in found:
            raise InputError(f"{path}: record {number}: id {sheet.article.id!r} is there twice")
        found[sheet.article.id] = sheet
    return found


def _records(path: Path) -> list[object]:
    """JSON Lines, indented JSON, or one array of factsheets."""
    return [record for value in objects(path) for record in (value if isinstance(value, list) else [value])]


def extracted(gold: Mapping[str, GoldArticle], *, model: str) -> dict[str, Factsheet]:
    """The factsheets of the gold's own texts, with the publication day that the gold gives."""
    articles = [article_of(article) for article in gold.values()]
    return {sheet.article.id: sheet for sheet in Extractor(model).stream(articles)}


def article_of(gold: GoldArticle) -> Article:
    """The article of an annotation. Without a publication day, what the text itself says counts."""
    found, body = text.date_in(gold.text)
    published = Published(gold.published[:10], "record") if gold.published else found
    return Article(id=gold.id, text=gold.text, title=gold.title, published=published, body=body)
