"""Whether an actor takes part in the central event: by its place in the title, the lead and the event's clause."""

from __future__ import annotations

from collections.abc import Sequence

from spacy.tokens import Doc, Span

from factx import tables


class Stage:
    """Where the central event is told: the title, the lead sentence, the event's clause."""

    def __init__(self, doc: Doc) -> None:
        self.doc = doc
        self.title = doc.user_data.get("title_actors", ())
        self.spans = [*lead(doc, 1), *doc.spans.get("event", ())]

    def why(self, key: str, mentions: Sequence[Span]) -> str | None:
        """The rule by which an actor is a party, or None."""
        for span in mentions:
            if any(s.start <= span.start < s.end for s in self.spans) and not is_place(span):
                return "party.lead"
        return "party.title" if key in self.title else None


def lead(doc: Doc, number: int) -> list[Span]:
    """The first sentences that say something; a dateline or heading alone does not count."""
    return [sent for sent in doc.sents if sum(t.is_alpha for t in sent) > 5][:number]


def is_place(span: Span) -> bool:
    """Whether the actor is named as the place of something."""
    i = span.start - 1
    if i >= 0 and span.doc[i].lower_ == "the":
        i -= 1
    return (
        i >= 0
        and span.doc[i].lower_ in tables.actor_words("places")
        and not (span.end < len(span.doc) and span.doc[span.end].tag_ in ("POS",))
    )
