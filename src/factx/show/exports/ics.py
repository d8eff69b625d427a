"""Factsheets -> iCalendar: the planned events of the timeline, with their words and source. Needs the package icalendar."""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Iterator
from typing import Any, TextIO

from factx import __version__
from factx.errors import extra_missing
from factx.schema import Entry, Factsheet, When
from factx.values.human import human


def write_ics(sheets: Iterable[Factsheet], out: TextIO) -> None:
    """One calendar with an all-day event per planned event that has a day: of a window open at one end, the day at the other.

    Raises SetupError without icalendar.
    """
    try:
        import icalendar
    except ImportError as error:
        raise extra_missing(
            error, what="writing iCalendar", package="icalendar", extra="ics"
        ) from None
    calendar = icalendar.Calendar()
    calendar.add("prodid", f"-//factx//factx {__version__}//EN")
    calendar.add("version", "2.0")
    seen: set[str] = set()
    for sheet in sheets:
        for entry in planned(sheet):
            if entry.id not in seen:  # copies of an article share the ids of their facts
                seen.add(entry.id)
                calendar.add_component(_event(icalendar, sheet, entry))
    out.write(calendar.to_ical().decode("utf-8"))
    out.flush()


def planned(sheet: Factsheet) -> Iterator[Entry]:
    """Yield the planned events that have a day."""
    for entry in sheet.timeline:
        if entry.status == "planned" and (entry.when.earliest or entry.when.latest):
            yield entry


def _event(icalendar: Any, sheet: Factsheet, entry: Entry) -> Any:
    w = entry.when
    first, last = _days(w)
    words = human(w.value, w.mod, type=w.type, earliest=w.earliest, latest=w.latest)
    published = sheet.date.value if sheet.date else first.isoformat()
    source = sheet.article.url or sheet.article.source
    quotes = " … ".join(f"“{e.text}”" for e in entry.evidence)
    about = [words, quotes, sheet.article.title, source]
    event = icalendar.Event()
    event.add("uid", f"{entry.id}@factx")
    event.add("dtstamp", _midnight(published))
    event.add("dtstart", first)
    event.add("dtend", last + datetime.timedelta(days=1))
    event.add("summary", f"{entry.event} ({words})")
    event.add("description", "\n".join(part for part in about if part))
    event.add("status", "TENTATIVE")
    event.add("transp", "TRANSPARENT")
    if sheet.article.url:
        event.add("url", sheet.article.url)
    return event


def _days(when: When) -> tuple[datetime.date, datetime.date]:
    """The first and last day of a window; of one that is open at an end, the day at the other."""
    first, last = when.earliest or when.latest or "", when.latest or when.earliest or ""
    return datetime.date.fromisoformat(first), datetime.date.fromisoformat(last)


def _midnight(day: str) -> datetime.datetime:
    return datetime.datetime.fromisoformat(f"{day}T00:00:00+00:00")
