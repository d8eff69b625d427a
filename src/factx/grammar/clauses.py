"""Walks in spaCy's dependency tree: who does what to whom, coordination, phrases."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator

from spacy.tokens import Span, Token

SUBJECTS = frozenset({"nsubj", "nsubjpass", "csubj", "csubjpass"})
OBJECTS = frozenset({"dobj", "obj", "dative", "attr", "oprd"})


def conjuncts(token: Token) -> list[Token]:
    """The token and all that is coordinated with it, in text order."""
    return sorted({token, *token.conjuncts}, key=lambda t: t.i)


def subject(verb: Token) -> Token | None:
    """The subject of a verb; a coordinated or open verb ("met and agreed", "plans to meet") takes that of its governor."""
    seen = 0
    while seen < 8:
        for child in verb.children:
            if child.dep_ in SUBJECTS:
                return child
        if verb.dep_ not in ("conj", "xcomp") or verb.head == verb:
            return None
        verb, seen = verb.head, seen + 1
    return None


def objects(verb: Token) -> list[Token]:
    """The direct and predicate objects of a verb, coordination included."""
    return [o for child in verb.children if child.dep_ in OBJECTS for o in conjuncts(child)]


def under(head: Token, prepositions: Collection[str]) -> Iterator[Token]:
    """The objects of the given prepositions that hang on ``head`` ("with Chile and Peru" -> Chile, Peru)."""
    for child in head.children:
        if child.dep_ in ("prep", "agent") and child.lower_ in prepositions:
            for grandchild in child.children:
                if grandchild.dep_ in ("pobj", "pcomp"):
                    yield from conjuncts(grandchild)


class Ancestors:
    """Walks up the tree as long as a test holds, and remembers where it came to: long lists hang one on the other."""

    def __init__(self, goes_on: Callable[[Token], bool]) -> None:
        self._goes_on = goes_on
        self._tops: dict[int, Token] = {}

    def top(self, token: Token) -> Token:
        """The first token, this one or above it, at which the test fails; the root when it never does."""
        path = []
        while token.i not in self._tops and self._goes_on(token) and token.head.i != token.i:
            path.append(token.i)
            token = token.head
        top = self._tops.get(token.i, token)
        self._tops.update(dict.fromkeys(path, top))
        return top


def phrase(token: Token) -> Span:
    """The whole phrase that a token heads."""
    return token.doc[token.left_edge.i : token.right_edge.i + 1]


def word_after(span: Span) -> str:
    """The word after a stretch, lower-case; "" at the end of the text."""
    return str(span.doc[span.end].lower_) if span.end < len(span.doc) else ""


def word_before(span: Span) -> str:
    """The word before a stretch and its "the", lower-case; "" at the start of the text."""
    i = span.start - 1
    if i >= 0 and span.doc[i].lower_ == "the":
        i -= 1
    return str(span.doc[i].lower_) if i >= 0 else ""
