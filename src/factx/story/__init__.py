"""Factsheets -> stories: one cast, topics and one timeline over many articles, every fact with all its quotes; no spaCy."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Sequence

from factx.schema import Factsheet, Status
from factx.story.cast import cast, chair_contradictions
from factx.story.changes import clearest, contradictions, history, latest_status, when_of
from factx.story.grouping import groups
from factx.story.joining import Entry, joined
from factx.story.model import Heading, Source, Story, StoryEntry
from factx.story.tellings import all_tellings
from factx.story.topics import topics


def story(sheets: Iterable[Factsheet], *, title: str | None = None) -> Story:
    """Join the facts of articles about one story; the order of the articles does not matter."""
    ordered = distinct(sheets)
    entries = joined(all_tellings(ordered))
    timeline = _by_calendar([_entry(e) for e in entries if _kept(e, len(ordered))])
    days = sorted(s.date.value for s in ordered if s.date)
    generators = {g.model_dump_json(): g for g in (s.generator for s in ordered)}
    return Story(
        generators=[generators[key] for key in sorted(generators)],
        story=Heading(
            id=_hash(*(s.article.sha256 for s in ordered)), title=title or name(ordered, entries),
            first=days[0] if days else None, last=days[-1] if days else None,
        ),
        articles=[_source(s) for s in ordered],
        cast=cast(ordered),
        topics=topics(ordered),
        timeline=timeline,
        contradictions=[*chair_contradictions(ordered), *(c for e in timeline for c in e.contradictions)],
    )  # fmt: skip


def stories(sheets: Iterable[Factsheet]) -> list[Story]:
    """Split articles about anything into stories, the earliest first."""
    ordered = distinct(sheets)
    found = [story([ordered[i] for i in group]) for group in groups(ordered)]
    return sorted(found, key=lambda s: (s.story.first or "9999", s.story.id))


def distinct(sheets: Iterable[Factsheet]) -> list[Factsheet]:
    """The articles in order of publication, each text once; equal ids of different texts get a part of their hash."""
    by_text: dict[tuple[str, str], Factsheet] = {}
    for sheet in sheets:
        by_text.setdefault((sheet.article.sha256, sheet.article.id), sheet)
    listed = sorted(
        by_text.values(),
        key=lambda s: (s.date.value if s.date else "9999", s.article.id, s.article.sha256),
    )
    ids = [s.article.id for s in listed]
    return [s if ids.count(s.article.id) == 1 else _renamed(s) for s in listed]


def _renamed(sheet: Factsheet) -> Factsheet:
    info = sheet.article
    return sheet.model_copy(
        update={"article": info.model_copy(update={"id": f"{info.id}-{info.sha256[:8]}"})}
    )


def _kept(entry: Entry, articles: int) -> bool:
    """Of one article alone, only what its own timeline has."""
    return articles > 1 or any(t.why.startswith("timeline.") for t in entry.tellings)


def _entry(entry: Entry) -> StoryEntry:
    when, dated_by = when_of(entry)
    quotes = {(q.article, q.start, q.end): q for t in entry.tellings for q in t.quotes}
    shown = clearest(entry)
    articles = list(dict.fromkeys(t.article for t in entry.tellings))
    alone = len(articles) == 1
    return StoryEntry(
        id=_hash(*(f"{a} {s} {e}" for a, s, e in sorted(quotes))),
        when=when if not alone or dated_by == "publication" else entry.tellings[0].when or when,
        dated_by=dated_by,
        event=shown.text,
        status=Status(shown.status if alone else latest_status(entry)),
        named=shown.named,
        central=any(t.central for t in entry.tellings),
        participants=list(dict.fromkeys(p for t in entry.tellings for p in t.participants)),
        articles=articles,
        first_article=articles[0],
        evidence=list(quotes.values()),
        history=[] if alone else history(entry),
        contradictions=[] if alone else contradictions(entry),
        why=", ".join(entry.why) or shown.why,
    )


def _by_calendar(entries: list[StoryEntry]) -> list[StoryEntry]:
    """By the calendar like a factsheet's timeline; entries without a window last, in order of publication."""

    def key(at: int) -> tuple[bool, str, str, int]:
        w = entries[at].when
        first = (w.earliest or w.latest or "") if w else ""
        return (not first, first, (w.latest if w else None) or "9999", at)

    return [entries[at] for at in sorted(range(len(entries)), key=key)]


def name(sheets: Sequence[Factsheet], entries: Sequence[Entry]) -> str | None:
    """The words of the central event that most articles report; of several the first; else the first title."""
    central = [e for e in entries if any(t.central for t in e.tellings)]
    best = max(central, key=lambda e: len({t.article for t in e.tellings}), default=None)
    if best is not None:
        return next(t.text for t in best.tellings if t.central)
    return next((s.article.title or s.article.id for s in sheets), None)


def _source(sheet: Factsheet) -> Source:
    info = sheet.article
    return Source(
        id=info.id, source=info.source, title=info.title, url=info.url,
        published=sheet.date.value if sheet.date else None, sha256=info.sha256,
    )  # fmt: skip


def _hash(*parts: str) -> str:
    return hashlib.sha256("\n".join(parts).encode()).hexdigest()[:12]
