"""Hard-wrapped text: the rules read paragraphs, evidence keeps its place in the lines as given."""

from __future__ import annotations

import textwrap

import pytest

from factx import extract
from factx.read.view import view_of
from factx.schema import walk_evidence

PROSE = (
    "Ingrid Dahl, the fisheries minister of Norway, and Rosa Pinto of Peru's Ministry of Production signed a pact on "
    "squid quotas in Bergen on Monday, ending a quarrel that began in 2015.\n\n"
    "The European Union will send two observers next week, the Norwegian Ministry of Foreign Affairs said in a statement."
)


def wrapped(text: str, width: int, mark: str = "") -> str:
    lines = [line for part in text.split("\n") for line in textwrap.wrap(part, width) or [""]]
    return "\n".join(f"{mark}{line}".rstrip() for line in lines)


@pytest.mark.parametrize("width", [40, 60, 72, 80])
@pytest.mark.parametrize("mark", ["", "> ", ">> ", "   "])
@pytest.mark.parametrize("end", ["\n", "\r\n"])
def test_wrapped_prose_is_read_as_paragraphs(width: int, mark: str, end: str) -> None:
    text = wrapped(PROSE, width, mark).replace("\n", end)
    assert view_of(text).text.strip().split() == PROSE.split()
    assert [p.strip() for p in view_of(text).text.split("\n") if p.strip()] == PROSE.split("\n\n")


@pytest.mark.parametrize(
    "text",
    [
        "Agenda\n- tariffs on squid and on farmed salmon\n- quotas\n- port fees\n",
        "Delegates\nIngrid Dahl, Norway\nRosa Pinto, Peru\nJuan Soto, Chile\n",
        "Ministers sign a pact in Bergen\nBy Rosa Pinto\nNorway and Peru signed a pact on squid quotas on Monday.\n",
        "The sea was wide,\nthe wind was low,\nthe nets were dry\nand home was slow.\n",
        "Catch      2019    2020\nsquid      120     90\nsalmon     310     305\n",
        "Norway signed a pact with Peru on Monday, officials in Bergen said after the talks.\nPeru said it would pay.\n"
        "The talks took two days.\nObservers came from Chile.\n",
    ],
    ids=["list", "names", "headline", "verse", "table", "short paragraphs"],
)
def test_lines_that_are_not_full_stay(text: str) -> None:
    assert view_of(text).text == text


def test_a_heading_over_wrapped_prose_stays_a_line() -> None:
    text = "Pact on squid\n\nBERGEN, Norway (NWA) --\n" + wrapped(PROSE, 60)
    assert view_of(text).text.startswith(
        "Pact on squid\n\nBERGEN, Norway (NWA) --\nIngrid Dahl, the"
    )


@pytest.mark.parametrize(
    ("text", "read"),
    [
        ("> the long-\n> term pact of the two sides is void\n> today.", "the long-term pact"),
        ("> the agree-\n> ment of the two sides is void\n> today.", "the agreement of"),
        ("the whole-of-\nsociety plan of the two sides is void\nnow", "the whole-of-society plan"),
        (
            "The talks in Bergen that the Secretary-\nGeneral had are over",
            "the Secretary-General had",
        ),
    ],
)
def test_words_broken_at_line_ends(text: str, read: str) -> None:
    text = (
        "The two sides spoke at length on Monday about\nfish. " + text if ">" not in text else text
    )
    assert read in view_of(text).text


def test_one_angle_bracket_is_no_quotation() -> None:
    text = "> 40 tonnes of squid were landed.\nNobody counted the rest."
    assert view_of(text).text == text


@pytest.mark.parametrize("mark", ["", "> "])
def test_wrapped_articles_have_the_facts_of_unwrapped_ones(mark: str) -> None:
    plain = extract(PROSE, published="2020-05-19")
    text = wrapped(PROSE, 60, mark)
    sheet = extract(text, published="2020-05-19")
    assert [a.name for a in sheet.agencies] == [a.name for a in plain.agencies]
    assert [(e.event, e.when.value) for e in sheet.timeline] == [
        (e.event, e.when.value) for e in plain.timeline
    ]
    assert sheet.event
    assert plain.event
    assert sheet.event.text == plain.event.text
    assert all(text[e.start : e.end] == e.text for e in walk_evidence(sheet))
    assert any("\n" in e.text for e in walk_evidence(sheet))
