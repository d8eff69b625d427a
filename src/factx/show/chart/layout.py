"""Entries -> marks in rows: each with its place and label, packed so that nothing collides."""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from factx.show.chart.scale import Scale, scale

#: Pixels of a character of a label, of the gap between two entries of a row, of the smallest mark, of an open end.
_CHARACTER, _GAP, _SMALL, _OPEN = 6.3, 16.0, 12.0, 26.0
#: Characters of a label: at most, and at least so many when there is little room.
_LONGEST, _SHORTEST = 62, 14


@dataclass(frozen=True, slots=True)
class Item:
    """What is to be drawn: ``id`` links to its card, ``lane`` groups; ``vague`` is a window somewhere in which it is."""

    id: str
    label: str
    status: str
    earliest: str | None
    latest: str | None
    lane: str = ""
    vague: bool = False
    title: str = ""
    was: str | None = None
    """The day from which it was moved."""


@dataclass(frozen=True, slots=True)
class Mark:
    """A placed entry: its bar from ``left`` to ``right``, its label at ``text_at``, before it when ``before``."""

    item: Item
    left: float
    right: float
    label: str
    text_at: float
    before: bool
    was: float | None = None


@dataclass(frozen=True, slots=True)
class Lane:
    """A heading and rows of marks."""

    name: str
    rows: tuple[tuple[Mark, ...], ...]


@dataclass(frozen=True, slots=True)
class Chart:
    """Everything placed; ``published`` are the pixels of publication days."""

    width: float
    scale: Scale
    lanes: tuple[Lane, ...]
    published: tuple[tuple[float, str], ...]


def chart(items: Sequence[Item], published: Iterable[str], width: float) -> Chart | None:
    """Lay out entries that have a window; None when there is none."""
    dated = [item for item in items if item.earliest or item.latest]
    if not dated:
        return None
    days = sorted(set(published))
    ends = [day for item in dated for day in (item.earliest, item.latest, item.was) if day]
    left = _OPEN + 6 if any(not i.earliest for i in dated) else 12.0
    right = width - (_OPEN + 6 if any(not i.latest for i in dated) else 12.0)
    axis = scale([_ordinal(d) for d in [*ends, *days]], left, right)
    names = list(dict.fromkeys(item.lane for item in dated))
    lanes = tuple(
        Lane(name, _packed([_mark(i, axis, width) for i in dated if i.lane == name]))
        for name in names
    )
    return Chart(width, axis, lanes, tuple((axis.place(_ordinal(d)), d) for d in days))


def _ordinal(day: str) -> int:
    return datetime.date.fromisoformat(day).toordinal()


def _mark(item: Item, axis: Scale, width: float) -> Mark:
    left = axis.place(_ordinal(item.earliest)) if item.earliest else None
    right = axis.place(_ordinal(item.latest)) if item.latest else None
    if left is None and right is not None:
        left = max(0.0, right - _OPEN)
    if right is None and left is not None:
        right = min(width, left + _OPEN)
    assert left is not None
    assert right is not None
    was = [axis.place(_ordinal(item.was))] if item.was else []
    after, before = width - max(right, *was, 0) - 14, min(left, *was, width) - 14
    word = _word(item)
    wanted = (min(len(item.label), _LONGEST) + word) * _CHARACTER
    is_before = after < wanted and before > after
    room = max(int((before if is_before else after) / _CHARACTER) - word, _SHORTEST)
    label = _cut(item.label, min(room, _LONGEST))
    at = min(left, *was, width) - 9 if is_before else max(right, *was, 0) + 9
    return Mark(item, left, right, label, at, is_before, was[0] if was else None)


def _word(item: Item) -> int:
    """Characters of the status behind a label; that something happened goes without saying."""
    return 0 if item.status == "happened" else len(item.status) + 3


def _cut(text: str, longest: int) -> str:
    """A label that fits, cut between words where that loses little."""
    if len(text) <= longest:
        return text
    cut = text[: longest - 1]
    space = cut.rfind(" ")
    return (cut[:space] if space > longest * 0.6 else cut).rstrip(" ,;") + "…"


def extent(mark: Mark) -> tuple[float, float]:
    """The pixels that a mark takes with its label."""
    length = (len(mark.label) + _word(mark.item)) * _CHARACTER
    left, right = (
        min(mark.left, (mark.left + mark.right - _SMALL) / 2),
        max(mark.right, (mark.left + mark.right + _SMALL) / 2),
    )
    if mark.was is not None:
        left, right = min(left, mark.was - 6), max(right, mark.was + 6)
    return (mark.text_at - length, right) if mark.before else (left, mark.text_at + length)


def _packed(marks: list[Mark]) -> tuple[tuple[Mark, ...], ...]:
    """The first row with room for each, in order of the calendar."""
    rows: list[list[Mark]] = []
    ends: list[float] = []
    for mark in marks:
        left, right = extent(mark)
        at = next(
            (n for n, end in enumerate(ends) if n >= len(ends) - 3 and left >= end + _GAP), None
        )
        if at is None:
            rows.append([mark])
            ends.append(right)
        else:
            rows[at].append(mark)
            ends[at] = right
    return tuple(tuple(row) for row in rows)
