"""Formats of check results: one function each, from results to text."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from factx.golden.check import Result
from factx.golden.formats.github import github
from factx.golden.formats.json import json
from factx.golden.formats.junit import junit
from factx.golden.formats.markdown import markdown
from factx.golden.formats.text import text

FORMATS: dict[str, Callable[[Sequence[Result]], str]] = {
    "text": text,
    "json": json,
    "github": github,
    "junit": junit,
    "markdown": markdown,
}
