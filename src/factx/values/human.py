"""TIMEX3 values as people write them: "22 Feb 2024, afternoon", "early 1990s", "from Jan 2021 on"."""

from __future__ import annotations

import datetime
import re

_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
_PARTS = {
    "MO": "morning", "MI": "midday", "AF": "afternoon", "EV": "evening", "NI": "night", "DT": "daytime",
}  # fmt: skip
_GROUPS = {
    "SP": "spring {}", "SU": "summer {}", "FA": "autumn {}", "WI": "winter {}",
    "Q1": "Q1 {}", "Q2": "Q2 {}", "Q3": "Q3 {}", "Q4": "Q4 {}",
    "H1": "first half of {}", "H2": "second half of {}",
}  # fmt: skip
_REFERENCES = {"PRESENT_REF": "now", "PAST_REF": "in the past", "FUTURE_REF": "in the future"}
_MODS = {
    "START": "early {}", "MID": "mid-{}", "END": "late {}", "APPROX": "about {}",
    "BEFORE": "before {}", "AFTER": "after {}", "ON_OR_BEFORE": "by {}", "ON_OR_AFTER": "from {} on",
    "LESS_THAN": "less than {}", "MORE_THAN": "more than {}",
    "EQUAL_OR_LESS": "at most {}", "EQUAL_OR_MORE": "at least {}",
}  # fmt: skip
_UNITS = {
    "Y": "year", "M": "month", "W": "week", "D": "day", "H": "hour", "m": "minute", "S": "second",
    "Q": "quarter", "DE": "decade", "CE": "century", "WE": "weekend",
}  # fmt: skip
_LENGTH = re.compile(r"P(T?)([\d.]+|X+)(Y|M|W|D|H|S|Q|DE|CE|WE)")


def human(
    value: str,
    mod: str | None = None,
    *,
    type: str = "DATE",
    earliest: str | None = None,
    latest: str | None = None,
) -> str:
    """Return a value, its mod and the open end of its window in words; a value that has no words stays as it is.

    >>> human("199", "START"), human("2024-02-22TAF"), human("2021-01", "ON_OR_AFTER")
    ('early 1990s', '22 Feb 2024, afternoon', 'from Jan 2021 on')
    >>> human("P2Y", "EQUAL_OR_MORE", type="DURATION"), human("P1W", type="SET")
    ('at least 2 years', 'every week')
    >>> human("2020", "END", earliest="2020-10-01")
    'from late 2020 on'
    """
    words = _length(value, each=type == "SET") if value.startswith("P") else None
    found = _MODS.get(mod or "", "{}").format(words or _date(value))
    if mod in ("START", "MID", "END") and (earliest is None) != (latest is None):
        return f"from {found} on" if earliest else f"by {found}"
    return found


def _date(value: str) -> str:
    if value in _REFERENCES:
        return _REFERENCES[value]
    if "/" in value:
        return " to ".join(_date(end) for end in value.split("/"))
    day, t, time = value.partition("T")
    words = _day(day)
    return f"{words}, {_PARTS.get(time, time)}" if t and time and words != day else words or value


def _day(value: str) -> str:
    """A day, month, year, or what else a calendar has."""
    year, *rest = value.split("-")
    if not rest:
        return _years(year)
    if rest[0].startswith("W"):
        return _week(year, rest) or value
    if rest[0] in _GROUPS:
        return _GROUPS[rest[0]].format(year)
    if not re.fullmatch(r"0[1-9]|1[0-2]", rest[0]):
        return value
    month = _MONTHS[int(rest[0]) - 1]
    shown = [str(int(rest[1]))] if len(rest) == 2 and rest[1].isdigit() else []
    return " ".join([*shown, month, *([year] if year.isdigit() else [])])


def _years(year: str) -> str:
    if re.fullmatch(r"\d{3}", year):
        return f"{year}0s"
    if re.fullmatch(r"\d{2}", year):
        return f"{int(year) + 1}{_ordinal(int(year) + 1)} century"
    return year


def _ordinal(number: int) -> str:
    if number % 100 in (11, 12, 13):
        return "th"
    return {1: "st", 2: "nd", 3: "rd"}.get(number % 10, "th")


def _week(year: str, rest: list[str]) -> str | None:
    """A week by its Monday, a weekend by its Saturday."""
    if not (year.isdigit() and rest[0][1:].isdigit()):
        return None
    weekend = rest[1:] == ["WE"]
    try:
        day = datetime.date.fromisocalendar(int(year), int(rest[0][1:]), 6 if weekend else 1)
    except ValueError:
        return None
    return f"{'weekend' if weekend else 'week'} of {_day(day.isoformat())}"


def _length(value: str, *, each: bool) -> str | None:
    match = _LENGTH.fullmatch(value)
    if not match:
        return None
    clock, number, unit = match.groups()
    noun = _UNITS["m" if clock and unit == "M" else unit]
    if number == "1":
        return f"every {noun}" if each else f"1 {noun}"
    many = "centuries" if noun == "century" else noun + "s"
    count = "some" if "X" in number else number
    return f"every {count} {many}" if each else f"{count} {many}"
