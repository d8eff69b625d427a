"""Days -> places on an axis: linear stretches, with long empty gaps between them cut out and marked as breaks."""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import pairwise

_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
#: A gap is cut out when it is this share of the whole span, and so many days.
_GAP, _DAYS = 0.22, 45
#: Stretches at most, and pixels of a break.
_STRETCHES, _BREAK = 4, 26.0
#: Pixels between two labels of ticks.
_APART = 64.0


#: Units of ticks with their days, the finest first.
_UNITS = (
    ("day", 1), ("two", 2), ("week", 7), ("month", 30), ("quarter", 91), ("year", 365),
    ("five", 1826), ("decade", 3652), ("quarter century", 9131), ("century", 36524),
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Stretch:
    """Days ``first`` to ``last`` (ordinals) drawn from ``left`` to ``right`` (pixels)."""

    first: int
    last: int
    left: float
    right: float

    def place(self, day: int) -> float:
        return self.left + (self.right - self.left) * (day - self.first) / (self.last - self.first)


@dataclass(frozen=True, slots=True)
class Tick:
    """A labelled place on the axis."""

    at: float
    label: str


@dataclass(frozen=True, slots=True)
class Scale:
    """A time axis of one or more stretches."""

    stretches: tuple[Stretch, ...]

    def place(self, day: int) -> float:
        """The pixel of a day; days within a break are in its middle, days outside at the ends."""
        before: Stretch | None = None
        for stretch in self.stretches:
            if day < stretch.first:
                return stretch.left if before is None else (before.right + stretch.left) / 2
            if day <= stretch.last:
                return stretch.place(day)
            before = stretch
        return self.stretches[-1].right

    def breaks(self) -> Iterator[float]:
        """The middles of what is cut out."""
        for a, b in pairwise(self.stretches):
            yield (a.right + b.left) / 2

    def ticks(self) -> Iterator[Tick]:
        """Labelled ticks that do not collide."""
        end = float("-inf")
        for stretch in self.stretches:
            for tick in _ticks(stretch):
                if tick.at - end >= _APART:
                    end = tick.at
                    yield tick


def scale(days: Iterable[int], left: float, right: float) -> Scale:
    """An axis from ``left`` to ``right`` over days (ordinals); there must be one at least."""
    ordered = sorted(set(days))
    cuts = _cuts(ordered)
    groups, start = [], 0
    for cut in [*cuts, len(ordered)]:
        groups.append(ordered[start:cut])
        start = cut
    padded = [_padded(group, alone=len(groups) == 1) for group in groups]
    room = right - left - _BREAK * (len(groups) - 1)
    shares = _shares(groups, padded)
    stretches, at = [], left
    for (first, last), share in zip(padded, shares, strict=True):
        stretches.append(Stretch(first, last, at, at + room * share))
        at += room * share + _BREAK
    return Scale(tuple(stretches))


def _cuts(ordered: list[int]) -> list[int]:
    """Before which days the axis is cut: at the longest gaps that are long enough."""
    span = ordered[-1] - ordered[0]
    gaps = [(b - a, n) for n, (a, b) in enumerate(pairwise(ordered), 1)]
    long = [gap for gap in gaps if gap[0] >= max(_GAP * span, _DAYS)]
    return sorted(n for _, n in sorted(long, reverse=True)[: _STRETCHES - 1])


def _padded(group: list[int], *, alone: bool) -> tuple[int, int]:
    """A little room before the first and after the last day."""
    span = group[-1] - group[0]
    pad = max(3 if alone else 15, round(span * 0.04))
    return max(1, group[0] - pad), min(datetime.date.max.toordinal(), group[-1] + pad)


def _shares(groups: list[list[int]], padded: list[tuple[int, int]]) -> list[float]:
    """The width of each stretch: by its number of days with something, and by its length."""
    total = sum(len(g) for g in groups)
    spans = [last - first for first, last in padded]
    raw = [
        0.6 * len(g) / total + 0.15 * s / sum(spans) + 0.25 / len(groups)
        for g, s in zip(groups, spans, strict=True)
    ]
    return [share / sum(raw) for share in raw]


def _ticks(stretch: Stretch) -> Iterator[Tick]:
    """Ticks of the finest calendar unit that leaves room for labels."""
    pixels = (stretch.right - stretch.left) / max(stretch.last - stretch.first, 1)
    unit = next((unit for unit, days in _UNITS if pixels * days >= _APART), _UNITS[-1][0])
    last_year = None
    for day in _starts(stretch, unit):
        date = datetime.date.fromordinal(day)
        yield Tick(stretch.place(day), _label(date, unit, new_year=date.year != last_year))
        last_year = date.year


def _starts(stretch: Stretch, unit: str) -> Iterator[int]:
    """The first days of the units within a stretch."""
    if unit in ("day", "two", "week"):
        step = {"day": 1, "two": 2, "week": 7}[unit]
        first = stretch.first + (-stretch.first + (1 if unit == "week" else 0)) % step
        yield from range(first, stretch.last + 1, step)
        return
    months = {
        "month": 1,
        "quarter": 3,
        "year": 12,
        "five": 60,
        "decade": 120,
        "quarter century": 300,
        "century": 1200,
    }[unit]
    first_date = datetime.date.fromordinal(stretch.first)
    count = (first_date.year * 12 + first_date.month - 1) // months * months
    while count < 9999 * 12:
        if count >= 12:
            day = datetime.date(count // 12, count % 12 + 1, 1).toordinal()
            if day > stretch.last:
                return
            if day >= stretch.first:
                yield day
        count += months


def _label(date: datetime.date, unit: str, *, new_year: bool) -> str:
    if unit in ("day", "two", "week"):
        year = f" {date.year}" if new_year else ""
        return f"{date.day} {_MONTHS[date.month - 1]}{year}"
    if unit in ("month", "quarter"):
        year = f" {date.year}" if new_year else ""
        return f"{_MONTHS[date.month - 1]}{year}"
    return str(date.year)
