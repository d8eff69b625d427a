"""What a temporal expression resolves to."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Timex:
    """A resolved temporal expression: TIMEX3 type, value, mod; calendar window (ISO days, None = open); anchor day; rule id."""

    type: str
    value: str
    mod: str | None = None
    earliest: str | None = None
    latest: str | None = None
    anchor: str | None = None
    rule: str = ""
