"""What a fact rule yields: a value and the spans it stands on. Lives only while its Doc does."""

from __future__ import annotations

from dataclasses import dataclass

from spacy.tokens import Span

from factx.values.timex import Timex


@dataclass(frozen=True, slots=True)
class EventCandidate:
    """The central event."""

    span: Span
    status: str
    why: str


@dataclass(frozen=True, slots=True)
class PartyCandidate:
    """An actor with all its mentions; ``key`` is what other facts name it by; ``taking_part`` makes it a party."""

    key: str
    name: str
    kind: str
    code: str | None
    taking_part: bool
    spans: tuple[Span, ...]
    why: str
    because: tuple[tuple[str, int], ...] = ()
    confidence: float | None = None


@dataclass(frozen=True, slots=True)
class AgencyCandidate:
    """A public body with all its mentions; ``side`` is the key of the actor that it belongs to, ``side_why`` the rule for it."""

    name: str
    acronym: str | None
    side: str | None
    side_why: str
    role: str
    spans: tuple[Span, ...]
    why: str
    because: tuple[tuple[str, int], ...] = ()
    confidence: float | None = None


@dataclass(frozen=True, slots=True)
class PersonCandidate:
    """A named person: the fullest form of the name and the titles, as they stand in the text.

    ``former`` are the titles held no longer; those that say so themselves are among ``titles`` too.
    """

    name: Span
    titles: tuple[Span, ...]
    former: tuple[Span, ...]
    side: str | None
    side_why: str
    spans: tuple[Span, ...]
    why: str


@dataclass(frozen=True, slots=True)
class ChairCandidate:
    """Who chairs the event: one person or more (the first is the chair, the others share it)."""

    persons: tuple[PersonCandidate, ...]
    of: Span
    status: str
    spans: tuple[Span, ...]
    why: str


@dataclass(frozen=True, slots=True)
class TopicCandidate:
    """One agenda item."""

    span: Span
    why: str
    because: tuple[tuple[str, int], ...] = ()
    confidence: float | None = None


@dataclass(frozen=True, slots=True)
class EntryCandidate:
    """One event tied to one time: ``when`` covers the time words with their bound, ``event`` the clause."""

    timex: Timex
    when: Span
    event: Span
    status: str
    why: str


@dataclass(frozen=True, slots=True)
class OccurrenceCandidate:
    """One event of a clause or event noun: ``agents`` do it, ``others`` it is done to or with, by name."""

    lemma: str
    span: Span
    agents: tuple[str, ...]
    others: tuple[str, ...]
    timex: Timex | None
    when: Span | None
    status: str
    why: str


@dataclass(frozen=True, slots=True)
class TimeCandidate:
    """A temporal expression: ``span`` is its TIMEX3 extent, ``phrase`` that extent with the bound words before it."""

    timex: Timex
    span: Span
    phrase: Span


@dataclass(frozen=True, slots=True)
class NoteCandidate:
    """Something that a reader of the facts should know about them, in one sentence."""

    text: str


Found = (
    NoteCandidate
    | EventCandidate
    | PartyCandidate
    | AgencyCandidate
    | PersonCandidate
    | ChairCandidate
    | TopicCandidate
    | EntryCandidate
    | OccurrenceCandidate
    | TimeCandidate
)
