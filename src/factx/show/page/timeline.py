"""The timeline as a picture: one row an entry, on a scale that is fine near the publication day and coarse far from it."""

from __future__ import annotations

import datetime
import math
from collections.abc import Callable
from dataclasses import dataclass, field

from factx.schema import Entry, Factsheet
from factx.show.page.cards import Card

_TICKS = ((7, "week"), (30, "month"), (365, "year"), (3652, "10 years"), (36525, "100 years"))

#: Room at an end of the picture, in percent: as a margin, and for arrows to what is open.
_EDGE, _OPEN = 4.0, 14.0


@dataclass(frozen=True, slots=True)
class Row:
    """One entry: where its window begins and ends (percent of the width), and which ends are open."""

    card: Card
    left: float
    right: float
    middle: float
    open_left: bool
    open_right: bool


@dataclass(frozen=True, slots=True)
class Picture:
    """Rows in calendar order, entries without any window, ticks (percent, words), the publication day and its place."""

    rows: list[Row]
    unplaced: list[Card]
    ticks: list[tuple[float, str]] = field(default_factory=list)
    published: float | None = None
    day: str | None = None


def picture(sheet: Factsheet, found: list[Card]) -> Picture:
    """Lay out the timeline of a sheet."""
    entries = list(zip(sheet.timeline, _entries(found), strict=True))
    pairs = [(entry, card) for entry, card in entries if _days(entry)]
    unplaced = [card for entry, card in entries if not _days(entry)]
    if not pairs:
        return Picture([], unplaced)
    day = sheet.date.value if sheet.date else None
    anchor = _ordinal(day) if day else max(d for entry, _ in pairs for d in _days(entry))
    distances = [d - anchor for entry, _ in pairs for d in _days(entry)]
    low, high = min([0, *distances]), max([0, *distances])
    ends = {
        end
        for entry, _ in pairs
        for end in ("earliest", "latest")
        if getattr(entry.when, end) is None
    }
    place = _scale(low, high, *(_OPEN if end in ends else _EDGE for end in ("earliest", "latest")))
    rows = [_row(entry, card, anchor, place) for entry, card in pairs]
    if day is None:
        return Picture(rows, unplaced)
    ticks = [
        (place(sign * n), _ago(words, sign))
        for sign in (-1, 1)
        for n, words in _TICKS
        if low <= sign * n <= high
    ]
    return Picture(rows, unplaced, _apart(sorted(ticks), place(0)), place(0), day)


def _entries(found: list[Card]) -> list[Card]:
    return [card for card in found if card.kind == "timeline"]


def _ordinal(day: str) -> int:
    return datetime.date.fromisoformat(day).toordinal()


def _days(entry: Entry) -> list[int]:
    return [_ordinal(d) for d in (entry.when.earliest, entry.when.latest) if d]


def _squeeze(days: float) -> float:
    return math.copysign(math.log1p(abs(days) / 2), days)


def _scale(low: int, high: int, left: float, right: float) -> Callable[[float], float]:
    a, b = _squeeze(low - 1), _squeeze(high + 1)

    def place(days: float) -> float:
        return round(left + (100 - left - right) * (_squeeze(days) - a) / (b - a), 2)

    return place


def _row(entry: Entry, card: Card, anchor: int, place: Callable[[float], float]) -> Row:
    first, last = entry.when.earliest, entry.when.latest
    left = place(_ordinal(first) - anchor) if first else 0.0
    right = place(_ordinal(last) - anchor) if last else 100.0
    middle = (left + right) / 2 if first and last else left if first else right
    return Row(card, left, right, round(middle, 2), first is None, last is None)


def _ago(words: str, sign: int) -> str:
    return f"{words} before" if sign < 0 else f"{words} after"


def _apart(
    ticks: list[tuple[float, str]], middle: float, room: float = 17.0
) -> list[tuple[float, str]]:
    kept: list[tuple[float, str]] = []
    for at, words in sorted(ticks, key=lambda tick: -abs(tick[0] - middle)):
        if all(abs(at - other) >= room for other, _ in [*kept, (middle, "")]):
            kept.append((at, words))
    return sorted(kept)
