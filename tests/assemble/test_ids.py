"""The ids of facts: the same for the same fact, different for any other."""

from __future__ import annotations

from pathlib import Path

import pytest

from factx import Extractor
from factx.assemble import fact_id, identified
from factx.read import text as plain
from factx.schema import Factsheet
from factx.show.rows import kinds
from tests.show.sheets import sheet, talks

TEXT = """Ministers from Chile and Peru met in Lima on Tuesday to discuss copper.

The talks, chaired by Chile's deputy foreign minister Ana Roe, will resume in May 2022."""
OTHER = "Kenya signed a trade pact with Ghana on Monday. Its ministry of health was not involved."


def ids(found: Factsheet) -> list[str]:
    return [item.id for _, _, item in kinds(found)]


def test_every_fact_has_an_id_of_its_own() -> None:
    found = ids(talks())
    assert all(len(id) == 16 for id in found)
    assert len(set(found)) == len(found)


def test_ids_do_not_depend_on_other_inputs_or_on_the_place(extractor: Extractor) -> None:
    def article(id: str, text: str = TEXT) -> plain.Article:
        return plain.article(text, id=id, date="2021-03-03", source=f"elsewhere/{id}.txt")

    (alone,) = extractor.stream([article("a")])
    batch = list(extractor.stream([article("x", OTHER), article("b"), article("y", OTHER)]))
    turned = list(extractor.stream([article("b"), article("x", OTHER)], batch_size=1))
    assert len(ids(alone)) > 5
    assert ids(alone) == ids(batch[1]) == ids(turned[0])
    assert ids(batch[0]) == ids(batch[2]) == ids(turned[1])
    assert not set(ids(batch[0])) & set(ids(alone))


def test_times_have_the_ids_of_the_factsheet(extractor: Extractor) -> None:
    whole = extractor.extract(TEXT, published="2021-03-03")
    assert extractor.times(TEXT, published="2021-03-03") == whole.times != []


def test_only_a_changed_fact_changes_its_id() -> None:
    before = talks()
    peru = before.parties[1].model_copy(update={"name": "Peruvia"})
    after = identified(before.model_copy(update={"parties": [before.parties[0], peru]}))
    changed = [old for old, new in zip(ids(before), ids(after), strict=True) if old != new]
    assert changed == [before.parties[1].id]


@pytest.mark.parametrize("other", [{"why": "party.other"}, {"confidence": 0.5}, {"code": "PX"}])
def test_what_is_no_part_of_the_key_changes_no_id(other: dict[str, object]) -> None:
    before = talks()
    peru = before.parties[1].model_copy(update=other)
    after = identified(before.model_copy(update={"parties": [before.parties[0], peru]}))
    assert ids(before) == ids(after)


def test_facts_that_nothing_tells_apart_are_numbered() -> None:
    topic = {"text": "copper", "evidence": [{"start": 0, "end": 6, "text": "copper"}], "why": "x"}
    first, second = sheet("copper", topics=[topic, topic]).topics
    assert first.id != second.id
    assert first.id == sheet("copper", topics=[topic]).topics[0].id


def test_case_and_line_breaks_are_no_part_of_a_key() -> None:
    assert fact_id("0", "topic", ["Copper\n mines"], []) == fact_id(
        "0", "topic", ["copper mines"], []
    )
    assert fact_id("0", "topic", ["copper"], []) != fact_id("0", "party", ["copper"], [])
    assert fact_id("0", "topic", ["copper"], []) != fact_id("1", "topic", ["copper"], [])


def test_the_seed_keeps_its_ids(extractor: Extractor, root: Path) -> None:
    """Ids are published: change this only with ``schema_version``."""
    seed = next((root / "seeds").glob("*.txt")).read_text(encoding="utf-8")
    japan = extractor.extract(seed).parties[0]
    assert (japan.name, japan.id) == ("Japan", "e2bf47c1a7f38af0")
