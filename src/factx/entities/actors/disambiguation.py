"""In which sense a country's name, demonym or capital stands in its sentence: actor, place, or part of another name."""

from __future__ import annotations

import functools
import re

from spacy.tokens import Doc, Span, Token

from factx import tables
from factx.grammar.clauses import SUBJECTS, word_after, word_before
from factx.grammar.cues import forms

Sense = tuple[str, str]
"""(actor key, rule id)"""


class ActorDisambiguator:
    """Tells the senses of names in one Doc; what the whole text decides is looked up once."""

    def __init__(self, doc: Doc) -> None:
        self.doc = doc

    def of(self, span: Span, key: str, how: str) -> Sense | None:
        """The actor that a form means here and how it is said, or None when it means no actor."""
        if (
            _in_person(span)
            or _in_other_name(span, new=_newness(key, how))
            or _thing(span)
            or _ethnic(span)
        ):
            return None
        if span.text in ("Korea", "Korean", "Koreans"):
            return (self._korea, how) if self._korea else None
        if key == "GE" and how == "actor.name" and self._american_georgia:
            return None
        if how == "actor.prefix":
            return (
                (key, "actor.demonym")
                if word_after(span) in ("-", "–") and _joined(span) not in ("china", "pacific")
                else None
            )
        if (how == "actor.seat" and key == "EU") or how == "actor.capital":
            return (key, "actor.capital") if governs(span) else None
        if span.text in ("Congo", "Congolese") and self._northern_congo:
            return "CG", how
        return key, how

    @functools.cached_property
    def _american_georgia(self) -> bool:
        """Whether Georgia is the American state in this text: it names its offices or neighbours and nothing of the Caucasus."""
        text = self.doc.text
        caucasus = re.search(r"Georgians?\b(?<=n|s)|Tbilisi|Abkhazia|South Ossetia|Caucasus", text)
        return caucasus is None and any(
            words in text for words in tables.actor_words("georgia_state")
        )

    @functools.cached_property
    def _korea(self) -> str | None:
        """Which Korea a text means that says Korea alone: the only one that it names besides."""
        text = self.doc.text
        south = bool(re.search(r"South Korea|S\. Korea|Republic of Korea|\bROK\b|Seoul", text))
        north = bool(re.search(r"North Korea|N\. Korea|\bDPRK\b|Pyongyang", text))
        return None if south == north else "KR" if south else "KP"

    @functools.cached_property
    def _northern_congo(self) -> bool:
        """Whether Congo is the one whose capital the text names."""
        text = self.doc.text
        return "Brazzaville" in text and "Kinshasa" not in text


def governs(span: Span) -> bool:
    """Whether the name of a city stands for the government that sits in it."""
    after, before = word_after(span), word_before(span)
    if before in ("new", "old", "greater", "downtown", "central") or after in tables.actor_words(
        "cities"
    ):
        return False
    if after in tables.actor_words("governing") or after in ("-", "–"):
        return after != "-" or _joined(span) not in ("based", "area", "born", "bound")
    if after in ("'s", "’s", "'"):
        return not _inside(span)
    token = span.root
    if token.dep_ in SUBJECTS:
        return token.head.lower_ not in ("is", "was", "are", "were") or _comparable(token)
    if token.dep_ in ("dobj", "dative"):
        return token.head.lower_ not in _visiting()
    if before == "to" and token.head.head.lower_ in _addressing():
        return True
    return (
        before in tables.actor_words("towards")
        and (before != "and" or _partner(span))
        and not _coordinated_place(token)
    )


def _partner(span: Span) -> bool:
    """Whether the first of two joined names stands after a preposition of dealing: "between Tokyo and Seoul"."""
    head = span.root.head
    return span.root.dep_ == "conj" and (
        head.dep_ in SUBJECTS or head.head.lower_ in ("between", "with", "by", "among")
    )


def _comparable(token: Token) -> bool:
    """Whether a copula says of a city what only governments are: "Tokyo is ready"."""
    return any(c.dep_ in ("acomp", "aux") or c.tag_ == "VBG" for c in token.head.children)


def _coordinated_place(token: Token) -> bool:
    return token.head.lower_ in tables.actor_words("places")


@functools.cache
def _visiting() -> frozenset[str]:
    return forms(sorted(tables.actor_words("visiting")))


@functools.cache
def _addressing() -> frozenset[str]:
    return forms(sorted(tables.actor_words("addressing")))


def _inside(span: Span) -> bool:
    """Whether a possessed thing is a part of the city: the preposition before says that it is a place."""
    return word_before(span) in tables.actor_words("places") or word_before(span) in (
        "from",
        "of",
        "to",
    )


def _in_person(span: Span) -> bool:
    """Whether a name is a person's: part of a longer person entity, or after "Mr."."""
    if span.text.title() not in tables.actor_words("persons"):
        return False
    before = span.doc[span.start - 1] if span.start else None
    after = span.doc[span.end] if span.end < len(span.doc) else None
    if before is not None and before.lower_ in (
        "mr.",
        "mr",
        "mrs.",
        "ms.",
        "dr.",
        "sen.",
        "rep.",
        "gov.",
    ):
        return True
    if (
        before is not None
        and before.ent_type_ == "PERSON"
        and before.text[:1].isupper()
        and span[0].ent_iob_ == "I"
    ):
        return True
    if (
        before is not None
        and before.tag_ == "NNP"
        and before.dep_ == "compound"
        and before.head.i == span.root.i
        and len(span) == 1
    ):
        return before.lower_ not in tables.titles().heads
    return (
        after is not None
        and span[0].ent_type_ == "PERSON"
        and after.ent_type_ == "PERSON"
        and after.ent_iob_ == "I"
        and after.text[:1].isupper()
        and span.doc[span.start].ent_iob_ == "B"
    )


def _newness(key: str, how: str) -> bool:
    """Whether "New" before a name only says that something is new: "New Norwegian rules", not "New England"."""
    return how not in ("actor.name", "actor.capital") or tables.actors()[key].kind != "country"


def _in_other_name(span: Span, *, new: bool) -> bool:
    """Whether the name is part of another: "American Airlines", "the Gulf of Mexico", "New England", "Latin America"."""
    doc = span.doc
    following = doc[span.end].text if span.end < len(doc) else ""
    if following in tables.actor_words("other_names"):
        return True
    before = doc[span.start - 1].text if span.start else ""
    starts = before in tables.actor_words("other_starts") and not (new and before == "New")
    if starts or (before in ("Latin", "Central", "Native", "North", "South") and _america(span)):
        return True
    return (
        before == "of"
        and span.start > 1
        and doc[span.start - 2].text in tables.actor_words("other_heads")
    )


def _ethnic(span: Span) -> bool:
    """Whether a people lives in another state: "ethnic Albanians", "Bosnian Serbs"."""
    before = span.doc[span.start - 1] if span.start else None
    if before is None or span.text not in tables.actor_words("peoples"):
        return False
    return before.lower_ == "ethnic" or before.text in tables.actor_words("states_of_peoples")


def _america(span: Span) -> bool:
    """Whether the name is America as a continent: "Latin American"."""
    return span.text.startswith("America")


def _thing(span: Span) -> bool:
    """Whether a demonym only describes money, a language or a dish: "U.S. dollars", "in English"."""
    after = word_after(span)
    if after in tables.actor_words("things") or after.startswith("$"):
        return True
    alone = after in ("", ",", ".", ";", "and", "or", "''", '"', "to")
    return (
        alone
        and word_before(span) in ("in", "into", "speak", "speaks", "spoke")
        and span.text
        in ("English", "French", "Arabic", "Spanish", "Chinese", "Russian", "German", "Japanese")
    )


def _joined(span: Span) -> str:
    return str(span.doc[span.end + 1].lower_) if span.end + 1 < len(span.doc) else ""
