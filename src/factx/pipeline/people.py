"""The component that marks persons: ``doc.spans["people"]`` and ``doc.user_data["people"]`` (key -> Person)."""

from __future__ import annotations

from spacy.language import Language
from spacy.tokens import Doc, Span

from factx.pipeline.persons import Person, distinct, persons
from factx.pipeline.sided import side_of
from factx.pipeline.ties import Mention
from factx.pipeline.titled import mentions


@Language.component("factx_people", requires=["doc.ents", "token.tag", "token.dep"], assigns=["doc.spans"])
def make_people(doc: Doc) -> Doc:
    """Mark every mention of every person; those without a title are marked too."""
    people = [_person(doc, number, group) for number, group in enumerate(persons(doc, mentions(doc)))]
    doc.user_data["people"] = {p.key: p for p in people}
    doc.spans["people"] = sorted((m for p in people for m in p.mentions), key=lambda s: s.start)
    return doc


def _person(doc: Doc, number: int, group: list[Mention]) -> Person:
    fullest = max(group, key=lambda m: (m.end - m.start, -m.start))
    name = doc[fullest.start : fullest.end].text
    titled = [m for m in group if m.titles]
    key = f"{number}:{name}"
    titles = distinct(doc, [t for m in group for t in m.titles])
    why = titled[0].rule if titled else group[0].rule
    spans = tuple(Span(doc, m.start, m.end, label="person", kb_id=key, span_id=m.rule) for m in group)
    return Person(key=key, name=name, titles=titles, side=side_of(doc, titles, spans), mentions=spans, why=why)
