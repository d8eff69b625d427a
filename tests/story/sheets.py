"""Two small factsheets of one event, built by hand."""

from __future__ import annotations

from factx.schema import Factsheet
from tests.show.sheets import evidence, sheet


def signing(id: str, day: str, text: str, words: str, status: str, when: str) -> Factsheet:
    """An article whose central event and only timeline entry are ``words`` on ``when``."""
    place = evidence(text, words)
    made = sheet(
        text,
        id=id,
        date={"value": day, "origin": "option"},
        event={"text": words, "status": status, "evidence": [place]},
        timeline=[
            {
                "when": {
                    "text": when,
                    "type": "DATE",
                    "value": when,
                    "earliest": when,
                    "latest": when,
                },
                "event": words,
                "status": status,
                "evidence": [place],
                "why": "timeline.clause",
            }
        ],
        events=[
            {
                "lemma": "sign",
                "text": words,
                "agents": ["Chad"],
                "status": status,
                "evidence": [place],
                "why": "events.clause",
            }
        ],
    )
    info = made.article.model_copy(update={"sha256": (id * 64)[:64]})
    return made.model_copy(update={"article": info})


def two() -> list[Factsheet]:
    """A plan to sign, and the signing."""
    plan = "Chad will sign a copper pact with Peru on 2021-03-09."
    done = "Chad signed a copper pact with Peru on 2021-03-09."
    return [
        signing("plan", "2021-03-02", plan, "Chad will sign a copper pact with Peru", "planned", "2021-03-09"),
        signing("done", "2021-03-10", done, "Chad signed a copper pact with Peru", "happened", "2021-03-09"),
    ]  # fmt: skip
