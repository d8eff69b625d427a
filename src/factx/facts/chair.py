"""Doc -> chair."""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Doc

from factx.facts.found import FoundChair


def chair(doc: Doc) -> Iterator[FoundChair]:
    """Yield the chair of a Doc."""
    return
    yield
