"""Corrected Label Studio tasks -> gold: what ``--format labelstudio`` wrote, read back after people have corrected it."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from factx.errors import InputError
from factx.evaluate.gold import GoldArticle, valid
from factx.read.saved import objects

_HINT = "export the project from Label Studio as JSON (not JSON-MIN); docs/evaluating.md describes the labels"


@dataclass(slots=True)
class Region:
    """A marked span: its label, words and place, and what was chosen or written for it."""

    id: str
    start: int = -1
    label: str = ""
    text: str = ""
    attributes: dict[str, list[str]] = field(default_factory=dict)

    def one(self, name: str) -> str | None:
        """The one value of an attribute, None without."""
        return next(iter(self.attributes.get(name, [])), None)

    def known_by(self) -> str:
        return self.one("name") or self.text


def read_annotations(path: Path) -> dict[str, GoldArticle]:
    """Return the annotated articles of an export, by id; tasks that nobody has annotated are left out.

    Raises InputError for what is no export, an annotation whose words are not in the text, and an export without annotations.
    """
    found: dict[str, GoldArticle] = {}
    tasks = [
        task for value in objects(path) for task in (value if isinstance(value, list) else [value])
    ]
    for number, task in enumerate(tasks, 1):
        where = f"{path}: task {number}"
        if (
            not isinstance(task, dict)
            or not isinstance(task.get("data"), dict)
            or "text" not in task["data"]
        ):
            raise InputError(f"{where}: not a task of Label Studio: no data.text", hint=_HINT)
        results = _latest(task)
        if results is None:
            continue
        article = _article(task["data"], results, where)
        if article.id in found:
            raise InputError(f"{where}: duplicate id {article.id!r}")
        found[article.id] = article
    if not found:
        raise InputError(
            f"{path}: no task is annotated", hint="submit the tasks, then export again"
        )
    return found


def _latest(task: dict[str, Any]) -> list[dict[str, Any]] | None:
    """The results of the last annotation that was not cancelled."""
    done = [a for a in task.get("annotations", []) if not a.get("was_cancelled")]
    return done[-1]["result"] if done else None


def _article(data: dict[str, Any], results: list[dict[str, Any]], where: str) -> GoldArticle:
    regions = _regions(results, str(data["text"]), where)
    by_label: dict[str, list[Region]] = defaultdict(list)
    for region in regions.values():
        by_label[region.label].append(region)
    links = [(r["from_id"], r["to_id"]) for r in results if r.get("type") == "relation"]
    event = next(iter(by_label["Event"]), None)
    published = data.get("published") or None
    record = {
        "id": str(data.get("id") or where), "text": data["text"], "published": published, "date": published,
        "title": data.get("title"), "url": data.get("url"),
        "event": event.text if event else "", "event_status": event and event.one("status"),
        "parties": [_actor(group) for group in _facts(by_label["Party"])],
        "mentioned": [_actor(group) for group in _facts(by_label["Mentioned"])],
        "agencies": [_agency(group) for group in _facts(by_label["Agency"])],
        "chair": _chair(by_label),
        "people": [_person(group) for group in _facts(by_label["Person"])],
        "topics": [{"text": region.text} for region in by_label["Topic"]],
        "timeline": list(_timeline(by_label["Timeline event"], regions, links, where)),
    }  # fmt: skip
    return valid(record, where)


def _regions(results: list[dict[str, Any]], text: str, where: str) -> dict[str, Region]:
    """The regions by id, in the order of the text."""
    found: dict[str, Region] = {}
    for result in results:
        if result.get("type") == "relation":
            continue
        region = found.setdefault(result["id"], Region(result["id"]))
        value = result["value"]
        if result["type"] == "labels":
            region.label = value["labels"][0]
            region.start, region.text = _words(value, text, where)
        else:
            region.attributes[result["from_name"]] = value.get("choices") or value.get("text") or []
    return {r.id: r for r in sorted(found.values(), key=lambda r: r.start)}


def _words(value: dict[str, Any], text: str, where: str) -> tuple[int, str]:
    """The place and words of a region; offsets may count code points or UTF-16 units."""
    start, end, words = int(value["start"]), int(value["end"]), value.get("text")
    if words is None or text[start:end] == words:
        return start, text[start:end]
    units = text.encode("utf-16-le")
    before = units[: 2 * start].decode("utf-16-le", "replace")
    if units[2 * start : 2 * end].decode("utf-16-le", "replace") == words:
        return len(before), words
    raise InputError(f"{where}: {start}:{end} is not {json.dumps(words)} in the text", hint=_HINT)


def _facts(regions: list[Region]) -> list[list[Region]]:
    """Regions of one fact together: those with the same name."""
    groups: dict[str, list[Region]] = {}
    for region in regions:
        groups.setdefault(region.known_by(), []).append(region)
    return list(groups.values())


def _first(group: list[Region], name: str) -> str | None:
    return next((value for region in group if (value := region.one(name))), None)


def _texts(group: list[Region]) -> list[str]:
    return list(dict.fromkeys(region.text for region in group))


def _actor(group: list[Region]) -> dict[str, Any]:
    return {"name": group[0].known_by(), "kind": _first(group, "kind"), "texts": _texts(group)}


def _agency(group: list[Region]) -> dict[str, Any]:
    attributes = {name: _first(group, name) for name in ("party", "role")}
    return {"name": group[0].known_by(), "texts": _texts(group), **attributes}


def _person(group: list[Region]) -> dict[str, Any]:
    titles = list(dict.fromkeys(t for region in group for t in region.attributes.get("titles", [])))
    return {"name": group[0].known_by(), "titles": titles, "party": _first(group, "party")}


def _chair(by_label: dict[str, list[Region]]) -> dict[str, Any] | None:
    chairs = _facts(by_label["Chair"])
    if not chairs:
        return None
    others = [_person(group) for group in _facts(by_label["Co-chair"])]
    about = {name: _first(chairs[0], name) for name in ("of", "status")}
    return {**_person(chairs[0]), **about, "co_chairs": others}


def _timeline(
    events: list[Region], regions: dict[str, Region], links: list[tuple[str, str]], where: str
) -> Iterator[dict[str, Any]]:
    """One entry per event and the time that a relation ties to it, whichever way the relation goes."""
    for event in events:
        tied = [b if a == event.id else a for a, b in links if event.id in (a, b)]
        times = [
            regions[id] for id in tied if id in regions and regions[id].label == "Timeline time"
        ]
        if not times:
            raise InputError(
                f"{where}: timeline event {json.dumps(event.text)} has no time",
                hint="draw a relation from the event to its time",
            )
        for time in times:
            yield {
                "text": time.text, "value": time.one("value"), "mod": time.one("mod"),
                "event": event.text, "status": event.one("status"),
            }  # fmt: skip
