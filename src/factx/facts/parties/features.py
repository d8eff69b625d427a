"""What speaks for and against an actor being a party; the weights are in ``data/weights/parties.toml``."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

from spacy.tokens import Doc, Span, Token

from factx.decide import Feature, binned
from factx.entities.actors.context import RULES as CONTEXTS
from factx.entities.persons.groups import people_of
from factx.facts.parties.candidates import Actor
from factx.facts.parties.genre import genres
from factx.facts.parties.rules import Lead, lead
from factx.grammar import cues
from factx.grammar.clauses import SUBJECTS

_ROLES = frozenset(
    {"agent", "amod", "appos", "attr", "compound", "dobj", "nsubj", "nsubjpass", "poss"}
)
_PREPOSITIONS = frozenset(
    {"against", "among", "at", "between", "by", "for", "from", "in", "into", "near", "of", "on", "over", "to", "with"}
)  # fmt: skip
_MODIFYING = frozenset({"amod", "compound", "nmod", "poss"})
_JOINED = frozenset({",", "-", "and", "–"})


@dataclass(frozen=True, slots=True)
class Mention:
    """One mention of an actor as its sentence uses it."""

    span: Span
    in_lead: bool
    near: bool
    contexts: tuple[str, ...]
    """Rules by which the mention names no participant: a place, a source, a comparison."""
    role: str
    """Its dependency, seen through coordination; the preposition of an object of one."""


class Salience:
    """What features of all actors of a Doc are read from, computed once."""

    def __init__(self, doc: Doc, actors: Sequence[Actor]) -> None:
        self.doc = doc
        self.lead = Lead(doc, {a.key: a.spans for a in actors})
        self.rules = self.lead.participants()
        event = next(iter(doc.spans.get("event", ())), None)
        self.event_root = event.root if event is not None else None
        opening = lead(doc, 3)
        self.opening_end = opening[-1].end if opening else 0
        self.near_end = self.lead.near[-1].end if self.lead.near else 0
        self.mentions = {a.key: [self._mention(s) for s in a.spans] for a in actors}
        self.countries = [a for a in actors if a.kind == "country"]
        self.ranks = _ranks(actors)
        self.country_ranks = _ranks(self.countries)
        self.at = {i: a.key for a in actors for s in a.spans for i in range(s.start, s.end)}
        self.genres = genres(doc)

    def _mention(self, span: Span) -> Mention:
        head = self.lead.context.first_of_list.top(span.root)
        preposition = head.dep_ == "pobj"
        role = head.dep_ if head.dep_ in _ROLES else "other"
        if preposition:
            role = head.head.lower_ if head.head.lower_ in _PREPOSITIONS else "preposition"
        return Mention(
            span=span,
            in_lead=self.lead.on(span.start),
            near=span.start < self.near_end,
            contexts=tuple(r.__name__ for r in CONTEXTS if r(self.lead.context, span)),
            role=role,
        )

    @cached_property
    def people(self) -> dict[str, list[Span]]:
        """Actor key -> mentions of the persons who act for it."""
        people = people_of(self.doc)
        found: dict[str, list[Span]] = {}
        for span in self.doc.spans.get("people", ()):
            person = people.get(span.kb_id_)
            if person and person.side:
                found.setdefault(person.side, []).append(span)
        return found


def _ranks(actors: Sequence[Actor]) -> dict[str, int]:
    return {a.key: i for i, a in enumerate(sorted(actors, key=lambda a: -len(a.spans)))}


def kind(actor: Actor, _: Salience) -> str:
    """What kind of actor it is."""
    return actor.kind


def mentions(actor: Actor, _: Salience) -> int:
    """How often it is named, at least."""
    return binned(len(actor.spans), (1, 2, 3, 4, 6, 9, 13))


def rank(actor: Actor, salience: Salience) -> int:
    """Its rank among all actors by number of mentions, 0 the first."""
    return min(salience.ranks[actor.key], 5)


def country_rank(actor: Actor, salience: Salience) -> int | None:
    """Its rank among the countries by number of mentions, 0 the first."""
    found = salience.country_ranks.get(actor.key)
    return None if found is None else min(found, 4)


def countries(actor: Actor, salience: Salience) -> int | None:
    """How many countries the text names, at least."""
    number = len(salience.countries)
    return binned(number, (1, 2, 3, 4, 6, 9)) if actor.kind == "country" else None


def title(actor: Actor, salience: Salience) -> str | None:
    """Whether the title names it, first or later, or only others."""
    keys = salience.lead.title
    if actor.key not in keys:
        return "others" if keys else None
    return "first" if keys[0] == actor.key else "later"


def titled(actor: Actor, salience: Salience) -> str | None:
    """Its kind, when the title names it."""
    return actor.kind if actor.key in salience.lead.title else None


def free_share(actor: Actor, salience: Salience) -> int:
    """The share of mentions that may name one who acts, percent at least."""
    free = sum(not m.contexts for m in salience.mentions[actor.key])
    return binned(100 * free / len(actor.spans), (0, 1, 34, 50, 67, 100))


def lead_role(actor: Actor, salience: Salience) -> Iterator[str]:
    """Its grammatical roles in the lead."""
    return (m.role for m in salience.mentions[actor.key] if m.in_lead)


def near_role(actor: Actor, salience: Salience) -> Iterator[str]:
    """Its grammatical roles near the head of the text."""
    return (m.role for m in salience.mentions[actor.key] if m.near)


def main_role(actor: Actor, salience: Salience) -> str:
    """Its most frequent grammatical role."""
    roles = Counter(m.role for m in salience.mentions[actor.key])
    return max(roles, key=lambda role: (roles[role], role))


def event_distance(actor: Actor, salience: Salience) -> int:
    """How many arcs it is below the verb of the central event; 9 when elsewhere."""
    roots = [m.span.root for m in salience.mentions[actor.key] if m.in_lead]
    return min((_distance(token, salience.event_root) for token in roots), default=9)


def _distance(token: Token, root: Token | None) -> int:
    for steps in range(7):
        if token == root:
            return steps
        token = token.head
    return 9


def subject_of(actor: Actor, salience: Salience) -> Iterator[str]:
    """Whether it, or its officers, are the subject of the event, of speech, of another verb."""
    for mention in salience.mentions[actor.key]:
        head = mention.span.root
        if head.dep_ in _MODIFYING and head.head.i > head.i:
            head = salience.lead.context.first_of_list.top(head.head)
        if head.dep_ in SUBJECTS and mention.near:
            if head.head == salience.event_root:
                yield "event"
            yield "report" if head.head.lower_ in cues.reports() else "other"


def lead_form(actor: Actor, salience: Salience) -> str | None:
    """In what form the lead names it first: name, demonym, capital, acronym."""
    return next((m.span.id_ for m in salience.mentions[actor.key] if m.in_lead), None)


def people(actor: Actor, salience: Salience) -> Iterator[str]:
    """Where its officers are named: in the lead, in the opening, as subjects there; how many."""
    spans = salience.people.get(actor.key, ())
    if any(salience.lead.on(s.start) for s in spans):
        yield "lead"
    early = [s for s in spans if s.start < salience.opening_end]
    if early:
        yield "opening"
    if any(s.root.dep_ in SUBJECTS for s in early):
        yield "subject"
    yield f"{min(len({s.kb_id_ for s in spans}), 4)}"


def coordinated(actor: Actor, salience: Salience) -> bool:
    """Whether another actor is joined to it near the head: "Chile and Peru", "Chile-Peru"."""
    return any(
        _joined(salience, m.span.end, 1) or _joined(salience, m.span.start - 1, -1)
        for m in salience.mentions[actor.key]
        if m.near
    )


def _joined(salience: Salience, i: int, step: int) -> bool:
    doc = salience.doc
    if not 0 <= i < len(doc) or doc[i].lower_ not in _JOINED:
        return False
    return i + step in salience.at or i + 2 * step in salience.at


def participation(actor: Actor, salience: Salience) -> Iterator[str]:
    """The rules by which it takes part in the central event."""
    return (rule.replace("_", "-") for rule in salience.rules.get(actor.key, ("none",)))


def main_genre(actor: Actor, salience: Salience) -> Iterator[str]:
    """Its kind, and where it is named, in the genre that fits the article best."""
    name = salience.genres[0] if salience.genres else "none"
    yield f"{name}-{actor.kind}"
    if any(m.in_lead for m in salience.mentions[actor.key]):
        yield f"{name}-lead"
    if actor.key in salience.lead.title:
        yield f"{name}-title"


FEATURES: tuple[Feature[Actor, Salience], ...] = (
    kind, mentions, rank, country_rank, countries, title, titled,
    free_share, lead_role, near_role, main_role,
    event_distance, subject_of, lead_form, people, coordinated,
    participation, main_genre,
)  # fmt: skip
