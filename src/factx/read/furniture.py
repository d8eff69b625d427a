"""Find lines that say something about the article and are no part of it: its date, its rights, its length, its language."""

from __future__ import annotations

import re
from collections.abc import Iterator

from factx.read.published import candidates, head_lines

#: Lines that are never prose, wherever they come.
_ANYWHERE = re.compile(
    r"\A[ \t>]*(?:"
    r"(?:(?:this\s+(?:article|story|page)\s+was\s+)?(?:last\s+)(?:updated|modified|reviewed|changed)|updated|modified)"
    r"(?:\s+(?:on|at))?\s*:?\s+[^\n]{0,20}\d[^\n]{0,40}"
    r"|(?:copyright|\(c\)|©)\s*(?:\(c\)|©)?\s*\d{4}[^\n]{0,120}"
    r"|©[^\n]{0,60}\d{4}[^\n.]{0,60}\.?"
    r"|all\s+rights\s+reserved[^\n]{0,40}"
    r"|(?:length|words?|word\s+count)\s*:\s*[\d,]+(?:\s+words)?|[\d,]+\s+words"
    r"|(?:language|load-date|publication-type|document-type|section|subject\s+matter)\s*:[^\n]{1,120}"
    r")[ \t]*(?=\r?\n|\r|\Z)",
    re.I,
)
#: Lines that are no prose in the head of a text: the headers of mail, the name of a language.
_IN_HEAD = re.compile(
    r"\A[ \t>]*(?:(?:from|to|cc|bcc|sent|reply-to|message-id|mime-version|content-type)\s*:[^\n]{1,200}"
    r"|English|français|Français)[ \t]*\Z",
    re.I,
)
_FEWEST_WORDS = 4
_LINE = re.compile(r"[^\r\n]+")


def spans(text: str) -> Iterator[tuple[int, int]]:
    """Yield the spans of lines that say something about the article, in order.

    >>> text = "Norway and Chile signed a pact.\\nLast updated: 3 June 2021\\nCopyright 2022 Northern Media"
    >>> [text[slice(*span)] for span in spans(text)]
    ['Last updated: 3 June 2021', 'Copyright 2022 Northern Media']
    """
    found = {*_matches(text), *_of_the_head(text)}
    rest = [line for line in _LINE.finditer(text) if line.start() not in {at for at, _ in found}]
    if any(len(line[0].split()) >= _FEWEST_WORDS for line in rest):
        yield from sorted(found)


def _matches(text: str) -> Iterator[tuple[int, int]]:
    for line in _LINE.finditer(text):
        if len(line[0]) < 200 and _ANYWHERE.fullmatch(line[0]):
            yield line.span()


def _of_the_head(text: str) -> Iterator[tuple[int, int]]:
    lines = text.replace("\r\n", " \n").replace("\r", "\n")
    heads = list(head_lines(lines, 0))
    dated = {candidate.at for candidate in candidates(lines) if candidate.alone}
    for line in heads:
        if line.start("line") in dated or _IN_HEAD.match(line["line"]):
            end = line.start("line") + len(line["line"].rstrip())
            yield line.start("line"), end
    at = lines.rstrip().rfind("\n") + 1
    if at in dated:
        yield at, len(lines.rstrip())
