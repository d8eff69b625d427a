"""What our components say of a Doc besides its spans: plain values under one key, so that a Doc can be saved and sent.

``doc.user_data["factx"]`` is what ``as_json`` of a ``Reading`` gives; only this module reads and writes it. Where a text
was published and what it is called comes from outside: ``doc.user_data["published"]`` (an ISO day) and ``["title"]``,
``["id"]`` names its factsheet.
"""

from __future__ import annotations

import datetime
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from spacy.tokens import Doc

from factx.errors import SetupError
from factx.values.timex import Timex

KEY = "factx"

#: Token offsets, end exclusive.
Range = tuple[int, int]


@dataclass(frozen=True, slots=True)
class AgencyRow:
    """A public body: its mentions are the spans of ``doc.spans["agencies"]`` with its key."""

    key: str
    name: str
    acronym: str | None
    side: str | None
    side_why: str
    why: str


@dataclass(frozen=True, slots=True)
class PersonRow:
    """A person: the mentions are the spans of ``doc.spans["people"]`` with the key; titles are ranges of tokens."""

    key: str
    name: str
    titles: tuple[Range, ...]
    former: tuple[Range, ...]
    side: str | None
    side_why: str
    why: str


@dataclass(frozen=True, slots=True)
class Reading:
    """All that is known of a Doc besides its spans. ``timexes`` and ``time_phrases`` go with ``doc.spans["times"]``, in order;
    ``title_actors`` are keys of the actors that the title names.
    """

    title_actors: tuple[str, ...] = ()
    timexes: tuple[Timex, ...] = ()
    time_phrases: tuple[Range, ...] = ()
    agencies: tuple[AgencyRow, ...] = ()
    people: tuple[PersonRow, ...] = ()
    faults: tuple[tuple[str, str], ...] = ()
    """The facts that components failed to mark, each with the error."""


def title_actors(doc: Doc) -> tuple[str, ...]:
    """Keys of the actors that the title names."""
    return tuple(_part(doc, "title_actors"))


def timexes(doc: Doc) -> tuple[Timex, ...]:
    """What the temporal expressions of ``doc.spans["times"]`` resolve to."""
    return tuple(Timex(**row) for row in _part(doc, "timexes"))


def time_phrases(doc: Doc) -> tuple[Range, ...]:
    """The token ranges of the temporal expressions with the words of their bounds ("by 2030")."""
    return _ranges(_part(doc, "time_phrases"))


def agency_rows(doc: Doc) -> tuple[AgencyRow, ...]:
    """The public bodies, in the order of their first mention."""
    return tuple(AgencyRow(**row) for row in _part(doc, "agencies"))


def person_rows(doc: Doc) -> tuple[PersonRow, ...]:
    """The persons, in the order of their first mention."""
    return tuple(
        PersonRow(**row | {"titles": _ranges(row["titles"]), "former": _ranges(row["former"])})
        for row in _part(doc, "people")
    )


def faults(doc: Doc) -> tuple[tuple[str, str], ...]:
    """The facts that components failed to mark, each with the error."""
    return tuple((fact, error) for fact, error in _part(doc, "faults"))


def reading(doc: Doc) -> Reading:
    """All of it."""
    return Reading(
        title_actors(doc),
        timexes(doc),
        time_phrases(doc),
        agency_rows(doc),
        person_rows(doc),
        faults(doc),
    )


def write(doc: Doc, **parts: Any) -> None:
    """Add parts of a Reading to a Doc, each by its name."""
    found = Reading(**parts)
    plain = {name: [_as_json(row) for row in getattr(found, name)] for name in parts}
    doc.user_data[KEY] = doc.user_data.get(KEY, {}) | plain


def _as_json(row: Any) -> Any:
    """A row as plain values; ``dataclasses.asdict`` would copy each of them."""
    names: Any = getattr(type(row), "__dataclass_fields__", ())
    return {name: getattr(row, name) for name in names} if names else row


def keep(doc: Doc, read: Doc, sheet: dict[str, Any]) -> None:
    """Write on a Doc what was read of it, or of another form of it, and the factsheet that came of that."""
    doc.user_data[KEY] = {**read.user_data.get(KEY, {}), "sheet": sheet}


def kept(doc: Doc) -> dict[str, Any] | None:
    """The factsheet that ``keep`` has written, as plain values."""
    sheet: dict[str, Any] | None = doc.user_data.get(KEY, {}).get("sheet")
    return sheet


def _part(doc: Doc, name: str) -> Any:
    return doc.user_data.get(KEY, {}).get(name, ())


def _ranges(pairs: Any) -> tuple[Range, ...]:
    return tuple((start, end) for start, end in pairs)


def needs(doc: Doc, component: str, **spans: str) -> None:
    """Raise SetupError when a component runs before what it stands on: the tagger and parser, or those that write spans.

    ``spans`` has the name of the component that writes each.
    """
    missing = [name for key, name in spans.items() if key not in doc.spans]
    if len(doc) and not doc.has_annotation("DEP"):
        missing.insert(0, "parser")
    if len(doc) and not doc.has_annotation("TAG"):
        missing.insert(0, "tagger")
    if missing:
        raise SetupError(
            f"the component {component!r} needs {missing[0]!r} before it in the pipeline",
            hint=f"nlp.add_pipe({missing[0]!r}, before={component!r})"
            if missing[0].startswith("factx_")
            else f"{component!r} works behind the tagger and parser of an English pipeline such as en_core_web_sm",
        )


def told(doc: Doc) -> None:
    """Take day and title of a text from the context that ``nlp.pipe(..., as_tuples=True)`` gives with it.

    A context is a dict with the keys ``published``, ``title`` and ``id``, or a date; anything else says nothing.
    """
    context: Any = getattr(doc, "_context", None)
    if isinstance(context, datetime.date):
        context = {"published": context}
    if isinstance(context, Mapping):
        for name in ("published", "title", "id"):
            if context.get(name) is not None:
                doc.user_data[name] = _plain(context[name])
    if isinstance(doc.user_data.get("published"), datetime.date):
        doc.user_data["published"] = _plain(doc.user_data["published"])


def _plain(value: Any) -> str:
    return value.isoformat()[:10] if isinstance(value, datetime.date) else str(value)
