"""Which actor a name, body or person belongs to, and by which words the text says so.

``Sides(doc).of(span)`` goes through ``RULES``, the surest first; each answers with the key of an actor or None.
"""

from __future__ import annotations

from spacy.tokens import Doc, Span, Token

from factx import tables
from factx.entities.agencies.words import actors_at, joint, key_of

#: Tokens behind a body in which the others of its side are listed.
_LISTED = 20
#: Those who act for one side.
TEAMS = frozenset({"delegation", "side", "team"})
_SIDES = frozenset(
    {
        "side",
        "sides",
        "delegation",
        "team",
        "government",
        "administration",
        "authorities",
        "officials",
        "representatives",
    }
)


class Sides:
    """Answers questions about sides in one Doc; actors come from ``doc.spans["actors"]``."""

    def __init__(self, doc: Doc) -> None:
        self.doc, self.actors = doc, actors_at(doc)

    def of(self, span: Span) -> tuple[str | None, str]:
        """(key of the actor that a span belongs to, id of the rule that says so); (None, "") when its own words do not tell."""
        if self.joint(span):
            return None, ""
        for name, rule in RULES:
            actor = rule(self, span)
            if actor is not None:
                return key_of(actor), f"side.{name}"
        return None, ""

    def joint(self, span: Span) -> bool:
        """Whether a name begins with two actors joined by a hyphen: "Kenya-Oman Joint Commission"."""
        first = self.actors.get(span.start)
        return first is not None and joint(self.actors, self.actors.get(first.end + 1)) is first

    def at(self, i: int) -> Span | None:
        """The actor that token ``i`` belongs to."""
        return self.actors.get(i)

    def word(self, i: int) -> Token | None:
        """Token ``i``, None outside the text."""
        return self.doc[i] if 0 <= i < len(self.doc) else None


def within(sides: Sides, span: Span) -> Span | None:
    """An actor is part of the name, at its start ("U.S. Army") or after "of" ("Bank of Japan")."""
    if (first := sides.at(span.start)) is not None and first.start == span.start:
        return first
    for i in range(span.start, span.end):
        actor = sides.at(i)
        if actor is not None and actor.start == i and (before := sides.word(i - 1)) is not None:
            opener = sides.word(i - 2) if before.lower_ == "the" else before
            if (opener is not None and opener.lower_ == "of") or before.lower_ == "the":
                return actor
    return None


def possessive(sides: Sides, span: Span) -> Span | None:
    """An actor owns it: "Japan's Foreign Ministry", "Norway's and Chile's ministries", "Japan and France's central banks"."""
    mark = sides.word(span.start - 1)
    while mark is not None and mark.tag_.startswith(("JJ", "VBN")) and mark.i not in sides.actors:
        mark = sides.word(mark.i - 1)
    if mark is not None and (mark.tag_ == "POS" or mark.text in ("'s", "'")):
        return sides.at(mark.i - 1)
    return None


def demonym(sides: Sides, span: Span) -> Span | None:
    """An actor's name or adjective stands before it, with words of description between ("the German federal | police")."""
    i = span.start - 1
    for _ in range(4):
        word = sides.word(i)
        if word is None or word.is_sent_end:
            return None
        if (actor := sides.at(i)) is not None:
            joined = sides.word(actor.end)
            return (
                None if joined is not None and joined.text in ("-", "–") else actor
            )  # "the U.S.-led force"
        if not word.tag_.startswith(("JJ", "NN", "VBN", "HYPH")) or word.tag_ == "NNS":
            return None
        i -= 1
    return None


def of_phrase(sides: Sides, span: Span) -> Span | None:
    """The actor follows: "the Foreign Ministry of Chile", "the Transport Ministry (Chile)", "Ministry of Trade, Chile"."""
    word = sides.word(span.end)
    if word is None:
        return None
    if word.lower_ == "of":
        after = sides.word(span.end + 1)
        return sides.at(span.end + (2 if after is not None and after.lower_ == "the" else 1))
    if word.text in (",", "("):
        actor, closing = sides.at(span.end + 1), None
        if actor is not None:
            closing = sides.word(actor.end)
        if (
            actor is not None
            and actor.start == span.end + 1
            and (closing is None or closing.text in (")", ".", ",", ";") or _person(closing))
            and actor.root.ent_type_ != "NORP"
        ):
            return (
                actor
                if word.text == "("
                or ((closing is not None and closing.text != ",") or _ends_list(sides, actor))
                else None
            )
    return None


def _person(token: Token) -> bool:
    """Whether a person's name or form of address begins there: "Joint Secretary, Ministry of Defence, India | Shri Rao"."""
    words = tables.titles()
    return (
        token.ent_type_ == "PERSON"
        or token.lower_ in words.honorifics
        or token.lower_ in words.ranks
    )


def _ends_list(sides: Sides, actor: Span) -> bool:
    following = sides.word(actor.end + 1)
    return following is None or not (following.i in sides.actors or following.text[0].isupper())


def beside(sides: Sides, span: Span) -> Span | None:
    """It is listed, alone or with others, as one side's: "the Trade and Finance ministries on the Chilean side"."""
    for i in range(span.end, span.end + _LISTED):
        word = sides.word(i)
        if (
            word is None
            or word.is_sent_end
            or word.text == ";"
            or word.tag_.startswith(("V", "MD"))
        ):
            return None
        if word.lower_ == "side":
            actor = sides.at(i - 1)
            on = sides.word(actor.start - 2) if actor is not None else None
            return actor if on is not None and on.lower_ in ("for", "from", "on") else None
    return None


def holder(sides: Sides, span: Span) -> Span | None:
    """A title or person of an actor stands over it: "the Chilean head of the Trade Office"."""
    i, seen = span.start - 1, 0
    while seen < 12:
        word = sides.word(i)
        if (
            word is None
            or word.is_sent_end
            or word.text in (".", ";", ":")
            or word.tag_ in ("VBD", "VBZ", "VBP", "MD")
        ):
            return None
        if (actor := sides.at(i)) is not None:
            before, sent_to = sides.word(actor.end), sides.word(actor.start - 1)
            if (
                sent_to is not None and sent_to.lower_ == "to"
            ):  # "High Commissioner to Kenya Ana Roe and"
                return None
            return (
                actor
                if before is not None and (before.tag_ in ("POS", "NN", "NNP", "JJ"))
                else None
            )
        i, seen = i - 1, seen + 1
    return None


#: Every rule, the surest first.
RULES = (
    ("within", within),
    ("possessive", possessive),
    ("demonym", demonym),
    ("of", of_phrase),
    ("beside", beside),
    ("holder", holder),
)
