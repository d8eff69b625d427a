"""Golden files are written so that people can read a change of them."""

from __future__ import annotations

import json
import os
from typing import Any

from factx.errors import naming
from factx.golden.facts import Item
from factx.golden.files import Case

#: Columns of a golden file.
WIDTH = 130


def save(case: Case, now: Item, golden: Item | None = None) -> bool:
    """Write the golden file of a case; return False when it is already up to date.

    A golden file without ``article`` is partial and stays so; one without ``generator`` stays
    independent of versions.
    """
    whole = golden is None or "article" in golden
    if whole and golden is not None and "generator" not in golden:
        now = {key: value for key, value in now.items() if key != "generator"}
    new = written(now if whole else _as_given(now, golden)) + "\n"
    if case.golden.exists() and case.golden.read_text(encoding="utf-8") == new:
        return False
    temporary = case.golden.with_name(f".{case.golden.name}.{os.getpid()}")
    with naming(case.golden):
        temporary.write_text(new, encoding="utf-8", newline="\n")
    temporary.replace(case.golden)
    return True


def written(value: Any, indent: int = 0, before: int = 0) -> str:
    """A value as JSON in which whatever fits stands on one line, so that people can read a change of it.

    ``indent`` is the depth of the line in blanks, ``before`` what else stands on its first line.
    """
    line = json.dumps(value, ensure_ascii=False)
    if (
        not isinstance(value, dict | list)
        or not value
        or (indent and indent + before + len(line) < WIDTH)
    ):
        return line
    inner = "\n" + " " * (indent + 2)
    if isinstance(value, list):
        return (
            "["
            + ",".join(inner + written(x, indent + 2) for x in value)
            + "\n"
            + " " * indent
            + "]"
        )
    keys = {key: json.dumps(key) + ": " for key in value}
    parts = (inner + keys[key] + written(x, indent + 2, len(keys[key])) for key, x in value.items())
    return "{" + ",".join(parts) + "\n" + " " * indent + "}"


def _as_given(now: Any, golden: Any) -> Any:
    """What is now, with only those keys that the golden file gives (an item gets the keys of all items of its list)."""
    if isinstance(now, dict) and isinstance(golden, dict):
        return {key: _as_given(value, golden[key]) for key, value in now.items() if key in golden}
    if (
        isinstance(now, list)
        and isinstance(golden, list)
        and golden
        and all(isinstance(x, dict) for x in golden)
    ):
        merged: Item = {}
        for item in golden:
            merged |= {key: value or merged.get(key) for key, value in item.items()}
        return [_as_given(value, merged) for value in now]
    return now
