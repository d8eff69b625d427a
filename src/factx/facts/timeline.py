"""Doc -> timeline: every event that the text ties to a time on the calendar."""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Doc, Span, Token

from factx.facts.found import EntryCandidate
from factx.grammar import cues, reading
from factx.grammar import extents as cutting
from factx.grammar.attachment import Attachment
from factx.grammar.modality import status
from factx.grammar.windows import side
from factx.values.timex import Timex


def timeline(doc: Doc) -> Iterator[EntryCandidate]:
    """Yield one entry per time that an event is tied to."""
    phrases, attachment = reading.time_phrases(doc), Attachment(doc)
    spoken = frozenset(i for start, end in phrases for i in range(start, end))
    for (start, end), timex in zip(phrases, reading.timexes(doc), strict=True):
        if not locatable(timex) or _heads(doc, start, end, timex) or _compares(doc, start):
            continue
        event = attachment.holder(start, end)
        if event is None:
            continue
        when = side(timex, doc.user_data.get("published"))
        if when == "future" and doc[start].lower_ in ("until", "till", "through"):
            when = "until"
        elif when in ("", "present") and cues.words("lasting") & {t.lower_ for t in doc[start:end]}:
            when = "since"
        told = _done(event) if when == "past" else event
        span, why = _words(told, spoken)
        refused = told != event and cues.by_verb("commitment")[told.lower_] == "denied"
        yield EntryCandidate(
            timex, doc[start:end], span, "denied" if refused else status(told, when), why
        )


def locatable(timex: Timex) -> bool:
    """Whether a time is a place on the calendar: a date or time of day with a window."""
    return timex.type in ("DATE", "TIME") and bool(timex.earliest or timex.latest)


def _heads(doc: Doc, start: int, end: int, timex: Timex) -> bool:
    """Whether a time is the publication day in the head of the article: before any verb, with its year or a dash after it."""
    if start > 14 or timex.value != str(doc.user_data.get("published"))[:10]:
        return False
    after = doc[end].text if end < len(doc) else ""
    dated = timex.value[:4] in doc[start:end].text
    return not any(t.tag_.startswith("VB") for t in doc[:start]) and (
        dated or after in ("-", "--", "–", "—", "(", ")")
    )


def _done(event: Token) -> Token:
    """What happened at a past time is the deed that was done, not what it was to bring: "agreed to sign in August"."""
    governor = event.head
    committed = governor.tag_ == "VBD" and governor.lower_ in cues.by_verb("commitment")
    return governor if event.dep_ == "xcomp" and committed else event


def _compares(doc: Doc, start: int) -> bool:
    """Whether a time only bounds a comparison: "the worst storm since 1987"."""
    return doc[start].lower_ == "since" and any(
        t.tag_ in ("JJS", "RBS") for t in doc[max(0, start - 6) : start]
    )


def _words(event: Token, spoken: frozenset[int]) -> tuple[Span, str]:
    """What is told of the event, cut short, and the rule."""
    if event.tag_.startswith("NN"):
        return cutting.noun_phrase(event), "timeline.noun"
    return cutting.core(event, spoken), "timeline.clause"
