"""Where sentences must begin: after a line break and after a dateline."""

from __future__ import annotations

import re

from spacy.language import Language
from spacy.tokens import Doc

_DATELINE = re.compile(
    r"\s*[A-Z][A-Z .'\-]{2,40}[^\n]{0,60}?(?:\([A-Za-z /.]{2,30}\)|\d{1,4}|[A-Z]{3,}|[A-Z][a-z]+)\s*(?:--|[—–_]|-)\s+(?=\S)"
)


@Language.component("factx_layout", assigns=["token.is_sent_start"])
def make_layout(doc: Doc) -> Doc:
    """Set sentence starts that the parser then respects."""
    dateline = _DATELINE.match(doc.text)
    starts = {dateline.end()} if dateline else set()
    broken = False
    for token in doc:
        if token.is_space and "\n" in token.text:
            broken = True
        elif broken or token.idx in starts:
            token.is_sent_start = True
            broken = False
    return doc
