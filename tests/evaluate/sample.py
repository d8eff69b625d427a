"""An invented annotated article, and factsheets for it."""

from __future__ import annotations

from typing import Any

from factx.evaluate.gold import GoldArticle
from factx.schema import Factsheet
from tests.show.sheets import evidence, sheet

TEXT = (
    "Chad and Peru opened talks on copper prices on Monday, said Peru's Mines Ministry. "
    "Ana Roe, the mines minister, chairs the talks, which will end by 2030. Cuba watches."
)

GOLD: dict[str, Any] = {
    "id": "talks",
    "published": "2021-03-02",
    "text": TEXT,
    "event": "Chad and Peru opened talks on copper prices",
    "event_status": "happened",
    "date": "2021-03-02",
    "parties": [
        {"name": "Chad", "kind": "country", "code": "TD", "texts": ["Chad"]},
        {"name": "Peru", "kind": "country", "code": "PE", "texts": ["Peru", "Peru's"]},
    ],
    "mentioned": [{"name": "Cuba", "kind": "country", "code": "CU", "texts": ["Cuba"]}],
    "agencies": [
        {
            "name": "Mines Ministry",
            "texts": ["Mines Ministry"],
            "party": "Peru",
            "role": "participant",
        }
    ],
    "chair": {
        "name": "Ana Roe",
        "titles": ["mines minister"],
        "of": "talks",
        "party": "Peru",
        "co_chairs": [],
    },
    "people": [{"name": "Ana Roe", "titles": ["mines minister"], "party": "Peru"}],
    "topics": [{"text": "copper prices"}],
    "timeline": [
        {
            "text": "on Monday",
            "value": "2021-03-01",
            "mod": None,
            "event": "Chad and Peru opened talks",
            "status": "happened",
        },
        {
            "text": "by 2030",
            "value": "2030",
            "mod": "ON_OR_BEFORE",
            "event": "which will end",
            "status": "planned",
        },
    ],
    "notes": "",
}


def gold(**changes: Any) -> GoldArticle:
    """The annotation, with some fields changed."""
    return GoldArticle.model_validate({**GOLD, **changes})


def on(words: str) -> list[dict[str, object]]:
    return [evidence(TEXT, words)]


def right(**changes: Any) -> Factsheet:
    """A factsheet that is right in everything, with some facts changed."""
    facts: dict[str, Any] = {
        "event": {"text": GOLD["event"], "status": "happened", "evidence": on("opened talks")},
        "date": {"value": "2021-03-02", "origin": "record"},
        "parties": [actor("Chad", "TD"), actor("Peru", "PE")],
        "mentioned": [actor("Cuba", "CU")],
        "agencies": [agency()],
        "chair": {**person(), "of": "talks", "status": "ongoing", "why": "x"},
        "people": [person()],
        "topics": [topic("copper prices")],
        "timeline": [
            entry("on Monday", "2021-03-01", "Chad and Peru opened talks", "happened"),
            entry("by 2030", "2030", "which will end", "planned", mod="ON_OR_BEFORE"),
        ],
    }
    return sheet(TEXT, id="talks", **{**facts, **changes})


def actor(name: str, code: str | None) -> dict[str, Any]:
    return {
        "name": name,
        "kind": "country",
        "code": code,
        "evidence": on(name if name in TEXT else "Peru"),
        "why": "x",
    }


def agency(**changes: Any) -> dict[str, Any]:
    fact = {
        "name": "Mines Ministry",
        "party": "Peru",
        "role": "participant",
        "evidence": on("Mines Ministry"),
        "why": "x",
    }
    return {**fact, **changes}


def person(**changes: Any) -> dict[str, Any]:
    return {
        "name": "Ana Roe",
        "titles": ["the mines minister"],
        "party": "Peru",
        "evidence": on("Ana Roe"),
        **changes,
    }


def topic(text: str) -> dict[str, Any]:
    return {"text": text, "evidence": on("copper prices"), "why": "x"}


def entry(
    text: str, value: str, event: str, status: str, *, mod: str | None = None
) -> dict[str, Any]:
    when = {"text": text, "type": "DATE", "value": value, "mod": mod}
    return {"when": when, "event": event, "status": status, "evidence": on(text), "why": "x"}
