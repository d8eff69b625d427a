"""Exports: what other tools load, a golden file of each."""

from __future__ import annotations

import datetime
import io
import json
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any, TextIO

import pytest

from factx.schema import Factsheet
from factx.show.exports.ftm import write_ftm
from factx.show.exports.ics import write_ics
from factx.show.exports.jsonld import write_jsonld
from factx.show.exports.labelstudio import write_labelstudio
from factx.show.flat import write_csv, write_flat_csv, write_flat_jsonl
from tests.show.sheets import evidence, sheet, talks

GOLDEN = Path(__file__).parent / "exports"
Write = Callable[[Iterable[Factsheet], TextIO], None]


def written(write: Write, *sheets: Factsheet) -> str:
    out = io.StringIO()
    write(sheets, out)
    return out.getvalue()


@pytest.mark.parametrize(
    ("write", "name"),
    [
        (write_ftm, "talks.ftm"),
        (write_ics, "talks.ics"),
        (write_jsonld, "talks.jsonld"),
        (write_labelstudio, "talks.labelstudio.json"),
        (write_csv, "talks.csv"),
        (write_flat_csv, "talks.flat.csv"),
        (write_flat_jsonl, "talks.flat.jsonl"),
    ],
)
def test_golden(write: Write, name: str) -> None:
    """Write them anew after an intended change: ``python -m tests.show.exports.update``."""
    found = written(write, talks())
    assert found == (GOLDEN / name).read_bytes().decode("utf-8")


def facts() -> Factsheet:
    """An article with the kinds of actors and titles that ``talks`` does not have."""
    text = "NATO and Acme Corp. met Joe Poe, former envoy, of NATO; Chad's minister Al Bo spoke. Talks end by 2030."

    def on(words: str) -> list[dict[str, object]]:
        return [evidence(text, words)]

    def party(name: str, kind: str, **more: str) -> dict[str, object]:
        return {"name": name, "kind": kind, "evidence": on(name), "why": "x", **more}

    return sheet(
        text,
        parties=[party("NATO", "bloc", qid="Q7184"), party("Acme Corp.", "company")],
        mentioned=[party("Chad", "country", code="TD", alpha3="TCD", qid="Q657")],
        people=[
            {"name": "Joe Poe", "party": "NATO", "former_titles": ["envoy"], "evidence": on("Joe Poe")},
            {"name": "Al Bo", "party": "Chad", "titles": ["minister"], "evidence": on("Al Bo")},
        ],
        timeline=[
            {"when": {"text": "by 2030", "type": "DATE", "value": "2030", "mod": "ON_OR_BEFORE", "latest": "2030-12-31"},
             "event": "Talks end", "status": "planned", "evidence": on("Talks end by 2030"), "why": "x"},
        ],
    )  # fmt: skip


def test_followthemoney_takes_every_entity() -> None:
    model = pytest.importorskip("followthemoney", reason="pip install followthemoney").model
    lines = written(write_ftm, talks(), facts()).splitlines()
    entities = [json.loads(line) for line in lines]
    for entity in entities:
        proxy = model.get_proxy(entity)
        proxy.schema.validate(entity)
        kept = {name: sorted(proxy.get(name)) for name in entity["properties"]}
        assert kept == {name: sorted(values) for name, values in entity["properties"].items()}
    assert {e["schema"] for e in entities} == {
        "Article", "PublicBody", "Organization", "Company", "Person", "Position", "Occupancy", "Membership", "Event",
    }  # fmt: skip
    known = {e["id"] for e in entities}
    for name in ("proof", "parent", "holder", "post", "member", "organization", "involved"):
        assert {id for e in entities for id in e["properties"].get(name, [])} <= known, name


def test_an_actor_of_two_articles_is_one_entity_and_a_namesake_is_two() -> None:
    other = facts().model_copy(
        update={"article": facts().article.model_copy(update={"id": "b", "sha256": "1" * 64})}
    )
    from factx.assemble import identified

    entities = [
        json.loads(line) for line in written(write_ftm, facts(), identified(other)).splitlines()
    ]
    named = [e["properties"]["name"][0] for e in entities if "name" in e["properties"]]
    assert named.count("NATO") == 1
    assert named.count("Joe Poe") == 2


def test_icalendar_loads_the_planned_events() -> None:
    icalendar = pytest.importorskip("icalendar")
    calendar = icalendar.Calendar.from_ical(written(write_ics, talks(), facts()))
    may, talks_end = calendar.walk("VEVENT")
    assert (may.decoded("dtstart"), may.decoded("dtend")) == (
        datetime.date(2021, 5, 1),
        datetime.date(2021, 6, 1),
    )
    assert str(may["summary"]) == "plan talks on copper (May 2021)"
    assert (str(talks_end["summary"]), talks_end.decoded("dtstart")) == (
        "Talks end (by 2030)",
        datetime.date(2030, 12, 31),
    )
    assert str(may["uid"]) == f"{talks().timeline[0].id}@factx"


def test_what_is_denied_or_has_no_day_is_no_appointment() -> None:
    assert "denied" not in written(write_ics, talks())
    assert written(write_ics, talks()).count("BEGIN:VEVENT") == 1


def test_json_ld_is_one_graph_whose_references_are_there() -> None:
    made = json.loads(written(write_jsonld, talks(), facts()))
    first, second = made["@graph"]
    assert (made["@context"], first["@type"]) == ("https://schema.org", "NewsArticle")
    ids = {node["@id"] for node in [*second["about"], *second["mentions"]]}
    assert "http://www.wikidata.org/entity/Q7184" in ids
    people = [node for node in second["mentions"] if node["@type"] == "Person"]
    assert {p["affiliation"]["@id"] for p in people} <= ids
    assert json.loads(written(write_jsonld)) == {"@context": "https://schema.org", "@graph": []}


def test_check_jsonschema_takes_factsheets_and_refuses_others(tmp_path: Path, root: Path) -> None:
    from check_jsonschema import main
    from click.testing import CliRunner

    def code(value: Any) -> int:
        file = tmp_path / "a.json"
        file.write_text(json.dumps(value), encoding="utf-8")
        schema = str(root / "docs" / "factsheet.schema.json")
        return CliRunner().invoke(main, ["--schemafile", schema, str(file)]).exit_code

    whole = talks().model_dump(mode="json")
    assert code(whole) == 0
    assert code(whole | {"schema_version": "1"}) == 1
