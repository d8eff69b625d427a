"""Marks temporal expressions and resolves them against the publication day."""

from __future__ import annotations

from spacy.language import Language
from spacy.tokens import Doc, Span, Token

from factx.grammar.attachment import Attachment
from factx.grammar.reading import told, write
from factx.grammar.tense import direction
from factx.read.article import Article
from factx.read.view import view_of
from factx.values.timex import Timex
from factx.values.timex.read import read_times


@Language.component("factx_times", assigns=["doc.spans", "doc.user_data"])
def make_times(doc: Doc) -> Doc:
    """Write ``doc.spans["times"]`` (label: TIMEX3 type, id: rule); what each resolves to is in ``grammar.reading``.

    Reads ``doc.user_data["published"]`` (ISO day or date and time, None when unknown) and, where the Doc was parsed, the
    tense of the clause; without a parse the usual windows of news decide on which side a bare weekday lies.
    """
    told(doc)
    parsed = doc.has_annotation("DEP") and doc.has_annotation("TAG")
    starts = {token.idx: token.i for token in doc}
    attachment = Attachment(doc)

    def sense(start: int, end: int) -> str:
        span = doc.char_span(start, end, alignment_mode="expand") if parsed else None
        return direction(_hung(span), attachment) if span is not None and len(span) else ""

    spans: list[Span] = []
    timexes: list[Timex] = []
    phrases: list[tuple[int, int]] = []
    for found in read_times(doc.text, doc.user_data.get("published"), sense):
        span = doc.char_span(found.start, found.end, alignment_mode="expand")
        if span is None or (spans and span.start < spans[-1].end):
            continue
        spans.append(
            Span(doc, span.start, span.end, label=found.timex.type, span_id=found.timex.rule)
        )
        timexes.append(found.timex)
        phrases.append((min(starts.get(found.phrase, span.start), span.start), span.end))
    doc.spans["times"] = spans
    write(doc, timexes=tuple(timexes), time_phrases=tuple(phrases))
    return doc


def _hung(span: Span) -> Token:
    """The word by which an expression hangs on its sentence: that of the preposition before it, else its root."""
    first = span[0]
    return first if first.dep_ == "pobj" and first.head.i == span.start - 1 else span.root


def needs_tense(article: Article) -> bool:
    """Whether the tense of some clause has a say in the article's times, so that it must be parsed."""
    asked: list[int] = []

    def sense(start: int, _end: int) -> str:
        asked.append(start)
        return ""

    read_times(
        view_of(article.text, article.body).text,
        article.published.day if article.published else None,
        sense,
    )
    return bool(asked)
