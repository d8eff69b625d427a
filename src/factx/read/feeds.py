"""RSS and Atom feeds -> a record for each entry; by feedparser."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from factx.errors import InputError
from factx.read.fragments import is_html, paragraphs
from factx.read.rows import Row

#: How a feed begins, after what XML files begin with.
BEGINS = re.compile(
    rb"\s*(?:<\?xml[^>]*>\s*|<\?xml-stylesheet[^>]*>\s*|<!--(?:(?!-->).)*-->\s*|<!DOCTYPE[^>]*>\s*)*"
    rb"<(?:rss|feed|rdf:RDF)\b",
    re.I | re.S,
)
_KEYS = ("published", "updated", "created", "date")


def feed(raw: bytes, *, where: str) -> Iterator[Row]:
    """One record for each entry, with its place in the feed. Raises InputError for what is no feed."""
    import feedparser

    found: Any = feedparser.parse(raw, sanitize_html=False, resolve_relative_uris=False)
    if not found.entries:
        if not found.version:
            why = " ".join(str(found.get("bozo_exception", "other XML")).split())
            raise InputError(f"{where}: not RSS or Atom: {why}", kind="not-a-feed")
        return
    for number, entry in enumerate(found.entries, 1):
        text = _text(entry)
        if text:
            yield Row(number, _record(entry, text))
        else:
            hint = "this feed holds titles and links only; read the articles behind the links"
            error = InputError(
                f"{where}:{number}: no text in this entry", hint=hint, line=number, kind="no-text"
            )
            yield Row(number, error)


def _record(entry: Any, text: str) -> dict[str, Any]:
    day = next((entry[key] for key in _KEYS if entry.get(key)), None)
    title = entry.get("title") or ""
    return {
        "id": entry.get("id") or entry.get("link") or None,
        "text": text,
        "title": (paragraphs(title) if is_html(title) else " ".join(title.split())) or None,
        "url": entry.get("link") or None,
        "published": day,
    }


def _text(entry: Any) -> str:
    """The longest of an entry's contents and summary, as paragraphs."""
    given = [content.get("value") or "" for content in entry.get("content", [])]
    texts = [_plain(value) for value in (*given, entry.get("summary") or "")]
    return max(texts, key=len)


def _plain(value: str) -> str:
    return paragraphs(value) if is_html(value) or "&" in value else value.strip()
