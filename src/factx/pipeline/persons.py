"""From mentions of names to persons: one person for "Ana Ruiz", "Ms. Ruiz" and "Ruiz"."""

from __future__ import annotations

from dataclasses import dataclass

from spacy.tokens import Doc, Span

from factx.grammar.titles import Title
from factx.pipeline.ties import Mention

Name = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Person:
    """A person of the text: fullest name, titles as they stand in the text, key of the actor that he or she acts for, rule."""

    key: str
    name: str
    titles: tuple[Span, ...]
    side: str | None
    mentions: tuple[Span, ...]
    why: str

    @property
    def fullest(self) -> Span:
        """The first of the longest forms of the name."""
        return max(self.mentions, key=lambda s: (s.end - s.start, -s.start))


def persons(doc: Doc, mentions: list[Mention]) -> list[list[Mention]]:
    """The mentions of each person, persons in order of their first mention."""
    groups: list[list[Mention]] = []
    names: list[Name] = []
    sharing: dict[str, list[int]] = {}
    for mention in mentions:
        name = words(doc, mention)
        near = sorted({i for word in name for i in sharing.get(word, ())}, reverse=True)
        home = _home(name, [(i, names[i]) for i in near])
        if home is None:
            home = len(groups)
            groups.append([])
            names.append(name)
        groups[home].append(mention)
        names[home] = max(names[home], name, key=len)
        for word in name:
            if home not in sharing.setdefault(word, []):
                sharing[word].append(home)
    return groups


def words(doc: Doc, mention: Mention) -> Name:
    """The words of a name, lower-case, to compare."""
    return tuple(t.lower_ for t in doc[mention.start : mention.end] if t.text[0].isalpha())


def _home(name: Name, latest: list[tuple[int, Name]]) -> int | None:
    """Which known person a name belongs to: the same words, then the end of a name, then its beginning; the latest wins."""
    for fits in (_same, _end_of, _begin_of):
        for i, known in latest:
            if fits(name, known):
                return i
    return None


def _same(a: Name, b: Name) -> bool:
    return a == b


def _end_of(a: Name, b: Name) -> bool:
    short, long = sorted((a, b), key=len)
    return long[-len(short) :] == short or (
        len(short) > 1 and short[0] == long[0] and short[-1] == long[-1] and set(short) <= set(long)
    )


def _begin_of(a: Name, b: Name) -> bool:
    short, long = sorted((a, b), key=len)
    return long[: len(short)] == short


def distinct(doc: Doc, titles: list[Title]) -> tuple[Span, ...]:
    """The titles of a person in text order, those left out that a longer one contains."""
    spans = [t.span(doc) for t in sorted(titles, key=lambda t: (t.start, -t.end))]
    bags = [frozenset(t.lower_ for t in s) for s in spans]
    kept = [
        s for i, s in enumerate(spans)
        if not any(bags[i] < b or (bags[i] == b and k < i) for k, b in enumerate(bags) if k != i)
    ]  # fmt: skip
    return tuple(kept)
