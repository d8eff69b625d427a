"""Whether an actor takes part in the central event: by its place in the title, the lead and the event's clause."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from spacy.tokens import Doc, Span, Token

from factx import tables
from factx.grammar import cues
from factx.grammar.backdrop import BACKDROPS

#: Sentences of the article that tell who takes part besides the lead.
_NEAR = 6


class Stage:
    """Where the central event is told: the title, the lead sentence, the event's clause."""

    def __init__(self, doc: Doc) -> None:
        self.doc = doc
        self.title: Sequence[str] = doc.user_data.get("title_actors", ())
        self.lead = [*lead(doc, 1), *doc.spans.get("event", ())]
        self.joining = [t for t in doc if t.lower_ in cues.forms(sorted(tables.actor_words("joining")))]

    def cast(self, mentions: dict[str, list[Span]]) -> dict[str, str]:
        """Actor key -> the rule by which it is a party."""
        found = {key: why for key, spans in mentions.items() if (why := self.why(key, spans))}
        for key in self._home(mentions, found):
            found.setdefault(key, "party.home")
        for key in self._joined(mentions):
            found.setdefault(key, "party.joined")
        return found

    def why(self, key: str, mentions: Sequence[Span]) -> str | None:
        """The rule by which an actor is a party, or None."""
        if any(self._told(span) and not any(behind(span) for behind in BACKDROPS) for span in mentions):
            return "party.lead"
        return "party.title" if key in self.title else None

    def _told(self, span: Span) -> bool:
        return any(s.start <= span.start < s.end for s in self.lead)

    def _home(self, mentions: dict[str, list[Span]], found: dict[str, str]) -> Iterator[str]:
        """The country whose office-holders act in the event without its being named: the one that the text names most."""
        if not any(self._nameless_office(t) for span in self.lead for t in span):
            return
        countries = {k: len(spans) for k, spans in mentions.items() if spans[0].label_ == "country" and k not in found}
        best = max(countries, key=lambda k: countries[k], default=None)
        if best is not None and not any(why == "party.lead" and tables.actors().get(k) for k, why in found.items()):
            yield best

    def _nameless_office(self, token: Token) -> bool:
        return token.lower_ in tables.actor_words("offices") and token.tag_.startswith("N")

    def _joined(self, mentions: dict[str, list[Span]]) -> Iterator[str]:
        """Those of whom the text says that they take part, join, attend."""
        subjects = {s.i for verb in self.joining for s in _subject_tokens(verb)}
        for key, spans in mentions.items():
            if any(t.i in subjects for span in spans for t in span):
                yield key


def _subject_tokens(verb: Token) -> Iterator[Token]:
    for child in verb.children:
        if child.dep_ in ("nsubj", "agent"):
            yield from child.subtree


def lead(doc: Doc, number: int) -> list[Span]:
    """The first sentences that say something; a dateline or heading alone does not count."""
    return [sent for sent in doc.sents if sum(t.is_alpha for t in sent) > 5][:number]
