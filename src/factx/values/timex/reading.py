"""What a rule makes of its words, before the bound words around them count."""

from __future__ import annotations

from dataclasses import dataclass, replace

from factx.values.timex.calendar import Day, Period


@dataclass(frozen=True, slots=True)
class Reading:
    """Type and value, and for what lies on the calendar its ``period``.

    ``anchored``: the publication day was needed; ``end``: lexeme where the expression ends when the rule read on beyond
    its own pattern; ``window``: days when they are not those of ``period`` and ``mod``.
    """

    type: str
    value: str
    period: Period | None = None
    mod: str | None = None
    anchored: bool = False
    end: int | None = None
    window: tuple[Day | None, Day | None] | None = None

    def upto(self, end: int) -> Reading:
        """The same reading, ending at a later lexeme."""
        return replace(self, end=end)


def date(period: Period, *, anchored: bool = False, mod: str | None = None) -> Reading:
    """A stretch of the calendar."""
    return Reading("DATE", period.value, period, mod, anchored)


def unresolved(value: str = "XXXX-XX-XX", type: str = "DATE") -> Reading:
    """What the text alone cannot settle."""
    return Reading(type, value)


def open_date(grain: str) -> Reading:
    """A date of a grain that needs the publication day where none is known."""
    return unresolved(OPEN_DATES.get(grain, "XXXX"))


def with_daypart(reading: Reading, code: str) -> Reading:
    """A day narrowed to its morning (MO), afternoon (AF), evening (EV) or night (NI)."""
    return replace(reading, type="TIME", value=f"{reading.value}T{code}")


#: Values of unresolved dates by grain.
OPEN_DATES = {
    "day": "XXXX-XX-XX",
    "week": "XXXX-WXX",
    "weekend": "XXXX-WXX-WE",
    "month": "XXXX-XX",
    "quarter": "XXXX-QX",
}
#: TIMEX3 letters of the units; those of a day's parts come after a T.
LETTERS = {
    "second": "S",
    "minute": "M",
    "hour": "H",
    "day": "D",
    "week": "W",
    "month": "M",
    "quarter": "Q",
    "year": "Y",
}
#: Units that are counted in another.
MULTIPLES = {"fortnight": (2, "week"), "decade": (10, "year"), "century": (100, "year"), "millennium": (1000, "year"),
             "weekend": (2, "day")}  # fmt: skip
#: Letters of the long units where their number is left open; decades are counted in years.
OPEN = {"decade": "Y", "century": "C"}


def duration(count: float | None, unit: str) -> str:
    """The TIMEX3 value of a length of time; a count of None is one that the text leaves open.

    >>> duration(2, "week"), duration(None, "month"), duration(2, "decade"), duration(2.5, "year")
    ('P2W', 'PXM', 'P20Y', 'P2.5Y')
    >>> duration(5.5, "hour"), duration(1.5, "minute")
    ('PT5H30M', 'PT1M30S')
    """
    if count is None and unit in OPEN:
        return f"PX{OPEN[unit]}"
    times, unit = MULTIPLES.get(unit, (1, unit))
    mark = "PT" if unit in ("second", "minute", "hour") else "P"
    if count is None:
        return f"{mark}X{LETTERS[unit]}"
    count *= times
    if unit in ("hour", "minute") and count != int(count):
        whole, parts = divmod(round(count * 60), 60)
        return (
            "PT"
            + (f"{whole}{LETTERS[unit]}" if whole else "")
            + (f"{parts}M" if unit == "hour" else f"{parts}S")
        )
    return (
        f"{mark}{count:g}{LETTERS[unit]}" if count < 1e6 else f"{mark}{int(count)}{LETTERS[unit]}"
    )
