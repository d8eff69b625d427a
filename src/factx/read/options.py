"""How to read: what the user may say about the inputs."""

from __future__ import annotations

from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Fields:
    """Under which keys a record holds what factx reads; dots lead into objects (``meta.lang.id``)."""

    id: str = "id"
    text: str = "text"
    html: str = "html"
    published: str = "published"
    title: str = "title"
    url: str = "url"

    def paths(self) -> dict[str, str]:
        """Our name -> the record's key."""
        return {
            name: getattr(self, name)
            for name in ("id", "text", "html", "published", "title", "url")
        }


@dataclass(frozen=True, slots=True)
class Options:
    """``date`` (YYYY-MM-DD) overrides every publication date; ``strict`` refuses keys of records that factx does not know;
    ``date_order`` (``dmy mdy ymd``) is that of days written in numbers.
    """

    date: str | None = None
    encoding: str | None = None
    strict: bool = False
    date_order: str | None = None
    fields: Fields = field(default_factory=Fields)
