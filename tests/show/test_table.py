"""Tables for a terminal."""

from __future__ import annotations

import io

import pytest
from rich.console import Console

from factx.schema import Factsheet, When
from factx.show.bars import bar, bars
from factx.show.table import FACTS, STATUS, Tables
from tests.show.sheets import evidence, sheet, talks

WINDOW_TEXT = "They met on Monday, meet since 2014, will meet by 2030, in May or some day."


def drawn(sheet: Factsheet, *, width: int = 80, **console: object) -> str:
    out = io.StringIO()
    Console(file=out, width=width, **console).print(Tables(sheet))  # type: ignore[arg-type]
    return out.getvalue()


def windows(*whens: dict[str, object]) -> Factsheet:
    entries = [
        {"when": {"text": "x", "type": "DATE", **when}, "event": "met", "status": "happened", "why": "x",
         "evidence": [evidence(WINDOW_TEXT, "met")]}
        for when in whens
    ]  # fmt: skip
    return sheet(WINDOW_TEXT, timeline=entries, date={"value": "2024-03-14", "origin": "option"})


def test_every_fact_stands_with_its_words() -> None:
    shown = drawn(talks())
    for words in (
        "“Chad”",
        "“plan talks on copper”",
        "“Mines Ministry”",
        "“Ana Roe”",
        "“copper”",
        "“in May”",
    ):
        assert words in shown
    for title in ("Event", "Parties", "Agencies", "Chair", "People", "Topics", "Timeline"):
        assert f"\n{title}" in shown
    assert "published 2 Mar 2021 (option)" in shown


@pytest.mark.parametrize("width", [40, 60, 80, 100, 200])
def test_no_line_is_wider_than_the_terminal(width: int) -> None:
    assert max(map(len, drawn(talks(), width=width).splitlines())) <= width


def test_what_was_not_found_is_said() -> None:
    shown = drawn(sheet("Rain fell."))
    assert f"not found: {', '.join(FACTS)}" in " ".join(shown.split())
    assert "publication date unknown" in shown


def test_what_was_not_resolved_is_said() -> None:
    text = "It opened in April."
    shown = drawn(
        sheet(
            text,
            diagnostics={"unresolved_times": [evidence(text, "April")], "notes": ["cut short"]},
        )
    )
    assert "times without a calendar date: “April”" in shown
    assert "cut short" in shown


def test_a_status_is_a_word_even_without_colour() -> None:
    plain, colored = drawn(talks()), drawn(talks(), force_terminal=True, color_system="standard")
    assert "\x1b" not in plain
    assert "planned" in plain
    assert "\x1b[33mplanned" in colored
    assert set(STATUS) == {"happened", "ongoing", "planned", "possible", "denied"}


def test_an_article_cannot_steer_the_terminal() -> None:
    text = "Chad\x1b[2J and\x07 Peru [bold]met[/bold]."
    party = {
        "name": "Chad",
        "kind": "country",
        "evidence": [evidence(text, "Chad\x1b[2J and\x07 Peru [bold]met[/bold]")],
        "why": "x",
    }
    shown = drawn(sheet(text, id="a\x1b]0;title\x07", parties=[party]), width=120)
    assert "\x1b" not in shown
    assert "\x07" not in shown
    assert r"“Chad\x1b[2J and\x07 Peru [bold]met[/bold]”" in shown


def test_windows_are_bars_around_the_publication_day() -> None:
    heading, lines = bars(
        windows(
            {"value": "2024-03-11", "earliest": "2024-03-11", "latest": "2024-03-11"},
            {"value": "2014", "mod": "ON_OR_AFTER", "earliest": "2014-01-01"},
            {"value": "2030", "mod": "ON_OR_BEFORE", "latest": "2030-12-31"},
            {"value": "2024-05", "earliest": "2024-05-01", "latest": "2024-05-31"},
            {"value": "FUTURE_REF"},
        ),
        60,
    )
    monday, since, until, may, some_day = lines
    today = heading.index("┊")
    assert {len(line) for line in [heading, *lines]} == {60}
    assert monday.index("●") < today == monday.index("┊")
    assert since.endswith("►")
    assert until.startswith("◄━")
    assert until[today] == since[today] == "┿"
    assert may.index("━") > today
    assert some_day.strip() == "┊"


@pytest.mark.parametrize("width", [15, 20, 40])
@pytest.mark.parametrize(
    "days",
    [
        ("0001-01-01", "9999-12-31"),
        ("2024-03-14", "2024-03-14"),
        ("2024-03-13", None),
        (None, "2024-03-15"),
    ],
)
def test_a_bar_has_its_width_whatever_its_days(
    days: tuple[str | None, str | None], width: int
) -> None:
    _, (line,) = bars(windows({"value": "x", "earliest": days[0], "latest": days[1]}), width)
    assert len(line) == width
    assert line.strip()


def test_a_bar_without_a_publication_day_has_no_mark() -> None:
    when = When(
        text="in May", type="DATE", value="2021-05", earliest="2021-05-01", latest="2021-05-31"
    )
    assert bar(when, lambda day: 2 if day.endswith("01") else 5, None, 8) == "  ━━━━  "
