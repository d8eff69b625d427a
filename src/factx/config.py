"""Settings in a file: ``factx.toml``, or ``[tool.factx]`` in pyproject.toml, of this folder or the nearest above.

A folder may come from anyone, so its file sets nothing that could run code or write elsewhere: such settings are taken
from the user's own file, the environment and the command line alone.
"""

from __future__ import annotations

import difflib
import sys
from collections.abc import Callable, Collection
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import click

from factx.errors import SetupError

if sys.version_info >= (3, 11):
    import tomllib
else:
    import tomli as tomllib


#: Settings that name a computer to send work to, or files that decide what is extracted or are written.
TRUSTED = frozenset({"address", "engine", "errors", "output", "tables"})


@dataclass(frozen=True, slots=True)
class Config:
    """What files set, by the names of options with underscores; without a file nothing is set."""

    values: dict[str, Any] = field(default_factory=dict)
    origins: dict[str, Path] = field(default_factory=dict)
    """Name -> the file that sets it."""

    @property
    def paths(self) -> list[Path]:
        """The files that set something."""
        return list(dict.fromkeys(self.origins.values()))


def own_file() -> Path:
    """Return the user's own settings file, which need not exist: ``factx/factx.toml`` among the user's settings."""
    return Path(click.get_app_dir("factx")) / "factx.toml"


def read(folder: Path, known: Callable[[], Collection[str]]) -> Config:
    """Return the settings for a folder: those of the user's own file, and over them those of the folder.

    ``known`` gives the names that may be set; it is asked when there is a file. Raises SetupError for a file that is no
    TOML or has something else where a table belongs, for a name that is not known, with the nearest that is, and for a
    setting that a folder is not trusted with.
    """
    config = Config()
    mine = own_file()
    found = [(mine, _settings(mine))] if mine.is_file() else []
    found += [place for place in [_nearest(folder)] if place]
    for path, values in found:
        names = known()
        for key, value in (values or {}).items():
            name = _checked(key, names, path)
            if path != mine:
                _trust(name, value, path)
            config.values[name], config.origins[name] = value, path
    return config


def _nearest(folder: Path) -> tuple[Path, dict[str, Any]] | None:
    for place in (folder, *folder.parents):
        for name in ("factx.toml", "pyproject.toml"):
            path = place / name
            values = _settings(path) if path.is_file() else None
            if values is not None:
                return path, values
    return None


def _trust(name: str, value: Any, path: Path) -> None:
    """Raise SetupError for what a folder's file may not set."""
    model_by_path = name == "model" and (Path(str(value)).exists() or set(str(value)) & set("/\\"))
    if name in TRUSTED or model_by_path:
        key = name.replace("_", "-")
        what = "a model by its path" if model_by_path else key
        raise SetupError(
            f"{path}: a folder's settings may not set {what}",
            hint=f"give --{key}, set FACTX_{name.upper()}, or put it into {own_file()}",
        )


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
                hint="put settings under [tool.factx], one on a line: jobs = 2",
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
