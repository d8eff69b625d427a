"""Factsheets -> tellings: what each article says of each event, with the keys by which tellings are compared."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from factx.schema import Entry, Evidence, Factsheet, Occurrence, When
from factx.story.model import Named, Quote
from factx.story.words import names, numbers, stem, tokens
from factx.tables import raw
from factx.values.words import base_form


@dataclass(frozen=True, slots=True)
class Telling:
    """One event as one article has it."""

    article: str
    published: str | None
    order: tuple[str, str, int]
    """Publication day, article, offset: the order in which tellings are read."""
    text: str
    status: str
    when: When | None
    quotes: tuple[Quote, ...]
    head: str | None
    """Stem of the verb or noun that names the event; None when the factsheet has no events."""
    words: frozenset[str]
    names: frozenset[str]
    numbers: frozenset[str]
    participants: tuple[str, ...] = ()
    agents: tuple[str, ...] = ()
    central: bool = False
    named: Named = "clause"
    why: str = ""

    @property
    def noun(self) -> bool:
        """Whether a noun names the event."""
        return self.named == "noun"

    @property
    def days(self) -> tuple[str, str] | None:
        """First and last day of the window; an open end is the widest there is; None without a window."""
        w = self.when
        if w is None or not (w.earliest or w.latest):
            return None
        return w.earliest or "0001-01-01", w.latest or "9999-12-31"

    @property
    def day(self) -> str | None:
        """The one day on which the event is, when the text names one."""
        days = self.days
        return days[0] if days and days[0] == days[1] else None


@dataclass(slots=True)
class _Seed:
    """A telling in the making."""

    text: str
    status: str
    when: When | None
    evidence: list[Evidence]
    why: str
    event: Occurrence | None = None
    central: bool = False


def tellings(sheet: Factsheet) -> list[Telling]:
    """The dated events, the central event and, where the factsheet has them, all other events of an article."""
    by_place = {(e.evidence[0].start, e.evidence[0].end): e for e in sheet.events}
    seeds: list[_Seed] = []
    used: set[int] = set()
    for entry in sheet.timeline:
        event = _event_of(entry, by_place)
        seeds.append(_Seed(entry.event, entry.status, entry.when, entry.evidence, entry.why, event))
        used.update(id(e) for e in _events_in(entry, by_place))
    for event in sheet.events:
        if id(event) not in used:
            seeds.append(
                _Seed(event.text, event.status, event.when, event.evidence, event.why, event)
            )
    _mark_central(sheet, seeds)
    return [_telling(sheet, seed) for seed in seeds]


def _events_in(entry: Entry, by_place: dict[tuple[int, int], Occurrence]) -> Iterator[Occurrence]:
    """The events whose quotes are those of a timeline entry."""
    return (by_place[e.start, e.end] for e in entry.evidence if (e.start, e.end) in by_place)


def _event_of(entry: Entry, by_place: dict[tuple[int, int], Occurrence]) -> Occurrence | None:
    return next(_events_in(entry, by_place), None)


def _mark_central(sheet: Factsheet, seeds: list[_Seed]) -> None:
    """The telling with the main verb of the central event is that event; without one it is a telling of its own."""
    if sheet.event is None:
        return
    place = sheet.event.evidence[0]
    inside = [s for s in seeds if _covered(s, place) >= 0.5 and s.why != "events.noun"]
    best = max(inside, key=lambda s: (_covered(s, place), -_first(s)), default=None)
    if best is None:
        event = sheet.event
        seeds.append(_Seed(event.text, event.status, None, event.evidence, event.why, central=True))
        return
    best.central = True
    best.evidence = [*best.evidence, *(e for e in sheet.event.evidence if e not in best.evidence)]


def _covered(seed: _Seed, place: Evidence) -> float:
    """How much of the central event's quote a telling's longest quote covers."""
    both = (min(e.end, place.end) - max(e.start, place.start) for e in seed.evidence)
    return max(0, *both) / (place.end - place.start)


def _first(seed: _Seed) -> int:
    return min(e.start for e in seed.evidence)


def _telling(sheet: Factsheet, seed: _Seed) -> Telling:
    published = sheet.date.value if sheet.date else None
    article, event, text = sheet.article.id, seed.event, seed.text
    return Telling(
        article=article,
        published=published,
        order=(published or "9999", article, _first(seed)),
        text=text,
        status=seed.status,
        when=seed.when,
        quotes=tuple(
            Quote(article=article, start=e.start, end=e.end, text=e.text) for e in seed.evidence
        ),
        head=stem(event.lemma) if event else None,
        words=frozenset(stem(word) for word in tokens(text)),
        names=names(text),
        numbers=numbers(text),
        participants=tuple(dict.fromkeys([*event.agents, *event.others])) if event else (),
        agents=tuple(event.agents) if event else (),
        central=seed.central,
        named=_named(seed),
        why=seed.why,
    )


def _named(seed: _Seed) -> Named:
    """By what the event is named; a report without what it reports is speech."""
    if (seed.event.why if seed.event else seed.why) in ("events.noun", "timeline.noun"):
        return "noun"
    last = seed.text.split()[-1].strip(".,;:\"'”’").lower()
    return "speech" if base_form(last) in raw("reports")["verbs"] else "clause"


def all_tellings(sheets: Sequence[Factsheet]) -> list[Telling]:
    """The tellings of all articles, in the order of publication."""
    return sorted((t for sheet in sheets for t in tellings(sheet)), key=lambda t: t.order)
