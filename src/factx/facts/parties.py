"""Doc -> parties."""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Doc

from factx.facts.found import FoundParty


def parties(doc: Doc) -> Iterator[FoundParty]:
    """Yield the parties of a Doc."""
    return
    yield
