"""The contract: what a factsheet refuses, and its JSON Schema."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import jsonschema
import pytest
from pydantic import ValidationError

from factx.schema import Factsheet, walk_evidence
from factx.show.json_schema import json_schema
from tests.show.sheets import talks


def data() -> dict[str, Any]:
    return talks().model_dump(mode="json")


def put(at: str, value: object) -> dict[str, Any]:
    """A factsheet as plain values with one of them replaced; ``at`` is its path with dots."""
    whole = data()
    *path, last = [int(step) if step.isdigit() else step for step in at.split(".")]
    place: Any = whole
    for step in path:
        place = place[step]
    place[last] = value
    return whole


def test_a_whole_factsheet_survives_json() -> None:
    assert Factsheet.model_validate_json(talks().model_dump_json()) == talks()


@pytest.mark.parametrize(
    ("at", "value", "told"),
    [
        ("parties.0.evidence.0.start", 1, "does not have the length"),
        (
            "parties.0.evidence.0",
            {"start": 1, "end": 5, "text": "Chad"},
            "not what the article says",
        ),
        (
            "parties.0.evidence.0",
            {"start": 0, "end": 4, "text": "Oman"},
            "not what the article says",
        ),
        ("parties.0.evidence.0", {"start": 0, "end": 0, "text": ""}, "greater than 0"),
        ("parties.0.evidence.0.start", -1, "greater than or equal to 0"),
        ("parties.0.evidence", [], "at least 1 item"),
        ("parties.0.kind", "planet", "Input should be 'country'"),
        ("parties.0.flag", "red", "Extra inputs are not permitted"),
        ("weather", "fine", "Extra inputs are not permitted"),
        ("agencies.0.party", "Oman", "neither in parties nor in mentioned"),
        ("people.0.party", "Oman", "neither in parties nor in mentioned"),
        ("chair.party", "Oman", "neither in parties nor in mentioned"),
        ("chair.status", "maybe", "Input should be 'happened'"),
        ("agencies.0.role", "host", "Input should be 'participant'"),
        ("timeline.0.when.earliest", "2021-06-01", "ends before it begins"),
        ("timeline.0.when.latest", "May", "match pattern"),
        ("timeline.0.when.type", "ERA", "Input should be 'DATE'"),
        ("timeline.0.when.mod", "LATE", "Input should be 'START'"),
        ("date.origin", "guess", "Input should be 'option'"),
        ("schema_version", "1", "Input should be '2'"),
    ],
)
def test_what_is_not_in_the_contract_is_refused(at: str, value: object, told: str) -> None:
    with pytest.raises(ValidationError, match=told):
        Factsheet.model_validate(put(at, value))


def test_offsets_are_checked_only_where_the_text_is_there() -> None:
    moved = put("parties.0.evidence.0", {"start": 1, "end": 5, "text": "Chad"})
    moved["article"].pop("text")
    assert Factsheet.model_validate(moved).article.text is None


def test_without_text_leaves_nothing_else_out() -> None:
    bare = talks().without_text().model_dump(mode="json")
    whole = data()
    whole["article"].pop("text")
    assert bare == whole


def test_facts_known_to_be_doubtful_are_left_out() -> None:
    found = talks()
    first, second = found.parties
    doubtful = found.model_copy(
        update={
            "parties": [
                first.model_copy(update={"confidence": 0.4}),
                second.model_copy(update={"confidence": 0.5}),
            ],
            "chair": found.chair and found.chair.model_copy(update={"confidence": 0.2}),
        }
    )
    kept = doubtful.at_least(0.5)
    assert [party.name for party in kept.parties] == [second.name]
    assert kept.chair is None
    assert (kept.event, kept.agencies, kept.timeline) == (
        found.event, found.agencies, found.timeline
    )  # fmt: skip


def test_evidence_is_found_wherever_it_stands() -> None:
    assert len(walk_evidence(talks())) == json.dumps(data()).count('"start":')


def test_a_factsheet_cannot_be_changed() -> None:
    with pytest.raises(ValidationError, match="frozen"):
        talks().event = None  # type: ignore[misc]


def test_the_json_schema_is_one_and_takes_factsheets() -> None:
    schema = json_schema()
    jsonschema.Draft202012Validator.check_schema(schema)
    jsonschema.Draft202012Validator(schema).validate(data())
    with pytest.raises(jsonschema.ValidationError):
        jsonschema.Draft202012Validator(schema).validate(data() | {"weather": "fine"})


def test_the_committed_json_schema_is_the_one_of_the_code(root: Path) -> None:
    committed = json.loads((root / "docs" / "factsheet.schema.json").read_text(encoding="utf-8"))
    assert committed == json_schema(), "run: python docs/make.py"
