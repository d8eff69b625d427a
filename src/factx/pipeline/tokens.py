"""Hyphens as in the texts that the model was trained on: none splits "co-chair", "re-election"; one splits "U.S.-led"."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING, Any

from factx import tables

if TYPE_CHECKING:
    from spacy.language import Language


#: The hyphen behind an abbreviation with full stops: "U.S. | -China talks".
_ABBREVIATED = re.compile(r"(?<=[A-Z]\.[A-Z]\.)[-–](?=[A-Za-z])")


def mend_hyphens(nlp: Language) -> None:
    """Leave the hyphen behind a prefix of ``data/prefixes.toml`` inside its word, and split it off behind an abbreviation."""
    tokenizer: Any = nlp.tokenizer
    split: Callable[[str], Iterable[re.Match[str]]] = tokenizer.infix_finditer
    prefix = re.compile(rf"(?:{'|'.join(tables.raw('prefixes')['prefixes'])})-(?=[a-z])", re.IGNORECASE)

    def joints(word: str) -> list[re.Match[str]]:
        begins = prefix.match(word)
        usual = (joint for joint in split(word) if begins is None or joint.start() >= begins.end())
        return sorted([*usual, *_ABBREVIATED.finditer(word)], key=re.Match.start)

    tokenizer.infix_finditer = joints
