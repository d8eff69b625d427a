"""The language that the rules of time are written in.

A pattern is a regular expression over lexemes instead of characters: small letters are words, capitals are classes of
``data/time_words.toml`` or groups of them, ``name=X`` captures, blanks mean nothing:

    (the)? m=MONTHS d=DAYNUM (, y=YEAR4)?

Classes are single characters underneath, so matching is one fast scan over one character per word.
"""

from __future__ import annotations

import functools
import itertools
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from factx import tables
from factx.values.timex.words import NOTHING, Lexeme, vocabulary
from factx.values.words import forms

if TYPE_CHECKING:
    from factx.values.timex.context import Context
    from factx.values.timex.reading import Reading


@functools.cache
def cue(name: str) -> frozenset[str]:
    """The words of a row of ``data/time_cues.toml``."""
    return frozenset(tables.raw("time_cues")[name])


_PIECE = re.compile(
    r"(?P<name>[a-z]\w*)=|(?P<class>[A-Z][A-Z0-9]+)|(?P<word>[a-z']+)|(?P<mark>[,\-–—/:&\"@])|(?P<op>[()|?*+.]|\(\?!)|\s+"
)


def compile_pattern(pattern: str) -> re.Pattern[str]:
    """A pattern of the rule language as a regular expression over class codes. Raises ValueError when it is malformed."""
    names = itertools.count()
    unique = re.sub(r"([a-z]\w*)=", lambda m: f"{m[1]}_{next(names)}=", pattern)
    return re.compile(_translate(unique))


def _translate(pattern: str) -> str:
    out, at, name = [], 0, ""
    while at < len(pattern):
        piece = _PIECE.match(pattern, at)
        if piece is None:
            raise ValueError(f"cannot read {pattern[at:]!r}")
        at = piece.end()
        if piece["name"]:
            name = piece["name"]
        elif piece["op"] == "(":
            if pattern.startswith("?!", at):
                out.append("(?!")
                at += 2
            else:
                out.append(f"(?P<{name}>" if name else "(?:")
            name = ""
        elif piece["op"]:
            out.append(piece["op"])
        elif piece["class"] or piece["word"] or piece["mark"]:
            atom = _atom(piece)
            out.append(f"(?P<{name}>{atom})" if name else atom)
            name = ""
    return "".join(out)


def _atom(piece: re.Match[str]) -> str:
    if piece["class"]:
        group = tables.raw("time_patterns")["groups"].get(piece["class"])
        return _translate(group) if group else f"[{vocabulary().code(piece['class'])}]"
    return vocabulary().literal(piece["word"] or piece["mark"])


class Match:
    """What a rule sees: the lexemes of its match, and of each captured name."""

    def __init__(self, found: list[Lexeme], match: re.Match[str]) -> None:
        self._found, self._match = found, match
        self.first, self.last = match.start(), match.end()

    def part(self, name: str) -> tuple[int, int]:
        """Where a captured part lies among the lexemes; (-1, -1) when it is not there."""
        for group in self._match.re.groupindex:
            if group.rpartition("_")[0] == name and self._match.start(group) >= 0:
                return self._match.span(group)
        return -1, -1

    def has(self, name: str) -> bool:
        """Whether an optional part is there."""
        return self.part(name)[0] >= 0

    def lexemes(self, name: str | None = None) -> list[Lexeme]:
        """The lexemes of a captured part, or of the whole match."""
        a, b = self.part(name) if name else self._match.span()
        return self._found[a:b] if a >= 0 else []

    def word(self, name: str | None = None) -> str:
        """The words of a captured part, or of the whole match, in small letters; "" when it is not there."""
        return " ".join(x.lower for x in self.lexemes(name))

    def number(self, name: str) -> int:
        """What the only lexeme of a captured part is worth. Raises IndexError when the part is not there."""
        worth = self.lexemes(name)[0].worth
        return int(worth or 0)

    def code(self, name: str) -> str:
        """What the only lexeme of a captured part is worth, as written in the table."""
        return str(self.lexemes(name)[0].worth)

    def before(self, n: int = 1) -> Lexeme:
        """The ``n``-th lexeme before the match; an empty one at the start of the text."""
        return self._found[self.first - n] if self.first >= n else NOTHING

    def after(self) -> Lexeme:
        """The lexeme after the match; an empty one at the end of the text."""
        return self._found[self.last] if self.last < len(self._found) else NOTHING

    def unit(self) -> str:
        """The unit that the part ``u`` names, in the singular."""
        return self.code("u")

    def third(self) -> str | None:
        """START, MID or END when the match says "early", "mid" or "late"."""
        words = {x.lower for x in self.lexemes()}
        return (
            "START"
            if "early" in words
            else "END"
            if "late" in words
            else "MID"
            if "mid" in words
            else None
        )

    @property
    def leads(self) -> bool:
        """Whether a word follows after one blank, as a noun follows what modifies it."""
        return self.after().is_word and self.after().start == self.end + 1

    def following(self) -> list[Lexeme]:
        """The next three lexemes after the match."""
        return self._found[self.last : self.last + 3]

    def preceding(self, n: int) -> list[Lexeme]:
        """The ``n`` lexemes before the match."""
        return self._found[max(0, self.first - n) : self.first]

    @property
    def start(self) -> int:
        """Where the match starts in the text."""
        return self._found[self.first].start

    @property
    def end(self) -> int:
        """Where the match ends in the text, exclusive."""
        return self._found[self.last - 1].end


Meaning = Callable[[Match, "Context"], "Reading | None"]


@dataclass(frozen=True, slots=True)
class Rule:
    """A named pattern and what it means; ``reads_on`` when the meaning may take in words after the pattern."""

    name: str
    patterns: tuple[re.Pattern[str], ...]
    meaning: Meaning
    reads_on: bool = False

    def matches(self, codes: str, found: list[Lexeme]) -> Iterator[Match]:
        """Every place where the rule may apply."""
        for pattern in self.patterns:
            for match in pattern.finditer(codes):
                yield Match(found, match)

    def at(self, codes: str, found: list[Lexeme], start: int) -> Iterator[Match]:
        """The places that begin at lexeme ``start``."""
        for pattern in self.patterns:
            if match := pattern.match(codes, start):
                yield Match(found, match)


def rule(name: str, *, reads_on: bool = False) -> Callable[[Meaning], Rule]:
    """Make a rule of a function, with what ``data/time_patterns.toml`` says that it reads."""
    group, _, short = name.partition(".")
    patterns = tuple(
        compile_pattern(pattern) for pattern in tables.raw("time_patterns")[group][short]["read"]
    )

    def make(meaning: Meaning) -> Rule:
        return Rule(name, patterns, meaning, reads_on)

    return make


def is_rescheduled(m: Match) -> bool:
    """Whether "from" tells an old time and "to" the new one: "moved from April to July"."""
    return any(x.lower in _rescheduling() for x in m.preceding(4))


@functools.cache
def _rescheduling() -> frozenset[str]:
    return forms(tables.raw("tense")["reschedule"])
