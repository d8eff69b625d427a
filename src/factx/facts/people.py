"""Doc -> people."""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Doc

from factx.facts.found import FoundPerson


def people(doc: Doc) -> Iterator[FoundPerson]:
    """Yield the people of a Doc."""
    return
    yield
