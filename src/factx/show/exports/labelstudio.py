"""Factsheets -> Label Studio tasks with the facts as predictions; ``factx eval --from-annotations`` reads corrections back.

Every evidence is a region of the text with the label of its fact; regions of one fact share their name. What is no words of
the text (party, status, titles, ...) is an attribute of the region. A timeline entry is an event region with a relation to
its time.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Sequence
from typing import Any, TextIO

from factx.schema import Agency, Entry, Evidence, Factsheet, Party, Person

Result = dict[str, Any]
#: The attributes of regions: those chosen from a list, and those written.
CHOICES = {
    "kind": ("country", "bloc", "organization", "company", "group"),
    "role": ("participant", "mentioned"),
    "status": ("happened", "ongoing", "planned", "possible", "denied"),
}
WRITTEN = ("name", "party", "titles", "of", "value", "mod")
LABELS = (
    "Event", "Party", "Mentioned", "Agency", "Chair", "Co-chair", "Person", "Topic", "Timeline event", "Timeline time",
)  # fmt: skip


def labeling_config() -> str:
    """Return the labeling configuration of a Label Studio project for these tasks."""
    labels = "".join(f'\n    <Label value="{label}"/>' for label in LABELS)
    choices = "".join(
        f'\n  <Choices name="{name}" toName="text" perRegion="true">'
        + "".join(f'<Choice value="{value}"/>' for value in values)
        + "</Choices>"
        for name, values in CHOICES.items()
    )
    written = "".join(
        f'\n  <TextArea name="{name}" toName="text" perRegion="true" placeholder="{name}"/>'
        for name in WRITTEN
    )
    return (
        f'<View>\n  <Labels name="fact" toName="text">{labels}\n  </Labels>\n'
        f'  <Text name="text" value="$text"/>{choices}{written}\n  <Relations/>\n</View>\n'
    )


def write_labelstudio(sheets: Iterable[Factsheet], out: TextIO) -> None:
    """One JSON array of tasks. The sheets must carry their articles' texts."""
    out.write("[")
    for number, sheet in enumerate(sheets):
        out.write(("," if number else "") + "\n" + json.dumps(task(sheet), ensure_ascii=False))
        out.flush()
    out.write("\n]\n")


def task(sheet: Factsheet) -> dict[str, Any]:
    """Return an article as a task with its facts as a prediction."""
    info, made = sheet.article, sheet.generator
    return {
        "data": {
            "id": info.id, "text": info.text, "title": info.title, "url": info.url, "sha256": info.sha256,
            "published": sheet.date and sheet.date.value,
        },
        "predictions": [
            {"model_version": f"factx {made.version} {made.rules}", "result": list(results(sheet))}
        ],
    }  # fmt: skip


def results(sheet: Factsheet) -> Iterator[Result]:
    """Yield the regions of an article with their attributes and relations."""
    if e := sheet.event:
        yield from _regions(e.id, "Event", e.evidence, {"status": [str(e.status)]})
    for label, parties in (("Party", sheet.parties), ("Mentioned", sheet.mentioned)):
        for party in parties:
            yield from _regions(party.id, label, party.evidence, _party(party))
    for agency in sheet.agencies:
        yield from _regions(agency.id, "Agency", agency.evidence, _agency(agency))
    if c := sheet.chair:
        about: dict[str, list[str]] = {"status": [str(c.status)], "of": [c.of] if c.of else []}
        yield from _regions(c.id, "Chair", c.evidence, {**_person(c), **about})
        for other in c.co_chairs:
            yield from _regions(other.id, "Co-chair", other.evidence, _person(other))
    for person in sheet.people:
        yield from _regions(person.id, "Person", person.evidence, _person(person))
    for topic in sheet.topics:
        yield from _regions(topic.id, "Topic", topic.evidence, {})
    for entry in sheet.timeline:
        yield from _entry(entry, sheet.article.text or "")


def _party(party: Party) -> dict[str, list[str]]:
    return {"name": [party.name], "kind": [str(party.kind)]}


def _agency(agency: Agency) -> dict[str, list[str]]:
    party = [agency.party] if agency.party else []
    return {"name": [agency.name], "party": party, "role": [str(agency.role)]}


def _person(person: Person) -> dict[str, list[str]]:
    party = [person.party] if person.party else []
    return {"name": [person.name], "titles": person.titles, "party": party}


def _regions(
    fact_id: str, label: str, evidence: Sequence[Evidence], attributes: dict[str, list[str]]
) -> Iterator[Result]:
    for number, e in enumerate(evidence):
        region = f"{fact_id}-{number}"
        place = {"start": e.start, "end": e.end, "text": e.text}
        yield _result(region, "fact", "labels", place | {"labels": [label]})
        for name, values in attributes.items():
            if values:
                kind = "choices" if name in CHOICES else "textarea"
                key = "choices" if name in CHOICES else "text"
                yield _result(region, name, kind, place | {key: values})


def _result(region: str, name: str, kind: str, value: dict[str, Any]) -> Result:
    return {"id": region, "from_name": name, "to_name": "text", "type": kind, "value": value}


def _entry(entry: Entry, text: str) -> Iterator[Result]:
    """The event and the time of a timeline entry, with a relation from the event to the time."""
    when = entry.when
    event = _place(entry.event, entry.evidence, text)
    time = _place(when.text, entry.evidence, text)
    value: dict[str, list[str]] = {"value": [when.value], "mod": [when.mod] if when.mod else []}
    yield from _regions(entry.id, "Timeline event", [event], {"status": [str(entry.status)]})
    yield from _regions(f"{entry.id}-time", "Timeline time", [time], value)
    yield {
        "type": "relation",
        "from_id": f"{entry.id}-0",
        "to_id": f"{entry.id}-time-0",
        "direction": "right",
    }


def _place(words: str, evidence: Sequence[Evidence], text: str) -> Evidence:
    """Where the words of an entry are: one of its evidences, or within one, or where the text has them first."""
    exact = next((e for e in evidence if e.text == words), None)
    if exact:
        return exact
    around = next((e for e in evidence if words in e.text), None)
    start = around.start + around.text.index(words) if around else text.index(words)
    return Evidence(start=start, end=start + len(words), text=words)
