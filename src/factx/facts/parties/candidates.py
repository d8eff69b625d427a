"""Doc -> candidates for parties: every actor that the text names, with all its mentions."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from spacy.tokens import Doc, Span

from factx import tables
from factx.entities.agencies.groups import agencies_of


@dataclass(frozen=True, slots=True)
class Actor:
    """An actor of the text; ``key`` is what other facts name it by."""

    key: str
    name: str
    kind: str
    code: str | None
    spans: tuple[Span, ...]
    listed: bool
    """Whether the tables know it."""
    treaty_body: bool
    """Whether it is a body of a bloc or organisation, listed only when it is a party."""
    implied: bool
    """Whether only its bodies are named."""


def actors(doc: Doc) -> Iterator[Actor]:
    """Yield the actors of a Doc in the order in which they are first named."""
    named = _mentions(doc)
    for key, spans in (named | _implied(doc, named)).items():
        row = tables.actors().get(key)
        yield Actor(
            key=key,
            name=row.name if row else spans[0].text,
            kind=row.kind if row else spans[0].label_,
            code=row.code if row else None,
            spans=tuple(spans),
            listed=row is not None,
            treaty_body=bool(row and row.body),
            implied=key not in named,
        )


def _mentions(doc: Doc) -> dict[str, list[Span]]:
    """Actor key -> its mentions; a company or group that is also marked as a public body or person is that."""
    bodies = {
        i
        for name in ("agencies", "people")
        for span in doc.spans.get(name, ())
        for i in range(span.start, span.end)
    }
    surnames = {span[-1].text for span in doc.spans.get("people", ())}
    found: dict[str, list[Span]] = {}
    for span in doc.spans.get("actors", ()):
        own = span.kb_id_ not in tables.actors()
        if not own or not (
            _bare(span) in surnames or bodies.intersection(range(span.start, span.end))
        ):
            found.setdefault(span.kb_id_, []).append(span)
        named = _within(span)
        if named is not None:
            found.setdefault(named.kb_id_, []).append(named)
    return found


def _bare(span: Span) -> str:
    """A name without the particle before it: "De | Rossi"."""
    return (
        span[1:].text
        if len(span) > 1 and span[0].lower_ in tables.titles().particles
        else span.text
    )


def _implied(doc: Doc, named: Mapping[str, Sequence[Span]]) -> dict[str, list[Span]]:
    """States that the text names by their bodies alone, when no other state has such a body: "Congress", "the Kremlin"."""
    found: dict[str, list[Span]] = {}
    for body in agencies_of(doc).values():
        row = tables.actors().get(body.side or "")
        if (
            row is not None
            and row.kind == "country"
            and body.side not in named
            and body.side_why == "side.table"
        ):
            found.setdefault(str(body.side), []).extend(body.mentions)
    return found


def _within(span: Span) -> Span | None:
    """The United Nations in the name of one of their bodies: "United Nations Children's Fund"."""
    row, whole = tables.actors().get(span.kb_id_), tables.actors()["UN"]
    if row is None or not row.body:
        return None
    size = next((n for n in (1, 2) if span[:n].text in (whole.name, *whole.names)), 0)
    return (
        Span(
            span.doc,
            span.start,
            span.start + size,
            label=whole.kind,
            kb_id="UN",
            span_id="actor.name",
        )
        if size
        else None
    )
