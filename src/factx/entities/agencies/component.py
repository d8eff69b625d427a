"""The component that marks public bodies: ``doc.spans["agencies"]``, and their names and sides (``agencies_of``)."""

from __future__ import annotations

from spacy.language import Language
from spacy.tokens import Doc

from factx.entities.agencies.coreference import add_acronyms, add_anaphora, merge_appositions, tied
from factx.entities.agencies.groups import agency, grouped, merge_same
from factx.entities.agencies.mentions import mentions
from factx.entities.agencies.owner import settle
from factx.entities.agencies.words import actors_at
from factx.grammar.reading import needs, write


@Language.component(
    "factx_agencies", requires=["doc.ents", "token.tag", "token.dep"], assigns=["doc.spans"]
)
def make_agencies(doc: Doc) -> Doc:
    """Mark every mention of every named public body, one key per body, and tell the side of each."""
    needs(doc, "factx_agencies", actors="factx_actors")
    named = mentions(doc)
    explained = tied(doc, named)
    groups = grouped(doc, [m for m in named if m.named.name not in explained])
    add_acronyms(doc, groups)
    merge_appositions(doc, groups)
    settle(doc, groups)
    merge_same(groups)
    add_anaphora(doc, groups)
    actors = actors_at(doc)
    agencies = [agency(doc, number, group, actors) for number, group in enumerate(groups)]
    write(doc, agencies=tuple(a.row for a in agencies))
    doc.spans["agencies"] = sorted(
        (m for a in agencies for m in a.mentions), key=lambda s: (s.start, s.end)
    )
    return doc
