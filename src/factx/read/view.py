"""The text as the rules see it, with the way back to the text as given.

Straight quotes, plain blanks and hyphens; no invisible characters, no soft hyphens, no hyphens of broken words; ligatures
and entities as the letters they stand for; the marks of wire services as blanks; headlines in capitals in lower case.
"""

from __future__ import annotations

import html
import re
import unicodedata
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache, cached_property
from string import ascii_letters

from factx import tables
from factx.read import furniture
from factx.read.headlines import lowered
from factx.read.wrapped import Edit, edits

_SAME_LENGTH = str.maketrans(
    {
        "\u2018": "'", "\u2019": "'", "\u201a": "'", "\u201b": "'", "\u2032": "'", "\u00b4": "'", "\u02bc": "'", "\u0060": "'",
        "\u201c": '"', "\u201d": '"', "\u201e": '"', "\u201f": '"', "\u2033": '"',
        "\u00a0": " ", "\u2007": " ", "\u2009": " ", "\u200a": " ", "\u202f": " ", "\u3000": " ", "\t": " ",
        "\u2010": "-", "\u2011": "-", "\u2012": "-",
    }
)  # fmt: skip
#: What ends a line besides "\n"; of "\r\n" the first vanishes.
_LINE_END = re.compile(r"\r(?!\n)|[\x0b\x0c\u0085\u2028\u2029]")
_LIGATURES = {
    "\ufb00": "ff", "\ufb01": "fi", "\ufb02": "fl", "\ufb03": "ffi", "\ufb04": "ffl", "\ufb05": "st", "\ufb06": "st",
}  # fmt: skip

#: What is read as something of another length. Groups: what vanishes, a ligature, an entity,
#: the break of a word at a line's end, the mark of a wire service that ends an item or a line.
_ODD = re.compile(
    r"(?P<gone>[\u00ad\u200b-\u200f\u2060\u202a-\u202e\u2066-\u2069\ufeff]+|\r(?=\n))"
    r"|(?P<ligature>[\ufb00-\ufb06])"
    r"|(?P<decomposed>[A-Za-z][\u0300-\u036f]+)"
    r"|(?P<entity>&(?:[A-Za-z]{2,8}|#\d{2,6}|#[xX][0-9A-Fa-f]{2,5});)"
    r"|(?P<broken>(?<=[a-z]{2})[-\u00ad\u2010](?:\r\n?|\n)[ \t>]*(?=[a-z]{2}))"
    r"|(?P<wire>(?<![^\r\n])[ \t]*(?:\(END\)|/?END(?:ITEM)?/?|Enditem|-30-|#{2,}|NNNN|=+)[ \t]*(?=[\r\n]|\Z)"
    r"|(?<=[.!?\"'])[ \t]+(?:\(END\)|/ENDITEM/|Enditem|=END|=)[ \t]*(?=[\r\n]|\Z))"
)


_JOINT = re.compile(r"(?<=[A-Za-z])-(?=[A-Za-z])")
#: Most letters on one side of a hyphen that are compared.
_LONGEST = 30


def same_length(text: str) -> str:
    """A text with straight quotes, plain blanks and hyphens, headlines in capitals in lower case; every offset stays.

    >>> same_length("“Peru\u00a0spoke”")
    '"Peru spoke"'
    """
    return lowered(text.translate(_SAME_LENGTH))


@dataclass(frozen=True, slots=True)
class View:
    """``text`` is what the rules read; its character i stands at ``starts[i]`` to ``ends[i]`` in the article's text."""

    text: str
    starts: Sequence[int]
    ends: Sequence[int]

    def span(self, start: int, end: int) -> tuple[int, int]:
        """A span of the view (code points, end exclusive) as a span of the article's text."""
        return self.starts[start], self.ends[end - 1]


def view_of(text: str, body: int = 0) -> View:
    """The view of ``text`` from offset ``body`` on.

    >>> v = view_of("The &amp; co\\u00adoperate", 0)
    >>> v.text, v.span(4, 5), v.span(6, 15)
    ('The & cooperate', (4, 9), (10, 20))
    """
    given = _LINE_END.sub("\n", text[body:])
    changed = [*edits(given), *(Edit(*span, "") for span in furniture.spans(given))]
    if not changed and _ODD.search(given) is None:
        starts, ends = range(body, body + len(given)), range(body + 1, body + 1 + len(given))
        return View(lowered(given.translate(_SAME_LENGTH)), starts, ends)
    hyphens = _Hyphens(given)
    letters: list[str] = []
    begins: list[int] = []
    finishes: list[int] = []
    for piece, start, end in _pieces(given, hyphens, changed):
        if len(piece) == end - start:  # character by character
            begins += range(body + start, body + end)
            finishes += range(body + start + 1, body + end + 1)
        else:
            begins += [body + start] * len(piece)
            finishes += [body + end] * len(piece)
        letters.append(piece)
    return View(lowered("".join(letters).translate(_SAME_LENGTH)), tuple(begins), tuple(finishes))


def _pieces(text: str, hyphens: _Hyphens, changed: list[Edit]) -> Iterator[tuple[str, int, int]]:
    """Yield what is read, and its place in ``text``."""
    at = 0
    odd = (Edit(m.start(), m.end(), _read(m, hyphens)) for m in _ODD.finditer(text))
    for edit in sorted([*odd, *changed], key=lambda edit: (edit.start, -edit.end)):
        if edit.start < at:  # of two that overlap the first, or the longer, counts
            continue
        yield text[at : edit.start], at, edit.start
        yield edit.reading, edit.start, edit.end
        at = edit.end
    yield text[at:], at, len(text)


def _read(match: re.Match[str], hyphens: _Hyphens) -> str:
    """The characters that an odd place is read as."""
    given = match[0]
    if match.lastgroup == "ligature":
        return _LIGATURES[given]
    if match.lastgroup == "decomposed":
        return unicodedata.normalize("NFC", given)
    if match.lastgroup == "entity":
        letter = html.unescape(given)
        return letter if len(letter) == 1 else given
    if match.lastgroup == "broken":
        return "-" if hyphens.join(match.start(), match.end()) else ""
    return " " * len(given) if match.lastgroup == "wire" else ""


@cache
def _compounds(part: str) -> frozenset[str]:
    return frozenset(str(tables.raw("compounds")[part]).split())


class _Hyphens:
    """The words of a text that are written with a hyphen, looked up when the first broken word is read."""

    def __init__(self, text: str) -> None:
        self.text = text

    def join(self, start: int, end: int) -> bool:
        """Does the word that a line's end breaks, between two offsets, have a hyphen: by itself, or elsewhere in the text?"""
        before, after = self._before(start), self._after(end)
        if before.lower() in _compounds("first") or after in _compounds("last"):
            return True
        if self.text[start - len(before) - 1 : start - len(before)] == "-":  # "whole-of-|society"
            return True
        if self.text[end + len(after) : end + len(after) + 1] == "-":
            return True
        behind = self._written.get(before, ())
        at = bisect_left(behind, after)
        return bool(before and after) and at < len(behind) and behind[at].startswith(after)

    @cached_property
    def _written(self) -> dict[str, list[str]]:
        """What stands before a hyphen, and every ending of it -> what stands behind it, sorted."""
        found: dict[str, set[str]] = {}
        for hyphen in _JOINT.finditer(self.text):
            before, after = self._before(hyphen.start()), self._after(hyphen.end())
            for at in range(len(before)):
                found.setdefault(before[at:], set()).add(after)
        return {before: sorted(behind) for before, behind in found.items()}

    def _before(self, at: int) -> str:
        """The last letters before an offset."""
        near = self.text[max(0, at - _LONGEST) : at]
        return near[len(near.rstrip(ascii_letters)) :]

    def _after(self, at: int) -> str:
        """The first letters from an offset on."""
        near = self.text[at : at + _LONGEST]
        return near[: len(near) - len(near.lstrip(ascii_letters))]
