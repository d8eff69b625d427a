"""What was read: one article, its text settled, its publication date with the place where it was found."""

from __future__ import annotations

import datetime
import hashlib
import json
import os
from dataclasses import asdict, dataclass

from factx.errors import InputError, SetupError


@dataclass(frozen=True, slots=True)
class Published:
    """A publication day (ISO), its origin (one of ``schema.Origin``), and the span that says it, if any."""

    day: str
    origin: str
    span: tuple[int, int] | None = None


def no_text(value: object) -> str:
    """The sentence for what was given in the place of a text.

    >>> no_text(b"Norway spoke.")
    'the text of an article must be a str, not bytes: factx.read() decodes bytes and reads files'
    """
    kind = "None" if value is None else type(value).__name__
    hint = "factx.read() decodes bytes and reads files"
    return f"the text of an article must be a str, not {kind}" + (
        f": {hint}"
        if isinstance(value, bytes | bytearray | os.PathLike) or hasattr(value, "read")
        else ""
    )


def day_words(published: object) -> str:
    """The words of a day. Raises TypeError, with a sentence, for what is no day that people give."""
    if isinstance(published, str):
        return published
    if isinstance(published, datetime.date):
        return published.isoformat()[:10]
    raise TypeError(
        "published must be a str like '2020-05-19', a datetime.date or a datetime, "
        f"not {type(published).__name__}"
    )


class _Stated:
    """The default of ``published``: as the text itself says."""


_STATED = _Stated()

#: A publication day as people give it: in words or digits, or as a date or datetime, whose own day counts.
Day = str | datetime.date


@dataclass(frozen=True, slots=True, init=False)
class Article:
    """One article. ``text`` is what all offsets point into, in code points; ``body`` is where the prose begins.

    ``published`` may be given as ``"2020-05-19"``, a ``datetime.date`` or a ``datetime``; without it the text's own header or
    dateline counts, and None means that the day is not known. ``modified`` is the day (ISO) on which its page was changed
    last, if the page says so; ``line`` is the record's line. ``notes`` go into the factsheet; ``asides`` are said once a run.
    Raises TypeError when the text is no string, InputError for an impossible day.

    >>> Article("Published: 4 May 2021\\nNorway spoke.").published.day
    '2021-05-04'
    """

    text: str
    id: str
    source: str | None
    title: str | None
    url: str | None
    published: Published | None
    body: int
    notes: tuple[str, ...]
    modified: str | None
    line: int | None
    asides: tuple[str, ...]

    def __init__(
        self,
        text: str,
        *,
        id: str = "text",
        source: str | None = None,
        title: str | None = None,
        url: str | None = None,
        published: Published | Day | _Stated | None = _STATED,
        body: int = 0,
        notes: tuple[str, ...] = (),
        modified: str | None = None,
        line: int | None = None,
        asides: tuple[str, ...] = (),
    ) -> None:
        if not isinstance(text, str):
            raise TypeError(no_text(text))
        if published is not None and not isinstance(published, _Stated | Published):
            published = day_words(published)
        if isinstance(published, _Stated | str):
            from factx.read import text as plain

            day = None if isinstance(published, _Stated) else published
            made = plain.article(text, id=id, date=day, title=title)
            text, published = made.text, made.published
            body, notes = body or made.body, (*made.notes, *notes)
        given = {
            "text": text, "id": id, "source": source, "title": title, "url": url, "published": published, "body": body,
            "notes": notes, "modified": modified, "line": line, "asides": asides,
        }  # fmt: skip
        for name, value in given.items():
            object.__setattr__(self, name, value)

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

    @classmethod
    def bug(cls, article: Article, error: Exception) -> Failure:
        """The failure of an article at which a rule raised an error."""
        said = " ".join(str(error).split())[:200]
        return cls(
            article.id, article.source, article.line, f"{article.id}: {type(error).__name__} while extracting: {said}",
            "internal", "this is a bug in factx; run it on this article alone with --debug",
        )  # fmt: skip

    @classmethod
    def of_fact(cls, id: str, source: str | None, fact: str, error: str) -> Failure:
        """The failure of one fact of an article whose other facts are whole."""
        return cls(
            id, source, None, f"{id}: no {fact}: {error}", "internal",
            "this is a bug in factx; the other facts are complete; --debug shows where",
        )  # fmt: skip

    def as_json(self) -> str:
        """One line of JSON; halves of characters that UTF-8 has no form for are escaped."""
        return (
            json.dumps(asdict(self), ensure_ascii=False)
            .encode("utf-8", "backslashreplace")
            .decode("utf-8")
        )
