"""What surrounds an expression: the publication day, the tense of its clause, the times mentioned before it."""

from __future__ import annotations

import datetime
from collections.abc import Callable, Iterator
from contextlib import suppress
from dataclasses import dataclass, field, replace
from typing import NamedTuple

from factx.values.timex.calendar import (
    Day,
    Period,
    containing,
    day,
    month,
    part,
    shift,
    years_later,
)
from factx.values.timex.grammar import Match, Rule, cue
from factx.values.timex.reading import Reading
from factx.values.timex.words import Lexeme

#: Where an event lies by the words around its time: "past", "future", or "" when they do not tell.
Sense = Callable[[int, int], str]

#: Where a bare weekday (days from publication) and a bare month (months) mostly lie in news when tense does not tell.
WEEKDAY_WINDOW = (-5, 1)
MONTH_WINDOW = (-7, 4)
QUARTER_WINDOW = (-2, 1)
SEASON_WINDOW = (-2, 1)


#: Rules that name a business period.
BUSINESS_RULES = frozenset({"date.quarter", "date.quarter-name", "date.half", "date.half-year"})
#: Expressions inside each other ("the first half of the third quarter of last year") that are followed.
DEPTH = 4
#: Against tense: a day that would lie farther off than the first number counts as the one within the second.
FAR = {"day": (300, 7)}
#: Marks at which a sentence ends.
_STOPS = frozenset(".!?")


def no_sense(_start: int, _end: int) -> str:
    """The sense of a text that nobody parsed."""
    return ""


class Point(NamedTuple):
    """A reading that lies on the calendar, its period, and the lexeme after it."""

    reading: Reading
    period: Period
    end: int


@dataclass
class Context:
    """The state of one reading of one text, from left to right."""

    found: list[Lexeme]
    codes: str
    anchor: Day | None
    sense: Sense = no_sense
    points: tuple[Rule, ...] = ()
    bounds: dict[int, str] = field(default_factory=dict)
    focus: Period | None = None
    focus_end: int = 0
    business: Period | None = None
    named_may: bool = False
    outer: int = -1
    depth: int = 0

    def direction(self, m: Match) -> str:
        """Past, future, due or "": by the bound before the expression, else by the tense of its clause."""
        bound = self.bounds.get(m.first) or self.bounds.get(self.outer, "")
        if bound in cue("bounds_back"):
            return "past"
        sense = self.sense(m.start, m.end)
        if bound in cue("bounds_ahead"):
            return "" if sense == "past" else "future"
        return sense

    def point(self, start: int) -> Point | None:
        """The longest calendar point that begins at lexeme ``start``."""
        if self.depth == DEPTH:
            return None
        self.depth += 1
        best = self.longest(
            [(rule, m) for rule in self.points for m in rule.at(self.codes, self.found, start)],
            on_calendar=True,
        )
        self.depth -= 1
        return Point(best[1], best[1].period, best[2]) if best and best[1].period else None

    def longest(
        self, places: list[tuple[Rule, Match]], *, on_calendar: bool = False
    ) -> tuple[Rule, Reading, int] | None:
        """The reading that goes furthest, and where it ends; what cannot go further than the best so far is not asked."""
        best: tuple[Rule, Reading, int] | None = None
        for rule, m in sorted(places, key=lambda place: (not place[0].reads_on, -place[1].last)):
            if best and not rule.reads_on and m.last <= best[2]:
                continue
            reading = self._meaning(rule, m)
            if reading is None or (on_calendar and reading.period is None):
                continue
            end = m.last if reading.end is None else reading.end
            if best is None or end > best[2]:
                best = rule, reading, end
        return best

    def _meaning(self, rule: Rule, m: Match) -> Reading | None:
        """What a rule makes of its words; where that leads off the calendar, what it makes of them when no day is known."""
        for ctx in (self, replace(self, anchor=None, focus=None, business=None)):
            with suppress(OverflowError):
                return rule.meaning(m, ctx)
        return None

    def near(self, grain: str) -> Period | None:
        """The period of a grain that holds the last mentioned time; None when nothing fine enough was mentioned."""
        p = self.focus
        if p is None or p.last - p.first > datetime.timedelta(
            days={"day": 0, "week": 6, "month": 30}.get(grain, 366)
        ):
            return None
        return containing(grain, p.first)

    def cycle(
        self, m: Match, place: Callable[[int], Period | None], unit: str, window: tuple[int, int]
    ) -> Period | None:
        """Which of the recurring periods ``place(year)`` is meant, counted in ``unit`` from the publication day.

        Without a publication day, the year of a time mentioned in the same sentence counts.
        """
        if self.anchor is None:
            return (
                place(self.focus.first.year)
                if self.focus and self._in_sentence_of_focus(m.first)
                else None
            )
        now = containing(unit, self.anchor)
        near = [p for p in map(place, range(self.anchor.year - 1, self.anchor.year + 2)) if p]
        size = {"day": 1, "month": 30.44, "quarter": 91.3, "season": 91.3}[unit]
        steps = {
            p.value: round((containing(unit, p.first).first - now.first).days / size) for p in near
        }
        direction = self.direction(m)
        past = max((p for p in near if steps[p.value] <= 0), key=lambda p: p.first, default=None)
        future = min((p for p in near if steps[p.value] >= 0), key=lambda p: p.first, default=None)
        far, close = FAR.get(unit, (99, 0))
        if direction == "past" and past:
            too_far = future and steps[past.value] < -far and steps[future.value] <= close
            return future if too_far else past
        told = (
            unit == "quarter"
            and m.before().lower == "for"
            and m.before(2).lower not in cue("scheduled")
        )
        if (
            direction == "future" and future and not told
        ):  # "expects a profit for the third quarter": that is over
            too_far = past and steps[future.value] > far and steps[past.value] >= -close
            return past if too_far else future
        low, high = window
        inside = [p for p in near if low <= steps[p.value] <= high]
        if not near:
            return None
        return min(inside or near, key=lambda p: (abs(steps[p.value]), p.first), default=None)

    def _in_sentence_of_focus(self, at: int) -> bool:
        """Whether no sentence ends between the time in focus and a lexeme."""
        between = (self.found[i].text for i in range(at - 1, self.focus_end - 1, -1))
        return not any(text in _STOPS or "\n" in text for text in between)

    def month(self, m: Match, number: int) -> Period | None:
        """A month without its year."""
        return self.cycle(m, lambda y: month(y, number), "month", MONTH_WINDOW)

    def month_day(self, m: Match, number: int, d: int, weekday: int | None = None) -> Period | None:
        """A day of a month without its year; a weekday beside it rules out the years in which it falls on another."""

        def place(y: int) -> Period | None:
            p = _day(y, number, d)
            return p if p and (weekday is None or p.first.weekday() == weekday) else None

        return self.cycle(m, place, "day", (MONTH_WINDOW[0] * 31, MONTH_WINDOW[1] * 31))

    def part(self, m: Match, name: str, *, fiscal: bool = False) -> Period | None:
        """A quarter, half or season without its year; a fiscal one was mostly closed when it is told."""
        unit = "quarter" if name[0] in ("Q", "H") and name[1].isdigit() else "season"
        return self.cycle(
            m,
            lambda y: part(y, name),
            unit,
            (-3, 0) if fiscal else QUARTER_WINDOW if unit == "quarter" else SEASON_WINDOW,
        )

    def weekday(self, m: Match, number: int) -> Period | None:
        """A weekday without its date."""
        if self.anchor is None:
            return None
        back = (self.anchor.weekday() - number) % 7
        owned = m.after().text in ("'s", "'")  # "apologised for Friday's words"
        direction = "future" if m.before().lower == "for" and not owned else self.direction(m)
        if direction == "past" or (not direction and -back >= WEEKDAY_WINDOW[0]):
            return shift(day(self.anchor), -back)
        return shift(day(self.anchor), -back + 7 if back else 0)

    def year_before(self) -> Period | None:
        """What "a year ago" is compared with: the business period in focus a year back, else last year."""
        if self.business is not None:
            return years_later(self.business, -1)
        return shift(containing("year", self.anchor), -1) if self.anchor else None

    def mentioned(self, reading: Reading, rule: str, end: int) -> None:
        """Remember a reading, up to lexeme ``end``, as the time in focus; a quarter that is over, as the business period."""
        if reading.period is None or reading.type not in ("DATE", "TIME"):
            return
        self.focus, self.focus_end = reading.period, end
        over = self.anchor is None or reading.period.last < self.anchor
        if over and rule in BUSINESS_RULES and reading.period.grain in ("quarter", "half"):
            self.business = reading.period


def _day(y: int, m: int, d: int) -> Period | None:
    try:
        return day(Day(y, m, d))
    except ValueError:
        return None


def full_day(y: int, m: int, d: int) -> Period | None:
    """A calendar day, None when there is no such day."""
    return _day(y, m, d)


def rules_at(
    rules: tuple[Rule, ...], codes: str, found: list[Lexeme]
) -> Iterator[tuple[int, Rule, Match]]:
    """Where each rule may apply, as (first lexeme, rule, match)."""
    for rule in rules:
        for m in rule.matches(codes, found):
            yield m.first, rule, m
