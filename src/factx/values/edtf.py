"""TIMEX3 values in the Extended Date/Time Format (ISO 8601-2, EDTF levels 0 to 2)."""

from __future__ import annotations

import calendar
import datetime
import re

#: TIMEX3 seasons, quarters and halves -> EDTF codes of sub-year groupings.
_GROUPS = {
    "SP": "21", "SU": "22", "FA": "23", "WI": "24",
    "Q1": "33", "Q2": "34", "Q3": "35", "Q4": "36", "H1": "40", "H2": "41",
}  # fmt: skip
_PLAIN = re.compile(r"\d{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12]\d|3[01]))?)?")
_OPEN_YEAR = re.compile(r"XXXX-(0[1-9]|1[0-2])(-(0[1-9]|[12]\d|3[01]))?")
_TIME = re.compile(
    r"(\d{4}-\d{2}-\d{2})T(?:([01]\d|2[0-3])(?::([0-5]\d)(?::[0-5]\d)?)?(?:Z|[+-]\d{2}:?\d{2})?|[A-Z]{2})"
)

_YEAR = r"(?:\d{4}|\d{3}X|\d{2}XX|XXXX)"
_MONTH, _DAY = r"(?:0[1-9]|1[0-2])", r"(?:0[1-9]|[12]\d|3[01])"
_GROUP = r"(?:2[1-4]|3[3-6]|4[01])"
_DATE = rf"{_YEAR}(?:-(?:{_MONTH}(?:-{_DAY})?|{_GROUP}))?~?"
_CLOCK = r"\d{4}-\d{2}-\d{2}T(?:[01]\d|2[0-3]):[0-5]\d:[0-5]\d"
#: The part of EDTF that is written here.
GRAMMAR = re.compile(rf"{_CLOCK}|{_DATE}|(?:\.\.|{_DATE})/(?:\.\.|{_DATE})")


def edtf(
    value: str, mod: str | None = None, *, earliest: str | None = None, latest: str | None = None
) -> str | None:
    """Return a TIMEX3 value with its mod and window in EDTF, None where EDTF has no notation for it.

    >>> edtf("2020-12", "APPROX"), edtf("199"), edtf("2020-Q3")
    ('2020-12~', '199X', '2020-35')
    >>> edtf("2020-05", "ON_OR_AFTER"), edtf("2030", "ON_OR_BEFORE")
    ('2020-05/..', '../2030')
    >>> edtf("2020", "END", earliest="2020-10-01", latest="2020-12-31")
    '2020-10/2020-12'
    """
    bare = _bare(value)
    if mod == "APPROX":
        return bare + "~" if bare and "T" not in bare and "/" not in bare else bare
    if mod == "ON_OR_AFTER" and bare and "/" not in bare:
        return f"{_date_only(bare)}/.."
    if mod == "ON_OR_BEFORE" and bare and "/" not in bare:
        return f"../{_date_only(bare)}"
    return bare if mod is None and bare else _window(earliest, latest)


def _bare(value: str) -> str | None:
    """A value without its mod: a date, a sub-year grouping, a decade, a range."""
    if _PLAIN.fullmatch(value) or _OPEN_YEAR.fullmatch(value):
        return value
    if re.fullmatch(r"\d{2,3}", value):
        return value.ljust(4, "X")
    year, _, group = value.partition("-")
    if re.fullmatch(r"\d{4}", year) and group in _GROUPS:
        return f"{year}-{_GROUPS[group]}"
    if match := _TIME.fullmatch(value):
        day, hour, minute = match.groups()
        return f"{day}T{hour}:{minute or '00'}:00" if hour and minute else day
    return _range(value)


def _range(value: str) -> str | None:
    first, slash, last = value.partition("/")
    ends = (_bare(first), _bare(last)) if slash and "/" not in last else (None, None)
    return f"{_date_only(ends[0])}/{_date_only(ends[1])}" if ends[0] and ends[1] else None


def _date_only(date: str) -> str:
    """A date without its time of day: intervals of EDTF are of days."""
    return date.partition("T")[0]


def _window(earliest: str | None, latest: str | None) -> str | None:
    """A window of days as an interval, by months or years where it begins and ends with them."""
    if not earliest and not latest:
        return None
    if earliest and earliest == latest:
        return earliest
    for length in (4, 7):
        ends = [
            end[:length] if end and _edge(end, length, last=last) else ".." if not end else None
            for end, last in ((earliest, False), (latest, True))
        ]
        if all(ends):
            return ends[0] if ends[0] == ends[1] else "/".join(map(str, ends))
    return f"{earliest or '..'}/{latest or '..'}"


def _edge(day: str, length: int, *, last: bool) -> bool:
    """Whether a day is the first, or the last, of its year (length 4) or month (length 7)."""
    date = datetime.date.fromisoformat(day)
    if not last:
        return day.endswith("-01-01") if length == 4 else date.day == 1
    at_end = date.day == calendar.monthrange(date.year, date.month)[1]
    return at_end and (length == 7 or date.month == 12)
