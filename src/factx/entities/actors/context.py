"""Where an actor is named only as context: a place, a source, an occasion before, a quality of something else."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterator

from spacy.tokens import Doc, Span, Token

from factx import tables
from factx.grammar.clauses import SUBJECTS, Ancestors, word_after, word_before
from factx.grammar.cues import forms


class MentionContext:
    """Tells over one Doc which mentions of actors are context."""

    def __init__(self, doc: Doc) -> None:
        self.doc = doc
        self.firms = [s for s in doc.spans.get("actors", ()) if s.label_ == "company"]
        self.firm_starts = [firm.start for firm in self.firms]
        self.in_firms = {i for firm in self.firms for i in range(firm.start, firm.end)}
        self.first_of_list = Ancestors(lambda token: token.dep_ == "conj")
        self._before: dict[int, int] = {}

    def holds(self, span: Span) -> bool:
        """Whether a mention is context."""
        return any(rule(self, span) for rule in RULES)

    def descriptive(self, span: Span) -> bool:
        """Whether the name only places or describes something else."""
        return (
            place(self, span)
            or quality(self, span)
            or private(self, span)
            or superlative(self, span)
        )

    def before_list(self, i: int) -> int:
        """The token before a list of places that goes on at token ``i``."""
        path = []
        while i > 0 and i not in self._before and self._listable(self.doc[i]):
            path.append(i)
            i -= 1
        before = self._before.get(i, i)
        self._before.update(dict.fromkeys(path, before))
        return before

    def _listable(self, token: Token) -> bool:
        return token.lower_ in ("and", "or", ",", "the") or token.ent_type_ in ("GPE", "LOC")


def place(context: MentionContext, span: Span) -> bool:
    """The place of something: "talks in Chile", "the Iraqi city of Basra"; not of somebody: "rebels in Chad"."""
    if word_after(span) in ("'s", "’s", "'"):
        return False
    if _listed_place(context, span):
        return True
    if (noun := _noun(span)) is not None and noun.lower_ in tables.actor_words("localities"):
        return True
    preposition = span.root.head
    if preposition.dep_ == "prep" and preposition.head.lower_ in forms(
        sorted(tables.actor_words("arriving"))
    ):
        return False
    if preposition.dep_ == "prep" and preposition.lower_ in tables.actor_words("places"):
        return not (preposition.lower_ == "in" and _people(preposition.head))
    return word_before(span) in tables.actor_words("places")


def _listed_place(context: MentionContext, span: Span) -> bool:
    """A later name of a list after a preposition of place: "attacks in Kenya and Tanzania"."""
    doc, i = span.doc, span.start - 1
    if (
        i < 0
        or doc[i].lower_ not in ("and", "or", ",")
        or context.first_of_list.top(span.root).dep_ in SUBJECTS
    ):
        return False
    before = context.before_list(i)
    return before + 1 < span.start - 1 and doc[before].lower_ in tables.actor_words("places")


def quality(_: MentionContext, span: Span) -> bool:
    """A quality of something else: "U.S.-registered", "anti-Syrian", "Bosnia-style"."""
    doc, after = span.doc, span.end
    if (
        after + 1 < len(doc)
        and doc[after].text == "-"
        and doc[after + 1].lower_ in tables.actor_words("qualities")
    ):
        return True
    return (
        span.start > 1
        and doc[span.start - 1].text == "-"
        and doc[span.start - 2].lower_ in ("anti", "pro", "ex", "non")
    )


def private(context: MentionContext, span: Span) -> bool:
    """Somebody's or something's nationality that is nobody's government: "Japanese universities", "a Chilean poet"."""
    noun = _noun(span)
    if span.label_ != "country":
        return False
    if span.root.dep_ == "poss" and noun is not None and noun.i in context.in_firms:
        return True
    if span.id_ == "actor.name":
        return False
    if noun is not None and any(
        t.lower_ in tables.actor_words("private") for t in span.doc[span.end : noun.i + 1]
    ):
        return True
    low, high = (
        bisect_left(context.firm_starts, span.end),
        bisect_right(context.firm_starts, span.end + _WORDS),
    )
    return any(_describes(span, firm) for firm in context.firms[low:high])


def _describes(span: Span, firm: Span) -> bool:
    """Whether only nouns and adjectives stand between a nationality and a firm's name: "British paint group Arden PLC"."""
    return all(
        t.tag_.startswith(("NN", "JJ")) or t.tag_ == "HYPH" for t in span.doc[span.end : firm.start]
    )


def parent(_: MentionContext, span: Span) -> bool:
    """A firm that only tells which other owns or belongs to it: "Andina parent Grupo Sur", "the parent company of Andina"."""
    doc, after = span.doc, span.end + (word_after(span) in ("'s", "’s", "'"))
    before = [t.lower_ for t in doc[max(span.start - _WORDS, 0) : span.start]]
    return span.label_ == "company" and (
        doc[after : after + 1].text.lower() == "parent" or ("parent" in before and "of" in before)
    )


def superlative(_: MentionContext, span: Span) -> bool:
    """The range of a superlative: "Chile's largest bank", "the world's and Peru's first"."""
    token = span.root
    return token.dep_ == "poss" and any(c.tag_ == "JJS" for c in token.head.children)


def source(_: MentionContext, span: Span) -> bool:
    """Who only tells: "the Peruvian news agency reported", "according to Chilean radio", "sources in Lima said"."""
    for token in _upward(span.root):
        if token.lower_ in tables.actor_words("sources"):
            return True
        if "according" in (token.lower_, token.head.lower_):
            return True
    return False


def teller(span: Span) -> bool:
    """Who says something at the end of a sentence that tells it of others: "..., the African Union said"."""
    teller = _noun(span) or span.root
    verb = teller.head
    return (
        teller.dep_ == "nsubj"
        and verb.lower_ in forms(sorted(tables.actor_words("telling")))
        and any(c.dep_ == "ccomp" and c.i < span.start for c in verb.children)
    )


def circumstance(_: MentionContext, span: Span) -> bool:
    """Part of a clause of circumstance: "after China held drills", "while Peru was away"."""
    for token in _upward(span.root, verbs=True):
        if token.dep_ == "advcl" and any(
            (c.dep_ == "mark" and c.lower_ in _CIRCUMSTANCES) or c.lower_ == "when"
            for c in token.children
        ):
            return True
        if token.dep_ == "pcomp" and token.head.lower_ in _CIRCUMSTANCES:
            return True
        if token.dep_ == "prep" and token.lower_ in (
            "after",
            "following",
            "since",
            "including",
            "amid",
            "despite",
            "citing",
        ):
            return True
        if token.lower_ in ("absence", "wake") and token.dep_ == "pobj":
            return True
        if token.lower_ == "of" and token.head.lower_ == "ahead":
            return True
    return False


#: How many prepositions deep in noun phrases an actor still takes part.
DEPTH = 3
#: How many words of description stand between a nationality and a firm's name.
_WORDS = 4
_CIRCUMSTANCES = frozenset(
    {
        "after",
        "before",
        "while",
        "since",
        "as",
        "because",
        "although",
        "though",
        "whereas",
        "when",
        "until",
    }
)


def _people(noun: Token) -> bool:
    """Whether a noun names people whose side nothing else tells: "rebels", not "Peruvian rebels"."""
    return noun.lower_ in tables.actor_words("people") and not any(
        c.dep_ in ("amod", "compound", "poss") and c.text[0].isupper() for c in noun.children
    )


def deep(_: MentionContext, span: Span) -> bool:
    """Far down in a noun phrase: "an investigation of arms sales to Peru"."""
    return (
        sum(
            t.dep_ == "prep" and t.head.tag_.startswith("NN")
            for t in _upward(span.root, verbs=True)
        )
        >= DEPTH
    )


def compared(_: MentionContext, span: Span) -> bool:
    """Only compared with somebody: "like Norway", "unlike Chile"."""
    return word_before(span) in ("like", "unlike")


def aside(_: MentionContext, span: Span) -> bool:
    """Inside a clause that only tells more of a noun after a preposition: "in the channel that Chile and Peru dispute"."""
    return any(
        (t.dep_ == "relcl" or (t.dep_ == "acl" and t.tag_ != "VB")) and t.head.dep_ == "pobj"
        for t in _upward(span.root, verbs=True)
    )


def task(_: MentionContext, span: Span) -> bool:
    """What an envoy is sent to: "the U.N. special envoy for Syria", "envoys to Chad"."""
    sent = span.root.head
    return (
        sent.dep_ == "prep"
        and sent.lower_ in ("for", "to")
        and sent.head.lower_ in tables.actor_words("envoys")
    )


def matter(context: MentionContext, span: Span) -> bool:
    """What others speak about: "discussed Libya, trade and migration", "talks on Libya"."""
    if span.id_ == "actor.demonym" or span.label_ not in ("country", "bloc"):
        return False
    token = context.first_of_list.top(span.root)
    if token.dep_ == "dobj":
        return token.head.lower_ in forms(sorted(tables.actor_words("discussing")))
    on = token.dep_ == "pobj" and token.head.lower_ in ("about", "on", "over")
    return on and token.head.head.lower_ in tables.actor_words("dealings")


def _noun(span: Span) -> Token | None:
    """The noun that the name modifies."""
    root = span.root
    return (
        root.head
        if root.dep_ in ("amod", "compound", "nmod", "poss") and root.head.i >= span.end
        else None
    )


def _upward(token: Token, verbs: bool = False) -> Iterator[Token]:
    """The token's governors, inside its noun phrase unless ``verbs``."""
    for _ in range(12):
        if token.head.i == token.i:
            return
        yield token
        token = token.head
        if not verbs and token.tag_.startswith(("V", "MD")):
            return
    return


#: Every rule by which a mention is context.
RULES: tuple[Callable[[MentionContext, Span], bool], ...] = (
    place,
    quality,
    private,
    parent,
    superlative,
    source,
    circumstance,
    deep,
    compared,
    aside,
    matter,
    task,
)
