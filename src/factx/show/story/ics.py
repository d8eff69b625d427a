"""The dated entries of stories as an iCalendar file (RFC 5545): whole days, planned ones tentative."""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Iterator
from typing import TextIO

from factx.show.story.words import changes, title_of
from factx.show.words import one_line
from factx.story.model import Story, StoryEntry

_STATUS = {"possible": "TENTATIVE", "planned": "TENTATIVE", "denied": "CANCELLED"}
#: Bytes of a line, at most.
_LINE = 75


def write_ics(stories: Iterable[Story], out: TextIO) -> None:
    """One calendar; entries with both ends of their window and at most a year long."""
    lines = ["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//factx//story//EN"]
    for story in stories:
        for entry in story.timeline:
            lines += _event(story, entry)
    lines.append("END:VCALENDAR")
    out.write("".join(f"{folded}\r\n" for line in lines for folded in _folded(line)))


def _event(story: Story, entry: StoryEntry) -> Iterator[str]:
    when = entry.when
    if when is None or not when.earliest or not when.latest or entry.dated_by != "text":
        return
    first, last = (datetime.date.fromisoformat(day) for day in (when.earliest, when.latest))
    if (last - first).days > 366 or last == datetime.date.max:
        return
    yield "BEGIN:VEVENT"
    yield f"UID:{story.story.id}-{entry.id}@factx"
    stamp = (story.story.last or when.earliest).replace("-", "")
    yield f"DTSTAMP:{stamp}T000000Z"
    yield f"DTSTART;VALUE=DATE:{first:%Y%m%d}"
    yield f"DTEND;VALUE=DATE:{last + datetime.timedelta(1):%Y%m%d}"
    yield f"SUMMARY:{_text(entry.event)}"
    quotes = [f"“{q.text}” ({q.article})" for q in entry.evidence]
    yield f"DESCRIPTION:{_text(f'{title_of(story)} — ' + '; '.join([*changes(entry), *quotes]))}"
    yield f"STATUS:{_STATUS.get(entry.status, 'CONFIRMED')}"
    yield "TRANSP:TRANSPARENT"
    yield "END:VEVENT"


def _text(words: str) -> str:
    return one_line(words).replace("\\", "\\\\").replace(";", "\\;").replace(",", "\\,")


def _folded(line: str) -> Iterator[str]:
    """A line cut into lines of at most 75 bytes, the later ones begun with a blank."""
    start = ""
    while len((start + line).encode()) > _LINE:
        cut = _LINE - len(start)
        while len((start + line[:cut]).encode()) > _LINE:
            cut -= 1
        yield start + line[:cut]
        start, line = " ", line[cut:]
    yield start + line
