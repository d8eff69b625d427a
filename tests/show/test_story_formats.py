"""What shows a story: tables, the briefing note, the calendar."""

from __future__ import annotations

import io

from rich.console import Console

from factx.show.story.formats import write_json, write_jsonl
from factx.show.story.ics import write_ics
from factx.show.story.markdown import write_markdown
from factx.show.story.table import StoryTables
from factx.story import story
from factx.story.model import Story
from tests.story.sheets import signing, two


def test_tables_show_what_changed() -> None:
    out = io.StringIO()
    Console(file=out, width=80).print(StoryTables(story(two())))
    text = out.getvalue()
    assert "9 Mar 2021" in text
    assert "happened (done, 10 Mar 2021)" in text
    assert "2 articles, first plan" in text


def test_tables_fit_into_forty_columns() -> None:
    out = io.StringIO()
    Console(file=out, width=40).print(StoryTables(story(two())))
    lines = out.getvalue().splitlines()
    assert max(map(len, lines)) <= 40
    assert "happened" in out.getvalue()


def test_the_note_quotes_every_article() -> None:
    out = io.StringIO()
    write_markdown([story(two())], out)
    note = out.getvalue()
    assert "“Chad will sign a copper pact with Peru” (plan, 0–38)" in note
    assert "“Chad signed a copper pact with Peru” (done, 0–35)" in note
    used = note.split("## Sources")[0].count("[^")
    assert used == note.split("## Sources")[1].count("\n[^")


def test_the_note_leaves_no_markup_of_the_article() -> None:
    text = "Chad signed a *[copper](x)* <b>pact</b> with Peru on 2021-03-08."
    out = io.StringIO()
    write_markdown(
        [story([signing("m", "2021-03-10", text, text[:-15], "happened", "2021-03-08")])], out
    )
    assert "<b>" not in out.getvalue().replace("\\<b\\>", "")
    assert "[copper](" not in out.getvalue()


def test_the_calendar_has_whole_days_and_short_lines() -> None:
    out = io.StringIO(newline="")
    write_ics([story(two())], out)
    lines = out.getvalue().split("\r\n")
    assert "DTSTART;VALUE=DATE:20210309" in lines
    assert "DTEND;VALUE=DATE:20210310" in lines
    assert "STATUS:CONFIRMED" in lines
    assert max(len(line.encode()) for line in lines) <= 75


def test_json_is_read_back() -> None:
    told, one, many = story(two()), io.StringIO(), io.StringIO()
    write_json([told], one)
    assert Story.model_validate_json(one.getvalue()) == told
    write_jsonl([told, told], many)
    assert [Story.model_validate_json(line) for line in many.getvalue().splitlines()] == [told] * 2
