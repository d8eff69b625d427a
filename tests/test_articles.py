"""The golden articles give their golden facts, as ``factx check`` says."""

from __future__ import annotations

from pathlib import Path

import pytest

from factx import Extractor
from factx.golden.check import check
from factx.golden.files import Case, find
from factx.golden.formats.text import lines

ROOT = Path(__file__).parent.parent
CASES = find([ROOT / "fixtures/articles", ROOT / "seeds"])


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.slug)
def test_an_article_gives_its_facts(case: Case, extractor: Extractor) -> None:
    (result,) = check([case], extract=extractor.stream)
    assert list(lines(result)) == []
