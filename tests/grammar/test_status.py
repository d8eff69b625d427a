"""How an event stands, class by class: cue, scope and what ends it."""

from __future__ import annotations

from typing import Any

import pytest

from factx.extractor import Extractor
from factx.grammar.modality import status

CASES = [
    ("The ministers signed the accord.", "signed", "happened"),
    ("Officials said the ministers had signed the accord.", "signed", "happened"),
    ("Engineers are repairing the dam.", "repairing", "ongoing"),
    ("The ministers will sign the accord.", "sign", "planned"),
    ("Officials said the ministers would sign the accord.", "sign", "planned"),
    ("The ministers plan to sign the accord.", "sign", "planned"),
    ("The ministers are due to sign the accord.", "sign", "planned"),
    ("The ministers agreed to cut tariffs.", "cut", "planned"),
    ("The ministers agreed to cut tariffs.", "agreed", "happened"),
    ("The ministers may sign the accord.", "sign", "possible"),
    ("The council is considering raising fees.", "raising", "possible"),
    ("The union would strike if the mill closed.", "strike", "possible"),
    ("The ministers did not sign the accord.", "sign", "denied"),
    ("The ministers refused to sign the accord.", "sign", "denied"),
    ("The ministers refused to sign the accord.", "refused", "happened"),
    ("The ruling is not expected until May.", "expected", "planned"),
    ("The mayor cancelled the parade.", "parade", "denied"),
    ("The mayor called off a parade planned for May.", "planned", "denied"),
    ("The parade had been scheduled to start in May but was postponed.", "start", "denied"),
    ("The mayor will open the bridge and cancel the toll.", "open", "planned"),
]


@pytest.mark.parametrize(("text", "word", "demanded"), CASES)
def test_status(extractor: Extractor, text: str, word: str, demanded: str) -> None:
    doc: Any = extractor.nlp(text)
    assert status(next(t for t in doc if t.text == word)) == demanded
