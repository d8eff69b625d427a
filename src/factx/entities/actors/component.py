"""Marks countries, blocs, international organisations, companies and groups: which actor a name is, and in which sense."""

from __future__ import annotations

from collections.abc import Iterator

from spacy.language import Language
from spacy.tokens import Doc, Span
from spacy.util import filter_spans

from factx import tables
from factx.entities.actors.disambiguation import ActorDisambiguator
from factx.entities.actors.names import own_actors
from factx.grammar.reading import needs, told, write

_HALVES = ("North", "South")
#: Characters by which forms are looked up; no form has fewer.
_BEGINNING = 2


@Language.factory(
    "factx_actors", requires=["token.tag", "token.dep", "token.ent_type"], assigns=["doc.spans"]
)
def make_actors(nlp: Language, name: str) -> Actors:  # noqa: ARG001  spaCy passes the name
    """The component."""
    return Actors(nlp)


class Actors:
    """Writes ``doc.spans["actors"]``, and the keys of the actors that the title names."""

    def __init__(self, nlp: Language) -> None:
        self.tokenizer = nlp.tokenizer
        self.forms = _forms()
        for form in list(self.forms):
            self.forms.setdefault(form.upper(), self.forms[form])
        self.beginnings: dict[str, list[str]] = {}
        for form in self.forms:
            self.beginnings.setdefault(form[:_BEGINNING], []).append(form)

    def __call__(self, doc: Doc) -> Doc:
        needs(doc, "factx_actors")
        told(doc)
        known = list(self._known(doc))
        doc.spans["actors"] = filter_spans([*known, *own_actors(doc, known)])
        title = doc.user_data.get("title")
        write(doc, title_actors=self._title(title, doc) if title else ())
        return doc

    def _written(self, doc: Doc) -> list[Span]:
        """Where forms of the tables stand, the longest of those that overlap; a form is a number of whole tokens."""
        text, ends = doc.text, {token.idx + len(token): token.i + 1 for token in doc}
        return filter_spans([
            doc[token.i : ends[end]]
            for token in doc
            for form in self.beginnings.get(text[token.idx : token.idx + _BEGINNING], ())
            if text.startswith(form, token.idx) and (end := token.idx + len(form)) in ends
        ])  # fmt: skip

    def _known(self, doc: Doc) -> Iterator[Span]:
        """The actors of the tables, each in the sense that its place in the sentence gives it."""
        senses = ActorDisambiguator(doc)
        for span in self._written(doc):
            key, how = self.forms[span.text]
            found = senses.of(span, key, how)
            if found is not None:
                key, how = found
                yield Span(
                    doc,
                    span.start,
                    span.end,
                    label=tables.actors()[key].kind,
                    kb_id=key,
                    span_id=how,
                )
                yield from self._other_half(span)

    def _other_half(self, span: Span) -> Iterator[Span]:
        """The first of two names that share their second word: "North | and South Korea"."""
        doc, i = span.doc, span.start - 2
        if (
            i >= 0
            and len(span) == len(_HALVES)
            and span[0].text in _HALVES
            and doc[i + 1].lower_ in ("and", "or")
        ):
            form = f"{doc[i].text} {span[1].text}"
            if doc[i].text in _HALVES and form in self.forms:
                key, how = self.forms[form]
                yield Span(doc, i, i + 1, label=tables.actors()[key].kind, kb_id=key, span_id=how)

    def _title(self, title: str, article: Doc) -> tuple[str, ...]:
        """Keys of the actors that a title names, in order; a preposition of place before one, or a longer name, makes it none."""
        for own in sorted(
            {s.text for s in article.spans["actors"] if s.kb_id_ not in tables.actors()}
        ):
            title = title.replace(own, "_")
        doc = self.tokenizer(title)
        found = []
        for span in self._written(doc):
            key, _ = self.forms[span.text]
            before = doc[span.start - 1].lower_ if span.start else ""
            if before not in tables.actor_words("places"):
                found.append(key)
        return tuple(dict.fromkeys(found))


def _forms() -> dict[str, tuple[str, str]]:
    """Surface form -> (actor key, how it is said); the first to claim a form has it, names before demonyms before cities."""
    forms: dict[str, tuple[str, str]] = {}
    for how in ("names", "demonyms", "prefixes", "seats", "capitals"):
        for key, row in tables.actors().items():
            for form in getattr(row, how):
                acronym = how == "names" and form.replace(".", "").isupper() and " " not in form
                rule = (
                    "actor.acronym"
                    if acronym
                    else f"actor.{how.removesuffix('es' if how == 'prefixes' else 's')}"
                )
                forms.setdefault(form, (key, rule))
    return forms


def actor_row(key: str) -> tuple[str, str, str | None]:
    """(name, kind, code) of an actor of the tables; a company or group that a text names is (its key, "", None)."""
    row = tables.actors().get(key)
    return (row.name, row.kind, row.code) if row else (key, "", None)
