"""Articles as a program gives them: strings, records, Articles."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from typing import Any

from factx.errors import InputError
from factx.read import records, text
from factx.read.article import Article, Day, Failure, day_words, no_text
from factx.read.options import Options

#: One article: its text, a record as the command line reads it, or an Article.
Given = str | Mapping[str, Any] | Article


def article(given: Given, *, id: str) -> Article:
    """The Article of what was given; ``id`` is for what has none.

    Raises TypeError for what is no article, InputError for a record that is none or an impossible day.
    """
    if isinstance(given, Article):
        return given
    if isinstance(given, str):
        return text.article(given, id=id)
    if isinstance(given, Mapping):
        return replace(records.article(given, Options(), id=id, source=id, line=None), source=None)
    raise TypeError(
        f"{id}: an article must be a str, a dict like {{'text': ...}} or an Article, "
        f"not {'None' if given is None else type(given).__name__}"
    )


def articles(given: Iterable[Given], *, failing: bool = True) -> Iterator[Article | Failure]:
    """The articles of a stream, in order; those without an id are called ``text-1``, ``text-2`` by their place.

    Raises what ``article`` raises, or, unless ``failing``, gives it as a Failure. Raises TypeError for a single article.
    """
    if isinstance(given, str | bytes | Mapping | Article):
        kind = type(given).__name__
        raise TypeError(f"stream() takes several articles, not one {kind}: extract() takes one")
    for number, item in enumerate(given, 1):
        id = f"text-{number}"
        try:
            found: Article | Failure = article(item, id=id)
        except (InputError, TypeError) as error:
            if failing:
                raise
            found = _failure(error, item, id)
        yield found


def _failure(error: InputError | TypeError, item: object, id: str) -> Failure:
    id = (isinstance(item, Mapping) and records.record_id(item, Options())) or id
    if isinstance(error, InputError):
        return Failure.of(error, id=id)
    return Failure(id, None, None, str(error), "wrong-type")


def one(given: str | Article, *, published: Day | None, title: str | None, id: str) -> Article:
    """The one article of a text, or an Article whose day and title may be overridden. Raises TypeError for what is neither."""
    day = None if published is None else day_words(published)
    if isinstance(given, Article):
        changes: dict[str, Any] = {"title": title} if title else {}
        if day:
            changes |= {"published": text.article("", id=id, date=day).published}
        return replace(given, **changes) if changes else given
    if not isinstance(given, str):
        raise TypeError(no_text(given))
    return text.article(given, id=id, date=day, title=title)
