"""The publication date that a text itself states: in a header line, a by-line, a dateline or a release's last line."""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterator
from typing import NamedTuple

from factx.read.article import Published
from factx.read.days import DAY, MONTH, WEEKDAY, is_day, month_day

_WEEKDAY = rf"(?i:{WEEKDAY})\.?"
_DATED = re.compile(rf"(?:{_WEEKDAY},?\s+)?(?P<whole>{DAY})")
_CLOCK = (
    r"(?:[\s,T|@–—-]{0,9}(?:(?i:at)\s+)?\d{1,2}[:.h]\d{2}(?::\d{2})?\s*(?i:[ap]\.?m\.?|hrs|hours)?"
    r"(?:\s*\(?(?:[A-Z]{1,5}\b|[+-]\d{2}:?\d{2})\)?)*)"
)
#: A place, or several, as datelines name them: every word begins with a capital.
_NAME = r"(?:[A-Z][\w.'’-]*|of|de|la|el|and|al)"
_PLACE = rf"[A-Z][\w.'’-]*(?:[ ,/][ ,/-]*{_NAME}){{0,6}}"

_LABEL = re.compile(
    r"\A\W*(?P<label>(?:date\s+)?(?:first\s+)?(?:published|posted|issued|released)(?:\s+on)?|(?:publication\s+|release\s+)?"
    r"date|updated(?:\s+on)?)\s*:?\s*\Z",
    re.I,
)
_BYLINE = re.compile(
    rf"\A\W*(?i:by)\s+{_PLACE}\s*[,|•·–—-]?\s*(?:(?i:published|posted)(?:\s+(?i:on))?\s*:?\s*)?\Z"
)
_PLACED = re.compile(rf"\A\W*{_PLACE}\s*[,|:–—-]\s*\Z")
#: What may follow a day in a line that says nothing else.
_TAIL = re.compile(
    rf"\A{_CLOCK}?[\s,(]{{0,9}}(?:{_WEEKDAY})?\)?{_CLOCK}?\s{{0,9}}"
    rf"(?:[|•·/]\s{{0,9}}[^\n]{{0,80}}|[,–—-]\s{{0,9}}{_PLACE}|(?i:by)\s+{_PLACE}"
    rf"|[(|,;–—-]{{0,5}}\s{{0,9}}(?i:last\s+)?(?i:updated|modified)\b[^\n]{{0,60}})?"
    r"[\s.\])]*\Z"
)
_DASH = r"\s*(?:--|[—–_:]|-(?=\s|\Z))"
#: What leads from a dateline's day to its prose.
_LEADS = re.compile(rf"\A[\])]?(?:\s*[(\[/][^)\]\n]{{1,30}}[)\]/]|/[^/\n]{{1,30}}/)?{_DASH}\s*\S")
#: The same behind a place in capitals, with some words between.
_LEADS_FAR = re.compile(rf"\A[^\n]{{0,30}}?{_DASH}\s*\S")
_AFTER_DAY = re.compile(rf"\A(?:\s*\({_PLACE}\){_DASH}|,\s*{_PLACE}{_DASH})\s*\S")
_BEFORE_DAY = re.compile(rf"\A\W*{_PLACE}(?:\s*\([^)\n]{{1,30}}\))?\s*(?:[,(:]|--|[—–-])?\s*\Z")
_CAPITALS = re.compile(r"\A\W*[A-Z][A-Z .'\-]{2,40}[^\n]{0,30}?[,(]\s*\Z")
_YEARLESS = re.compile(
    rf"[A-Z][A-Z .'\-]{{2,40}}[^\n]{{0,30}}?,\s*(?P<whole>(?:(?P<month>(?i:{MONTH}))\.?\s+(?P<day>\d{{1,2}})"
    rf"|(?P<day2>\d{{1,2}})\s+(?P<month2>(?i:{MONTH}))\.?))\s*(?:\([^)\n]{{1,30}}\)|/[^/\n]{{1,30}}/)?{_DASH}\s"
)
_YEAR = re.compile(r"(?<![\d/])(?:19|20)\d{2}(?![\d/])")

_LINE = re.compile(r"[>\s]*(?P<line>[^\n]+)")
#: What stands above a last line that is no end of a wrapped sentence.
_PARAGRAPH_END = re.compile(r"(?:[.!?][\"'”’)\]]*[ \t]*\n|\n[>\s]*\n)\Z")
_LONG, _HEAD, _DEEP = 250, 10, 2


class Candidate(NamedTuple):
    """A place that may say the day of publication. ``rank`` orders them: the surest first."""

    rank: int
    at: int
    day: str | None
    origin: str
    span: tuple[int, int]
    words: str
    alone: bool
    """Does its line say nothing else?"""


def head_lines(text: str, start: int) -> Iterator[re.Match[str]]:
    """Yield the first lines from an offset, blank ones not counted, to the first that is a paragraph."""
    at = start
    for _ in range(_HEAD):
        line = _LINE.match(text, at)
        if line is None:
            return
        yield line
        if len(line["line"]) > _LONG:
            return
        at = line.end()


def candidates(text: str, start: int = 0) -> list[Candidate]:
    """The places in the head of a text that state a day, the surest first; ``text`` has ``\\n`` for every line end."""
    found: list[Candidate] = []
    lines = list(head_lines(text, start))
    for number, line in enumerate(lines):
        for match in _DATED.finditer(line["line"][: 2 * _LONG]):
            candidate = _candidate(match, line, number)
            if candidate:
                found.append(candidate)
                break
    if not found:
        found = [*_yearless(text, lines), *_foot(text, start)]
    return sorted(found)


def _candidate(match: re.Match[str], line: re.Match[str], number: int) -> Candidate | None:
    words = line["line"]
    kind = _kind(words[: match.start()], words[match.end() :], match[0] != match["whole"], number)
    if kind is None:
        return None
    rank, origin, alone = kind
    at = line.start("line")
    label = words[: match.start()]
    labelled = alone and _LABEL.match(label)
    begin = at + (len(label) - len(label.lstrip())) if labelled else at + match.start()
    span = begin, at + match.end("whole")
    return Candidate(rank, at, is_day(match), origin, span, line.string[slice(*span)], alone)


def _kind(before: str, after: str, weekday: bool, number: int) -> tuple[int, str, bool] | None:
    """Rank and origin of a day between two parts of a line, and whether the line says nothing else; None: it states none."""
    alone = _TAIL.match(after) is not None
    label = _LABEL.match(before)
    if label and alone:
        return (3 if "updated" in label["label"].lower() else 0), "header", True
    if alone and not before.strip(" \t([*#-"):
        sure = number < _DEEP or weekday or bool(after.strip(" .])"))
        return (1, "header", True) if sure else None
    if alone and (_BYLINE.match(before) or _PLACED.match(before)):
        return 2, "header", True
    if _is_dateline(before, after):
        return 4, "dateline", False
    return None


def _is_dateline(before: str, after: str) -> bool:
    if not before.strip("([ \t"):
        return bool(_AFTER_DAY.match(after)) or (
            before.strip() == "[" and bool(re.match(r"\]\s+\S", after))
        )
    if len(before) > 75:
        return False
    if before.lstrip()[:1] == "(" and _BEFORE_DAY.match(before) and re.match(r"\)\s+\S", after):
        return True
    if _CAPITALS.match(before) and _LEADS_FAR.match(after):
        return True
    return bool(_BEFORE_DAY.match(before) and _LEADS.match(after))


def _yearless(text: str, lines: list[re.Match[str]]) -> Iterator[Candidate]:
    """Yield a dateline without a year, where one year alone is named above it."""
    for number, line in enumerate(lines):
        match = _YEARLESS.match(text, line.start("line"))
        years = {year for above in lines[:number] for year in _YEAR.findall(above["line"])}
        if match and len(years) == 1:
            month, day = _month_day(match)
            yield Candidate(
                5, match.start(), _calendar(int(years.pop()), month, day), "dateline",
                match.span("whole"), match["whole"], False,
            )  # fmt: skip
            return


def _foot(text: str, start: int) -> Iterator[Candidate]:
    """Yield a last line that is a place and a day, or a day alone, under a text of some lines."""
    body = text.rstrip()
    at = body.rfind("\n") + 1
    if at <= start or len(body) - at > 80 or len(body[start:at].split()) < 20:
        return
    match = _DATED.search(body, at)
    if match is None or not _PARAGRAPH_END.search(body[start:at]):
        return
    before, after = body[at : match.start()], body[match.end() :]
    if _TAIL.match(after) and (not before.strip() or _PLACED.match(before)):
        yield Candidate(6, at, is_day(match), "header", match.span("whole"), match["whole"], True)


def _month_day(match: re.Match[str]) -> tuple[int, int]:
    return month_day(match["month"] or match["month2"], match["day"] or match["day2"])


def _calendar(year: int, month: int, day: int) -> str | None:
    try:
        return datetime.date(year, month, day).isoformat()
    except ValueError:
        return None


def dateline_note(text: str, published: Published) -> str | None:
    """A note when the text's own dateline names another day than the record or the page does.

    >>> dateline_note("OSLO, May 20 (NWA) -- Norway spoke.", Published("2020-05-19", "record"))
    "the dateline's day (May 20) is not the day of the record (2020-05-19), which counts"
    """
    lines = text.replace("\r\n", " \n").replace("\r", "\n")
    for line in head_lines(lines, 0):
        match = _YEARLESS.match(lines, line.start("line"))
        if match and _month_day(match) != tuple(map(int, published.day.split("-")[1:])):
            return _other(match["whole"], published)
    for candidate in candidates(lines):
        if candidate.origin == "dateline" and candidate.day and candidate.day != published.day:
            return _other(candidate.words, published)
    return None


def _other(words: str, published: Published) -> str:
    by = {"option": "the option --date"}.get(published.origin, f"the {published.origin}")
    return f"the dateline's day ({words}) is not the day of {by} ({published.day}), which counts"
