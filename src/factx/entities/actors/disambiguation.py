"""In which sense a country's name, demonym or capital stands in its sentence: actor, place, or part of another name."""

from __future__ import annotations

import functools
import re

from spacy.tokens import Doc, Span, Token

from factx import tables
from factx.grammar.clauses import SUBJECTS, word_after, word_before
from factx.grammar.cues import forms
from factx.own_tables import per_tables

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
            or self._surname(span)
            or _of_american_state(span)
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
    def _surnames(self) -> dict[int, tuple[int, str]]:
        """Last token of a person's name of several words -> its first token, and the last word."""
        return {
            e.end - 1: (e.start, e[-1].text)
            for e in self.doc.ents
            if e.label_ == "PERSON" and len(e) > 1 and e[-1].text[:1].isupper()
        }

    @functools.cached_property
    def _known_surnames(self) -> frozenset[str]:
        return frozenset(word for _, word in self._surnames.values())

    def _surname(self, span: Span) -> bool:
        """Whether a name is a person's last: "Ana Portugal", "Omar al-Iraqi", and then "Portugal" again, no place."""
        before = [t.lower_ for t in self.doc[max(span.start - 2, 0) : span.start]]
        if before[-1:] and (before[-1] in _PARTICLES or before == ["al", "-"]):
            return True
        if self._surnames.get(span.end - 1, (span.start, ""))[0] < span.start:
            return word_after(span) not in ("'s", "'", "-") and before[-1:] != ["of"]
        again = len(span) == 1 and span.text in self._known_surnames
        return again and span[0].ent_type_ in ("PERSON", "")

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


def _of_american_state(span: Span) -> bool:
    """Whether the name is a town's, its American state behind a comma: "Lebanon, New Hampshire"."""
    doc, comma = span.doc, span.end
    if comma + 1 >= len(doc) or doc[comma].text != ",":
        return False
    states, ahead = tables.actor_words("american_states"), doc[comma + 1 : comma + 3]
    return ahead[0].text in states or ahead.text in states


def governs(span: Span) -> bool:
    """Whether the name of a city stands for the government that sits in it."""
    after, before = word_after(span), word_before(span)
    if before in ("new", "old", "greater", "downtown", "central") or after in tables.actor_words(
        "cities"
    ):
        return False
    if after in ("-", "–") and _joins_place(span):
        return False
    if after in tables.actor_words("governing") or after in ("-", "–"):
        return after != "-" or _joined(span) not in _NO_GOVERNMENT
    if after in ("'s", "’s", "'"):
        return not _inside(span)
    token = span.root
    if token.dep_ in SUBJECTS and any(
        t.dep_ == "conj" and t.ent_type_ == "GPE" and t.text not in _government_names()
        for t in token.subtree
    ):
        return False
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


def _joins_place(span: Span) -> bool:
    """Whether a hyphen joins the city to a place that governs nothing: "the Lima-Cusco railway"."""
    ahead = span.doc[span.end + 1 : span.end + 2]
    if span[-1].whitespace_:
        return False
    return bool(ahead) and ahead[0].text[:1].isupper() and ahead[0].text not in _government_names()


@per_tables
def _government_names() -> frozenset[str]:
    """Every capital, country, people and bloc."""
    return frozenset(
        name
        for row in tables.actors().values()
        for name in (*row.capitals, *row.names, *row.demonyms, *row.prefixes, *row.seats)
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


@per_tables
def _visiting() -> frozenset[str]:
    return forms(sorted(tables.actor_words("visiting")))


@per_tables
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


#: Particles of surnames before a people's name: "Hamdan Al Kuwaiti".
_PARTICLES = frozenset({"al", "bin", "el", "ibn", "ul"})
#: After a hyphen they make a capital a place: "Prague-headquartered".
_NO_GOVERNMENT = frozenset({"area", "based", "born", "bound", "headquartered"})


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
    if span.text not in _LANGUAGES:
        return False
    doc, i = span.doc, span.start - 1
    if _own_line(span):
        return True
    while i > 0 and (doc[i].lower_ in ("and", "or", ",") or doc[i].text in _LANGUAGES):
        i -= 1
    alone = after in ("", ",", ".", ";", "and", "or", "''", '"', "to")
    return alone and i >= 0 and doc[i].lower_ in ("in", "into", "speak", "speaks", "spoke")


_LANGUAGES = frozenset(
    {"Arabic", "Chinese", "English", "French", "German", "Japanese", "Russian", "Spanish"}
)


def _own_line(span: Span) -> bool:
    """Whether a line holds the word alone: the language of a page."""
    doc = span.doc
    text, start, end = doc.text, span.start_char, span.end_char
    before, after = text[max(start - 1, 0) : start], text[end : end + 1]
    return before in ("", "\n") and after in ("", "\n") and len(doc) > len(span)


def _joined(span: Span) -> str:
    return str(span.doc[span.end + 1].lower_) if span.end + 1 < len(span.doc) else ""
