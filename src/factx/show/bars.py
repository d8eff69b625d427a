"""A timeline in characters: every window a bar, on a scale that is fine near the publication day and coarse far from it."""

from __future__ import annotations

import datetime
import math
from collections.abc import Callable

from factx.schema import Factsheet, When

#: The publication day, one day (or less than a cell), a window, the publication day within it, and open ends.
TODAY, DAY, SPAN, CROSS, OPEN_LEFT, OPEN_RIGHT = "┊", "●", "━", "┿", "◄", "►"


def bars(sheet: Factsheet, width: int) -> tuple[str, list[str]]:
    """The heading and one bar per timeline entry, all ``width`` characters wide; blank for an entry without a window."""
    anchor = _anchor(sheet)
    place = _scale([d - anchor for entry in sheet.timeline for d in _days(entry.when)], width)
    today = place(0) if sheet.date else None

    def cell(day: str) -> int:
        return place(_ordinal(day) - anchor)

    return heading(today, width), [bar(entry.when, cell, today, width) for entry in sheet.timeline]


def bar(when: When, place: Callable[[str], int], today: int | None, width: int) -> str:
    """One window: ``━`` from its earliest to its latest day, arrows where it is open, ``┊`` where the publication day is."""
    cells = [" "] * width
    if today is not None:
        cells[today] = TODAY
    if when.earliest or when.latest:
        left = place(when.earliest) if when.earliest else 0
        right = place(when.latest) if when.latest else width - 1
        cells[left : right + 1] = DAY if left == right else SPAN * (right + 1 - left)
        if today is not None and left < today < right:
            cells[today] = CROSS
        if not when.earliest:
            cells[left] = OPEN_LEFT
        if not when.latest:
            cells[right] = OPEN_RIGHT
    return "".join(cells)


def heading(today: int | None, width: int) -> str:
    """What the columns of the bars mean, with the publication day's mark where it stands in the bars.

    >>> heading(8, 16)
    'earlier ┊ later '
    """
    if today is None:
        return "earlier   later".center(width)[:width]
    left, right = today, width - today - 1
    return (
        ("earlier " if left > 7 else "").rjust(left)
        + TODAY
        + (" later" if right > 5 else "").ljust(right)
    )[:width]


def _ordinal(day: str) -> int:
    return datetime.date.fromisoformat(day).toordinal()


def _days(when: When) -> list[int]:
    return [_ordinal(day) for day in (when.earliest, when.latest) if day]


def _anchor(sheet: Factsheet) -> int:
    """The day in the middle of the scale: of publication, else the last one told."""
    if sheet.date:
        return _ordinal(sheet.date.value)
    return max((day for entry in sheet.timeline for day in _days(entry.when)), default=0)


def _scale(distances: list[int], width: int) -> Callable[[int], int]:
    """Days from the anchor -> cell; logarithmic on both sides; one cell is left at either end for what is open."""
    low, high = _squeeze(min([-7, *distances])), _squeeze(max([7, *distances]))
    return lambda days: 1 + round((width - 3) * (_squeeze(days) - low) / (high - low))


def _squeeze(days: float) -> float:
    return math.copysign(math.log1p(abs(days) / 7), days)
