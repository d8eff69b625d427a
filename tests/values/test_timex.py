"""What holds for every text: reading never fails, values keep their grammar, windows their order, and time moves as one."""

from __future__ import annotations

import datetime
import re
import time

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from factx import tables
from factx.values.timex.calendar import containing, shift
from factx.values.timex.holidays import holiday_in
from factx.values.timex.read import RULES, read_times
from factx.values.timex.words import vocabulary

DAY = r"(?:\d{4}|XXXX)-(?:\d\d|XX)-(?:\d\d|XX)"
POINT = rf"""\d\d | \d{{3}} | \d{{4}} | XXXX | (?:\d{{4}}|XXXX)-(?:0[1-9]|1[0-2]|XX) | {DAY}
    | (?:\d{{4}}|XXXX)-W(?:\d\d|XX)(?:-WE|-[1-7])?
    | (?:\d{{4}}|XXXX)-(?:Q[1-4X]|H[12]|SP|SU|FA|WI)"""
CLOCK = r"T(?:\d\d(?::\d\d){0,2}Z?|MO|AF|EV|NI|DT|MI)"
VALUE = re.compile(
    rf"""(?:{POINT}) | (?:{POINT})/(?:{POINT}) | (?:{DAY}|XXXX-WXX-[1-7]){CLOCK}
    | P(?:X|\d+(?:\.\d+)?)[DWMQYC] | P\d+Y\d+M | PT(?:X[SMH]|\d+(?:\.\d+)?[SM]|\d+H(?:\d+M)?) | (?:PAST|PRESENT|FUTURE)_REF""",
    re.VERBOSE,
)
MODS = {
    None,
    *[
        "START",
        "MID",
        "END",
        "BEFORE",
        "AFTER",
        "ON_OR_BEFORE",
        "ON_OR_AFTER",
        "APPROX",
        "LESS_THAN",
        "MORE_THAN",
        "EQUAL_OR_LESS",
        "EQUAL_OR_MORE",
    ],
}

WORDS = sorted(word for word in vocabulary().words if word != "\n")
NUMBERS = [
    "0",
    "1",
    "2",
    "12",
    "19",
    "24",
    "30",
    "31",
    "59",
    "99",
    "1984",
    "2000",
    "2020",
    "2100",
    "1,984",
    "5.5",
    "1/2",
    "31st",
    "2nd",
]
MARKS = [",", ".", "-", "–", "/", ":", "'s", "$", "%", "(", ")", '"', "\n", "\n\n", "\t"]
FIGURES = [
    "2020-02-30",
    "2020-05-19",
    "29/02/2019",
    "05/06/2020",
    "24:00",
    "10:61",
    "'98",
    "'80s",
    "1990s",
    "5pm",
    "9/11",
    "Q3",
    "Ramadan",
]
pieces = st.sampled_from(
    [
        *WORDS,
        *(w.title() for w in WORDS),
        *(w.upper() for w in WORDS),
        *NUMBERS,
        *MARKS,
        *FIGURES,
        "the",
        "cat",
    ]
)
texts = (
    st.lists(pieces, max_size=12).map(" ".join)
    | st.lists(pieces, max_size=8).map("".join)
    | st.text(max_size=60)
)
days = st.dates(datetime.date(1900, 1, 1), datetime.date(2100, 12, 31)).map(str)
senses = st.sampled_from(["past", "future", ""]).map(lambda sense: lambda _start, _end: sense)


@given(texts, st.none() | days, senses)
def test_any_text_is_read_and_every_value_is_well_formed(text, published, sense):
    end = 0
    for found in read_times(text, published, sense):
        timex = found.timex
        assert end <= found.start < found.end <= len(text)
        assert found.phrase <= found.start
        end = found.end
        assert timex.type in ("DATE", "TIME", "DURATION", "SET")
        assert VALUE.fullmatch(timex.value), timex
        assert timex.mod in MODS
        assert timex.earliest is None or timex.latest is None or timex.earliest <= timex.latest, (
            timex
        )
        assert timex.anchor is None or timex.anchor == published


@given(texts, days, st.sampled_from(["", " ", "  ", "\n"]), st.sampled_from(["", " ", "   "]))
def test_blanks_around_a_text_change_nothing(text, published, before, after):
    plain = read_times(text, published)
    padded = read_times(before + text + after, published)
    moved = [(f.start - len(before), f.end - len(before), f.timex) for f in padded]
    assert moved == [(f.start, f.end, f.timex) for f in plain]


RELATIVE = [
    "last year", "next year", "this year", "two years ago", "three years from now", "last month", "next month",
    "the end of this year", "early next year", "the first half of next year", "by year-end", "later this month",
    "five months ago", "in June last year",
]  # fmt: skip


@given(st.sampled_from(RELATIVE), st.dates(datetime.date(1950, 1, 1), datetime.date(2090, 12, 31)))
def test_relative_values_move_with_the_publication_day(phrase, day):
    assume((day.month, day.day) != (2, 29))
    (now,), (later,) = (
        read_times(f"It ended {phrase}.", str(d)) for d in (day, day.replace(year=day.year + 1))
    )
    assert later.timex.value == re.sub(
        r"\d{4}", lambda y: str(int(y[0]) + 1), now.timex.value, count=1
    )


@given(
    st.sampled_from(
        [
            "today",
            "yesterday",
            "10 days ago",
            "last week",
            "next week",
            "Friday",
            "last Tuesday",
            "this weekend",
        ]
    ),
    days,
)
def test_days_and_weeks_move_by_whole_weeks(phrase, day):
    moved = str(datetime.date.fromisoformat(day) + datetime.timedelta(days=364))
    (now,), (later,) = (read_times(f"It ended {phrase}.", d) for d in (day, moved))
    first, second = (datetime.date.fromisoformat(str(x.timex.earliest)) for x in (now, later))
    assert second - first == datetime.timedelta(days=364)


@given(
    st.sampled_from(
        ["day", "week", "weekend", "month", "quarter", "half", "season", "year", "decade"]
    ),
    st.dates(),
    st.integers(-40, 40),
)
def test_shifting_there_and_back_is_no_move(grain, day, n):
    assume(500 < day.year < 9500)
    p = containing(grain, day)
    assert p.first <= day <= p.last or grain == "weekend"
    assert shift(shift(p, n), -n) == p


@pytest.mark.parametrize(
    "text",
    [
        "Friday",
        "in June",
        "last year",
        "two weeks ago",
        "Nov. 9",
        "this morning",
        "year-end",
        "Christmas",
        "next spring",
    ],
)
def test_without_a_publication_day_nothing_is_resolved(text):
    for found in read_times(f"It ended {text}.", None):
        assert found.timex.earliest is None
        assert found.timex.latest is None
        assert found.timex.anchor is None


@pytest.mark.parametrize(
    ("published", "text", "value"),
    [
        ("2021-01-01", "this week", "2020-W53"),
        ("2021-01-03", "next week", "2021-W01"),
        ("2020-12-31", "tomorrow", "2021-01-01"),
        ("2020-03-01", "yesterday", "2020-02-29"),
        ("2024-02-29", "a year ago", "2023"),
        ("2000-01-15", "last month", "1999-12"),
        ("2004-05-01T10:00", "yesterday", "2004-04-30"),
        ("2020-01-10", "the third quarter", "2019-Q3"),
    ],
)
def test_edges_of_the_calendar(published, text, value):
    assert [f.timex.value for f in read_times(text, published)] == [value]


def test_a_publication_day_that_is_none_is_refused():
    with pytest.raises(ValueError, match="month"):
        read_times("today", "2020-13-01")


@pytest.mark.parametrize("key", sorted(tables.raw("holidays")))
def test_a_holiday_falls_once_in_each_year(key):
    for year in range(1950, 2051):
        found = holiday_in(key, year)
        if found is None:
            assert (
                "islamic" in tables.raw("holidays")[key]
            )  # the Islamic year is shorter: some civil years have none of a feast
        else:
            assert found.period is not None
            assert found.period.first.year == year


@pytest.mark.parametrize(
    ("year", "first"),
    [(2015, "06-18"), (2020, "04-24"), (2021, "04-13"), (2023, "03-23"), (2024, "03-11")],
)
def test_ramadan_is_right_within_a_day(year, first):
    found = holiday_in("ramadan", year)
    assert found is not None
    assert found.period is not None
    assert abs((found.period.first - datetime.date.fromisoformat(f"{year}-{first}")).days) <= 1


def test_every_rule_is_told():
    groups = {rule.name.partition(".")[0] for rule in RULES}
    told = {name for name in tables.rules() if name.partition(".")[0] in groups}
    assert told == {rule.name for rule in RULES}


@pytest.mark.parametrize(
    "unit",
    [
        "the end of ",
        "May 1 - ",
        "two to ",
        "about ",
        "by ",
        "early ",
        "19 ",
        "1,",
        "'",
        "\n ",
        "Week ",
        "first half of ",
    ],
)
def test_reading_takes_time_in_proportion_to_the_text(unit):
    begin = time.process_time()
    read_times(unit * (40_000 // len(unit)), "2020-05-19")
    assert time.process_time() - begin < 8
