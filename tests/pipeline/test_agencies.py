"""Public bodies: the tables are sound, one body has one key, and each knows why it is on its side."""

from __future__ import annotations

import pytest

from factx import tables
from factx.entities.agencies.groups import Agency, Group, agencies_of
from factx.extractor import Extractor
from factx.pipeline import read_docs
from factx.read import text as plain


def bodies(extractor: Extractor, text: str) -> list[Agency]:
    _, _, doc = next(read_docs(extractor.nlp, [plain.article(text, id="test")]))
    return list(agencies_of(doc).values())


def test_every_owner_is_an_actor_and_no_name_is_told_twice() -> None:
    for rows in tables.bodies().values():
        assert all(row.owner is None or row.owner in tables.actors() for row in rows)
        assert len({(row.owner, row.name) for row in rows}) == len(rows)


def test_a_proper_name_has_one_owner() -> None:
    long_names = {written: rows for written, rows in tables.bodies().items() if " " in written}
    assert [
        w for w, rows in long_names.items() if len({r.owner for r in rows if r.proper}) > 1
    ] == []


def test_names_acronym_and_anaphora_are_one_body(extractor: Extractor) -> None:
    text = "Norway's Harbour Safety Authority (HSA) closed the quay. The HSA gave no reason, but the authority fined the owner."
    (body,) = bodies(extractor, text)
    assert [m.text for m in body.mentions] == [
        "Harbour Safety Authority",
        "HSA",
        "HSA",
        "authority",
    ]
    assert {m.kb_id_ for m in body.mentions} == {body.key}
    assert [m.id_ for m in body.mentions] == [
        "agency.body",
        "agency.acronym",
        "agency.acronym",
        "agency.anaphora",
    ]


@pytest.mark.parametrize(
    ("text", "side", "why"),
    [
        ("Chile's Trade Ministry agreed.", "CL", "side.possessive"),
        ("The Ministry of Trade of Chile agreed.", "CL", "side.of"),
        ("The Chilean Trade Ministry agreed.", "CL", "side.within"),
        (
            "The Chilean side includes officials from the Trade Ministry. Peru will follow.",
            "CL",
            "side.team",
        ),
        ("Peru watched as the Knesset voted.", "IL", "side.table"),
    ],
)
def test_the_side_and_the_words_that_say_so(
    extractor: Extractor, text: str, side: str, why: str
) -> None:
    (body,) = bodies(extractor, text)
    assert (body.side, body.side_why) == (side, why)


def test_two_ministries_of_one_name_are_two_bodies(extractor: Extractor) -> None:
    found = bodies(extractor, "Chile's Foreign Ministry wrote to Peru's Foreign Ministry.")
    assert [(b.name, b.side) for b in found] == [
        ("Foreign Ministry", "CL"),
        ("Foreign Ministry", "PE"),
    ]


def test_bodies_of_the_same_words_are_not_one_while_they_are_gathered() -> None:
    first, second = (Group(("trade", "ministry"), "ministry", None, None, "", []) for _ in range(2))
    groups = [first, second]
    groups.remove(second)
    assert groups[0] is first
