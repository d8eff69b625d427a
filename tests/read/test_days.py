"""Calendar days in the notations of records, options, feeds and pages."""

from __future__ import annotations

from typing import Any

import pytest

from factx.errors import InputError
from factx.read.days import iso_day, no_day


@pytest.mark.parametrize(
    "value",
    [
        "2021-03-04", "2021-03-04T23:30:00-04:00", "2021-03-04 08:00:00", "2021/03/04", "20210304", "20210304T081500Z",
        "Thu, 04 Mar 2021 08:30:00 +0200", "4 March 2021", "4th March, 2021", "04-Mar-2021", "March 4, 2021",
        "Thursday, 4 March 2021 14:05 BST", "Mar. 4, 2021 at 10:15 p.m. EST", "04.03.2021", 1614852000, 1614852000000,
        1614852000.5, "1614852000",
    ],
)  # fmt: skip
def test_days(value: Any) -> None:
    assert iso_day(value, where="published") == "2021-03-04"


@pytest.mark.parametrize(
    ("value", "order", "day"),
    [
        ("03/04/2021", "dmy", "2021-04-03"),
        ("03/04/2021", "mdy", "2021-03-04"),
        ("25/04/2021", None, "2021-04-25"),
        ("04/25/2021", None, "2021-04-25"),
        ("05/05/2021", None, "2021-05-05"),
        ("2021/04/03", "dmy", "2021-04-03"),
    ],
)
def test_numbers_have_an_order(value: str, order: str | None, day: str) -> None:
    assert iso_day(value, where="published", order=order) == day


def test_ambiguous_numbers_ask_for_an_order() -> None:
    with pytest.raises(InputError, match="ambiguous") as raised:
        iso_day("03/04/2021", where="published")
    assert "--date-order dmy" in raised.value.hint


@pytest.mark.parametrize(
    "value",
    ["yesterday", "2021-02-30", "31 June 2021", "04/25/2021 maybe", "in March 2021", "12345"],
)
def test_no_days(value: str) -> None:
    with pytest.raises(InputError):
        iso_day(value, where="published", order="dmy")


@pytest.mark.parametrize("value", [None, float("nan"), "NaT", "nan", "", "2020-05", "2020", "null"])
def test_values_that_say_that_no_day_is_known(value: Any) -> None:
    assert no_day(value)


def test_a_day_is_a_day() -> None:
    assert not no_day("2021-03-04")
    assert not no_day(1614852000)
