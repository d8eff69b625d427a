"""Which places of a factsheet are compared: ``--only`` and ``--ignore``."""

from __future__ import annotations

import difflib
from dataclasses import dataclass

from factx.errors import SetupError
from factx.golden.facts import places


@dataclass(frozen=True, slots=True)
class Selection:
    """Names of places, whole or in part: ``parties``, ``evidence`` (of any fact), ``timeline.when.value``.

    Without ``only`` all places are compared; ``ignore`` wins over ``only``.
    """

    only: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        known = places()
        for name in (*self.only, *self.ignore):
            if not any(within(name, place) for place in known):
                words = sorted({part for place in known for part in (place, place.split(".")[-1])})
                near = difflib.get_close_matches(name, words, n=1)
                raise SetupError(
                    f"no such field: {name}",
                    hint=f"did you mean {near[0]}?" if near else "see factx schema",
                )

    def field(self, place: str) -> bool:
        """Is the value at this place compared?"""
        wanted = not self.only or any(within(name, place) for name in self.only)
        return wanted and not any(within(name, place) for name in self.ignore)

    def fact(self, place: str) -> bool:
        """Is it told when a whole fact of this place is missing or extra?"""
        inside = [p for p in places() if p == place or p.startswith(place + ".")]
        wanted = not self.only or any(within(name, p) for name in self.only for p in inside)
        return wanted and not any(within(name, place) for name in self.ignore)


EVERYTHING = Selection()


def within(name: str, place: str) -> bool:
    """Do the parts of a name stand in a place, side by side?

    >>> within("parties", "parties.code"), within("when.value", "timeline.when.value"), within("party", "parties")
    (True, True, False)
    """
    return f".{name}." in f".{place}."
