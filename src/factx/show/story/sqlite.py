"""Stories -> tables of an SQLite database; a database of factsheets gets them beside the tables of its articles."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Iterator
from contextlib import closing
from pathlib import Path

from factx.story.model import Story

#: Table -> its columns; the first is the story's id everywhere.
TABLES = {
    "stories": "story, title, first, last, articles",
    "story_articles": "story, article, published, title, url, source, sha256",
    "story_cast": "story, kind, name, party, role, titles, articles",
    "story_topics": "story, topic, articles",
    "story_entries": "story, entry, event, status, value, mod, earliest, latest, dated_by, first_article, articles, why",
    "story_quotes": "story, entry, article, start, end, text",
    "story_changes": "story, entry, article, as_of, change, status, value",
    "story_contradictions": "story, field, subject, value, article, why",
}

Row = tuple[str | int | None, ...]


def write_sqlite(stories: Iterable[Story], path: Path) -> None:
    """Add the stories to a database; one that is there already is replaced."""
    with closing(sqlite3.connect(path)) as database, database:
        for table, columns in TABLES.items():
            quoted = ", ".join(f'"{c.strip()}"' for c in columns.split(","))
            database.execute(f"CREATE TABLE IF NOT EXISTS {table} ({quoted})")
        for story in stories:
            for table in TABLES:
                database.execute(f"DELETE FROM {table} WHERE story = ?", (story.story.id,))
            for table, row in _rows(story):
                marks = ", ".join("?" * (len(row) + 1))
                database.execute(f"INSERT INTO {table} VALUES ({marks})", (story.story.id, *row))


def _rows(story: Story) -> Iterator[tuple[str, Row]]:
    head = story.story
    yield "stories", (head.title, head.first, head.last, len(story.articles))
    for a in story.articles:
        yield "story_articles", (a.id, a.published, a.title, a.url, a.source, a.sha256)
    yield from _cast(story)
    for topic in story.topics:
        yield "story_topics", (topic.text, len(topic.articles))
    yield from _timeline(story)
    for c in story.contradictions:
        for claim in c.values:
            for article in claim.articles:
                yield "story_contradictions", (c.field, c.subject, claim.value, article, c.why)


def _cast(story: Story) -> Iterator[tuple[str, Row]]:
    cast = story.cast
    for p in cast.parties:
        yield "story_cast", (str(p.kind), p.name, p.name, p.role, None, len(p.articles))
    for a in cast.agencies:
        yield "story_cast", ("agency", a.name, a.party, str(a.role), None, len(a.articles))
    for c in cast.chairs:
        yield "story_cast", ("chair", c.name, c.party, c.of, "; ".join(c.titles), len(c.articles))
    for person in cast.people:
        titles = "; ".join(t.title for t in person.titles)
        yield (
            "story_cast",
            ("person", person.name, person.party, None, titles, len(person.articles)),
        )


def _timeline(story: Story) -> Iterator[tuple[str, Row]]:
    for e in story.timeline:
        w = e.when
        window = (w.value, w.mod, w.earliest, w.latest) if w else (None, None, None, None)
        yield "story_entries", (
            e.id, e.event, str(e.status), *window, e.dated_by, e.first_article, len(e.articles), e.why,
        )  # fmt: skip
        for q in e.evidence:
            yield "story_quotes", (e.id, q.article, q.start, q.end, q.text)
        for step in e.history:
            value = step.when.value if step.when else None
            yield (
                "story_changes",
                (e.id, step.article, step.as_of, step.change, str(step.status), value),
            )
