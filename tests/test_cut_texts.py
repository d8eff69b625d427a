"""Texts that begin or end anywhere: no rule breaks there, or takes the last word for one before the first."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
from spacy.tokens import Doc

from factx.entities.agencies.extents import Extents
from factx.entities.agencies.known import known
from factx.entities.agencies.names import names
from factx.entities.occasions import phrase
from factx.entities.persons.apposition import _before_links, _before_opening
from factx.entities.persons.resolver import PersonResolver
from factx.entities.persons.titled import mentions
from factx.extractor import Extractor
from factx.facts import RULES
from factx.facts.agencies.rules import Participation
from factx.facts.chair import RULES as CHAIR_RULES
from factx.read import text as plain
from tests.test_corpus import CASES

TEXTS = sorted({case.text for case in CASES})


class FromTheStart:
    """A Doc that cannot be counted from its end."""

    def __init__(self, doc: Doc) -> None:
        self._doc = doc

    def __getattr__(self, name: str) -> Any:
        return getattr(self._doc, name)

    def __len__(self) -> int:
        return len(self._doc)

    def __getitem__(self, key: Any) -> Any:
        places = (key.start, key.stop) if isinstance(key, slice) else (key,)
        assert all(place is None or place >= 0 for place in places), f"{key} of {self._doc.text!r}"
        return self._doc[key]


def prefixes(text: str) -> list[str]:
    """The text up to every blank and mark in it."""
    return [
        text[:at]
        for at in range(1, len(text))
        if not text[at].isalnum() or not text[at - 1].isalnum()
    ]


def suffixes(text: str) -> Iterator[str]:
    """The text from each of its first words on."""
    words = text.split(" ")
    return (" ".join(words[at:]) for at in range(min(6, len(words))))


def test_every_beginning_of_a_text_is_read(extractor: Extractor) -> None:
    given = [plain.article(prefix, id=prefix) for text in TEXTS[::20] for prefix in prefixes(text)]
    assert len(given) > 1000
    assert sum(1 for _ in extractor.stream(given)) == len(given)


@pytest.mark.parametrize(
    "text",
    ["Ministers called for the release of two,", "Talks focused on issues such as trade, and,"],
)
def test_a_list_may_end_with_its_comma(extractor: Extractor, text: str) -> None:
    assert extractor.extract(text).article.text == text


#: Texts that begin with what mostly stands behind something else.
BEGINNINGS = (
    "Co-chairs, Ulf Ek and Ana Holm, met.",
    "'s meeting was chaired by Ulf Ek.",
    "and minister, he said,",
    "Ministry officials met in Lima.",
)


def test_nothing_before_the_first_word_is_looked_for_at_the_end(extractor: Extractor) -> None:
    texts = [suffix for text in TEXTS[::7] for suffix in suffixes(text)]
    for doc in extractor.nlp.pipe([*BEGINNINGS, *texts]):
        strict: Any = FromTheStart(doc)
        for marking in (names, known, mentions, *RULES):
            assert list(marking(strict)) == list(marking(doc)), marking.__name__
        for rule in CHAIR_RULES:
            assert len(list(rule(strict, PersonResolver(strict)))) == len(
                list(rule(doc, PersonResolver(doc)))
            )


def test_the_last_word_makes_no_title_of_the_first(extractor: Extractor) -> None:
    words = ["Ruiz", "Ministry", "officials", "met", "the", "president"]
    assert Extents(Doc(extractor.nlp.vocab, words=words, ents=["B-PERSON", *[""] * 5])).left(1) == 0


@pytest.mark.parametrize(
    "words", [["and", "minister", ","], ["'s", "meeting", "In"], ["-", "minister", ","]]
)
def test_the_first_words_alone_are_walked_through(extractor: Extractor, words: list[str]) -> None:
    tags = ["POS" if word == "'s" else "NN" for word in words]
    strict: Any = FromTheStart(
        Doc(extractor.nlp.vocab, words=words, tags=tags, sent_starts=[True, False, False])
    )
    assert _before_links(strict, 1) >= 0
    assert phrase(strict, strict[1]).start >= 0
    assert _before_opening(strict, 0) in (None, 0)
    assert not Participation(strict).houses(strict[0:1])
