"""The country that a text is written from: that of the capital in its dateline."""

from __future__ import annotations

import functools
import re

from spacy.tokens import Doc

from factx import tables

#: How many characters of a text can be its dateline.
_HEAD = 300
#: The place in capitals that a dateline begins with.
_DATELINE = re.compile(r"^[ \t]*(?P<place>[A-Z][A-Z .']{2,30}?)\s*(?:[,(—–_]|-{1,2}\s)", re.MULTILINE)


def home(doc: Doc) -> str | None:
    """The key of the country of the capital that the text is datelined from ("HAVANA (Wire) -- ..."), else None."""
    line = _DATELINE.search(doc.text[:_HEAD])
    return _capitals().get(line["place"].lower()) if line is not None else None


@functools.cache
def _capitals() -> dict[str, str]:
    """Lower-case name of a capital -> key of its country."""
    return {name.lower(): key for key, actor in tables.actors().items() if actor.kind == "country" for name in actor.capitals}
