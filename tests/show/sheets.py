"""Factsheets built by hand, for the tests of what shows them."""

from __future__ import annotations

from factx.assemble import identified
from factx.schema import Factsheet

GENERATOR = {"version": "0.1.0", "model": "en_core_web_sm 3.8.0", "rules": "0" * 12}


def evidence(text: str, words: str) -> dict[str, object]:
    start = text.index(words)
    return {"start": start, "end": start + len(words), "text": words}


def sheet(text: str, *, id: str = "hand", **facts: object) -> Factsheet:
    """A factsheet over ``text`` with the given facts."""
    article = {"id": id, "sha256": "0" * 64, "chars": len(text), "text": text}
    return identified(
        Factsheet.model_validate({"generator": GENERATOR, "article": article, **facts})
    )


def talks(
    text: str = "Chad and Peru plan talks on copper in May, chaired by Ana Roe of Peru's Mines Ministry.",
    id: str = "talks",
) -> Factsheet:
    """A small factsheet with one fact of every sort."""

    def on(words: str) -> list[dict[str, object]]:
        return [evidence(text, words)]

    return sheet(
        text,
        id=id,
        event={
            "text": "plan talks on copper",
            "status": "planned",
            "evidence": on("plan talks on copper"),
            "why": "event.lead",
        },
        date={"value": "2021-03-02", "origin": "option", "why": "published.option"},
        parties=[
            {
                "name": "Chad",
                "kind": "country",
                "code": "TD",
                "evidence": on("Chad"),
                "why": "party.subject",
            },
            {
                "name": "Peru",
                "kind": "country",
                "code": "PE",
                "evidence": on("Peru"),
                "why": "party.subject",
            },
        ],
        agencies=[
            {
                "name": "Mines Ministry",
                "party": "Peru",
                "role": "participant",
                "evidence": on("Mines Ministry"),
                "why": "x",
            },
        ],
        chair={
            "name": "Ana Roe",
            "party": "Peru",
            "of": "talks",
            "status": "planned",
            "evidence": on("Ana Roe"),
            "why": "x",
        },
        people=[
            {"name": "Ana Roe", "party": "Peru", "evidence": on("Ana Roe"), "why": "person.by"}
        ],
        topics=[{"text": "copper", "evidence": on("copper"), "why": "topic.on"}],
        timeline=[
            {
                "when": {
                    "text": "in May",
                    "type": "DATE",
                    "value": "2021-05",
                    "earliest": "2021-05-01",
                    "latest": "2021-05-31",
                },
                "event": "plan talks on copper",
                "status": "planned",
                "evidence": on("talks on copper in May"),
                "why": "x",
            },
            {
                "when": {
                    "text": "in May",
                    "type": "DATE",
                    "value": "XXXX",
                    "earliest": None,
                    "latest": "2020-01-01",
                },
                "event": "talks",
                "status": "denied",
                "evidence": on("talks"),
                "why": "timeline.noun",
            },
        ],
    )
