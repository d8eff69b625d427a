"""The gold format: one annotated article is one JSON object. Whatever is left out is not annotated, and not scored."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any, Literal

from pydantic import BaseModel, ConfigDict, ValidationError, model_validator

from factx.errors import InputError
from factx.read.saved import objects
from factx.schema import Kind, Role, Status


class Gold(BaseModel):
    """Base of all: unknown keys are refused, so that no slip of the pen goes unseen."""

    model_config = ConfigDict(frozen=True, extra="forbid", use_enum_values=True)


class Annotated(Gold):
    """An item that may be ``optional``: it counts when it is found, and is not asked for when it is not."""

    optional: bool = False


class GoldActor(Annotated):
    """A party or mentioned actor; ``texts`` are the forms in which the article names it."""

    name: str
    kind: Kind | None = None
    code: str | None = None
    texts: list[str] = []


class GoldAgency(Annotated):
    """A named public body; ``party`` is what it belongs to."""

    name: str
    texts: list[str] = []
    party: str | None = None
    role: Role | None = None


class GoldPerson(Annotated):
    """A named person with titles as written."""

    name: str
    titles: list[str] = []
    party: str | None = None


class GoldChair(GoldPerson):
    """Who chairs the central event."""

    of: str | None = None
    status: Status | None = None
    co_chairs: list[GoldPerson] = []


class GoldTopic(Annotated):
    """One agenda item; a bare string is one, too."""

    text: str

    @model_validator(mode="before")
    @classmethod
    def _from_string(cls, value: Any) -> Any:
        return {"text": value} if isinstance(value, str) else value


class GoldEntry(Annotated):
    """One event with the time that the text ties it to; ``value`` and ``mod`` follow TIMEX3."""

    text: str
    value: str | None = None
    mod: str | None = None
    event: str
    status: Status | None = None


class GoldTime(Annotated):
    """One temporal expression by its place; an empty value leaves the value open."""

    start: int
    end: int
    text: str = ""
    type: Literal["DATE", "TIME", "DURATION", "SET"]
    value: str | None = None
    mod: str | None = None


class GoldArticle(Gold):
    """One annotated article. ``event`` is empty or null when the article has no central event."""

    id: str
    text: str
    published: str | None = None
    title: str | None = None
    url: str | None = None
    source: str | None = None
    dateline: str | None = None
    event: str | None = None
    event_status: Status | None = None
    date: str | None = None
    parties: list[GoldActor] = []
    mentioned: list[GoldActor] = []
    agencies: list[GoldAgency] = []
    chair: GoldChair | None = None
    people: list[GoldPerson] = []
    topics: list[GoldTopic] = []
    timeline: list[GoldEntry] = []
    times: list[GoldTime] = []
    notes: str = ""

    def inexact(self) -> Iterator[str]:
        """Phrases that should be cut from the text and do not stand there."""
        named = [
            *(x.texts for x in [*self.parties, *self.mentioned]),
            *(x.texts for x in self.agencies),
        ]
        cut = [[x.text for x in self.topics], *([x.text, x.event] for x in self.timeline)]
        return (
            phrase for phrases in [*named, *cut] for phrase in phrases if phrase not in self.text
        )


def read_gold(path: Path) -> dict[str, GoldArticle]:
    """Annotated articles by id: a file of JSON objects (one per line or indented) or a folder of such files.

    Raises InputError for what is no gold, and for an id that appears twice.
    """
    files = (
        sorted(p for p in path.rglob("*") if p.suffix in (".json", ".jsonl"))
        if path.is_dir()
        else [path]
    )
    found: dict[str, GoldArticle] = {}
    for file in files:
        for number, record in enumerate(objects(file), 1):
            article = valid(_with_text(record, file), f"{file}: article {number}")
            if article.id in found:
                raise InputError(f"{file}: article {number}: id {article.id!r} appears twice")
            found[article.id] = article
    if not found:
        raise InputError(
            f"{path}: no annotated articles",
            hint="factx eval --make-gold ARTICLE writes a first annotation",
        )
    return found


def _with_text(record: Any, file: Path) -> Any:
    """A record whose ``article`` names a text file, from its own place, holds that file's text."""
    if not isinstance(record, dict) or "article" not in record or "text" in record:
        return record
    path = file.parent / str(record["article"])
    try:
        text = path.read_bytes().decode("utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise InputError(f"{file}: article: {path} cannot be read: {error}") from None
    return {key: value for key, value in record.items() if key != "article"} | {"text": text}


def valid(record: Any, where: str) -> GoldArticle:
    """Return a record as an annotated article. Raises InputError that names the field at fault."""
    try:
        return GoldArticle.model_validate(record)
    except ValidationError as error:
        fault = error.errors()[0]
        place = ".".join(map(str, fault["loc"])) or "record"
        message = "no such field" if fault["type"] == "extra_forbidden" else fault["msg"]
        raise InputError(
            f"{where}: {place}: {message}", hint="docs/evaluating.md describes the gold format"
        ) from None
