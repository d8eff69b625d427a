"""What can be chaired: occasions and bodies, and whether one is what the article is about."""

from __future__ import annotations

import functools
from bisect import bisect_left

from spacy.tokens import Doc, Span, Token

from factx import tables
from factx.entities.persons.names import capital
from factx.grammar.clauses import SUBJECTS
from factx.grammar.index import places, sentence_of
from factx.values.words import verb_forms

_MODIFIERS = ("NN", "NNS", "NNP", "NNPS", "JJ", "HYPH", "CD", "VBN", "VBG")
_MEASURES = frozenset(["day", "hour", "week", "month", "year", "nation", "member", "party"])
_INDEFINITE = frozenset(
    {"a", "an", "another", "one", "any", "some", "several", "two", "three", "each", "other"}
)


#: Words that make an occasion another than the one that is told.
_OTHERS = frozenset({"earlier", "following", "next", "previous"})
#: Sentences at the head of a text in which "a meeting" may be that of the event.
_EARLY = 5
_GROUPS_THAT_MEET = frozenset(
    [
        "action", "advisory", "consultative", "contact", "expert", "experts", "level", "monitoring", "review", "steering",
        "study", "support", "task", "working",
    ]
)  # fmt: skip


@functools.cache
def travelling() -> frozenset[str]:
    """All forms of the verbs of going to others."""
    return frozenset(form for base in tables.chairing().travelling for form in verb_forms(base))


def is_session(token: Token) -> bool:
    """Whether a noun is an occasion that is chaired ("meeting", "talks")."""
    return token.lower_ in tables.chairing().sessions and (
        token.tag_[0] == "N" or token.dep_ in SUBJECTS or capital(token)
    )


def is_group(token: Token) -> bool:
    """Whether a noun is a body that is chaired ("panel", "working party")."""
    lower = token.lower_
    if lower in ("party", "parties"):
        return token.i > 0 and token.nbor(-1).lower_ == "working"
    if lower in ("force", "forces"):
        return token.i > 0 and token.nbor(-1).lower_ == "task"
    if lower in ("group", "groups"):
        return not capital(token) or meets(token)
    if lower in ("board", "boards"):
        return meets(token) or (
            token.i + 2 < len(token.doc) and token.nbor(2).lower_ in ("inquiry", "enquiry")
        )
    if lower in ("table", "tables"):
        return token.i > 0 and token.nbor(-1).lower_ == "round"
    return lower in tables.chairing().groups


def meets(token: Token) -> bool:
    """Whether the word before a group says that it is one that meets ("working group", "task force")."""
    return token.i > 0 and token.nbor(-1).lower_ in _GROUPS_THAT_MEET


def is_body(token: Token) -> bool:
    """Whether a noun can be chaired."""
    return (is_session(token) and token.lower_ not in ("table", "round")) or is_group(token)


def first(span: Span) -> Token | None:
    """The first noun of a span that can be chaired; of "review panel" the last word."""
    found = next((t for t in span if is_body(t)), None)
    while found is not None and found.i + 1 < span.end and is_body(found.nbor()):
        found = found.nbor()
    return found


def phrase(doc: Doc, head: Token) -> Span:
    """The head with the words before it that belong to it, without its article ("UN fact-finding mission")."""
    i = head.i
    while (
        i > 0
        and not doc[i].is_sent_start
        and (
            doc[i - 1].tag_ in _MODIFIERS
            or (doc[i - 1].tag_ == "POS" and i > 1 and capital(doc[i - 2]))
        )
    ):
        if doc[i - 1].ent_type_ == "PERSON" or (
            doc[i - 1].ent_type_ in ("DATE", "TIME") and capital(doc[i - 1])
        ):
            break
        i -= 1
    end = head.i + 1
    if end < len(doc) and doc[end].lower_ == "of" and end + 1 < len(doc):
        stop = end + 1
        while (
            stop < len(doc)
            and stop - end < 10
            and (
                capital(doc[stop])
                or doc[stop].lower_ in ("the", "of", "and", "for", "on")
                or doc[stop].text == "-"
            )
            and doc[stop].ent_type_ not in ("DATE", "TIME")
        ):
            stop += 1
        while stop > end and not capital(doc[stop - 1]):
            stop -= 1
        end = stop if stop > end + 1 else end
    return doc[i:end]


class Centre:
    """What the article is about: its title, lead and event clause, as words to compare bodies with."""

    def __init__(self, doc: Doc) -> None:
        self.doc = doc
        lead = first_sentences(doc, 1)
        event = list(doc.spans.get("event", ()))
        self.tokens = [t for span in [lead, *event] for t in span]
        self.lead_end = max([lead.end, *(s.end for s in event)], default=0)
        title = (doc.user_data.get("title") or "").lower()
        self.words = {_singular(t.lower_) for t in self.tokens} | {
            _singular(w.strip(".,:;'\"")) for w in title.split()
        }
        self.early_end = first_sentences(doc, _EARLY).end

    def holds(self, body: Span, head: Token, *, strict: bool, hung: bool = False) -> bool:
        """Whether a body or occasion is the one the article is about.

        ``strict``: the words of chairing leave no doubt; ``hung``: they only tell of a person what he or she is.
        """
        if any(t.lower_ in _OTHERS for t in body):
            return False
        if self._generic(body, head) and strict:
            return True
        inside = any(t.i == head.i for t in self.tokens)
        named = capital(head) and not head.is_sent_start and not is_session(head)
        if (
            hung
            and (inside or named)
            and not (self._acts(body, head) if named else self._recurs(body, head))
        ):
            return False
        if inside:
            return True
        determiner = self.doc[body.start - 1].lower_ if body.start else ""
        if determiner in _INDEFINITE:
            early = head.i < self.early_end
            told = (
                strict
                and is_session(head)
                and (len(body) <= 2 or _singular(head.lower_) in self.words)
            )
            return early and (told or self._taken_up(head))
        if any(capital(t) and t.i != head.i and t.lower_ not in ("the", "of") for t in body) or (
            capital(head) and not head.is_sent_start
        ):
            own = [
                _singular(t.lower_)
                for t in body
                if t.text[0].isalnum() and t.lower_ not in ("the", "of", "and", "on", "for")
            ]
            known = sum(w in self.words for w in own) >= max(1, (len(own) + 1) // 2)
            return known and (_singular(head.lower_) in self.words or not is_body(head))
        return _singular(head.lower_) in self.words

    def _generic(self, body: Span, head: Token) -> bool:
        """An occasion or body that an article points back to: "the two-day gathering", "these talks", "the working party"."""
        determiner = self.doc[body.start - 1].lower_ if body.start else ""
        nouns = [t for t in body if t.tag_.startswith("N") and t.lower_ not in _MEASURES]
        return (
            determiner in ("the", "this", "these")
            and len(nouns) <= 2
            and not any(capital(t) for t in body)
            and is_body(head)
        )

    def _taken_up(self, head: Token) -> bool:
        """Whether a main clause brings in a body that later sentences are about: "a committee. | The committee will meet"."""
        above = head.head.head if head.dep_ == "pobj" else head.head
        if above.dep_ != "ROOT":
            return False
        named = places(self.doc, head.lower_)
        later = (self.doc[i] for i in named[bisect_left(named, sentence_of(head).end) :])
        return any(t.dep_ in SUBJECTS and t.left_edge.lower_ == "the" for t in later)

    def _acts(self, body: Span, head: Token) -> bool:
        """Whether a body that has a name acts or meets in the event."""
        named = (
            t for t in self.tokens if t.lower_ == head.lower_ and not body.start <= t.i < body.end
        )
        return any(
            t.dep_ in SUBJECTS or t.head.dep_ == "agent" or is_session(t.head.head) for t in named
        )

    def _recurs(self, body: Span, head: Token) -> bool:
        """Whether the head of the body is named elsewhere in the text or in the title."""
        title = (self.doc.user_data.get("title") or "").lower()
        word = _singular(head.lower_)
        forms = [form for form in (word, f"{word}s") if _singular(form) == word]
        return word in title or any(
            not body.start <= i < body.end for form in forms for i in places(self.doc, form)
        )


def first_sentences(doc: Doc, number: int) -> Span:
    """The first sentences of the text that say something (a dateline or heading alone does not count)."""
    end, left = 0, number
    for sentence in doc.sents:
        end = sentence.end
        if sum(t.is_alpha for t in sentence) > 5:
            left -= 1
        if not left:
            break
    return doc[0:end]


def _singular(word: str) -> str:
    return word[:-1] if word.endswith("s") and not word.endswith("ss") and len(word) > 3 else word
