"""Bytes -> Article: text is settled here, once; afterwards offsets never move."""

from __future__ import annotations

import sys
from types import ModuleType
from typing import Any


class _Package(ModuleType):
    """The package, which is the public function ``factx.read`` too."""

    def __call__(self, *args: Any, **options: Any) -> Any:
        """Read articles, as ``factx.read.articles.read`` does."""
        from factx.read.articles import read

        return read(*args, **options)


sys.modules[__name__].__class__ = _Package
