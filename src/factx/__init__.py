"""factx: structured, grounded facts from news articles.

>>> import factx
>>> sheet = factx.extract("OSLO, May 4 -- Norway and Chile signed a pact on Tuesday.", published="2021-05-05")
>>> sheet.date.value
'2021-05-05'
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

__version__ = "0.1.0"

if TYPE_CHECKING:
    from factx.errors import FactxError, InputError, SetupError
    from factx.extractor import Extractor, extract, times
    from factx.read.article import Article, Failure
    from factx.read.articles import read
    from factx.schema import Factsheet
    from factx.show.frame import to_frame
    from factx.show.notebook import to_page
    from factx.story import stories, story
    from factx.story.model import Story
    from factx.values.links import Link, link

__all__ = [
    "Article",
    "Extractor",
    "Factsheet",
    "FactxError",
    "Failure",
    "InputError",
    "Link",
    "SetupError",
    "Story",
    "extract",
    "link",
    "read",
    "stories",
    "story",
    "times",
    "to_frame",
    "to_page",
]

_HOMES = {
    "Article": "factx.read.article",
    "Extractor": "factx.extractor",
    "FactxError": "factx.errors",
    "Failure": "factx.read.article",
    "Factsheet": "factx.schema",
    "InputError": "factx.errors",
    "Link": "factx.values.links",
    "SetupError": "factx.errors",
    "Story": "factx.story.model",
    "extract": "factx.extractor",
    "link": "factx.values.links",
    "stories": "factx.story",
    "story": "factx.story",
    "times": "factx.extractor",
    "to_frame": "factx.show.frame",
    "to_page": "factx.show.notebook",
}


def __getattr__(name: str) -> Any:
    """Import public names when they are first used, so that ``import factx`` costs nothing."""
    from importlib import import_module

    if name == "read":  # the package is the function
        return import_module("factx.read")
    if name in _HOMES:
        return getattr(import_module(_HOMES[name]), name)
    raise AttributeError(f"module 'factx' has no attribute {name!r}")


def __dir__() -> list[str]:
    return sorted({*globals(), *__all__})
