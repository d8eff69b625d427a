"""What was read: one article, its text settled, its publication date with the place where it was found."""

from __future__ import annotations

import hashlib
import json
from dataclasses import asdict, dataclass

from factx.errors import InputError, SetupError


@dataclass(frozen=True, slots=True)
class Published:
    """A publication day (ISO), its origin (one of ``schema.Origin``), and the span that says it, if any."""

    day: str
    origin: str
    span: tuple[int, int] | None = None


@dataclass(frozen=True, slots=True)
class Article:
    """One article. ``text`` is what all offsets point into; ``body`` is where the prose begins, after a date header.

    ``modified`` is the day (ISO) on which its page was changed last, if the page says so; ``line`` is the record's line.
    ``notes`` go into the factsheet; ``asides`` are said once a run.
    """

    id: str
    text: str
    source: str | None = None
    title: str | None = None
    url: str | None = None
    published: Published | None = None
    body: int = 0
    notes: tuple[str, ...] = ()
    modified: str | None = None
    line: int | None = None
    asides: tuple[str, ...] = ()

    @property
    def sha256(self) -> str:
        return hashlib.sha256(self.text.encode("utf-8", "surrogatepass")).hexdigest()


@dataclass(frozen=True, slots=True)
class Failure:
    """What could not become an article, or a factsheet, and why. ``error_type`` is a fixed word for programs."""

    id: str | None
    source: str | None
    line: int | None
    error: str
    error_type: str
    hint: str = ""

    @classmethod
    def of(
        cls,
        error: InputError | SetupError,
        *,
        id: str | None = None,
        source: str | None = None,
        line: int | None = None,
    ) -> Failure:
        """The failure that an error stands for."""
        return cls(id, source, error.line or line, error.message, error.kind, error.hint)

    def as_json(self) -> str:
        """One line of JSON; halves of characters that UTF-8 has no form for are escaped."""
        return (
            json.dumps(asdict(self), ensure_ascii=False)
            .encode("utf-8", "backslashreplace")
            .decode("utf-8")
        )
