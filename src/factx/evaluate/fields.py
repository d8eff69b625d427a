"""What is scored: one row per field, with how its facts are taken, compared, and asked about."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from factx.evaluate import likeness
from factx.evaluate.gold import GoldArticle, GoldChair, GoldPerson
from factx.evaluate.phrases import overlap
from factx.evaluate.sides import Sides
from factx.schema import Chair, CoChair, Factsheet


@dataclass(frozen=True, slots=True)
class Question:
    """An attribute of facts that are right: asked when ``wanted`` gives something, answered by ``got``."""

    name: str
    wanted: Callable[[Any], Any]
    got: Callable[[Any], Any]
    agree: Callable[[Any, Any, Sides], bool] = lambda wanted, got, _: bool(wanted == got)
    also_null: bool = False
    """Null is an annotation, too."""


@dataclass(frozen=True, slots=True)
class Field:
    """A row: facts of the gold and of a factsheet, how alike two are, and from where on they count as one.

    ``needs`` names what must be annotated; a ``detail`` looks at facts that another row counts already.
    """

    name: str
    needs: str
    gold: Callable[[GoldArticle], list[Any]]
    found: Callable[[Factsheet], list[Any]]
    alike: Callable[[Any, Any], float]
    lenient: float
    strict: float = 1.0
    questions: tuple[Question, ...] = ()
    detail: bool = False
    rival: str = ""
    """The row that the same facts might be told in by mistake."""


def _party(gold: Any) -> Any:
    return gold.party


def _same_side(wanted: str, got: str | None, sides: Sides) -> bool:
    return sides.same(wanted, got)


def _half(wanted: str, got: str | None, _: Sides) -> bool:
    return overlap(wanted, got or "") >= 0.5


PARTY = Question("party", _party, _party, _same_side)
TITLE = Question(
    "title",
    lambda x: x.titles,
    lambda x: x.titles,
    lambda wanted, got, _: likeness.same_title(wanted, got),
)
KIND = Question("kind", lambda x: x.kind, lambda x: x.kind)
OF = Question("of", lambda x: getattr(x, "of", None), lambda x: getattr(x, "of", None), _half)


def _chairs(gold: GoldArticle) -> list[GoldPerson]:
    chair: GoldChair | None = gold.chair
    return [chair, *chair.co_chairs] if chair else []


def _found_chairs(sheet: Factsheet) -> list[CoChair]:
    chair: Chair | None = sheet.chair
    return [chair, *chair.co_chairs] if chair else []


FIELDS: tuple[Field, ...] = (
    Field(
        "event", "event",
        lambda g: [g] if g.event else [],
        lambda s: [s.event] if s.event else [],
        lambda g, f: likeness.same_event(g.event, f.text), 0.1, 0.5,
        (Question("status", lambda g: g.event_status, lambda f: f.status),),
    ),
    Field(
        "date", "date",
        lambda g: [g.date] if g.date else [],
        lambda s: [s.date.value] if s.date else [],
        likeness.same_day, 1.0,
    ),
    Field(
        "parties", "parties", lambda g: g.parties, lambda s: s.parties, likeness.same_actor, 0.9, 1.0,
        (KIND,), rival="mentioned",
    ),
    Field(
        "mentioned", "mentioned", lambda g: g.mentioned, lambda s: s.mentioned, likeness.same_actor, 0.9, 1.0,
        (KIND,), rival="parties",
    ),
    Field(
        "agencies", "agencies", lambda g: g.agencies, lambda s: s.agencies, likeness.same_agency, 0.6, 1.0,
        (PARTY, Question("role", lambda g: g.role, lambda f: f.role)),
    ),
    Field("chair", "chair", _chairs, _found_chairs, likeness.same_person, 0.9, 1.0, (TITLE, PARTY, OF)),
    Field("people", "people", lambda g: g.people, lambda s: s.people, likeness.same_person, 0.9, 1.0, (TITLE, PARTY)),
    Field("topics", "topics", lambda g: g.topics, lambda s: s.topics, likeness.same_topic, 0.5),
    Field(
        "timeline", "timeline", lambda g: g.timeline, lambda s: s.timeline, likeness.same_entry, 0.35, 1.0,
        (Question("status", lambda g: g.status, lambda f: f.status),),
    ),
    Field(
        "timeline.when", "timeline", lambda g: g.timeline, lambda s: s.timeline, likeness.same_when, 1.0, 1.0,
        (Question("mod", lambda g: g.mod or None, lambda f: f.when.mod, also_null=True),), detail=True,
    ),
    Field(
        "timeline.text", "timeline", lambda g: g.timeline, lambda s: s.timeline, likeness.same_expression, 1.0, 1.0,
        (Question("value", lambda g: g, lambda f: f, lambda g, f, _: likeness.same_value(g, f.when)),), detail=True,
    ),
    Field(
        "times", "times", lambda g: g.times, lambda s: s.times, likeness.same_place, 0.1, 1.0,
        (Question("type", lambda g: g.type, lambda f: f.type), Question("value", lambda g: g.value, lambda f: f.value)),
        detail=True,
    ),
)  # fmt: skip

BY_NAME = {field.name: field for field in FIELDS}
