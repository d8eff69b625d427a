"""What a story is: many articles' facts joined, every fact with the quotes of all articles that have it."""

from __future__ import annotations

from typing import Any, Literal

from pydantic import Field

from factx.schema import Day, Generator, Kind, Model, Role, Status, When

STORY_VERSION = "1"

Change = Literal[
    "first",
    "confirmed",
    "happened",
    "planned",
    "postponed",
    "advanced",
    "dated",
    "denied",
    "changed",
]

Disputed = Literal["when", "status", "chair"]
Named = Literal["clause", "noun", "speech"]
DatedBy = Literal["text", "publication"]


class Quote(Model):
    """The exact words of one article: ``article`` is its id in the story, offsets are code points into its text."""

    article: str
    start: int = Field(ge=0)
    end: int = Field(gt=0)
    text: str = Field(min_length=1)


class Source(Model):
    """One article of the story."""

    id: str
    source: str | None = None
    title: str | None = None
    url: str | None = None
    published: Day | None = None
    sha256: str


class Member(Model):
    """What every member of the cast has: a name, the articles that name it, and their words."""

    name: str
    articles: list[str]
    evidence: list[Quote] = Field(min_length=1)


class StoryParty(Member):
    """A party of at least one article's central event (``role`` party), or an actor that is only mentioned."""

    kind: Kind
    code: str | None = None
    role: Literal["party", "mentioned"]


class StoryAgency(Member):
    """A public body; ``party`` is null when articles name none or disagree."""

    acronym: str | None = None
    party: str | None = None
    role: Role


class Title(Model):
    """A title of a person with the first and last publication day of the articles that use it."""

    title: str
    first: Day | None = None
    last: Day | None = None
    articles: list[str]


class StoryPerson(Member):
    """A person with all titles over time; ``party`` is null when articles name none or disagree."""

    titles: list[Title] = Field(default_factory=list)
    party: str | None = None


class StoryChair(Member):
    """Who chairs, by which articles."""

    titles: list[str] = Field(default_factory=list)
    of: str | None = None
    party: str | None = None
    status: Status


class Cast(Model):
    """Who takes part in the story."""

    parties: list[StoryParty] = Field(default_factory=list)
    agencies: list[StoryAgency] = Field(default_factory=list)
    chairs: list[StoryChair] = Field(default_factory=list)
    people: list[StoryPerson] = Field(default_factory=list)


class StoryTopic(Model):
    """One topic; ``also`` are the other wordings that articles use for it."""

    text: str
    also: list[str] = Field(default_factory=list)
    articles: list[str]
    evidence: list[Quote] = Field(min_length=1)
    why: str


class Step(Model):
    """What one article says of an event, and what that changed since the articles before it."""

    as_of: Day | None = None
    article: str
    status: Status
    when: When | None = None
    change: Change
    evidence: list[Quote] = Field(min_length=1)


class Claim(Model):
    """One of several values that exclude each other, and the articles that give it."""

    value: str
    articles: list[str]
    evidence: list[Quote] = Field(min_length=1)


class Contradiction(Model):
    """Articles of the same days that give different values for the same thing; factx does not decide who is right."""

    field: Disputed
    subject: str
    values: list[Claim] = Field(min_length=2)
    why: str


class StoryEntry(Model):
    """One event with the quotes of all articles that report it.

    ``named`` says what names the event: a clause, an event noun alone, or only a report of speech.
    ``dated_by`` is "text" for a time that an article ties to the event, "publication" for the day of the first article
    whose central event it is, null when ``when`` is null. ``first_article`` is the article that had it first.
    """

    id: str
    when: When | None = None
    dated_by: DatedBy | None = None
    event: str
    status: Status
    central: bool = False
    named: Named = "clause"
    participants: list[str] = Field(default_factory=list)
    articles: list[str]
    first_article: str
    evidence: list[Quote] = Field(min_length=1)
    history: list[Step] = Field(default_factory=list)
    contradictions: list[Contradiction] = Field(default_factory=list)
    why: str


class Heading(Model):
    """What the story is called, and the first and last publication day of its articles."""

    id: str
    title: str | None = None
    first: Day | None = None
    last: Day | None = None


class Story(Model):
    """Articles about one story: its cast, topics, and one timeline."""

    story_version: Literal["1"] = "1"
    generators: list[Generator]
    story: Heading
    articles: list[Source]
    cast: Cast
    topics: list[StoryTopic] = Field(default_factory=list)
    timeline: list[StoryEntry] = Field(default_factory=list)
    contradictions: list[Contradiction] = Field(default_factory=list)


def json_schema() -> dict[str, Any]:
    """The JSON Schema (2020-12) of a story."""
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "$id": "urn:factx:story:1",
    } | Story.model_json_schema(mode="serialization")
