"""Documents (.docx, .pdf, .md) -> a record; each by a library that is imported when one comes."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Iterator
from typing import Any

from factx.errors import InputError, extra_missing
from factx.read.encodings import decode
from factx.read.fragments import paragraphs
from factx.read.rows import Row

_FRONT = re.compile(r"\A---[ \t]*\r?\n(?P<keys>.*?\r?\n)(?:---|\.\.\.)[ \t]*(?:\r?\n|\Z)", re.S)
_KEY = re.compile(r"(?P<key>title|date|published|url|link|id)\s*:\s*(?P<value>.+)", re.I)


def is_docx(head: bytes) -> bool:
    """Do bytes begin like a Word document?"""
    return head.startswith(b"PK\x03\x04") and (b"word/" in head or b"[Content_Types].xml" in head)


def docx(raw: bytes, *, where: str) -> Iterator[Row]:
    """The record of a Word document: its paragraphs, and the cells of its tables, in order.

    Raises SetupError without python-docx, InputError for what is no such document.
    """
    try:
        import docx as library
    except ImportError as error:
        raise extra_missing(
            error,
            what=f"{where}: reading .docx",
            package="python-docx",
            extra="docx",
            module="docx",
        ) from None
    try:
        document = library.Document(io.BytesIO(raw))
    except (KeyError, ValueError, zipfile.BadZipFile) as error:
        raise InputError(f"{where}: not a Word document: {error}", kind="not-docx") from None
    title = " ".join((document.core_properties.title or "").split())
    lines = (line.strip() for block in document.iter_inner_content() for line in _lines(block))
    yield Row(1, {"text": "\n\n".join(filter(None, lines)), "title": title or None})


def _lines(block: Any) -> Iterator[str]:
    """Yield the text of a paragraph, or of each row of a table."""
    if hasattr(block, "rows"):
        for row in block.rows:
            yield " | ".join(cell.text.strip() for cell in row.cells)
    else:
        yield block.text


def pdf(raw: bytes, *, where: str) -> Iterator[Row]:
    """The record of a PDF: the text of its pages, one after the other.

    Raises SetupError without pypdf, InputError for a PDF that is damaged, encrypted, or holds pictures only.
    """
    try:
        import pypdf
    except ImportError as error:
        raise extra_missing(
            error, what=f"{where}: reading PDF", package="pypdf", extra="pdf"
        ) from None
    try:
        pages = [page.extract_text() for page in pypdf.PdfReader(io.BytesIO(raw)).pages]
    except Exception as error:  # its parsers raise many kinds on damaged files
        why = " ".join(str(error).split()) or type(error).__name__
        raise InputError(f"{where}: this PDF cannot be read: {why}", kind="not-pdf") from None
    text = "\n".join(pages)
    if not text.strip():
        hint = "it may be scanned: recognise its text first, for example with ocrmypdf"
        raise InputError(f"{where}: no text in this PDF", hint=hint, kind="no-text")
    yield Row(1, {"text": text})


def markdown(raw: bytes, *, where: str, encoding: str | None) -> Iterator[Row]:
    """The record of a Markdown file: its text without marks; title, date and URL of its front matter."""
    from markdown_it import MarkdownIt

    text, note = decode(raw, where=where, encoding=encoding)
    front = _FRONT.match(text)
    given = {
        match["key"].lower(): match["value"].strip().strip("\"'")
        for match in map(_KEY.match, front["keys"].splitlines() if front else ())
        if match
    }
    body = paragraphs(MarkdownIt().render(text[front.end() :] if front else text))
    record = {
        "id": given.get("id"),
        "text": body,
        "title": given.get("title"),
        "url": given.get("url") or given.get("link"),
        "published": given.get("published") or given.get("date"),
    }
    yield Row(1, record, note)
