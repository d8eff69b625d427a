"""Plain expressions that once ended in an exception are read, or left alone."""

from __future__ import annotations

import pytest

from factx.values.timex.read import read_times


@pytest.mark.parametrize("phrase", ["last December", "last Dec.", "this past December"])
def test_december_before_january_is_that_of_the_year_before(phrase: str) -> None:
    (found,) = read_times(f"The pact was signed {phrase}", "2021-01-15")
    assert found.timex.value == "2020-12"


def test_two_days_of_hours_from_now_are_a_day() -> None:
    (found,) = read_times("It begins 48 hours from now.", "2020-05-19")
    assert found.timex.value == "2020-05-21"


def test_the_next_fortnight_stays_open() -> None:
    (found,) = read_times("Talks resume in the next fortnight.", "2020-05-19")
    assert found.timex.value == "XXXX"


@pytest.mark.parametrize("published", ["0001-01-15", "2020-05-19", "9999-12-30", None])
@pytest.mark.parametrize(
    "phrase",
    [
        *("in two hours' time", "10 minutes from now", "30 seconds hence", "last December"),
        *("the previous fortnight", "later in the fortnight", "the fortnight before"),
        *("the next millennium", "this fortnight", "the following millennium"),
    ],
)
def test_no_expression_raises(phrase: str, published: str | None) -> None:
    for found in read_times(f"The truce begins {phrase}.", published):
        assert "hour" not in found.timex.value
