"""The component that marks persons: ``doc.spans["people"]``, and their titles and sides (``people_of``)."""

from __future__ import annotations

from spacy.language import Language
from spacy.tokens import Doc, Span

from factx.entities.persons.affiliation import sides_of
from factx.entities.persons.groups import Person, distinct, persons
from factx.entities.persons.mentions import Mention
from factx.entities.persons.tenure import held_before, says_former
from factx.entities.persons.titled import mentions
from factx.grammar.reading import needs, write


@Language.component(
    "factx_people", requires=["doc.ents", "token.tag", "token.dep"], assigns=["doc.spans"]
)
def make_people(doc: Doc) -> Doc:
    """Mark every mention of every person; those without a title are marked too."""
    needs(doc, "factx_people", actors="factx_actors", agencies="factx_agencies")
    groups = persons(doc, mentions(doc))
    titles = [distinct(doc, [t for m in group for t in m.titles]) for group in groups]
    spans = [_spans(doc, number, group) for number, group in enumerate(groups)]
    sides = sides_of(doc, list(zip(titles, spans, strict=True)))
    people = [
        Person(
            key=str(names[0].kb_id_),
            name=_name(names),
            titles=tuple(t for t in borne if not held_before(t)),
            former=tuple(t for t in borne if says_former(t) or held_before(t)),
            side=side.key,
            side_why=side.why,
            mentions=names,
            why=_rule(group),
        )
        for group, borne, names, side in zip(groups, titles, spans, sides, strict=True)
    ]
    write(doc, people=tuple(p.row for p in people))
    doc.spans["people"] = sorted((m for p in people for m in p.mentions), key=lambda s: s.start)
    return doc


def _spans(doc: Doc, number: int, group: list[Mention]) -> tuple[Span, ...]:
    fullest = max(group, key=lambda m: (m.end - m.start, -m.start))
    key = f"{number}:{doc[fullest.start : fullest.end].text}"
    return tuple(
        Span(doc, m.start, m.end, label="person", kb_id=key, span_id=m.rule) for m in group
    )


def _name(names: tuple[Span, ...]) -> str:
    """The fullest form of a name."""
    return str(max(names, key=lambda s: (s.end - s.start, -s.start)).text)


def _rule(group: list[Mention]) -> str:
    """The rule that tied the first title, else the one that found the name."""
    return next((m.rule for m in group if m.titles), group[0].rule)
