"""The text as the rules see it: straight quotes, no invisible characters; with the way back to the text as given."""

from __future__ import annotations

from dataclasses import dataclass

_SAME_LENGTH = str.maketrans(
    {
        "\u2018": "'", "\u2019": "'", "\u201a": "'", "\u201b": "'", "\u2032": "'", "\u00b4": "'", "\u0060": "'",
        "\u201c": '"', "\u201d": '"', "\u201e": '"', "\u201f": '"', "\u2033": '"',
        "\u00a0": " ", "\u2007": " ", "\u2009": " ", "\u200a": " ", "\u202f": " ", "\u3000": " ", "\t": " ",
        "\u2010": "-", "\u2011": "-", "\u2012": "-",
    }
)  # fmt: skip
_INVISIBLE = frozenset("\u00ad\u200b\u200c\u200d\u200e\u200f\u2060\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069\ufeff\r")


@dataclass(frozen=True, slots=True)
class View:
    """``text`` is what the rules read; ``offsets[i]`` is where its character i stands in the article's text."""

    text: str
    offsets: tuple[int, ...] | range

    def span(self, start: int, end: int) -> tuple[int, int]:
        """A span of the view (code points, end exclusive) as a span of the article's text."""
        return self.offsets[start], self.offsets[end - 1] + 1


def view_of(text: str, body: int = 0) -> View:
    """The view of ``text`` from offset ``body`` on.

    >>> v = view_of("co\\u00adoperate", 0)
    >>> v.text, v.span(0, 9)
    ('cooperate', (0, 10))
    """
    seen = text[body:].translate(_SAME_LENGTH)
    if _INVISIBLE.isdisjoint(seen):
        return View(seen, range(body, body + len(seen)))
    kept = [i for i, c in enumerate(seen) if c not in _INVISIBLE]
    return View("".join(seen[i] for i in kept), tuple(body + i for i in kept))
