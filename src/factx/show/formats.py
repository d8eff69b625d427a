"""Every output format: its name, the extensions that mean it, and the function that writes it."""

from __future__ import annotations

import importlib
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from factx.errors import SetupError


@dataclass(frozen=True, slots=True)
class Format:
    """``writer`` is ``module:function``; it takes factsheets and a text stream, or a path when ``to`` says so.

    ``to``: ``text`` is a stream, ``file`` a new file, ``database`` a file that is added to. ``flat`` writes one fact a
    line. ``needs_text``: the factsheets keep their articles' texts.
    """

    suffixes: tuple[str, ...]
    writer: str
    to: str = "text"
    flat: str | None = None
    needs_text: bool = False

    def load(self, *, flat: bool = False) -> Callable[..., Any]:
        """Import and return the function that writes."""
        module, _, name = (self.flat if flat and self.flat else self.writer).partition(":")
        found: Callable[..., Any] = getattr(importlib.import_module(f"factx.show.{module}"), name)
        return found


#: The only list of formats; the command line offers these names.
FORMATS = {
    "table": Format((), "plain:write_table"),
    "jsonl": Format((".jsonl", ".ndjson"), "jsonl:write_jsonl", flat="flat:write_flat_jsonl"),
    "json": Format((".json",), "jsonl:write_json"),
    "csv": Format((".csv",), "flat:write_csv", flat="flat:write_flat_csv"),
    "markdown": Format((".md", ".markdown"), "markdown:write_markdown"),
    "html": Format((".html", ".htm"), "plain:write_page", needs_text=True),
    "timeml": Format((".tml",), "plain:write_timeml", needs_text=True),
    "parquet": Format(
        (".parquet",), "parquet:write_parquet", to="file", flat="parquet:write_flat_parquet"
    ),
    "sqlite": Format(
        (".db", ".sqlite", ".sqlite3"), "sqlite:write_sqlite", to="database", needs_text=True
    ),
    "ftm": Format((".ftm",), "exports.ftm:write_ftm"),
    "ics": Format((".ics",), "exports.ics:write_ics"),
    "jsonld": Format((".jsonld",), "exports.jsonld:write_jsonld"),
    "labelstudio": Format((), "exports.labelstudio:write_labelstudio", needs_text=True),
}


def by_suffix(path: Path) -> str | None:
    """Return the name of the format that a file's extension means, None for any other extension."""
    return next(
        (name for name, format in FORMATS.items() if path.suffix.lower() in format.suffixes), None
    )


def format_of(path: Path) -> str:
    """Return the name of the format that a file's extension means; JSON Lines for a file without one.

    Raises SetupError for an extension of compression, or that means no format.
    """
    suffix = path.suffix.lower()
    if suffix in (".gz", ".zst", ".bz2", ".xz", ".zip"):
        raise SetupError(
            f"{path}: output is not compressed",
            hint=f"leave {suffix} out, or pipe: factx extract ... | gzip > {path}",
        )
    name = by_suffix(path)
    if suffix and name is None:
        known = " ".join(known for format in FORMATS.values() for known in format.suffixes)
        raise SetupError(
            f"{path}: unknown output extension {suffix}",
            hint=f"name a format with --format; known extensions are {known}",
        )
    return name or "jsonl"
