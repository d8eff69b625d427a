"""From mentions of names to persons: one person for "Ana Ruiz", "Ms. Ruiz" and "Ruiz"."""

from __future__ import annotations

from collections.abc import Hashable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from spacy.tokens import Doc, Span

from factx.entities.persons.mentions import Mention
from factx.entities.persons.titles import Title
from factx.entities.recency import MostRecent
from factx.grammar.reading import PersonRow, person_rows

Name = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Person:
    """A person of the text: fullest name, titles as they stand in the text, key of the actor that he or she acts for, rule."""

    key: str
    name: str
    titles: tuple[Span, ...]
    former: tuple[Span, ...]
    side: str | None
    side_why: str
    mentions: tuple[Span, ...]
    why: str

    @property
    def fullest(self) -> Span:
        """The first of the longest forms of the name."""
        return max(self.mentions, key=lambda s: (s.end - s.start, -s.start))

    @property
    def row(self) -> PersonRow:
        """All but the mentions, which are spans of the Doc; titles as ranges of tokens."""
        titles = tuple((t.start, t.end) for t in self.titles)
        former = tuple((t.start, t.end) for t in self.former)
        return PersonRow(self.key, self.name, titles, former, self.side, self.side_why, self.why)


def people_of(doc: Doc) -> dict[str, Person]:
    """The persons that the component has marked in a Doc, by their keys."""
    spans: dict[str, list[Span]] = {}
    for span in doc.spans.get("people", ()):
        spans.setdefault(str(span.kb_id_), []).append(span)
    return {
        r.key: Person(
            key=r.key,
            name=r.name,
            titles=tuple(doc[a:b] for a, b in r.titles),
            former=tuple(doc[a:b] for a, b in r.former),
            side=r.side,
            side_why=r.side_why,
            mentions=tuple(spans[r.key]),
            why=r.why,
        )
        for r in person_rows(doc)
    }


def persons(doc: Doc, mentions: list[Mention]) -> list[list[Mention]]:
    """The mentions of each person, persons in order of their first mention."""
    groups: list[list[Mention]] = []
    names: list[Name] = []
    filed = MostRecent()
    for mention in mentions:
        name = words(doc, mention)
        home = _home(name, names, filed)
        if home is None:
            home = len(groups)
            groups.append([])
            names.append(name)
        groups[home].append(mention)
        names[home] = max(names[home], name, key=len)
        filed.file(home, _filing(names[home]))
    return groups


def words(doc: Doc, mention: Mention) -> Name:
    """The words of a name, lower-case, to compare."""
    return tuple(t.lower_ for t in doc[mention.start : mention.end] if t.text[0].isalpha())


def _home(name: Name, names: Sequence[Name], filed: MostRecent) -> int | None:
    """Which known person a name belongs to: the same words, then the end of a name, then its beginning; the latest wins."""
    for keys, fits in ((_whole, _same), (_ends, _end_of), (_begins, _begin_of)):
        for i in filed.under(keys(name)):
            if fits(name, names[i]):
                return i
    return None


def _filing(name: Name) -> Iterator[Hashable]:
    """What a person is looked up by: the name, its ends and beginnings, its first and last word and one between them."""
    yield "whole", name
    for n in range(len(name)):
        yield "end", name[n:]
        yield "begin", name[: n + 1]
    if len(name) > 1:
        yield "framed", name[0], name[-1]
        if not _between(name):
            yield "pair", name[0], name[-1]
        yield from (("between", name[0], name[-1], word) for word in _between(name))


def _between(name: Name) -> list[str]:
    """The words of a name besides its first and last."""
    return sorted({*name[1:-1]} - {name[0], name[-1]})


def _whole(name: Name) -> Iterator[Hashable]:
    """Where a person of the same name is filed."""
    if name:
        yield "whole", name


def _ends(name: Name) -> Iterator[Hashable]:
    """Where a person is filed whose name ends as this one, or this one as it, or who has the same first and last name."""
    yield from (("whole", name[n:]) for n in range(1, len(name)))
    yield "end", name
    if len(name) > 1 and _between(name):
        yield "pair", name[0], name[-1]
        yield from (("between", name[0], name[-1], word) for word in _between(name))
    elif len(name) > 1:
        yield "framed", name[0], name[-1]


def _begins(name: Name) -> Iterator[Hashable]:
    """Where a person is filed whose name begins as this one, or this one as it."""
    yield from (("whole", name[:n]) for n in range(1, len(name)))
    yield "begin", name


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
    spans: dict[frozenset[str], Span] = {}
    for title in sorted(titles, key=lambda t: (t.start, -t.end)):
        span = title.span(doc)
        spans.setdefault(frozenset(t.lower_ for t in span), span)
    holding: dict[str, list[frozenset[str]]] = {}
    for bag in spans:
        for word in bag:
            holding.setdefault(word, []).append(bag)
    return tuple(span for bag, span in spans.items() if not _contained(bag, holding))


def _contained(bag: frozenset[str], holding: Mapping[str, Sequence[frozenset[str]]]) -> bool:
    """Whether another title has all these words and more; ``holding`` has the titles by their words."""
    return any(bag < other for other in min((holding[word] for word in bag), key=len, default=()))
