"""Words that the tokenizer must keep whole, as the model's own training texts do: "co-chair", "re-election"."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING, Any

from factx import tables

if TYPE_CHECKING:
    from spacy.language import Language


def keep_prefixes(nlp: Language) -> None:
    """Leave the hyphen behind a prefix of ``data/prefixes.toml`` inside its word."""
    tokenizer: Any = nlp.tokenizer
    split: Callable[[str], Iterable[re.Match[str]]] = tokenizer.infix_finditer
    prefix = re.compile(rf"(?:{'|'.join(tables.raw('prefixes')['prefixes'])})-(?=[a-z])", re.IGNORECASE)

    def joints(word: str) -> list[re.Match[str]]:
        begins = prefix.match(word)
        return [joint for joint in split(word) if begins is None or joint.start() >= begins.end()]

    tokenizer.infix_finditer = joints
