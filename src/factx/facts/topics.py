"""Doc -> topics."""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Doc

from factx.facts.found import FoundTopic


def topics(doc: Doc) -> Iterator[FoundTopic]:
    """Yield the topics of a Doc."""
    return
    yield
