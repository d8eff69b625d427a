"""Doc -> parties and mentioned actors: who takes part in the central event, by argument structure, lead and title."""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Doc, Span

from factx import tables
from factx.facts.found import FoundParty
from factx.grammar.part_taking import Stage


def parties(doc: Doc) -> Iterator[FoundParty]:
    """Yield every actor of the text: the parties, and the countries, blocs and organisations that are only mentioned."""
    mentions: dict[str, list[Span]] = {}
    for span in doc.spans.get("actors", ()):
        mentions.setdefault(span.kb_id_, []).append(span)
    cast = Stage(doc, mentions).cast()
    for key, spans in mentions.items():
        row = tables.actors().get(key)
        why = cast.get(key)
        kind = row.kind if row else spans[0].label_
        if why is None and (row is None or row.body):
            continue
        yield FoundParty(
            key=key, name=row.name if row else key, kind=kind, code=row.code if row else None,
            taking_part=why is not None, spans=tuple(spans), why=why or spans[0].id_,
        )  # fmt: skip
