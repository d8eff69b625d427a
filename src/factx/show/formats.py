"""Every form of output: what it is called, which suffix means it, and the function that writes it."""

from __future__ import annotations

import importlib
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from factx.errors import SetupError


@dataclass(frozen=True, slots=True)
class Form:
    """``writer`` is ``module:function``; it takes factsheets and a text stream, or a path when ``to`` says so.

    ``to``: ``text`` is a stream, ``file`` a file made anew, ``database`` a file that is added to. ``flat`` writes one fact a
    line. ``needs_text``: the factsheets keep their articles' texts.
    """

    suffixes: tuple[str, ...]
    writer: str
    to: str = "text"
    flat: str | None = None
    needs_text: bool = False

    def load(self, *, flat: bool = False) -> Callable[..., Any]:
        """The function that writes; imported now."""
        module, _, name = (self.flat if flat and self.flat else self.writer).partition(":")
        found: Callable[..., Any] = getattr(importlib.import_module(f"factx.show.{module}"), name)
        return found


FORMS = {
    "table": Form((), "plain:write_table"),
    "jsonl": Form((".jsonl", ".ndjson"), "jsonl:write_jsonl", flat="flat:write_flat_jsonl"),
    "json": Form((".json",), "jsonl:write_json"),
    "csv": Form((".csv",), "flat:write_csv", flat="flat:write_flat_csv"),
    "markdown": Form((".md", ".markdown"), "markdown:write_markdown"),
    "html": Form((".html", ".htm"), "plain:write_page", needs_text=True),
    "timeml": Form((".tml",), "plain:write_timeml", needs_text=True),
    "parquet": Form(
        (".parquet",), "parquet:write_parquet", to="file", flat="parquet:write_flat_parquet"
    ),
    "sqlite": Form(
        (".db", ".sqlite", ".sqlite3"), "sqlite:write_sqlite", to="database", needs_text=True
    ),
}


def by_suffix(path: Path) -> str | None:
    """The name of the form that a file's suffix means; None for any other suffix."""
    return next(
        (name for name, form in FORMS.items() if path.suffix.lower() in form.suffixes), None
    )


def form_of(path: Path) -> str:
    """The name of the form that a file's suffix means; JSON Lines for a file without one.

    Raises SetupError for a suffix of compression, or that means no form.
    """
    suffix = path.suffix.lower()
    if suffix in (".gz", ".zst", ".bz2", ".xz", ".zip"):
        raise SetupError(
            f"{path}: output is not compressed",
            hint=f"leave {suffix} out, or pipe: factx extract ... | gzip > {path}",
        )
    name = by_suffix(path)
    if suffix and name is None:
        known = " ".join(known for form in FORMS.values() for known in form.suffixes)
        raise SetupError(
            f"{path}: {suffix} means no form of output",
            hint=f"name one with --format; known suffixes are {known}",
        )
    return name or "jsonl"
