"""Settings that stand in a file: ``factx.toml``, or ``[tool.factx]`` in pyproject.toml, of this folder or the nearest above."""

from __future__ import annotations

import difflib
import sys
from collections.abc import Callable, Collection
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from factx.errors import SetupError

if sys.version_info >= (3, 11):
    import tomllib
else:
    import tomli as tomllib


@dataclass(frozen=True, slots=True)
class Config:
    """What a file sets, by the names of options with underscores; without a file nothing is set."""

    path: Path | None = None
    values: dict[str, Any] = field(default_factory=dict)


def read(folder: Path, known: Callable[[], Collection[str]]) -> Config:
    """The settings for a folder. ``known`` gives the names that may be set; it is asked when there is a file.

    Raises SetupError for a file that is no TOML or has something else where a table belongs, and for a name that is not
    known, with the nearest that is.
    """
    for place in (folder, *folder.parents):
        for name in ("factx.toml", "pyproject.toml"):
            path = place / name
            values = _settings(path) if path.is_file() else None
            if values is not None:
                names = known()
                return Config(
                    path, {_checked(key, names, path): value for key, value in values.items()}
                )
    return Config()


def _settings(path: Path) -> dict[str, Any] | None:
    """What a file sets; None for a pyproject.toml that says nothing of factx."""
    try:
        found = tomllib.loads(path.read_text(encoding="utf-8"))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise SetupError(f"{path}: not TOML: {error}") from None
    if path.name == "factx.toml":
        return found
    for place, name in (("tool", "tool"), ("tool.factx", "factx")):
        if name not in found:
            return None
        found = found[name]
        if not isinstance(found, dict):
            raise SetupError(
                f"{path}: {place} is no table",
                hint="settings stand under [tool.factx], one on a line: jobs = 2",
            )
    return found


def _checked(key: str, known: Collection[str], path: Path) -> str:
    name = key.replace("-", "_")
    if name not in known:
        near = difflib.get_close_matches(name, sorted(known), n=1)
        hint = (
            f"did you mean {near[0].replace('_', '-')}?"
            if near
            else "factx config lists the settings"
        )
        raise SetupError(f"{path}: no such setting: {key}", hint=hint)
    return name
