"""What the component does with a Doc.

It stands on the pipeline's own words, tags, parse and entities, so the facts are as good as these; ``factx.Extractor`` cuts
words and lines in its own way, and the measured accuracy is its.
"""

from __future__ import annotations

import difflib
from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import Any

from spacy.language import Language
from spacy.tokens import Doc, Span

from factx import __version__, schema
from factx.entities.actors.component import Actors
from factx.entities.agencies.component import make_agencies
from factx.entities.persons.component import make_people
from factx.errors import SetupError
from factx.extractor import found_by, own_tables_of, rules_hash
from factx.facts import RULES
from factx.facts.events import events
from factx.faults import Faults
from factx.grammar import reading
from factx.grounding import factsheet
from factx.own_tables import Own, using
from factx.pipeline.event import make_event
from factx.pipeline.times import make_times
from factx.pipeline.weights import model_name
from factx.read.article import Article
from factx.read.days import iso_day
from factx.read.view import View, same_length

_KINDS = {rule.__name__: rule for rule in (*RULES, events)}
_ATTRIBUTES: Any = [
    "TAG", "POS", "MORPH", "LEMMA", "HEAD", "DEP", "ENT_IOB", "ENT_TYPE", "ENT_KB_ID",
]  # fmt: skip
_SPANS = ("times", "actors", "agencies", "people", "event")


def component(
    nlp: Language,
    name: str,
    *,
    published: str | None,
    facts: list[str] | None,
    tables: str | None,
) -> FactxComponent:
    """The component for a pipeline, made of its config."""
    own = own_tables_of(tables)
    with using(own):
        actors = Actors(nlp)
    return FactxComponent(
        actors, name=name, model=model_name(nlp.meta), published=published, facts=facts, own=own
    )


class FactxComponent:
    """Runs factx's components on a Doc that is tagged and parsed, and keeps the factsheet on it.

    Raises SetupError for an unknown fact and, when it runs, for a pipeline without tagger or parser before it; InputError
    for an impossible day.
    """

    def __init__(
        self,
        actors: Actors,
        *,
        name: str,
        model: str,
        published: str | None = None,
        facts: Iterable[str] | None = None,
        own: Own | None = None,
    ) -> None:
        self.name, self.published = name, published and iso_day(published, where="published")
        self.rules = [_KINDS[fact] for fact in _known(facts)]
        self.generator = schema.Generator(version=__version__, model=model, rules=rules_hash(own))
        self.own = own
        self.components: Sequence[Callable[[Doc], Doc]] = (
            actors, make_agencies, make_people, make_times, make_event,
        )  # fmt: skip

    def __call__(self, doc: Doc) -> Doc:
        """Mark spans and write the factsheet. The words of the Doc stay as they are."""
        with using(self.own):
            return self._read(doc)

    def _read(self, doc: Doc) -> Doc:
        reading.needs(doc, self.name)
        reading.told(doc)
        article = self._article(doc)
        doc.user_data["published"] = article.published.day if article.published else None
        read = settled(doc)
        for component in self.components:
            read = component(read)
        view = View(read.text, range(len(read.text)), range(1, len(read.text) + 1))
        faults = Faults()
        founds = found_by(self.rules, read, faults)
        sheet = factsheet(article, view, founds, self.generator, faults)
        if read is not doc:
            for key in _SPANS:
                doc.spans[key] = [_moved(span, doc) for span in read.spans[key]]
        reading.keep(doc, read, sheet.without_text().model_dump(mode="json"))
        return doc

    def _article(self, doc: Doc) -> Article:
        """The Doc as an article: its day from its context, else from its own head, else from the config."""
        article = Article(
            doc.text, id=doc.user_data.get("id") or "text", title=doc.user_data.get("title")
        )
        day = doc.user_data.get("published") or (None if article.published else self.published)
        if day is None:
            return article
        return Article(article.text, id=article.id, title=article.title, published=day)


def _known(facts: Iterable[str] | None) -> Iterator[str]:
    """The facts to find, each checked."""
    for fact in [rule.__name__ for rule in RULES] if facts is None else facts:
        if fact not in _KINDS:
            near = difflib.get_close_matches(str(fact), _KINDS, n=1)
            hint = f"did you mean {near[0]}?" if near else f"facts are {', '.join(_KINDS)}"
            raise SetupError(f"the component 'factx' knows no fact {fact!r}", hint=hint)
        yield fact


def settled(doc: Doc) -> Doc:
    """The Doc as our rules read it: straight quotes, headlines in small letters; itself when that is all the same."""
    text = same_length(doc.text)
    if text == doc.text:
        return doc
    words = [text[token.idx : token.idx + len(token)] for token in doc]
    read = Doc(doc.vocab, words=words, spaces=[bool(token.whitespace_) for token in doc])
    values: Any = doc.to_array(_ATTRIBUTES)
    read.from_array(_ATTRIBUTES, values)
    read.user_data.update(doc.user_data)
    return read


def _moved(span: Span, doc: Doc) -> Span:
    return Span(doc, span.start, span.end, label=span.label_, kb_id=span.kb_id_, span_id=span.id_)


def facts_of(doc: Doc) -> schema.Factsheet | None:
    """The factsheet of a Doc, with its text; None when the component has not read it. Each call makes it anew."""
    kept = reading.kept(doc)
    if kept is None:
        return None
    article = {**kept["article"], "text": doc.text.encode("utf-8", "replace").decode("utf-8")}
    return schema.Factsheet.model_validate({**kept, "article": article})


def facts_at(span: Span) -> list[Any]:
    """The facts with evidence in a span, in the order of the factsheet; none when the component has not read its Doc."""
    sheet = facts_of(span.doc)
    return [fact for fact in _all(sheet) if _touches(fact, span)] if sheet else []


def _all(sheet: schema.Factsheet) -> Iterator[Any]:
    for name in type(sheet).model_fields:
        value = getattr(sheet, name)
        for fact in value if isinstance(value, list) else [value]:
            if getattr(fact, "evidence", None):
                yield fact


def _touches(fact: Any, span: Span) -> bool:
    return any(e.start < span.end_char and span.start_char < e.end for e in fact.evidence)
