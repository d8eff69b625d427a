"""Doc -> event."""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Doc

from factx.facts.found import FoundEvent


def event(doc: Doc) -> Iterator[FoundEvent]:
    """Yield the event of a Doc."""
    return
    yield
