"""Doc -> agencies: every named public body, its side and whether it takes part in the central event."""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Doc

from factx.facts.found import FoundAgency


def agencies(doc: Doc) -> Iterator[FoundAgency]:
    """Yield the public bodies of a Doc, in order of their first mention."""
    for body in doc.user_data.get("agencies", {}).values():
        yield FoundAgency(
            name=body.name, acronym=body.acronym, side=body.side, role="participant", spans=body.mentions, why=body.why,
        )  # fmt: skip
