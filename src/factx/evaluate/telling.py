"""Facts of gold and of factsheets in one line of words."""

from __future__ import annotations

from functools import singledispatch
from typing import Any

from factx.evaluate.gold import GoldArticle, GoldEntry, GoldTime
from factx.schema import Entry, When


@singledispatch
def tell(fact: Any) -> str:
    """A fact by its name, or by its text."""
    return str(getattr(fact, "name", None) or getattr(fact, "text", None) or fact)


@tell.register
def _(fact: GoldArticle) -> str:
    return str(fact.event)


@tell.register
def _(fact: GoldEntry) -> str:
    return f"{fact.text} = {fact.value}: {fact.event}"


@tell.register
def _(fact: Entry) -> str:
    return f"{fact.when.text} = {fact.when.value}: {fact.event}"


@tell.register(GoldTime)
@tell.register(When)
def _(fact: GoldTime | When) -> str:
    return f"{fact.text or 'time'} = {fact.value}"


def answer(value: Any) -> str:
    """An answer to a question, as it is shown.

    >>> answer(["a", "b"]), answer(None)
    ('a; b', 'nothing')
    """
    if isinstance(value, list):
        return "; ".join(map(str, value)) or "nothing"
    if isinstance(value, Entry):
        return value.when.value
    if isinstance(value, GoldEntry):
        return value.value or "nothing"
    return "nothing" if value is None else str(value)
