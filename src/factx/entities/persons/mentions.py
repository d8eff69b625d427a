"""What the rules of titles write to: mentions of names, and which titles are tied to them."""

from __future__ import annotations

from dataclasses import dataclass, field

from spacy.tokens import Doc

from factx import tables
from factx.entities.persons.names import after_honorifics, capital, fixed, name_end, name_start
from factx.entities.persons.titles import Title, titles

#: Words between a name and its apposition or predicate that carry no meaning of their own.
LINKS = frozenset(
    [
        "who", "is", "was", "has", "been", "also", "currently", "now", "then", "once", "the", "a", "an", "his", "her", "its",
        "their", "both", "and",
    ]
)  # fmt: skip


@dataclass(slots=True)
class Mention:
    """One occurrence of a person's name with the titles tied to it there."""

    start: int
    end: int
    rule: str
    titles: list[Title] = field(default_factory=list)
    before: bool = False
    """Whether a title stands directly before the name or before its comma."""


class Ties:
    """Ties titles to names over one Doc."""

    def __init__(self, doc: Doc) -> None:
        self.doc = doc
        self.titles = titles(doc)
        self.by_start = {t.start: t for t in self.titles}
        self.by_end: dict[int, list[Title]] = {}
        for title in self.titles:
            for end in {title.core, title.end}:
                self.by_end.setdefault(end, []).append(title)
        self.firms = {s.start for s in doc.spans.get("actors", ()) if s.id_ == "actor.trade"}
        """Where the names of firms begin that a trade tells ("copper producer | Sund")."""
        self.used: set[Title] = set()
        self.mentions: dict[int, Mention] = {}
        self.at: dict[int, Mention] = {}
        self.ends: dict[int, Mention] = {}
        self.ends_title: dict[int, Mention] = {}

    def mention(self, start: int, end: int, rule: str) -> Mention:
        """The mention over these tokens, a new one or the one that covers its first."""
        known = self.at.get(start)
        if known is None:
            known = Mention(start, end, rule)
            self.mentions[start] = known
            self.ends[end] = known
            for i in range(start, end):
                self.at[i] = known
        return known

    def ending(self, end: int) -> Mention | None:
        """The mention that ends before token ``end``: a known one, or two or more name words that nobody has marked."""
        start = name_start(self.doc, end)
        if (
            end not in self.ends
            and start < end
            and not any(k in self.at or fixed(self.doc[k]) for k in range(start, end))
        ):
            return self.mention(start, end, "person.name")
        return self.ends.get(end)

    def tie(self, mention: Mention, title: Title, rule: str) -> None:
        """Give a title to the bearer of a name."""
        if title not in mention.titles:
            mention.titles.append(title)
            self.used.add(title)
            if title.start >= mention.end:
                self.ends_title[title.end] = mention
            if mention.rule in ("person.name", "person.address"):
                mention.rule = rule


def title_from(ties: Ties, i: int) -> Title | None:
    """The title that begins at token ``i`` or after articles, adverbs and "who is" before it."""
    doc, words = ties.doc, tables.titles()
    for k in range(i, min(i + 7, len(doc))):
        if k in ties.by_start:
            return ties.by_start[k]
        token = doc[k]
        if (
            token.lower_ in LINKS
            or token.lower_ in words.descriptive
            or token.tag_ in ("DT", "RB", "PRP$")
        ):
            continue
        if token.tag_ in ("JJ", "JJS", "NN", "CD") and k > i and not capital(token):
            continue
        return None
    return None


def listed(ties: Ties, i: int) -> list[Mention]:
    """The names of a list that goes on at token ``i`` with a comma, "and" or another mark."""
    doc, found = ties.doc, []
    while i + 1 < len(doc):
        while i < len(doc) and doc[i].lower_ in (",", "and", "&", ";", ":", "-", "including", "or"):
            i += 1
        start = after_honorifics(doc, i) if i < len(doc) else i
        end = name_end(doc, start) if start < len(doc) else start
        known = ties.at.get(start)
        if end == start or (known is None and end - start < 2 and doc[start].ent_type_ != "PERSON"):
            break
        found.append(ties.mention(start, end, "person.titles-names"))
        i = end
        if i + 2 < len(doc) and doc[i].lower_ == "of" and capital(doc[i + 1]):
            i = next((k for k in range(i + 1, min(i + 5, len(doc))) if not capital(doc[k])), i)
        if i >= len(doc) or doc[i].lower_ not in (",", "and", "&", ";", "or"):
            break
    return found
