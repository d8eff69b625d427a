"""Spans -> evidence: what the rules found in a Doc becomes a validated factsheet. The only place that does so."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING, Any, TypeVar

from factx import assemble, schema
from factx.facts.found import (
    AgencyCandidate,
    ChairCandidate,
    EntryCandidate,
    EventCandidate,
    Found,
    NoteCandidate,
    OccurrenceCandidate,
    PartyCandidate,
    PersonCandidate,
    TimeCandidate,
    TopicCandidate,
)
from factx.faults import Faults
from factx.read.article import Article
from factx.read.view import View

if TYPE_CHECKING:
    from spacy.tokens import Span

    from factx.values.timex import Timex

T = TypeVar("T")
G = TypeVar("G")


def factsheet(
    article: Article,
    view: View,
    founds: list[Found],
    generator: schema.Generator,
    faults: Faults | None = None,
) -> schema.Factsheet:
    """Facts with spans -> one validated factsheet with evidence; the article's text is kept in it."""
    sheet = schema.Factsheet(
        generator=generator,
        article=schema.ArticleInfo(
            id=article.id, source=article.source, title=article.title, url=article.url,
            sha256=article.sha256, chars=len(article.text), modified=article.modified, text=article.text,
        ),
        **Grounder(article, view).facts(founds, faults or Faults()),
    )  # fmt: skip
    return assemble.identified(assemble.canonical(sheet))


_LINE_END = re.compile(r"[\r\n]")


class Grounder:
    """Turns spans of the view into evidence in the article's text."""

    def __init__(self, article: Article, view: View) -> None:
        self.article, self.view = article, view

    def text(self, span: Span) -> str:
        """The words of a span as written; across a line's end as they are read."""
        start, end = self.view.span(span.start_char, span.end_char)
        written = self.article.text[start:end]
        return " ".join(str(span.text).split()) if _LINE_END.search(written) else written

    def evidence(self, spans: Iterable[Span]) -> list[schema.Evidence]:
        where = {self.view.span(s.start_char, s.end_char) for s in spans}
        return [
            schema.Evidence(start=a, end=b, text=self.article.text[a:b]) for a, b in sorted(where)
        ]

    def facts(self, founds: list[Found], faults: Faults) -> dict[str, Any]:
        """Return the fields of the factsheet; a fact that cannot be grounded is left out, and said so."""
        names = {f.key: f.name for f in founds if isinstance(f, PartyCandidate)}

        def all_of(fact: str, kind: type[T], ground: Callable[[T], G]) -> list[G]:
            with faults.costing(fact):
                return [ground(f) for f in founds if isinstance(f, kind)]
            return []

        parties = all_of("parties", PartyCandidate, lambda f: (f.taking_part, self.party(f)))
        times = all_of("times", TimeCandidate, self.time)
        entries = all_of("timeline", EntryCandidate, self.entry)
        facts: dict[str, Any] = {
            "event": next(iter(all_of("event", EventCandidate, self.event)), None),
            "date": self.date(),
            "parties": [p for taking_part, p in parties if taking_part],
            "mentioned": [p for taking_part, p in parties if not taking_part],
            "agencies": all_of("agencies", AgencyCandidate, lambda f: self.agency(f, names)),
            "chair": next(iter(all_of("chair", ChairCandidate, lambda f: self.chair(f, names))), None),
            "people": all_of("people", PersonCandidate, lambda f: self.person(f, names)),
            "topics": all_of("topics", TopicCandidate, self.topic),
            "timeline": [],
            "times": times,
            "events": all_of("events", OccurrenceCandidate, self.occurrence),
        }  # fmt: skip
        with faults.costing("timeline"):
            facts["timeline"] = assemble.by_calendar(assemble.merge_entries(entries))
        open_times = (t for t in times if t.value.startswith("XXXX") and t.type in ("DATE", "TIME"))
        notes = (f.text for f in founds if isinstance(f, NoteCandidate))
        return facts | {
            "diagnostics": schema.Diagnostics(
                unresolved_times=[e for t in open_times for e in t.evidence],
                notes=[*self.article.notes, *notes],
                errors=faults.errors,
            )
        }

    def date(self) -> schema.PublicationDate | None:
        p = self.article.published
        if p is None:
            return None
        evidence = (
            [
                schema.Evidence(
                    start=p.span[0], end=p.span[1], text=self.article.text[slice(*p.span)]
                )
            ]
            if p.span
            else []
        )
        return schema.PublicationDate(
            value=p.day,
            origin=schema.Origin(p.origin),
            evidence=evidence,
            why=f"published.{p.origin}",
        )

    def event(self, f: EventCandidate) -> schema.Event:
        return schema.Event(
            text=self.text(f.span),
            status=schema.Status(f.status),
            evidence=self.evidence([f.span]),
            why=f.why,
        )

    def party(self, f: PartyCandidate) -> schema.Party:
        return schema.Party(
            name=f.name,
            kind=schema.Kind(f.kind),
            code=f.code,
            evidence=self.evidence(f.spans),
            why=f.why,
            because=list(f.because),
            confidence=f.confidence,
        )

    def agency(self, f: AgencyCandidate, names: dict[str, str]) -> schema.Agency:
        party = names.get(f.side or "")
        return schema.Agency(
            name=f.name, acronym=f.acronym, party=party, party_why=f.side_why if party else None, role=schema.Role(f.role),
            evidence=self.evidence(f.spans), why=f.why,
        )  # fmt: skip

    def person(self, f: PersonCandidate, names: dict[str, str]) -> schema.Person:
        return schema.Person(**self.bearer(f, names), evidence=self.evidence(f.spans), why=f.why)

    def bearer(self, f: PersonCandidate, names: dict[str, str]) -> dict[str, Any]:
        """What a person and a chair have in common: name, titles and party."""
        party = names.get(f.side or "")
        return {
            "name": self.text(f.name),
            "titles": self.titles(f.titles),
            "former_titles": self.titles(f.former),
            "party": party,
            "party_why": f.side_why if party else None,
        }

    def titles(self, spans: Iterable[Span]) -> list[str]:
        return list(dict.fromkeys(self.text(title) for title in spans))

    def co_chair(self, f: PersonCandidate, names: dict[str, str]) -> schema.CoChair:
        return schema.CoChair(**self.bearer(f, names), evidence=self.evidence(f.spans), why=f.why)

    def chair(self, f: ChairCandidate, names: dict[str, str]) -> schema.Chair:
        first, *others = f.persons
        return schema.Chair(
            **self.bearer(first, names), of=self.text(f.of), status=schema.Status(f.status),
            evidence=self.evidence([*f.spans, *first.spans]), why=f.why,
            co_chairs=[self.co_chair(p, names) for p in others],
        )  # fmt: skip

    def topic(self, f: TopicCandidate) -> schema.Topic:
        return schema.Topic(
            text=self.text(f.span),
            evidence=self.evidence([f.span]),
            why=f.why,
            because=list(f.because),
            confidence=f.confidence,
        )

    def when(self, t: Timex, words: Span) -> dict[str, object]:
        return {
            "text": self.text(words), "type": t.type, "value": t.value, "mod": t.mod,
            "earliest": t.earliest, "latest": t.latest, "anchor": t.anchor,
        }  # fmt: skip

    def entry(self, f: EntryCandidate) -> schema.Entry:
        return schema.Entry(
            when=schema.When.model_validate(self.when(f.timex, f.when)), event=self.text(f.event), status=schema.Status(f.status),
            evidence=self.evidence([f.when, f.event]), why=f.why,
        )  # fmt: skip

    def occurrence(self, f: OccurrenceCandidate) -> schema.Occurrence:
        when = None
        if f.timex is not None and f.when is not None:
            when = schema.When.model_validate(self.when(f.timex, f.when))
        return schema.Occurrence(
            lemma=f.lemma, text=self.text(f.span), agents=list(f.agents), others=list(f.others), when=when,
            status=schema.Status(f.status), evidence=self.evidence([f.span]), why=f.why,
        )  # fmt: skip

    def time(self, f: TimeCandidate) -> schema.Time:
        return schema.Time.model_validate(
            self.when(f.timex, f.phrase)
            | {"evidence": self.evidence([f.span]), "why": f.timex.rule}
        )
