"""No regular expression backtracks badly: each is fed texts that make a careless pattern take for ever."""

from __future__ import annotations

import importlib
import pkgutil
import re
import time
from typing import Any

import pytest

import factx

UNITS = [
    *"aA1('\"-.,/:& \n\u2014",
    *(
        "1 ",
        "A ",
        "a ",
        "A a ",
        "1,",
        "1-",
        "1/",
        "1:",
        "1.",
        "A.",
        "A. ",
        "A-",
        "A, ",
        "and ",
        "of ",
        "the ",
        "&amp;",
    ),
    *("<!--", "<!---->", "<?xml>", "<a ", "\n>"),
    *("May ", "May 1 ", "May 1, ", "Jan. ", "two ", "year ", "the end of ", "to ", "U.S. "),
]
TAILS = ["", "!", "\n", " 9"]
SIZE = 4_000


def found_in(value: object, depth: int = 2) -> list[re.Pattern[Any]]:
    if isinstance(value, re.Pattern):
        return [value]
    if depth and isinstance(value, dict):
        return [p for v in value.values() for p in found_in(v, depth - 1)]
    if depth and isinstance(value, (list, tuple, set, frozenset)):
        return [p for v in value for p in found_in(v, depth - 1)]
    return []


def patterns() -> dict[str, re.Pattern[Any]]:
    """Every pattern that a module of factx holds, by module and name."""
    held = {}
    for module_info in pkgutil.walk_packages(factx.__path__, "factx."):
        if (
            module_info.name in ("factx.__main__", "factx.pytest_plugin")
            or ".batch." in module_info.name
        ):
            continue
        module = importlib.import_module(module_info.name)
        for name, value in vars(module).items():
            for i, pattern in enumerate(found_in(value)):
                held[f"{module_info.name}.{name}.{i}"] = pattern
    return held


PATTERNS = patterns()


def test_there_are_patterns():
    assert len(PATTERNS) > 3


@pytest.mark.parametrize("name", PATTERNS)
def test_a_pattern_is_quick_on_its_worst_text(name):
    pattern = PATTERNS[name]
    for unit in UNITS:
        for tail in TAILS:
            text = unit * (SIZE // len(unit)) + tail
            searched = text if isinstance(pattern.pattern, str) else text.encode()
            begin = time.process_time()
            for _ in pattern.finditer(searched):
                pass
            assert time.process_time() - begin < 1, (
                f"{pattern.pattern!r} on {unit!r} repeated, then {tail!r}"
            )
