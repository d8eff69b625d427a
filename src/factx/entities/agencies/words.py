"""The words around the head of a public body's name: what may stand in a name, where an owner stands, what is private."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from spacy.tokens import Doc, Span, Token

from factx import tables
from factx.own_tables import per_tables

#: What a body's name before it makes the name of a gathering: "Chile-Peru Foreign Office | Consultations".
GATHERINGS = frozenset(
    {"Conference", "Consultations", "Dialogue", "Forum", "Meeting", "Summit", "Talks"}
)
JOINS = frozenset({"and", "&"})
_ACTOR_LABELS = frozenset({"GPE", "NORP"})
_OWNERS = frozenset({"country", "bloc", "organization"})


def actors_at(doc: Doc) -> dict[int, Span]:
    """Token -> the country, bloc or organisation that it belongs to and that can own bodies.

    In a Doc without ``spans["actors"]`` the places and peoples that the NER found.
    """
    if "actors" not in doc.spans:
        marked = [e for e in doc.ents if e.label_ in _ACTOR_LABELS]
    else:
        marked = [a for a in doc.spans["actors"] if a.label_ in _OWNERS and _known(a.kb_id_)]
    return {i: span for span in marked for i in range(span.start, span.end)}


def key_of(actor: Span) -> str:
    """The key of an actor; its words when no table or rule has given one."""
    return str(actor.kb_id_) or actor.text


def _known(key: str) -> bool:
    """Whether the tables know an actor, and as no body of another ("UNEP")."""
    row = tables.actors().get(key)
    return row is not None and not row.body


def joint(actors: Mapping[int, Span], actor: Span | None) -> Span | None:
    """The actor that a hyphen joins to this one: "Chile | -Peru Joint Commission"."""
    if actor is None or actor.start < 2:
        return None
    mark, before = actor.doc[actor.start - 1], actor.doc[actor.start - 2]
    hyphen = mark.text in ("-", "–") and not mark.whitespace_ and not before.whitespace_
    return actors.get(before.i) if hyphen else None


def capital(token: Token) -> bool:
    """Whether a token begins with a capital letter."""
    return token.text[0].isupper()


def field(token: Token) -> bool:
    """Whether a token names a field of policy ("trade", "Defense")."""
    return token.lower_ in tables.titles().policies or token.lower_ in (
        "state",
        "interior",
        "foreign",
        "home",
    )


def head_word(token: Token) -> str | None:
    """The singular of a token that is the head of bodies' names, else None."""
    heads, lower = tables.heads(), token.lower_
    if lower in heads.ministries or lower in heads.bodies or lower in heads.shared:
        return lower
    return heads.plurals.get(lower)


@per_tables
def head_words() -> frozenset[str]:
    """The words at which a name of a body can be found: heads, and first words of fixed phrases."""
    heads = tables.heads()
    return frozenset(
        {*heads.ministries, *heads.bodies, *heads.shared, *heads.plurals, *heads.phrases}
    )


def phrase_at(doc: Doc, i: int) -> tuple[int, frozenset[str]]:
    """Length and sorts of the longest fixed phrase that begins at token ``i``; length 0 when there is none."""
    rows = tables.heads().phrases.get(doc[i].lower_, ())
    fitting = [
        (words, sort)
        for words, sort in rows
        if tuple(t.lower_ for t in doc[i : i + len(words)]) == words
    ]
    longest = max((len(words) for words, _ in fitting), default=0)
    return longest, frozenset(sort for words, sort in fitting if len(words) == longest)


def private(words: Iterable[Token]) -> bool:
    """Whether one of the words makes the body a private one or a political party's."""
    return any(t.lower_ in tables.heads().private for t in words)


def public(words: Iterable[Token]) -> bool:
    """Whether one of the words is of policy or of the state."""
    return any(
        field(t) or t.lower_ in tables.heads().state or t.lower_ in tables.heads().holders
        for t in words
    )


def own_word(token: Token) -> bool:
    """Whether a capitalised token may stand inside a name, before its head."""
    if not capital(token) or token.lower_ in tables.heads().outside or not token.text[0].isalpha():
        return False
    return not (
        token.is_sent_start
        and token.tag_[:2] in ("RB", "VB", "CC", "IN", "DT", "PR", "WR", "WP", "TO")
    )
