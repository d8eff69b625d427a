"""What a file is: by what its first bytes say, where its name does not."""

from __future__ import annotations

import json
import re

from factx.read import documents, exports, feeds, mail

_HTML = re.compile(
    rb"\s*(?:<\?xml[^>]*>\s*)?(?:<!--(?:(?!-->).)*-->\s*)*<(?:!doctype\s+html|html|head|body|meta|article)\b",
    re.I | re.S,
)
_BOM = b"\xef\xbb\xbf"


def sniff(head: bytes, named: str | None = None) -> str:
    """The format of a file by its first bytes, and by what its name says (``named``).

    A name counts, but for text that is an export of many articles, and for XML, which may be a feed or a page.
    """
    if named == "text":
        return _text_or_export(head)
    if named == "xml":
        return "html" if _HTML.match(head.removeprefix(_BOM)) else "feed"
    return named or _by_content(head)


def _by_content(head: bytes) -> str:
    if head.startswith(b"PAR1"):
        return "parquet"
    if head.startswith(b"%PDF-"):
        return "pdf"
    if documents.is_docx(head):
        return "docx"
    start = head.removeprefix(_BOM).lstrip()
    if start.startswith(b"{\\rtf"):
        return "text"  # which refuses it
    if _HTML.match(start):
        return "html"
    if feeds.BEGINS.match(start):
        return "feed"
    if mail.MBOX.match(head):
        return "mbox"
    if mail.is_mail(head):
        return "mail"
    return _json(start) or _text_or_export(head)


def _json(start: bytes) -> str | None:
    """JSON or JSON Lines, which have a whole record on their first line; None for neither."""
    if start[:1] == b"[":
        return "json" if re.match(rb"\[\s*[{\]]", start) else None
    if start[:1] != b"{":
        return None
    line, rest, _ = start.partition(b"\n")
    try:
        json.loads(line)
    except (ValueError, RecursionError):
        return "json" if rest and re.match(rb'\{\s*"', start) else "jsonl"
    return "jsonl"


def _text_or_export(head: bytes) -> str:
    return (
        "export"
        if exports.is_export(head.decode("utf-8", "replace").replace("\r\n", "\n"))
        else "text"
    )
