"""Doc -> agencies."""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Doc

from factx.facts.found import FoundAgency


def agencies(doc: Doc) -> Iterator[FoundAgency]:
    """Yield the agencies of a Doc."""
    return
    yield
