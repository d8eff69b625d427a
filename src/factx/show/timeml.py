"""Factsheet -> TimeML: the article's text with its temporal expressions as TIMEX3 tags, for tools of that field."""

from __future__ import annotations

import re
from xml.sax.saxutils import escape, quoteattr

from factx.errors import InputError
from factx.schema import Factsheet, Time

#: Characters that XML 1.0 cannot hold; a blank stands in for each, so that offsets stay.
_FORBIDDEN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff\ud800-\udfff]")


def timeml(sheet: Factsheet) -> str:
    """One TimeML document: DOCID, DCT (when the publication day is known) and TEXT with TIMEX3 tags.

    Outside its tags, TEXT holds the article's text character for character. Raises InputError for a sheet without text.
    """
    text = sheet.article.text
    if text is None:
        raise InputError(
            f"{sheet.article.id}: TimeML needs the article's text",
            hint="keep it in the factsheet: --with-text",
        )
    head = f"<DOCID>{_clean(sheet.article.id)}</DOCID>"
    if sheet.date:
        attributes = {
            "tid": "t0",
            "type": "DATE",
            "value": sheet.date.value,
            "functionInDocument": "CREATION_TIME",
        }
        head += f"\n<DCT>{_tag(attributes, sheet.date.value)}</DCT>"
    pieces, at = [], 0
    for number, time in enumerate(sheet.times, 1):
        start, end = time.evidence[0].start, time.evidence[0].end
        pieces += [
            _clean(text[at:start]),
            _tag(_attributes(time, number, anchored=sheet.date is not None), text[start:end]),
        ]
        at = end
    body = "".join([*pieces, _clean(text[at:])])
    return f'<?xml version="1.0" encoding="UTF-8"?>\n<TimeML>\n{head}\n<TEXT>{body}</TEXT>\n</TimeML>\n'


def _attributes(time: Time, number: int, *, anchored: bool) -> dict[str, str]:
    attributes = {"tid": f"t{number}", "type": time.type, "value": time.value}
    if time.mod:
        attributes["mod"] = time.mod
    if time.anchor and anchored:
        attributes |= {"temporalFunction": "true", "anchorTimeID": "t0"}
    return attributes


def _tag(attributes: dict[str, str], words: str) -> str:
    return f"<TIMEX3 {' '.join(f'{k}={quoteattr(v)}' for k, v in attributes.items())}>{_clean(words)}</TIMEX3>"


def _clean(text: str) -> str:
    return escape(_FORBIDDEN.sub(" ", text), {"\r": "&#13;"})
