"""Doc -> agencies: every named public body, its owner and whether it takes part in the central event."""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Doc

from factx.entities.agencies.groups import agencies_of
from factx.facts.agencies.rules import Participation
from factx.facts.found import AgencyCandidate


def agencies(doc: Doc) -> Iterator[AgencyCandidate]:
    """Yield the public bodies of a Doc, in order of their first mention."""
    participation = Participation(doc)
    for body in agencies_of(doc).values():
        takes_part = participation.takes_part(body.mentions, body.side)
        yield AgencyCandidate(
            name=body.name,
            acronym=body.acronym,
            side=body.side,
            side_why=body.side_why,
            role="participant" if takes_part else "mentioned",
            spans=body.mentions,
            why=body.why,
        )
