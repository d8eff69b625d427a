"""Years, decades and ordinals that are written as they are spoken: "nineteen ninety-one", "the twenty-first"."""

from __future__ import annotations

import re

_DIGITS = ("one", "two", "three", "four", "five", "six", "seven", "eight", "nine")
_TEENS = (
    "ten",
    "eleven",
    "twelve",
    "thirteen",
    "fourteen",
    "fifteen",
    "sixteen",
    "seventeen",
    "eighteen",
    "nineteen",
)
_TENS = ("twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety")
_ORDINALS = ("first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth")
_DECADES = tuple(word[:-1] + "ies" for word in _TENS)
_WORTH = {
    **{word: n for n, word in enumerate(_DIGITS, 1)},
    **{word: n for n, word in enumerate(_TEENS, 10)},
    **{word: 10 * n for n, word in enumerate(_TENS, 2)},
    **{word: n for n, word in enumerate(_ORDINALS, 1)},
    **{word: 10 * n for n, word in enumerate(_DECADES, 2)},
    "thousand": 1000,
}

_ONE, _TEEN, _TEN = "|".join(_DIGITS), "|".join(_TEENS), "|".join(_TENS)
#: Words after which the number counts something ("nineteen ninety-minute films").
_COUNTED = r"(?![ -]?(?:thousand|hundred|million|billion|percent|per|point|dollar|year|month|week|day|hour|minute)|\w)"
#: What leads a year that could also be a number ("in two thousand one").
_LED = (
    "(?:"
    + "|".join(
        rf"(?<=\b{word}[ ])" for word in ("by", "during", "in", "of", "since", "until", "year")
    )
    + "|(?<=,[ ]))"
)
#: Spoken figures by the class of lexemes that they are.
PATTERN = rf"""
    (?P<DECADE4>\b(?:eighteen|nineteen)[ -](?:{"|".join(_DECADES)})\b)
  | (?P<YEAR4>\b(?:(?:eighteen|nineteen)[ -](?:(?:{_TEN})(?:[ -](?:{_ONE}))?|{_TEEN}|oh?[ -](?:{_ONE}))
      | twenty[ -](?:{_TEEN}|twenty(?:[ -](?:{_ONE}))?)
      | {_LED}two[ -]thousand(?:[ -]and)?[ -](?:{_TEEN}|{_ONE})
      | (?<=\byear[ ])two[ ]thousand){_COUNTED})
  | (?P<ORDINAL>\b(?:twenty|thirty)[ -](?:{"|".join(_ORDINALS)})\b)
"""
PATTERN = PATTERN.replace("[ -]", r"[\ -]").replace("[ ]", r"[\ ]")
_SPOKEN = re.compile(PATTERN, re.VERBOSE | re.IGNORECASE)


def spoken(text: str) -> list[tuple[int, int, str, int]]:
    """Start, end, class of lexeme and number of every spoken year, decade and ordinal, in order.

    >>> spoken("In nineteen ninety-one, on March twenty-first; the nineteen sixties; the year two thousand.")
    [(3, 22, 'YEAR4', 1991), (33, 45, 'ORDINAL', 21), (51, 67, 'DECADE4', 1960), (78, 90, 'YEAR4', 2000)]
    >>> spoken("Twenty ten-year-olds saw nineteen ninety-minute films and two thousand one-act plays.")
    []
    """
    return [
        (m.start(), m.end(), str(m.lastgroup), _number(m[0].lower()))
        for m in _SPOKEN.finditer(text)
    ]


def _number(words: str) -> int:
    """What the words are worth: two figures side by side are a century and its years."""
    first, *rest = [_WORTH[word] for word in re.findall("[a-z]+", words) if word in _WORTH]
    if rest[:1] == [1000]:
        return first * 1000 + sum(rest[1:])
    return first + sum(rest) if _ends_in_ordinal(words) else first * 100 + sum(rest)


def _ends_in_ordinal(words: str) -> bool:
    return words.endswith(_ORDINALS)
