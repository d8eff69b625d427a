"""Heads of state and government by name: a full name always counts, a family name alone only in office."""

from __future__ import annotations

import pytest

from factx.extractor import Extractor


@pytest.mark.parametrize(
    ("person", "published", "party"),
    [
        ("President Bush", "1990-05-04", "United States"),
        ("President Bush", "2004-05-04", "United States"),
        ("President Bush", "1984-05-04", None),
        ("President Bush", None, None),
        ("President Xi Jinping", "2016-05-04", "China"),
        ("President Xi", "2016-05-04", "China"),
        ("President Recep Tayyip Erdoğan", "2016-05-04", None),  # the text names no Turkey
        ("Mr. Bush", "1990-05-04", None),  # no office
        ("Prime Minister Abe", "2016-05-04", "Japan"),
        ("President Abe Carver", "2016-05-04", None),
    ],
)
def test_the_text_names_the_state_of_a_leader(
    extractor: Extractor, person: str, published: str | None, party: str | None
) -> None:
    text = f"The United States, China, Japan and Chile will study the cable. {person} welcomed the plan."
    sheet = extractor.extract(text, published=published)
    assert [(p.party, p.party_why) for p in sheet.people] in (
        [(party, "table.office" if party else None)],
        [] if party is None else None,
    )


def test_the_words_of_the_text_come_first(extractor: Extractor) -> None:
    text = "Chile and Japan agreed. Chile's President Donald Trump spoke for Chile, the United States said."
    (person,) = extractor.extract(text, published="2018-05-04").people
    assert person.party == "Chile"
