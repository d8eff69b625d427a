"""Doc -> people: every named person to whom the text gives an office or title."""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Doc

from factx.entities.persons.groups import people_of
from factx.facts.found import PersonCandidate


def people(doc: Doc) -> Iterator[PersonCandidate]:
    """Yield the titled persons of a Doc, in order of their first mention."""
    for person in people_of(doc).values():
        if person.titles or person.former:
            yield PersonCandidate(
                name=person.fullest,
                titles=person.titles,
                former=person.former,
                side=person.side,
                side_why=person.side_why,
                spans=person.mentions,
                why=person.why,
            )
