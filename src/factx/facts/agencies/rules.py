"""Whether a public body takes part in the central event: where and how the text names it."""

from __future__ import annotations

import functools
from collections import Counter

from spacy.tokens import Doc, Span

from factx import tables
from factx.entities.occasions import first_sentences
from factx.grammar import reading
from factx.grammar.clauses import Ancestors
from factx.grammar.cues import forms
from factx.grammar.index import sentence_of

#: A body named so often is what the article is about.
_OFTEN = 4
#: Sentences at the beginning in which who acts takes part.
_EARLY = 6
_REACH = 40
_LINKS = frozenset({"at", "for", "from", "in", "of", "to"})
_FROM = frozenset({"by", "from"})
_PLACED = frozenset({"at", "in", "inside"})


@functools.cache
def _words(name: str) -> frozenset[str]:
    """The words of a row of ``data/taking_part.toml``."""
    return frozenset(tables.raw("taking_part")[name])


@functools.cache
def _acts() -> frozenset[str]:
    """The forms of verbs whose subject takes part."""
    return forms(_words("acts"))


class Participation:
    """Who takes part in the central event, by where and how a body is named."""

    def __init__(self, doc: Doc) -> None:
        self.doc = doc
        self.lead = [first_sentences(doc, 1), *doc.spans.get("event", ())]
        self.early = first_sentences(doc, _EARLY).end
        near = first_sentences(doc, 3).end
        named = Counter(str(a.kb_id_) for a in doc.spans.get("actors", ()) if a.label_ == "country")
        inside = {i for m in doc.spans.get("agencies", ()) for i in range(m.start, m.end)}
        known = tables.actors()
        first = {
            a.kb_id_
            for a in doc.spans.get("actors", ())
            if a.start < near
            and (a.start not in inside or (a.kb_id_ in known and known[a.kb_id_].body))
        }
        self._joined = Ancestors(lambda t: t.dep_ in ("conj", "compound", "appos"))
        self._subject = Ancestors(lambda t: t.dep_ not in ("nsubj", "nsubjpass"))
        self.sides = first | set(reading.title_actors(doc))
        self.sides |= {key for key, _ in named.most_common(1)}

    def takes_part(self, mentions: tuple[Span, ...], side: str | None) -> bool:
        """Whether a body is in the lead or the event's clause, or is of a side named there and acts, speaks or sends somebody."""
        now = [m for m in mentions if not self.formerly(m)]
        if any(part.start <= m.start < part.end for m in now for part in self.lead) or any(
            self.joins(m) for m in now
        ):
            return True
        if side is not None and side not in self.sides:
            return False
        return len(mentions) >= _OFTEN or any(
            self.sends(m) or self.speaks(m) or self.acts(m) or self.houses(m) for m in now
        )

    def formerly(self, mention: Span) -> bool:
        """Somebody once had an office there: "former Bank of Japan Governor Ito"."""
        before = self.doc[max(mention.start - 3, sentence_of(mention).start) : mention.start]
        after = self.doc[mention.end : mention.end + 1].text.lower()
        return after in tables.titles().heads and any(
            t.lower_ in _words("past") for t in before[-2:]
        )

    def sends(self, mention: Span) -> bool:
        """Somebody is of the body, or an occasion is its: "officials from the ministry", "a meeting of the council"."""
        for i in range(
            mention.start - 1, max(mention.start - _REACH, sentence_of(mention).start - 1), -1
        ):
            token = self.doc[i]
            if (
                token.tag_.startswith("V")
                and token.lower_ not in _words("sent")
                and token.lower_ not in _words("coming")
            ):
                return False
            if (
                token.lower_ in _words("papers")
                and token.tag_.startswith("N")
                and self.doc[i + 1].lower_ in _FROM
            ):
                return True
            linked = self.doc[i + 1].lower_ in _LINKS or token.lower_ in _words("sent")
            if linked and (token.lower_ in tables.titles().heads or token.lower_ in _words("sent")):
                return not any(
                    t.lower_ in _words("past")
                    for t in self.doc[max(i - 3, sentence_of(mention).start) : mention.start]
                )
        return False

    def houses(self, mention: Span) -> bool:
        """The occasion is held there: "a ceremony at the Treasury Department"."""
        i = mention.start - 1
        opens = sentence_of(mention).start
        while i > opens and self.doc[i].lower_ not in _PLACED and mention.start - i < 4:
            i -= 1
        return (
            i > 0
            and self.doc[i].lower_ in _PLACED
            and self.doc[i - 1].lower_ in _words("occasions")
        )

    def joins(self, mention: Span) -> bool:
        """The body itself does near the beginning what only participants do: "the agency presented a report"."""
        if mention.start >= self.early:
            return False
        subject = self._joined.top(mention.root)
        verb = subject.head.head if subject.head.dep_ == "agent" else subject.head
        return (subject.dep_ == "nsubj" or verb is not subject.head) and verb.lower_ in _acts()

    def speaks(self, mention: Span) -> bool:
        """Somebody of the body follows its name: "Foreign Ministry spokesman", "Marine Corps Commandant"."""
        for token in self.doc[mention.end : mention.end + 3]:
            if token.lower_ in tables.titles().heads or token.lower_ in _words("voices"):
                return True
            if not token.tag_.startswith(("N", "J")):
                return False
        return False

    def acts(self, mention: Span) -> bool:
        """The body is in the subject of a main clause near the beginning, or the one by whom something is done there."""
        if mention.start >= self.early:
            return False
        subject = self._subject.top(mention.root)
        by_agent = mention.root.head.dep_ == "agent"
        return by_agent or (subject.dep_ in ("nsubj", "nsubjpass") and subject.head.dep_ == "ROOT")
