"""A story as a briefing note in Markdown: every statement with a footnote that quotes its articles."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from typing import TextIO

from factx.show.dates import day_words, when_words
from factx.show.story.words import changes, period, shown, title_of
from factx.show.words import one_line
from factx.story.model import Contradiction, Quote, Story, StoryEntry

_SPECIAL = re.compile(r"([\\`*_|<>\[\]#~])")


def write_markdown(stories: Iterable[Story], out: TextIO) -> None:
    """One note per story."""
    for number, story in enumerate(stories):
        out.write(("\n---\n\n" if number else "") + "\n".join(_Note(story, number).lines()) + "\n")


class _Note:
    """The lines of one note; footnotes are numbered as they are used."""

    def __init__(self, story: Story, number: int) -> None:
        self.story, self.number = story, number
        self.names = {a.id: a.title or a.id for a in story.articles}
        self.notes: list[str] = []

    def lines(self) -> Iterator[str]:
        story = self.story
        yield f"# {escaped(title_of(story))}\n"
        count = len(story.articles)
        yield " · ".join(p for p in (f"{count} article{'s' * (count != 1)}", period(story)) if p)
        yield from self.who()
        if story.topics:
            yield "\n## Topics\n"
            yield from (f"- {escaped(t.text)}{self.ref(t.evidence)}" for t in story.topics)
        if entries := shown(story):
            yield "\n## Timeline\n"
            for entry in entries:
                yield from self.entry(entry)
        if story.contradictions:
            yield "\n## Contradictions\n"
            yield from (self.contradiction(c) for c in story.contradictions)
        yield "\n## Sources\n"
        for source in story.articles:
            day = f", {day_words(source.published)}" if source.published else ""
            where = (
                f" <{source.url}>" if source.url and not re.search(r"[<>\s]", source.url) else ""
            )
            yield f"- {escaped(source.title or source.id)} ({escaped(source.id)}{day}){where}"
        yield ""
        yield from self.notes

    def who(self) -> Iterator[str]:
        cast = self.story.cast
        parties = [p for p in cast.parties if p.role == "party"]
        if parties:
            yield "\n## Parties\n"
            for party in parties:
                bodies = [escaped(a.name) for a in cast.agencies if a.party == party.name]
                tail = f": {'; '.join(bodies)}" if bodies else ""
                yield f"- **{escaped(party.name)}**{tail}{self.ref(party.evidence)}"
        if cast.people:
            yield "\n## People\n"
            for person in cast.people:
                titles = "; ".join(escaped(t.title) for t in person.titles)
                side = f" ({escaped(person.party)})" if person.party else ""
                yield f"- **{escaped(person.name)}**{side}: {titles}{self.ref(person.evidence)}"

    def entry(self, entry: StoryEntry) -> Iterator[str]:
        reported = "reported " if entry.dated_by == "publication" else ""
        yield (
            f"- **{reported}{when_words(entry.when)}** · {entry.status} · "
            f"{escaped(entry.event)}{self.ref(entry.evidence)}"
        )
        yield from (f"  - {escaped(words)}" for words in changes(entry))

    def contradiction(self, found: Contradiction) -> str:
        values = "; ".join(f"{escaped(v.value)}{self.ref(v.evidence)}" for v in found.values)
        return f"- {escaped(found.subject)}: {values}"

    def ref(self, quotes: Sequence[Quote]) -> str:
        """A footnote with the first quote of every article."""
        first = {q.article: q for q in reversed(quotes)}
        key = f"{self.number + 1}-{len(self.notes) + 1}"
        words = "; ".join(
            f"“{escaped(q.text)}” ({escaped(q.article)}, {q.start}–{q.end})"
            for q in sorted(first.values(), key=lambda q: quotes.index(q))
        )
        self.notes.append(f"[^{key}]: {words}")
        return f"[^{key}]"


def escaped(text: str) -> str:
    """Text that Markdown leaves as it is."""
    return _SPECIAL.sub(r"\\\1", one_line(text))
