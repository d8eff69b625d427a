"""Words as in the texts that the model was trained on: no hyphen splits "co-chair", one splits "U.S.-led"; "Eng." is one word."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from typing import Any

from spacy.language import Language
from spacy.symbols import ORTH
from spacy.tokenizer import Tokenizer
from spacy.util import from_bytes, registry

from factx import tables

#: What to change in a model's config so that its words are cut by our tokenizer.
CONFIG = {"nlp": {"tokenizer": {"@tokenizers": "factx.Tokenizer.v1"}}}

#: The hyphen behind an abbreviation with full stops: "U.S. | -China talks".
_ABBREVIATED = re.compile(r"(?<=[A-Z]\.[A-Z]\.)[-–](?=[A-Za-z])")


class NewsTokenizer(Tokenizer):  # type: ignore[misc]
    """Leaves the hyphen behind a prefix of ``data/prefixes.toml`` inside its word, and splits it off behind an abbreviation;
    leaves the full stop at ranks and forms of address.

    It begins empty and is what the model's tokenizer is, but for that. The exceptions come last: spaCy cuts them all anew at
    every change before.
    """

    def from_bytes(self, bytes_data: bytes, *, exclude: Iterable[str] = ()) -> NewsTokenizer:
        """Load what ``to_bytes`` of a spaCy tokenizer gave."""
        rules: Any = {}
        super().from_bytes(bytes_data, exclude=[*exclude, "exceptions"])
        self.infix_finditer: Any = _Joints(self.infix_finditer)
        from_bytes(bytes_data, {"exceptions": rules.update}, exclude)
        self.rules = rules | {form: [{ORTH: form}] for form in _abbreviations()}
        return self


@registry.tokenizers("factx.Tokenizer.v1")  # type: ignore[untyped-decorator]
def make_tokenizer() -> Callable[[Language], NewsTokenizer]:
    """What makes the tokenizer of a pipeline."""
    return lambda nlp: NewsTokenizer(nlp.vocab)


def _abbreviations() -> list[str]:
    """Forms of address and ranks with a full stop, which ends no sentence: "Eng.", "Brig."."""
    words = tables.titles()
    return [
        word.capitalize()
        for word in sorted(words.honorifics | words.ranks)
        if word.endswith(".") and word.count(".") == 1 and len(word) > 3
    ]


class _Joints:
    """The places where a word is cut, from those where spaCy cuts it."""

    def __init__(self, split: Any) -> None:
        self.split = split
        self.prefix = re.compile(
            rf"(?:{'|'.join(tables.raw('prefixes')['prefixes'])})-(?=[a-z])", re.IGNORECASE
        )

    def __call__(self, word: str) -> list[re.Match[str]]:
        begins = self.prefix.match(word)
        usual = (
            joint for joint in self.split(word) if begins is None or joint.start() >= begins.end()
        )
        return sorted([*usual, *_ABBREVIATED.finditer(word)], key=re.Match.start)
