"""The timeline graphic: places on the axis, rows without collisions, what is drawn for open and vague windows."""

from __future__ import annotations

import datetime
import itertools
import random
from xml.etree import ElementTree

import pytest

from factx.schema import When
from factx.show.chart.figure import figure, vague
from factx.show.chart.layout import Item, chart, extent
from factx.show.chart.scale import scale
from factx.show.chart.svg import svg


def day(text: str) -> int:
    return datetime.date.fromisoformat(text).toordinal()


def item(earliest: str | None, latest: str | None, label: str = "Chad signed", **more: str) -> Item:
    return Item("x", label, more.pop("status", "happened"), earliest, latest, **more)


def test_places_keep_the_order_of_days() -> None:
    days = [
        day("1950-01-01"),
        day("2020-01-01"),
        day("2020-05-03"),
        day("2020-05-19"),
        day("2031-01-01"),
    ]
    axis = scale(days, 10, 900)
    places = [axis.place(d) for d in days]
    assert places == sorted(set(places))
    assert places[0] >= 10
    assert places[-1] <= 900


def test_long_gaps_are_cut_out_and_marked() -> None:
    days = [day("1950-01-01"), day("2020-05-01"), day("2020-05-19")]
    axis = scale(days, 0, 900)
    assert len(axis.stretches) == 2
    assert len(list(axis.breaks())) == 1
    assert axis.place(days[2]) - axis.place(days[1]) > 100, "near days stay apart"


def test_one_day_has_an_axis() -> None:
    axis = scale([day("2020-05-19")], 0, 900)
    assert 0 < axis.place(day("2020-05-19")) < 900


@pytest.mark.parametrize("ends", [("0001-01-01", "0001-01-02"), ("9999-12-30", "9999-12-31")])
def test_the_ends_of_the_calendar_have_an_axis(ends: tuple[str, str]) -> None:
    axis = scale([day(end) for end in ends], 0, 900)
    assert list(axis.ticks())


@pytest.mark.parametrize("span", [3, 30, 400, 4000, 40000])
def test_labels_of_ticks_do_not_collide(span: int) -> None:
    start = day("2001-03-07")
    ticks = list(scale([start, start + span // 3, start + span], 0, 900).ticks())
    assert len(ticks) >= 3
    assert all(b.at - a.at >= 60 for a, b in itertools.pairwise(ticks))


def many(number: int) -> list[Item]:
    pick = random.Random(3)
    days = sorted(day("2019-01-01") + pick.randrange(900) for _ in range(number))
    dates = [datetime.date.fromordinal(d).isoformat() for d in days]
    return [
        item(d, d, f"Event {n} of some length", lane=f"lane {n % 3}") for n, d in enumerate(dates)
    ]


@pytest.mark.parametrize("width", [420.0, 1180.0])
def test_two_hundred_entries_do_not_collide(width: float) -> None:
    laid = chart(many(200), ["2020-05-19"], width)
    assert laid is not None
    assert [lane.name for lane in laid.lanes] == ["lane 0", "lane 1", "lane 2"]
    assert sum(len(row) for lane in laid.lanes for row in lane.rows) == 200
    for row in (row for lane in laid.lanes for row in lane.rows):
        spans = sorted(extent(mark) for mark in row)
        assert all(a[1] < b[0] for a, b in itertools.pairwise(spans))


def test_open_ends_have_arrows_and_vague_windows_are_hatched() -> None:
    until = figure([item(None, "2030-12-31")], [], name="t")
    assert until.count('class="arrow"') == 2, "one in each drawing"
    assert "vague" not in until
    may = Item("x", "in May", "planned", "2021-05-01", "2021-05-31", vague=True)
    assert figure([may], [], name="t").count('class="bar vague"') == 2
    assert figure([item("2021-05-04", "2021-05-04")], [], name="t").count('<rect class="bar') == 0


def test_a_status_is_a_shape_and_a_word() -> None:
    drawn = figure([item("2021-05-04", "2021-05-04", status="denied")], [], name="t")
    assert "M-5-5 5 5M5-5-5 5" in drawn
    assert "· denied" in drawn


def test_every_publication_day_is_a_line() -> None:
    drawn = figure([item("2021-05-04", "2021-05-04")], ["2021-05-05", "2021-05-09"], name="t")
    assert drawn.count("<title>published 2021-05-05</title>") == 2
    assert drawn.count("<title>published 2021-05-09</title>") == 2


def test_without_a_window_nothing_is_drawn() -> None:
    assert figure([item(None, None)], ["2021-05-05"], name="t") == ""


def test_the_drawing_is_well_formed_whatever_the_text() -> None:
    evil = '</svg><script>alert("1")</script> & \u202e'
    laid = chart([item("2021-05-04", "2021-05-04", evil, lane=evil)], ["2021-05-05"], 900)
    assert laid is not None
    drawn = svg(laid, label=evil, hatch='a"b')
    assert "<script" not in drawn
    ElementTree.fromstring(drawn)


@pytest.mark.parametrize(
    ("value", "mod", "ends", "is_vague"),
    [
        ("2021-05", None, ("2021-05-01", "2021-05-31"), True),
        ("2021", "END", ("2021-10-01", "2021-12-31"), True),
        ("2021-05-04", None, ("2021-05-04", "2021-05-04"), False),
        ("2021-05-04/2021-05-09", None, ("2021-05-04", "2021-05-09"), False),
        ("2030", "ON_OR_BEFORE", (None, "2030-12-31"), False),
    ],
)
def test_what_is_somewhere_in_its_window_is_vague(value, mod, ends, is_vague) -> None:
    when = When(text="x", type="DATE", value=value, mod=mod, earliest=ends[0], latest=ends[1])
    assert vague(when) is is_vague
