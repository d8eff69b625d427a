"""Which actor a person acts for: by the words of the title, then by "of" after the name."""

from __future__ import annotations

from collections.abc import Sequence

from spacy.tokens import Doc, Span


def side_of(doc: Doc, titles: Sequence[Span], names: Sequence[Span]) -> str | None:
    """The key of the actor named in a title, before it as a possessor, or after the name ("Mr. Ek of Sweden")."""
    actors = list(doc.spans.get("actors", ()))
    for title in titles:
        for actor in actors:
            if title.start <= actor.start < title.end or actor.end == title.start - 1 and doc[actor.end].tag_ == "POS":
                return str(actor.kb_id_)
    for name in names:
        for actor in actors:
            if actor.start in (name.end + 1, name.end + 2) and doc[name.end].lower_ == "of":
                return str(actor.kb_id_)
    return None
