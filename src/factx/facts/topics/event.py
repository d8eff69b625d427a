"""What the central event itself is done to: its object or complement, unless that is a gathering, a body or a party."""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Doc, Token

from factx import tables
from factx.facts.topics.agenda import agenda
from factx.facts.topics.introducers import Introduced
from factx.grammar import cues


def of_event(doc: Doc) -> Iterator[Introduced]:
    """ "raised tariffs on steel" -> tariffs on steel; "recommended that airlines buy no aircraft" -> what is recommended."""
    for span in doc.spans.get("event", ()):
        verb = next((t for t in span if t.tag_.startswith(("V", "MD")) and not span.start <= t.head.i < span.end), span.root)
        if not verb.tag_.startswith("V"):
            verb = span.root
        if any(t.lower_ in agenda().gatherings for t in span):
            return
        for child in verb.children:
            if (child.dep_ in ("dobj", "nsubjpass") and _thing(child)) or (
                child.dep_ in ("xcomp", "ccomp") and child.tag_.startswith("V") and child.i > verb.i
            ):
                yield Introduced(child, verb, "topics.event")
            elif child.dep_ == "prep" and child.lower_ in ("for", "as"):
                yield from (
                    Introduced(c, verb, "topics.event")
                    for c in child.children
                    if c.dep_ == "pcomp" or (c.dep_ == "pobj" and _thing(c))
                )


def _thing(noun: Token) -> bool:
    """Whether a noun is neither a name nor a person nor a gathering."""
    person = noun.lower_ in tables.titles().heads
    return noun.tag_ in ("NN", "NNS") and not noun.ent_type_ and not person and noun.lower_ not in cues.lasting()
