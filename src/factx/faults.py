"""A rule that raises costs its own fact: the fact stays empty, the fault is noted, the other facts are whole."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager

from factx.errors import RAISE, FactxError
from factx.schema import FactError

#: Most letters of an error's own words.
_QUOTED = 200


class Faults:
    """Collects the faults of one article."""

    def __init__(self) -> None:
        self.errors: list[FactError] = []

    @contextmanager
    def costing(self, fact: str) -> Iterator[None]:
        """Let what happens inside cost this fact alone. Raises FactxError, which no article is to blame for."""
        try:
            yield
        except (FactxError, MemoryError):
            raise
        except Exception as error:
            if os.environ.get(RAISE):
                raise
            words = " ".join(str(error).split())[:_QUOTED]
            self.errors.append(FactError(fact=fact, error=f"{type(error).__name__}: {words}"))
