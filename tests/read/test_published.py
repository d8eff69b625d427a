"""The publication day that a plain text states; lines that state it are no prose."""

from __future__ import annotations

import pytest

from factx import extract
from factx.read import text as plain
from factx.read.article import Published
from factx.read.published import dateline_note
from factx.read.text import date_in
from factx.read.view import view_of

PROSE = (
    "Norway and Peru signed a squid pact on Monday, and both will send observers to the talks.\n"
)


@pytest.mark.parametrize(
    "head",
    [
        "Published: Thursday, 4 March 2021 14:05 BST\n\n",
        "Squid pact signed\n\nPosted on March 4, 2021 by Rosa Pinto\n\n",
        "Updated: March 4, 2021 10:00 GMT\n",
        "March 4, 2021 | Bergen\n",
        "Date: Thu, 4 Mar 2021 08:30:00 +0200\nSubject: squid\n\n",
        "2021-03-04 08:30 GMT\n",
        "04.03.2021\n",
        "The Fjord Courier\nMarch 4, 2021 Thursday\n\n",
        "Press Release No. 2021/14\nBergen, 4 March 2021\n\n",
        "Squid pact signed\nBy Rosa Pinto, Thursday 4 March 2021\n\n",
        "4 Mar 2021\n\nMinistry of Fisheries\n\n",
        "Published March 4, 2021, 10:15 a.m. EST\n",
        "March 4, 2021 (BERGEN) - ",
        "(BERGEN, 4 March 2021) - ",
        "4 March 2021, Bergen: ",
        "Bergen/Lima, 4 March 2021 – ",
        "BERGEN (NWA) - March 4, 2021 - ",
        "[4 March 2021] ",
        "Nord-Fjord, 4 March 2021: ",
        "Fjord Wire, Copyright 2021\nSquid pact\nBERGEN, March 4 (NWA) - ",
        "BERGEN, Thursday, March 4, 2021 -- ",
    ],
)
def test_heads_that_state_a_day(head: str) -> None:
    published = date_in(head + PROSE).published
    assert published
    assert published.day == "2021-03-04"
    assert published.span
    assert (head + PROSE)[slice(*published.span)].strip(" ,")


def test_the_last_line_of_a_release_states_its_day() -> None:
    published = date_in(
        PROSE + "\nThe ministers spoke for an hour.\n\nBergen, 4 March 2021\n"
    ).published
    assert published
    assert (published.day, published.origin) == ("2021-03-04", "header")


@pytest.mark.parametrize(
    "text",
    [
        PROSE + "\nLast updated: 3 June 2021\nCopyright 2022 Fjord Media\n",
        "Last updated: 3 June 2021\n" + PROSE,
        "In Bergen, 4 March 2021 was a day - a fine day.\n",
        "Bergen agreed on March 4, 2021: squid is free.\n",
        "The pact of March 4, 2021 - signed in Bergen - is void.\n",
        "Minister Rosa Pinto, who met them on 4 March 2021, said - at last - no.\n",
        "Case 12/2021 of the court in Bergen\n" + PROSE,
        "BERGEN, March 4 (NWA) - " + PROSE,
        PROSE + "The pact ends on 4 March 2021.",
        PROSE + "The ministers in Bergen agreed that the new pact on squid ends on\nMarch 4, 2021.",
    ],
)
def test_texts_that_state_none(text: str) -> None:
    assert date_in(text).published is None


@pytest.mark.parametrize(
    "line",
    [
        "Last updated: 3 June 2021", "Copyright 2022 Fjord Media", "© 2022 Fjord Media.",
        "Length: 512 words",
        "412 words", "Language: English", "Load-Date: June 4, 2021",
    ],
)  # fmt: skip
def test_lines_about_the_article_are_no_prose(line: str) -> None:
    assert line not in view_of(f"{PROSE}\n{line}\n").text
    sheet = extract(f"{PROSE}\n{line}\n", published="2021-03-04")
    assert not [t for t in sheet.times if "June" in t.text or "2022" in t.text]
    assert all("updated" not in entry.event.lower() for entry in sheet.timeline)


@pytest.mark.parametrize(
    "line",
    [
        "Copyright law was changed in 2022, and the ministers updated it.",
        "The page was last updated by the two ministers themselves after their talks in the old port of Bergen in 2022.",
        "English ships were counted.",
    ],
)
def test_prose_stays(line: str) -> None:
    assert line in view_of(f"{PROSE}\n{line}\n").text


def test_a_text_that_is_only_a_date_keeps_it() -> None:
    assert view_of("Updated: 3 June 2021").text == "Updated: 3 June 2021"


@pytest.mark.parametrize("day", ["2021-03-03", "1999-12-31"])
def test_the_record_counts_and_the_contradiction_is_noted(day: str) -> None:
    note = dateline_note("BERGEN, March 4 (NWA) -- " + PROSE, Published(day, "record"))
    assert note
    assert "March 4" in note
    assert day in note


@pytest.mark.parametrize("dateline", ["BERGEN, March 4 (NWA) -- ", "BERGEN, March 4, 2021 -- ", ""])
def test_no_note_where_they_agree(dateline: str) -> None:
    assert dateline_note(dateline + PROSE, Published("2021-03-04", "record")) is None


def test_the_option_is_compared_too() -> None:
    article = plain.article("BERGEN, March 4 (NWA) -- " + PROSE, id="a", date="2021-03-05")
    assert article.published
    assert article.published.day == "2021-03-05"
    assert any("--date" in note for note in article.notes)
