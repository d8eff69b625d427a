"""An article that was read leaves nothing behind but the first words of a run: no later words, no texts in caches."""

from __future__ import annotations

import sys
from collections.abc import Callable

import pytest

from factx.extractor import Extractor

TEXT = "{0} and {0}ia said in {1} that Korea and the Congo met Georgia on Monday. Atlanta and Seoul looked on."


def cached() -> dict[str, int]:
    """How much every cached function of factx holds."""
    modules = [module for name, module in sorted(sys.modules.items()) if name.startswith("factx.")]
    held = {
        id(value): value
        for module in modules
        for value in vars(module).values()
        if hasattr(value, "cache_info")
    }
    return {
        f"{value.__module__}.{value.__qualname__}": value.cache_info().currsize
        for value in held.values()
    }


@pytest.mark.parametrize("read", [Extractor.extract, Extractor.times], ids=["extract", "times"])
def test_words_do_not_stay(
    extractor: Extractor, read: Callable[..., object], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("factx.extractor.KEPT_WORDS", 0)
    read(extractor, TEXT.format("Norland", "June"))
    words = len(extractor.nlp.vocab.strings)
    read(extractor, TEXT.format("Quorvexland", "December"))
    assert len(extractor.nlp.vocab.strings) == words


def test_first_words_stay_up_to_a_limit(
    extractor: Extractor, monkeypatch: pytest.MonkeyPatch
) -> None:
    extractor.extract(TEXT.format("Brumland", "June"))
    monkeypatch.setattr("factx.extractor.KEPT_WORDS", len(extractor.nlp.vocab) + 1)
    extractor.extract(TEXT.format("Gwethland", "June"))
    assert "Gwethlandia" in extractor.nlp.vocab.strings
    extractor.extract(TEXT.format("Hwathland", "June"))
    assert "Hwathlandia" not in extractor.nlp.vocab.strings


def test_texts_do_not_stay(extractor: Extractor) -> None:
    extractor.extract(TEXT.format("Norland", "March"))
    held = cached()
    assert len(held) > 20
    extractor.extract(TEXT.format("Zubrenland", "March"))
    assert cached() == held
