"""Find the line breaks that only wrap a paragraph, and the marks of quoted mail.

A break is soft when the next word did not fit on its line any more: the writer, or a program, broke there because the
line was full. Lists, headings, tables and verse break before the line is full.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise
from typing import NamedTuple

#: A line with its quotation mark ("> > "), its indentation and its end.
_LINE = re.compile(
    r"(?P<quote>(?:>[> \t]*)?)(?P<indent>[ \t]*)(?P<words>[^\r\n]*)(?P<end>\r\n?|\n|\Z)"
)
#: What begins an item of a list, or a heading of Markdown.
_ITEM = re.compile(r"(?:[-*+•‣◦–—o]|\(?(?:\d{1,3}|[A-Za-z]|[ivxIVX]{1,5})[.)]|#{1,6})[ \t]")
_COLUMNS = re.compile(r"\t|\S {3,}\S.* {3,}\S|\|")
_ENDED = re.compile(r"[.!?:;][\"'”’)\]]*\Z")
#: A first letter that no sentence begins with; a last word that no sentence ends with.
_CONTINUED = re.compile(r"[a-z]")
_EXPECTING = re.compile(
    r"\s(?:an?|the|and|or|but|of|in|on|at|to|for|from|by|with|as|that|which|who|whose|than|its|"
    r"his|her|their|\w+'s)\Z"
)
#: A word that goes on behind its hyphen, on the next line.
_HYPHEN = re.compile(r"[^\W_][-\u2010\u2011]\Z")
#: Widths that text is wrapped at, at least and at most.
_NARROWEST, _WIDEST = 30, 130
#: The share of lines that end in the middle of a sentence, at least, in a text that is wrapped.
_WRAPPED = 0.5
#: A line shorter than this part of the width is not full, whatever follows.
_FULL = 0.6


class Edit(NamedTuple):
    """What is read as something else: a span of the text, and its reading."""

    start: int
    end: int
    reading: str


class Line(NamedTuple):
    """A line of a text: where its words begin and end, what they are, and how deep they are quoted."""

    start: int
    words: str
    quoted: str
    indent: int

    @property
    def end(self) -> int:
        return self.start + len(self.words)


def edits(text: str) -> Iterator[Edit]:
    """Yield soft line breaks, read as one blank, and marks of quotation, read as nothing; in order.

    >>> list(edits("The ministers of Norway and Chile met\\nto sign a pact on fish.\\n"))
    [Edit(start=37, end=38, reading=' ')]
    """
    lines = list(_lines(text))
    width = _width(lines)
    if lines and lines[0].quoted:
        yield Edit(lines[0].start - len(lines[0].quoted) - lines[0].indent, lines[0].start, "")
    for before, line in pairwise(lines):
        if width and _soft(before, line, width):
            yield Edit(before.end, line.start, "" if _HYPHEN.search(before.words) else " ")
        elif line.quoted:
            yield Edit(line.start - len(line.quoted) - line.indent, line.start, "")


def _lines(text: str) -> Iterator[Line]:
    """Yield the lines; a ``>`` marks a quotation only where two lines or more begin with one."""
    found = [match for match in _LINE.finditer(text) if match[0]]
    quoting = sum(bool(match["quote"]) for match in found) > 1
    for match in found:
        quote = match["quote"] if quoting else ""
        start = match.start("words") if quoting or not match["quote"] else match.start()
        words = text[start : match.end("words")].rstrip()
        yield Line(
            start, words, quote, len(match["indent"]) if quoting or not match["quote"] else 0
        )


def _width(lines: list[Line]) -> int:
    """The width that lines are wrapped at; 0 for a text that is not wrapped."""
    breaks = [pair for pair in pairwise(lines) if _together(*pair)]
    inside = [before for before, line in breaks if _inside(before, line)]
    open_ended = sum(not _ENDED.search(before.words) for before, _ in breaks)
    if not inside or open_ended < _WRAPPED * len(breaks):
        return 0
    width = max(len(before.words) for before in inside)
    return width if width >= _NARROWEST else 0


def _together(before: Line, line: Line) -> bool:
    """Can the two lines belong to one paragraph?"""
    return (
        bool(before.words and line.words)
        and before.quoted.count(">") == line.quoted.count(">")
        and len(before.words) <= _WIDEST
        and not _ITEM.match(line.words)
        and not _COLUMNS.search(before.words)
        and not _COLUMNS.search(line.words)
    )


def _inside(before: Line, line: Line) -> bool:
    """Does the break between two lines come in the middle of a sentence?"""
    going_on = _CONTINUED.match(line.words) or _EXPECTING.search(before.words)
    return bool(going_on) and not _ENDED.search(before.words)


def _soft(before: Line, line: Line, width: int) -> bool:
    """Does the break between two lines only wrap a paragraph?"""
    if not _together(before, line):
        return False
    word = line.words.split(maxsplit=1)[0]
    if len(before.words) + 1 + len(word) > width:
        return line.indent <= before.indent or bool(_CONTINUED.match(line.words))
    return _inside(before, line) and len(before.words) >= _FULL * width
