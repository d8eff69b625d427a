"""Factsheets -> a pandas DataFrame with real dtypes: days are dates, numbers numbers, fixed words categories."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, Any

from pydantic import BaseModel

from factx import schema
from factx.errors import InputError, extra_missing
from factx.schema import Factsheet
from factx.show.flat import articles
from factx.show.rows import COLUMNS, Row, columns, rows

if TYPE_CHECKING:
    import pandas

#: Name of a fact, as in a factsheet -> the kinds of its rows, and what they are made of.
FACTS: dict[str, tuple[tuple[str, ...], type[BaseModel]]] = {
    "date": (("date",), schema.PublicationDate),
    "event": (("event",), schema.Event),
    "parties": (("party",), schema.Party),
    "mentioned": (("mentioned",), schema.Party),
    "agencies": (("agency",), schema.Agency),
    "chair": (("chair", "co-chair"), schema.Chair),
    "people": (("person",), schema.Person),
    "topics": (("topic",), schema.Topic),
    "timeline": (("timeline",), schema.Entry),
    "times": (("time",), schema.Time),
}
_HEAD = ("article_id", "fact_id", "fact", "n", "title", "url", "source", "published")
_QUOTE = ("quote", "quote_start", "quote_end", "evidence_count", "evidence")
_NUMBERS = frozenset({"n", "quote_start", "quote_end", "evidence_count"})
_DAYS = frozenset({"published", "earliest", "latest", "anchor"})
_FIXED = frozenset({"fact", "kind", "role", "status", "origin", "time_type", "time_mod"})
_LISTS = frozenset({"titles", "former_titles", "evidence", "because"})


def to_frame(sheets: Iterable[Factsheet], *, fact: str | None = None) -> pandas.DataFrame:
    """A row for every fact of the named kind: ``date event parties mentioned agencies chair people topics timeline times``.

    ``"article"`` gives one row per article with its facts in words; None all facts in the columns of the flat CSV. Days are
    ``datetime64[s]`` (NaT where open), offsets are code points into the article's text, lists stay lists. Raises
    InputError for another name, SetupError without pandas.
    """
    if fact not in (None, "article", *FACTS):
        raise InputError(
            f"to_frame: no such fact: {fact!r}", hint=f"one of: article {' '.join(FACTS)}"
        )
    pd = _pandas()
    if fact == "article":
        found, names = [articles(sheet) for sheet in sheets], _article_columns()
    else:
        kinds = FACTS[fact][0] if fact else None
        found = [row for s in sheets for row in rows(s) if not kinds or row["fact"] in kinds]
        names = _columns(FACTS[fact][1]) if fact else list(COLUMNS)
    return pd.DataFrame({name: _series(pd, name, [row[name] for row in found]) for name in names})


def _columns(model: type[BaseModel]) -> list[str]:
    """The columns that facts of one kind have, in the order of the flat CSV."""
    fields: Row = dict.fromkeys(model.model_fields)
    if model is schema.Entry:
        fields["when"] = schema.When.model_construct(**dict.fromkeys(schema.When.model_fields))
    own = {*_HEAD, *_QUOTE, *columns(model.model_construct(**fields))}
    return [name for name in COLUMNS if name in own]


def _article_columns() -> list[str]:
    made = schema.Generator(version="", model="", rules="")
    info = schema.ArticleInfo(id="", sha256="", chars=0)
    return list(articles(Factsheet(generator=made, article=info)))


def _series(pd: Any, name: str, values: list[Any]) -> Any:
    """A column with the dtype of what it holds."""
    if name in _LISTS:
        return pd.Series(values, dtype="object")
    if name in _DAYS:
        import numpy as np

        days = np.array([value or "NaT" for value in values], dtype="datetime64[s]")
        return pd.Series(days)
    if name == "confidence":
        return pd.Series(values, dtype="float64")
    kind = "Int64" if name in _NUMBERS else "category" if name in _FIXED else "string"
    return pd.Series(values, dtype=kind)


def _pandas() -> Any:
    try:
        import pandas
    except ImportError as error:
        raise extra_missing(error, what="a DataFrame", package="pandas", extra="pandas") from None
    return pandas
