"""A story as tables for a terminal."""

from __future__ import annotations

from collections.abc import Iterator

from rich.console import Console, ConsoleOptions, RenderResult
from rich.rule import Rule
from rich.text import Text

from factx.show.dates import when_words
from factx.show.story.words import changes, period, shown, title_of
from factx.show.table import STATUS, Section
from factx.show.words import one_line
from factx.story.model import Story, StoryEntry, StoryPerson


class StoryTables:
    """A story to print with rich: what it is, its articles, cast, topics, timeline, and where articles contradict."""

    def __init__(self, story: Story) -> None:
        self.story = story

    def __rich_console__(self, console: Console, options: ConsoleOptions) -> RenderResult:
        story = self.story
        yield Rule(Text(one_line(title_of(story)), style="bold"), align="left", characters="─")
        count = len(story.articles)
        line = f"{count} article{'' if count == 1 else 's'}"
        yield Text(" · ".join(part for part in (line, period(story)) if part), style="dim")
        for title, columns, rows in _sections(story):
            if rows:
                yield Text()
                cells = [[c if isinstance(c, Text) else Text(c) for c in row] for row in rows]
                yield Section(title, columns, cells)
        hidden = len(story.timeline) - len(shown(story))
        if hidden:
            yield Text(
                f"\n{hidden} more undated events of single articles are in --format json",
                style="dim",
            )


Rows = list[list[str | Text]]


def _sections(story: Story) -> Iterator[tuple[str, tuple[str, ...], Rows]]:
    cast = story.cast
    yield (
        "Parties",
        ("name", "role", "articles"),
        [[one_line(p.name), p.role, str(len(p.articles))] for p in cast.parties],
    )
    yield (
        "Agencies",
        ("name", "affiliation", "articles"),
        [[one_line(a.name), one_line(a.party or "—"), str(len(a.articles))] for a in cast.agencies],
    )
    yield (
        "Chairs",
        ("name", "of", "articles"),
        [[one_line(c.name), one_line(c.of or "—"), _ids(c.articles)] for c in cast.chairs],
    )
    yield (
        "People",
        ("name", "titles", "affiliation"),
        [[one_line(p.name), _titles(p), one_line(p.party or "—")] for p in cast.people],
    )
    yield (
        "Topics",
        ("topic", "articles"),
        [[one_line(t.text), str(len(t.articles))] for t in story.topics],
    )
    yield "Timeline", ("when", "event"), [[_when(e), _event(e)] for e in shown(story)]
    yield (
        "Contradictions",
        ("about", "values"),
        [
            [
                one_line(c.subject),
                Text("\n".join(f"{v.value} ({_ids(v.articles)})" for v in c.values), style="red"),
            ]
            for c in story.contradictions
        ],
    )


def _titles(person: StoryPerson) -> str:
    return one_line("; ".join(t.title for t in person.titles)) or "—"


def _ids(articles: list[str]) -> str:
    return one_line(", ".join(articles))


def _when(entry: StoryEntry) -> Text:
    reported = "reported " if entry.dated_by == "publication" else ""
    return Text.assemble(
        (f"{reported}{when_words(entry.when)}", "bold"),
        "\n",
        (str(entry.status), STATUS[entry.status]),
    )


def _event(entry: StoryEntry) -> Text:
    lines = [Text(f"“{one_line(entry.event)}”")]
    lines += [Text(f"{one_line(words)}", style="yellow") for words in changes(entry)]
    count = len(entry.articles)
    told = f"{count} articles, first {entry.first_article}" if count > 1 else entry.first_article
    return Text("\n").join([*lines, Text(one_line(told), style="dim")])
