"""The contract on one page: what one factsheet is. Offsets are code points into the article's text."""

from __future__ import annotations

from enum import Enum
from typing import Annotated, Any, Literal

from pydantic import BaseModel, ConfigDict, Field, model_validator

SCHEMA_VERSION = "2"

Day = Annotated[str, Field(pattern=r"^\d{4}-\d{2}-\d{2}$", description="An ISO 8601 calendar day.")]
Id = Annotated[
    str,
    Field(
        description="Stable id of the fact: a hash of the article's sha256, the kind of fact, its key and first evidence."
    ),
]
Because = Annotated[
    list[tuple[str, int | float]],
    Field(
        description="Features that decided the fact and their weights, strongest first; absent where a rule alone decides.",
        exclude_if=lambda because: not because,
    ),
]
Confidence = Annotated[
    float | None,
    Field(
        ge=0,
        le=1,
        description="Calibrated probability that the fact is right; absent where it is not known.",
        exclude_if=lambda confidence: confidence is None,
    ),
]
Qid = Annotated[
    str | None,
    Field(pattern=r"^Q[1-9]\d*$", description="Wikidata item; null where it is not known."),
]


class Status(str, Enum):
    """How the text places an event: real, going on, intended, thinkable, or not so."""

    happened = "happened"
    ongoing = "ongoing"
    planned = "planned"
    possible = "possible"
    denied = "denied"


class Kind(str, Enum):
    """What sort of party an actor is."""

    country = "country"
    bloc = "bloc"
    organization = "organization"
    company = "company"
    group = "group"


class Role(str, Enum):
    """Whether a body takes part in the central event or is only named."""

    participant = "participant"
    mentioned = "mentioned"


class Origin(str, Enum):
    """Where the publication date was read."""

    option = "option"
    record = "record"
    html_metadata = "html-metadata"
    html_byline = "html-byline"
    html_dateline = "html-dateline"
    header = "header"
    dateline = "dateline"
    feed = "feed"
    mail = "mail"


class Model(BaseModel):
    """Base of all: immutable, unknown keys refused."""

    model_config = ConfigDict(frozen=True, extra="forbid", use_enum_values=True)


class Evidence(Model):
    """The exact words that a fact stands on: ``article.text[start:end] == text``."""

    start: int = Field(ge=0)
    end: int = Field(gt=0)
    text: str = Field(min_length=1)

    @model_validator(mode="after")
    def _length(self) -> Evidence:
        if self.end - self.start != len(self.text):
            raise ValueError(
                f"evidence {self.start}:{self.end} does not have the length of its text {self.text!r}"
            )
        return self


class When(Model):
    """A temporal expression and what it resolves to, by TIMEX3 (ISO-TimeML).

    ``text`` holds the words with the bound they carry ("by 2030"); ``earliest`` and ``latest`` are the calendar
    window as ISO days, None = open; ``anchor`` is the day that a relative expression was counted from; ``edtf`` is value and
    mod in the Extended Date/Time Format (ISO 8601-2), None where it has no notation for them.
    """

    text: str
    type: Literal["DATE", "TIME", "DURATION", "SET"]
    value: str = Field(min_length=1)
    mod: (
        Literal[
            "START", "MID", "END", "BEFORE", "AFTER", "ON_OR_BEFORE", "ON_OR_AFTER",
            "APPROX", "LESS_THAN", "MORE_THAN", "EQUAL_OR_LESS", "EQUAL_OR_MORE",
        ]
        | None
    ) = None  # fmt: skip
    earliest: Day | None = None
    latest: Day | None = None
    anchor: Day | None = None
    edtf: str | None = None

    @model_validator(mode="after")
    def _ordered(self) -> When:
        if self.earliest and self.latest and self.earliest > self.latest:
            raise ValueError(f"window ends before it begins: {self.earliest} .. {self.latest}")
        return self


class Time(When):
    """A temporal expression found in the text, tied to an event or not; ``why`` is the id of the rule that gave its value."""

    id: Id = ""
    evidence: list[Evidence] = Field(min_length=1)
    why: str
    because: Because = []
    confidence: Confidence = None


class Event(Model):
    """The central event, as a phrase close to the article's words."""

    id: Id = ""
    text: str
    status: Status
    evidence: list[Evidence] = Field(min_length=1)
    why: str = ""
    because: Because = []
    confidence: Confidence = None


class PublicationDate(Model):
    """When the article was published, and where that was read; evidence is empty unless the text itself says it."""

    id: Id = ""
    value: Day
    origin: Origin
    evidence: list[Evidence] = []
    why: str = ""
    because: Because = []
    confidence: Confidence = None


class Party(Model):
    """A side of the central event (``parties``), or another actor that the text names (``mentioned``)."""

    id: Id = ""
    name: str
    kind: Kind
    code: str | None = Field(
        default=None, description="ISO 3166-1 alpha-2 for countries, EU for the European Union."
    )
    alpha3: str | None = Field(
        default=None, pattern=r"^[A-Z]{3}$", description="ISO 3166-1 alpha-3 for countries."
    )
    qid: Qid = None
    evidence: list[Evidence] = Field(min_length=1)
    why: str
    because: Because = []
    confidence: Confidence = None


class Agency(Model):
    """A named government or public body; ``party`` is the name of the party or mentioned actor that it belongs to.

    ``party_why`` is the id of the rule that says so, null when there is no party.
    """

    id: Id = ""
    name: str
    acronym: str | None = None
    qid: Qid = None
    party: str | None = None
    party_why: str | None = None
    role: Role
    evidence: list[Evidence] = Field(min_length=1)
    why: str
    because: Because = []
    confidence: Confidence = None


class Person(Model):
    """A named person with the titles that the text gives, as written; ``former_titles`` are held no longer."""

    id: Id = ""
    name: str
    titles: list[str] = []
    former_titles: list[str] = []
    party: str | None = None
    party_why: str | None = None
    evidence: list[Evidence] = Field(min_length=1)
    why: str = ""
    because: Because = []
    confidence: Confidence = None


class CoChair(Person):
    """One who shares the chair."""


class Chair(CoChair):
    """Who chairs the central event or its body; ``of`` is that body as written."""

    of: str | None = None
    status: Status
    co_chairs: list[CoChair] = []


class Topic(Model):
    """What the central event is about: one phrase cut from the text."""

    id: Id = ""
    text: str
    evidence: list[Evidence] = Field(min_length=1)
    why: str
    because: Because = []
    confidence: Confidence = None


class Entry(Model):
    """One event tied to one locatable time."""

    id: Id = ""
    when: When
    event: str
    status: Status
    evidence: list[Evidence] = Field(min_length=1)
    why: str
    because: Because = []
    confidence: Confidence = None


class Occurrence(Model):
    """An event that a clause or event noun names, dated or not: who does it (``agents``), to or with whom (``others``).

    ``lemma`` is the base form of the verb or noun; names are those of parties, mentioned actors, agencies and persons.
    """

    lemma: str
    text: str
    agents: list[str] = []
    others: list[str] = []
    when: When | None = None
    status: Status
    evidence: list[Evidence] = Field(min_length=1)
    why: str


class Generator(Model):
    """What made the factsheet. ``rules`` is a hash over the code of the rules and the data tables."""

    name: Literal["factx"] = "factx"
    version: str
    model: str
    rules: str


class ArticleInfo(Model):
    """The article that the facts are from. ``text`` is present only when asked for, ``modified`` only when its page says it."""

    id: str
    source: str | None = None
    title: str | None = None
    url: str | None = None
    sha256: str
    chars: int = Field(ge=0)
    modified: Day | None = Field(default=None, exclude_if=lambda day: day is None)
    text: str | None = Field(default=None, exclude_if=lambda text: text is None)


class FactError(Model):
    """A fact whose rule failed; the other facts of the article are complete."""

    fact: str
    error: str


class Diagnostics(Model):
    """What was found but not resolved, what failed, and other notes to the reader."""

    unresolved_times: list[Evidence] = []
    notes: list[str] = []
    errors: list[FactError] = []


class Factsheet(Model):
    """All facts of one article. When ``article.text`` is present, every evidence is checked against it."""

    schema_version: Literal["2"] = "2"
    generator: Generator
    article: ArticleInfo
    event: Event | None = None
    date: PublicationDate | None = None
    parties: list[Party] = []
    mentioned: list[Party] = []
    agencies: list[Agency] = []
    chair: Chair | None = None
    people: list[Person] = []
    topics: list[Topic] = []
    timeline: list[Entry] = []
    times: list[Time] = []
    events: list[Occurrence] = Field(
        default=[],
        description="Every event that a clause or event noun names; only when asked for (--with-events).",
        exclude_if=lambda events: not events,
    )
    diagnostics: Diagnostics = Diagnostics()

    @model_validator(mode="after")
    def _grounded(self) -> Factsheet:
        text = self.article.text
        if text is not None:
            for e in walk_evidence(self):
                if text[e.start : e.end] != e.text:
                    raise ValueError(
                        f"evidence {e.start}:{e.end} {e.text!r} is not what the article says there"
                    )
        return self

    @model_validator(mode="after")
    def _sides(self) -> Factsheet:
        names = {p.name for p in [*self.parties, *self.mentioned]}
        chairs: list[CoChair] = [self.chair, *self.chair.co_chairs] if self.chair else []
        sided: list[Agency | Person] = [*self.agencies, *self.people, *chairs]
        for x in sided:
            if x.party is not None and x.party not in names:
                raise ValueError(
                    f"{x.name}: party {x.party!r} is neither in parties nor in mentioned"
                )
        return self

    def at_least(self, confidence: float) -> Factsheet:
        """Return the factsheet without the facts whose confidence is known and below a number."""

        def sure(fact: object) -> bool:
            known = getattr(fact, "confidence", None)
            return known is None or known >= confidence

        kept: dict[str, object] = {}
        for name in type(self).model_fields:
            value = getattr(self, name)
            if isinstance(value, list):
                kept[name] = [fact for fact in value if sure(fact)]
            elif not sure(value):
                kept[name] = None
        return self.model_copy(update=kept)

    def without_text(self) -> Factsheet:
        """The same factsheet with the article's text left out."""
        return self.model_copy(update={"article": self.article.model_copy(update={"text": None})})

    def flat(self) -> list[dict[str, Any]]:
        """One row per fact, with the columns of the flat CSV (docs/formats.md lists them); lists stay lists."""
        from factx.show.rows import rows

        return list(rows(self))

    def to_html(self, *, title: str | None = None) -> str:
        """A self-contained HTML page: the article with its facts marked beside them.

        Raises InputError when the article's text was left out, SetupError without the extra ``page``.
        """
        from factx.show.notebook import to_page

        return to_page([self], title=title or self.article.title or self.article.id)

    def _repr_html_(self) -> str:
        """The facts as a notebook shows them."""
        from factx.show.notebook import card_html

        return card_html(self)

    def __repr__(self) -> str:
        """The article's id and what was found, on one line."""
        found = [f"event {self.event.status}"] if self.event else []
        found += [f"date {self.date.value}"] if self.date else []
        found += [f"chair {self.chair.name}"] if self.chair else []
        counts = ("parties", "mentioned", "agencies", "people", "topics", "timeline", "times")
        found += [f"{n} {name}" for name in counts if (n := len(getattr(self, name)))]
        return f"<Factsheet {self.article.id!r}: {', '.join(found) or 'no facts'}>"

    __str__ = __repr__


def walk_evidence(node: object) -> list[Evidence]:
    """Every Evidence inside a model, in document order of the schema."""
    if isinstance(node, Evidence):
        return [node]
    if isinstance(node, BaseModel):
        return [e for name in type(node).model_fields for e in walk_evidence(getattr(node, name))]
    if isinstance(node, list):
        return [e for item in node for e in walk_evidence(item)]
    return []
