"""Doc -> timeline."""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Doc

from factx.facts.found import FoundEntry


def timeline(doc: Doc) -> Iterator[FoundEntry]:
    """Yield the timeline of a Doc."""
    return
    yield
