"""Doc -> times: every temporal expression that the pipeline marked."""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Doc

from factx.facts.found import TimeCandidate
from factx.grammar import reading


def times(doc: Doc) -> Iterator[TimeCandidate]:
    """Yield the temporal expressions of a Doc, in text order, each with the phrase that shows its bound."""
    marked = zip(
        doc.spans.get("times", ()),
        reading.timexes(doc),
        reading.time_phrases(doc),
        strict=True,
    )
    for span, timex, (start, end) in marked:
        yield TimeCandidate(timex, span, doc[start:end])
