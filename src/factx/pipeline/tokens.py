"""Hyphens as in the texts that the model was trained on: none splits "co-chair", "re-election"; one splits "U.S.-led"."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from typing import Any

from spacy.language import Language
from spacy.tokenizer import Tokenizer
from spacy.util import from_bytes, registry

from factx import tables

#: What to change in a model's config so that its words are cut by our tokenizer.
CONFIG = {"nlp": {"tokenizer": {"@tokenizers": "factx.Tokenizer.v1"}}}

#: The hyphen behind an abbreviation with full stops: "U.S. | -China talks".
_ABBREVIATED = re.compile(r"(?<=[A-Z]\.[A-Z]\.)[-–](?=[A-Za-z])")


class HyphenTokenizer(Tokenizer):  # type: ignore[misc]
    """Leaves the hyphen behind a prefix of ``data/prefixes.toml`` inside its word, and splits it off behind an abbreviation.

    It begins empty and is what the model's tokenizer is, but for that. The exceptions come last: spaCy cuts them all anew at
    every change before.
    """

    def from_bytes(self, bytes_data: bytes, *, exclude: Iterable[str] = ()) -> HyphenTokenizer:
        """Load what ``to_bytes`` of a spaCy tokenizer gave."""
        rules: Any = {}
        super().from_bytes(bytes_data, exclude=[*exclude, "exceptions"])
        self.infix_finditer: Any = _joints(self.infix_finditer)
        from_bytes(bytes_data, {"exceptions": rules.update}, exclude)
        self.rules = rules
        return self


@registry.tokenizers("factx.Tokenizer.v1")  # type: ignore[untyped-decorator]
def make_tokenizer() -> Callable[[Language], HyphenTokenizer]:
    """What makes the tokenizer of a pipeline."""
    return lambda nlp: HyphenTokenizer(nlp.vocab)


def _joints(split: Any) -> Callable[[str], list[re.Match[str]]]:
    """The places where a word is cut, from those where spaCy cuts it."""
    prefix = re.compile(rf"(?:{'|'.join(tables.raw('prefixes')['prefixes'])})-(?=[a-z])", re.IGNORECASE)

    def joints(word: str) -> list[re.Match[str]]:
        begins = prefix.match(word)
        usual = (joint for joint in split(word) if begins is None or joint.start() >= begins.end())
        return sorted([*usual, *_ABBREVIATED.finditer(word)], key=re.Match.start)

    return joints
