"""What may be printed on a terminal: characters that could steer it, or hide, are escaped visibly."""

from __future__ import annotations

import re

#: C0 and C1 controls, marks that turn the direction of text, tag characters, private use, halves of characters and
#: non-characters.
_UNSAFE = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069\ud800-\udfff\ue000-\uf8ff\ufdd0-\ufdef"
    "\ufffe\uffff\U000e0000-\U000e007f\U000f0000-\U0010ffff]"
)


def printable(text: str) -> str:
    r"""Return a text in which nothing steers a terminal; line ends and tabs stay.

    >>> print(printable("pact\x1b]0;pwned\x07 \u202etxt.exe"))
    pact\x1b]0;pwned\x07 \u202etxt.exe
    """
    return _UNSAFE.sub(_escaped, text)


def _escaped(match: re.Match[str]) -> str:
    code = ord(match[0])
    return (
        f"\\x{code:02x}" if code < 256 else f"\\u{code:04x}" if code < 65536 else f"\\U{code:08x}"
    )
