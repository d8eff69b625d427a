"""Text exports of Nexis, Factiva and ProQuest: many articles in a file -> a record for each."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise
from typing import Any

from factx.errors import InputError
from factx.read.days import DAY
from factx.read.rows import Row

#: Lines that part the articles of an export, and lines that each export has.
_NUMBERED = re.compile(
    r"(?m)^[ \t]*(?:Document[ \t]+)?\d+[ \t]+of[ \t]+\d+(?:[ \t]+DOCUMENTS?)?[ \t]*$", re.I
)
_END = re.compile(r"(?m)^[ \t]*End of Document[ \t]*$")
_FACTIVA = re.compile(r"(?m)^Document [A-Z0-9]{4,}\d{10,}\w*[ \t]*$")
_RULE = re.compile(r"(?m)^_{20,}[ \t]*$")
_NEXIS_KEY = re.compile(r"(?m)^(?:LENGTH|LOAD-DATE|Length|Load-Date|BYLINE|SECTION)\s*:")
_PROQUEST_KEY = re.compile(
    r"(?m)^(?:Full text|Publication info|Publication title|ProQuest document ID)\s*:", re.I
)
_WORDS = re.compile(r"(?m)^[\d,]+ words[ \t]*$")

#: The first words of lines that are headers; of lines that begin what follows the text.
_HEADER = re.compile(
    r"(?i)(?:byline|section|length|dateline|highlight|copyright|graphic|series|correction-date|author|publication info|"
    r"links|abstract|source|pages?|edition|column|publication title)\s*:|copyright \d{4}|\(c\) \d{4}|©"
)
_AFTER = re.compile(
    r"(?im)^(?:load-date|language|publication-type|document-type|classification|subject|notes|graphic|title|"
    r"publication title|publication date|publisher|place of publication|country of publication|issn|proquest document id|"
    r"document url|copyright|database|last updated|credit|company|location|people|word count|end of document)\b\s*:?.*$"
)
_BODY = re.compile(r"(?m)^[ \t]*(?:Body|Full text:)[ \t]*")
_DATE = re.compile(DAY)
_TITLE_KEY = re.compile(r"(?m)^(?:Title|Headline|HEADLINE)\s*:\s*(?P<title>.+)$")


def is_export(text: str) -> bool:
    """Is a text an export of a database of articles?"""
    head = text[:200_000]
    if _END.search(head) and (_NEXIS_KEY.search(head) or re.search(r"(?m)^Body\s*$", head)):
        return True
    if _NUMBERED.search(head) and (_NEXIS_KEY.search(head) or _PROQUEST_KEY.search(head)):
        return True
    return bool(_FACTIVA.search(head) and _WORDS.search(head))


def export(text: str, *, where: str) -> Iterator[Row]:
    """One record for each article; the line is the one on which it begins."""
    for start, part in _parts(text.replace("\r\n", "\n").replace("\r", "\n")):
        line = text.count("\n", 0, start) + 1
        record = _record(part)
        if record["text"]:
            yield Row(line, record)
        else:
            yield Row(
                line,
                InputError(f"{where}:{line}: no text in this article", line=line, kind="no-text"),
            )


def _parts(text: str) -> Iterator[tuple[int, str]]:
    """Yield the articles of an export with their offsets."""
    by = next(p for p in (_END, _NUMBERED, _FACTIVA) if p.search(text))
    bounds = [0, *(match.end() for match in by.finditer(text)), len(text)]
    for start, end in pairwise(bounds):
        part = by.sub("", _RULE.sub("", text[start:end]))
        if len(part.split()) >= 20:
            lead = len(text[start:end]) - len(text[start:end].lstrip())
            yield start + lead, part.strip()


def _record(part: str) -> dict[str, Any]:
    head, body = _head_and_body(part)
    day = _DATE.search(head) or re.search(
        rf"(?im)^(?:publication date|load-date)\s*:?\s+{DAY}", part
    )
    titled = _TITLE_KEY.search(part)
    return {
        "text": body,
        "title": titled["title"].strip() if titled else _title(head),
        "published": _DATE.search(day[0])[0] if day else None,  # type: ignore[index]
    }


def _head_and_body(part: str) -> tuple[str, str]:
    """The lines about an article, and its text without what follows it."""
    marked = _BODY.search(part)
    if marked:
        head, body = part[: marked.start()], part[marked.end() :]
    else:
        blocks = re.split(r"\n[ \t]*\n", part)
        first = next((n for n, block in enumerate(blocks) if _is_prose(block)), len(blocks))
        head, body = "\n\n".join(blocks[:first]), "\n\n".join(blocks[first:])
    after = _AFTER.search(body)
    return head, (body[: after.start()] if after else body).strip()


def _is_prose(block: str) -> bool:
    lines = block.strip().splitlines()
    return len(block.split()) >= 15 and not any(
        _HEADER.match(line.strip()) or _WORDS.match(line.strip()) for line in lines
    )


def _title(head: str) -> str | None:
    """The first line of a head that is no date, no name of a header, and not all there is before the date.

    Older exports of Nexis name the paper and the day first, then the title.
    """
    blocks = [
        b for b in re.split(r"\n[ \t]*\n", head) if b.strip() and not _HEADER.match(b.strip())
    ]
    if not blocks:
        return None
    dated = next(
        (
            n
            for n, b in enumerate(blocks[:2])
            if _DATE.search(b) and len(b.strip().splitlines()) <= 2
        ),
        -1,
    )
    block = blocks[dated + 1] if dated + 1 < len(blocks) else blocks[0]
    return " ".join(block.strip().splitlines()[0].split())
