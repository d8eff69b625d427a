"""The only door to data/: TOML tables as frozen, validated rows, read once."""

from __future__ import annotations

import functools
import sys
from importlib import resources
from typing import Any

if sys.version_info >= (3, 11):
    import tomllib
else:
    import tomli as tomllib


@functools.cache
def raw(name: str) -> dict[str, Any]:
    """The table ``data/<name>.toml`` as plain values."""
    return tomllib.loads((resources.files("factx") / "data" / f"{name}.toml").read_text(encoding="utf-8"))
