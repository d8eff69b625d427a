"""Text -> lexemes: every word, number and mark with the class that the grammar of time knows it by."""

from __future__ import annotations

import functools
import re
from collections import Counter
from typing import NamedTuple

from factx import tables
from factx.values.timex.spoken import spoken

_TOKEN = re.compile(
    r"""
    (?P<isodate>\d{4}/\d\d/\d\d|\d{4}-\d\d-\d\d(?:T\d\d(?::\d\d){0,2}(?:Z|[+-]\d\d:?\d\d)?)?)(?![\w-])
  | (?P<numdate>\d{1,2}/\d{1,2}/\d{4}|\d{1,2}-\d{1,2}-(?:19|20)\d\d|\d{1,2}\.\d{1,2}\.\d{4}|\d{1,2}/\d{1,2}/\d\d)(?![\w/])
  | (?P<fiscal>FY\d{4}|FY\d\d)(?!\w)
  | (?P<nineeleven>9/11)(?![\w/])
  | (?P<clock>\d{1,2}:\d\d(?::\d\d)?)(?![\d:])
  | (?P<fraction>\d{1,2}/\d{1,2})(?![\w/])
  | (?P<decade>\d{3}0(?:'s|s))\b
  | (?P<tens>[2-9]0(?:'s|s))\b
  | (?P<short>'\d\d(?:s\b|(?!\w)))
  | (?P<ordinal>\d{1,2}(?:st|nd|rd|th))\b
  | (?P<big>\d{1,3}(?:,\d{3})+(?:\.\d+)?)(?!\d)
  | (?P<decimal>\d+\.\d+)(?!\d)
  | (?P<number>\d{1,9})(?=[ap]\.?m\b|[ap]m\b|-|(?!\w))
  | (?P<code>\d+\w*)
  | (?P<possessive>'s?(?!\w))
  | (?P<dotted>(?:[A-Za-z]\.){2,}|[ap]\.m\b)
  | (?P<word>[Oo]'[Cc]lock\b|[^\W\d_]+\.?\d*)
  | (?P<pause>\n[^\S\n]*\n\s*)
  | (?P<mark>[^\w\s])
    """,
    re.VERBOSE,
)
#: The class of what the grammar does not know.
UNKNOWN = "."
#: Marks that turn the number beside them into an amount, a score or a model number.
_AMOUNT_BEFORE = frozenset("$£€¥#+")
_AMOUNT_AFTER = re.compile(
    r"[%£€]|\s?(?:percent|per cent|pct|points?|million|billion|trillion|bn|km|kg|mph|degrees|dollars|euros)\b"
)


class Lexeme(NamedTuple):
    """One word or mark: its class code, characters ``start`` to ``end`` (end exclusive), and what it is worth."""

    code: str
    start: int
    end: int
    text: str
    worth: int | str | float | None = None

    @property
    def lower(self) -> str:
        """The word in small letters."""
        return self.text.lower()

    @property
    def unknown(self) -> bool:
        """Whether the grammar has no class for it."""
        return self.code == UNKNOWN

    @property
    def is_word(self) -> bool:
        """Whether it begins with a letter."""
        return self.text[:1].isalpha()

    @property
    def is_name(self) -> bool:
        """Whether it is a capitalised word that the grammar does not know."""
        return self.unknown and self.text[:1].isupper()


#: What stands before the first lexeme and after the last.
NOTHING = Lexeme(".", -9, -9, "")


class Vocabulary:
    """Class names -> characters; a class of units gives each of its words an own one; words that rules spell out join."""

    def __init__(self) -> None:
        self.classes: dict[str, str] = {}
        self.words: dict[str, tuple[str, int | str | None, str]] = {}
        self._given = 0
        for name, row in tables.raw("time_words").items():
            flag = next((f for f in ("proper", "noun", "upper") if row.get(f)), "")
            own = {word: self._next() for word in row["words"]} if row.get("each") else {}
            self.classes[name] = "".join(own.values()) or self._next()
            for word, worth in row["words"].items():
                if word in self.words:
                    raise ValueError(f"time word {word!r} has two classes")
                self.words[word] = (own.get(word, self.classes[name]), worth, flag)
        often = Counter(code for code, _, _ in self.words.values())
        self._shared = {code for code, number in often.items() if number > 1}

    def _next(self) -> str:
        self._given += 1
        return chr(0xE000 + self._given)

    def code(self, name: str) -> str:
        """The characters of a class, given out on first use."""
        if name not in self.classes:
            self.classes[name] = self._next()
        return self.classes[name]

    def literal(self, word: str) -> str:
        """The character of a word that a rule spells out."""
        if word not in self.words:
            self.words[word] = (self._next(), None, "")
        code = self.words[word][0]
        if code in self._shared:
            raise ValueError(f"{word!r} shares its class with other words: write the class")
        return code


@functools.cache
def vocabulary() -> Vocabulary:
    """The one vocabulary; complete when all rules are compiled."""
    return Vocabulary()


def _number_class(digits: str) -> str:
    n = int(digits)
    if len(digits) == 4 and 1000 <= n < 2200:
        return "YEAR4"
    if len(digits) > 2:
        return "NUMBIG"
    return next(
        name
        for name, top in (
            ("NUM0", 0),
            ("NUM12", 12),
            ("NUM24", 24),
            ("NUM31", 31),
            ("NUM59", 59),
            ("NUM99", 99),
        )
        if n <= top
    )


@functools.cache
def _holidays() -> tuple[re.Pattern[str], dict[str, str]]:
    names = {
        name.lower(): key for key, row in tables.raw("holidays").items() for name in row["names"]
    }
    longest = sorted(
        (name for row in tables.raw("holidays").values() for name in row["names"]),
        key=lambda n: (-len(n), n),
    )
    return re.compile(r"(?<!\w)(?:" + "|".join(map(re.escape, longest)) + r")(?!\w)"), names


def lexemes(text: str) -> list[Lexeme]:
    """All lexemes of a text, in order; words unknown to the grammar keep their place under one unknown class."""
    pattern, names = _holidays()
    found: list[Lexeme] = []
    at = 0
    phrases: list[tuple[int, int, str, int | str]] = [
        (h.start(), h.end(), "HOLIDAY", names[h[0].lower()]) for h in pattern.finditer(text)
    ]
    for start, end, kind, worth in sorted([*phrases, *spoken(text)]):
        if start < at:
            continue
        _scan(text, at, start, found)
        found.append(Lexeme(vocabulary().code(kind), start, end, text[start:end], worth))
        at = end
    _scan(text, at, len(text), found)
    return [x._replace(code=UNKNOWN) if _is_verb(x, i, found) else x for i, x in enumerate(found)]


def _is_verb(x: Lexeme, i: int, found: list[Lexeme]) -> bool:
    """Whether "last" is what something does ("will last two weeks"), not the last of something ("to last week")."""
    if x.lower != "last" or i == 0 or i + 1 == len(found):
        return False
    cues = tables.raw("time_cues")
    return found[i - 1].lower in cues["before_last"] and found[i + 1].code not in _units()


@functools.cache
def _units() -> frozenset[str]:
    """The classes of what can be the last of its kind."""
    names = (
        "UNIT",
        "UNITS",
        "DAYUNIT",
        "QUARTER",
        "WEEKEND",
        "WEEKDAY",
        "MONTH",
        "MAYMARCH",
        "SEASON",
        "SPRINGFALL",
        "DAYPART",
        "HOLIDAY",
    )
    return frozenset("".join(vocabulary().code(name) for name in names))


def _scan(text: str, start: int, end: int, found: list[Lexeme]) -> None:
    words, code = vocabulary().words, vocabulary().code
    at = start
    while match := _TOKEN.search(text, at, end):
        kind, token, at = str(match.lastgroup), match[0], match.end()
        if kind in ("word", "dotted"):
            found.append(_word(text, match.start(), token, words))
            at = found[-1].end
        elif kind in ("possessive", "mark"):
            found.append(
                Lexeme(words[token][0] if token in words else UNKNOWN, match.start(), at, token)
            )
        elif kind in ("pause", "code") or _is_amount(text, match.start(), at):
            found.append(words_of_code(match.start(), at, token, words))
        elif kind == "number":
            found.append(Lexeme(code(_number_class(token)), match.start(), at, token, int(token)))
        else:
            found.append(_figure(kind, match.start(), token))


def words_of_code(
    start: int, end: int, token: str, words: dict[str, tuple[str, int | str | None, str]]
) -> Lexeme:
    """A figure with letters: known (``1Q``) or unknown (``747s``)."""
    code, worth, _ = words.get(token.lower(), (UNKNOWN, None, ""))
    return Lexeme(code, start, end, token, worth)


def _is_amount(text: str, start: int, end: int) -> bool:
    return (text[start - 1 : start] in _AMOUNT_BEFORE and start > 0) or _AMOUNT_AFTER.match(
        text, end
    ) is not None


def _figure(kind: str, start: int, token: str) -> Lexeme:
    code, end = vocabulary().code, start + len(token)
    if kind == "decade":
        return Lexeme(code("DECADE4"), start, end, token, int(token[:4]))
    if kind == "tens":
        return Lexeme(code("DECADETENS"), start, end, token, int(token[:2]))
    if kind == "short":
        return Lexeme(
            code("DECADE2" if token.endswith("s") else "YEAR2"), start, end, token, int(token[1:3])
        )
    if kind == "ordinal":
        n = int(token[:-2])
        return Lexeme(code({1: "FIRST", 2: "SECOND"}.get(n, "ORDINAL")), start, end, token, n)
    if kind == "big":
        return Lexeme(code("NUMBIG"), start, end, token, int(float(token.replace(",", ""))))
    if kind == "fiscal":
        n = int(token[2:])
        return Lexeme(
            code("FISCAL"), start, end, token, n if n > 99 else 1900 + n if n > 70 else 2000 + n
        )
    if kind == "decimal":
        return Lexeme(code("DECIMAL"), start, end, token, float(token))
    return Lexeme(code(kind.upper()), start, end, token, token)


def _word(
    text: str, start: int, token: str, words: dict[str, tuple[str, int | str | None, str]]
) -> Lexeme:
    if token.endswith(".") and token.lower() not in words:
        token = token[:-1]
    code, worth, flag = words.get(token.lower(), (UNKNOWN, None, ""))
    if (
        (flag == "proper" and not token[0].isupper())
        or (flag == "upper" and token.islower())
        or (flag == "noun" and token[0].isupper() and not _may_stand(text, start, token))
    ):
        code = UNKNOWN
    return Lexeme(code, start, start + len(token), token, worth)


def _may_stand(text: str, start: int, token: str) -> bool:
    """Whether a common noun with a capital is no name here."""
    return _may_be_capital(text, start) or _of_year(text, start, token)


def _of_year(text: str, start: int, token: str) -> bool:
    """Whether a capitalised season is one all the same: "in Spring 2010"; not "the Prague Spring of 1968"."""
    led = text[max(0, start - 12) : start].split()
    leads = led and led[-1].lower() in tables.raw("time_cues")["before_season"] + ["the"]
    return bool(
        leads and token.lower() in _seasons() and _YEAR_NEXT.match(text, start + len(token))
    )


@functools.cache
def _seasons() -> frozenset[str]:
    words = tables.raw("time_words")
    return frozenset([*words["SEASON"]["words"], *words["SPRINGFALL"]["words"]])


def _may_be_capital(text: str, start: int) -> bool:
    """Whether a common noun may stand with a capital here: first in a sentence, or in a headline."""
    line_start = text.rfind("\n", max(0, start - _LINE), start) + 1 or max(0, start - _LINE)
    before = text[max(line_start, start - 40) : start].rstrip(" \"'([“‘«„")
    if not before or before[-1] in _OPENING:
        return True
    line_end = text.find("\n", start, start + _LINE)
    line = text[line_start : line_end if line_end >= 0 else start + _LINE]
    words = line.split()
    capitals = sum(w[0].isupper() or w[0].isdigit() for w in words)
    return (
        len(line) < _LINE
        and not line.rstrip().endswith(".")
        and capitals > 0.6 * len(words)
        and len(words) > 3
    )


_YEAR_NEXT = re.compile(r",?\s+(?:of\s+)?(?:1[5-9]|20)\d\d\b")
#: Headlines are shorter than this.
_LINE = 140
#: What ends the text before a word that begins a sentence.
_OPENING = frozenset(".!?:_-–—")
