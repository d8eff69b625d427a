"""Tellings that move an event to another time, or drop it."""

from __future__ import annotations

import functools

from factx import tables
from factx.story.tellings import Telling
from factx.story.words import stem


@functools.cache
def _stems(name: str) -> frozenset[str]:
    return frozenset(stem(word) for word in tables.raw("story")[name])


@functools.cache
def _occasions() -> frozenset[str]:
    nouns = [*tables.raw("occasions")["nouns"], *tables.raw("happenings")["nouns"]]
    return frozenset(stem(noun) for noun in nouns)


@functools.cache
def _reports() -> frozenset[str]:
    return frozenset(stem(verb) for verb in tables.raw("reports")["verbs"])


def occasion(word: str) -> bool:
    """Whether a stem is that of a noun that names an event."""
    return word in _occasions()


def reports(telling: Telling) -> bool:
    """Whether a telling is one of speech: "Roe announced", which happens again and again."""
    return telling.head in _reports()


def moves(telling: Telling) -> bool:
    """Whether a telling says that something comes later or earlier: "the talks were put off to May"."""
    return _with(telling, "moving")


def drops(telling: Telling) -> bool:
    """Whether a telling says that something does not come: "the visit was called off"."""
    return _with(telling, "dropping")


def status_of(telling: Telling) -> str:
    """The status of what is told about: a plan that was dropped is denied, one that was moved is planned."""
    if drops(telling) and telling.status == "happened":
        return "denied"
    return "planned" if moves(telling) and telling.status == "happened" else telling.status


def _with(telling: Telling, name: str) -> bool:
    if telling.head not in _stems(name) or telling.noun:
        return False
    needs = telling.head in _stems("needing")
    return not needs or bool({"back", "forward", "off"} & set(telling.text.lower().split()))
