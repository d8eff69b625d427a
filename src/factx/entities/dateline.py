"""The country that a text is written from: that of the capital or the city-state in its dateline."""

from __future__ import annotations

import re

from spacy.tokens import Doc

from factx import tables
from factx.own_tables import per_tables

#: How many tokens of a text can be its dateline.
_HEAD = 60
#: The place that a dateline begins with: in capitals, or before a day and a dash ("Oslo, 4 May 2021 - ").
_DATELINE = re.compile(
    r"^[ \t]*(?:(?P<place>[A-Z][A-Z .']{2,30}?)\s*(?:[,(—–_]|-{1,2}\s)"
    r"|(?P<town>[A-Z][a-z]+(?: [A-Z][a-z]+)*), (?:\d{1,2} [A-Z][a-z]+|[A-Z][a-z]+ \d{1,2})(?:,? \d{4})? ?[—–-])",
    re.MULTILINE,
)


def home(doc: Doc) -> str | None:
    """The key of the country of the capital that the text is datelined from ("HAVANA (Wire) -- ..."), else None."""
    line = _DATELINE.search(doc[:_HEAD].text)
    return _capitals().get((line["place"] or line["town"]).lower()) if line is not None else None


@per_tables
def _capitals() -> dict[str, str]:
    """Lower-case name of a capital -> key of its country; a city-state goes by its own name."""
    states = [(key, actor) for key, actor in tables.actors().items() if actor.kind == "country"]
    return {name.lower(): key for key, actor in states for name in (actor.name, *actor.capitals)}
