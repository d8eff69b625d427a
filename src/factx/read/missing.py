"""What to say of an input that is not there: the name that was meant, or what the words are instead."""

from __future__ import annotations

import difflib
import re
from pathlib import Path

from factx.errors import InputError

_URL = re.compile(r"(?:https?|ftp)://\S+\Z", re.I)
_LONG = 40


def missing(name: str) -> InputError:
    """The error for a path that does not exist.

    >>> missing("https://fjord.example/squid").hint
    'factx does not fetch: curl -sL https://fjord.example/squid | factx -'
    """
    if _URL.match(name):
        message = f"{name}: a URL, not a file"
        return InputError(message, hint=f"factx does not fetch: curl -sL {name} | factx -")
    if _is_prose(name):
        message = f"{name[:_LONG]!r}...: no such file or folder"
        return InputError(message, hint="for text itself: echo 'TEXT' | factx -")
    near = _nearest(Path(name))
    hint = f"did you mean {near}?" if near else "use - for stdin"
    return InputError(f"{readable(name)}: no such file or folder", hint=hint)


def _is_prose(name: str) -> bool:
    return len(name.split()) > 3 and (len(name) > _LONG or name.rstrip().endswith("."))


def _nearest(path: Path) -> Path | None:
    """The entry of the same folder whose name is most like that of a path."""
    try:
        names = sorted(entry.name for entry in path.parent.iterdir())
    except OSError:
        return None
    found = difflib.get_close_matches(path.name, names, n=1, cutoff=0.75)
    return path.parent / readable(found[0]) if found else None


def readable(name: str) -> str:
    r"""A file name with bytes that are no UTF-8 written as escapes.

    >>> readable("a\udce9.txt")
    'a\\xe9.txt'
    """
    return name.encode("utf-8", "surrogateescape").decode("utf-8", "backslashreplace")
