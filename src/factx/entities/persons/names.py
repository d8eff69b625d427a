"""Names of persons by their shape: where a run of name words begins and ends, whatever the culture they are from."""

from __future__ import annotations

import re

from spacy.tokens import Doc, Token

from factx import tables

_INITIALS = re.compile(r"(?:[A-Z]\.-?)+|[A-Z]{1,2}|[A-Z]-[A-Z]")
SUFFIXES = frozenset(
    {
        "Jr",
        "Jr.",
        "Sr",
        "Sr.",
        "II",
        "III",
        "IV",
        "V",
        "VI",
        "VII",
        "VIII",
        "IX",
        "X",
        "XI",
        "XII",
        "XIV",
        "XV",
        "XVI",
        "XXIII",
    }
)
#: Function words that are names too when they have a capital within a sentence ("An Qi", "Said Karimi", "Will Ross").
_ALSO_NAMES = frozenset(
    [
        "an",
        "do",
        "has",
        "he",
        "her",
        "how",
        "in",
        "my",
        "no",
        "on",
        "said",
        "so",
        "to",
        "was",
        "will",
        "you",
    ]
)
_MOST_WORDS = 10


def capital(token: Token) -> bool:
    """Whether a token begins with a capital letter."""
    return token.text[0].isupper()


def fixed(token: Token) -> bool:
    """Whether a token belongs to a country, people or body that is no person."""
    return (
        token.ent_type_ in ("GPE", "NORP")
        or token.lower_ in tables.titles().fields
        or in_place(token)
    )


def in_place(token: Token) -> bool:
    """Whether a token is part of the name of a country or people ("Sri | Lankan")."""
    doc, i = token.doc, token.i
    return any(place_end(doc, start) > i for start in range(max(i - 2, 0), i + 1))


def place(doc: Doc, i: int) -> bool:
    """Whether the name of a country or people begins at token ``i`` ("Sri Lanka", "Danish")."""
    return place_end(doc, i) > i


def place_end(doc: Doc, i: int) -> int:
    """The end of the longest name of a country or people that begins at token ``i``; ``i`` itself when none does."""
    rests = tables.places().get(doc[i].lower_)
    if rests is None or not capital(doc[i]) or doc[i].lower_ in tables.titles().given_places:
        return i
    fitting = [
        len(rest)
        for rest in rests
        if tuple(t.lower_ for t in doc[i + 1 : i + 1 + len(rest)]) == rest
    ]
    return i + 1 + max(fitting) if fitting else i


def begins_name(doc: Doc, i: int) -> bool:
    """Whether a name of a person can begin at token ``i``: a capital word that is no title, field or function word."""
    if i >= len(doc):
        return False
    token, words = doc[i], tables.titles()
    if token.text in (
        "al",
        "el",
        "ould",
        "bin",
        "ibn",
        "van",
        "von",
        "de",
        "di",
        "da",
        "la",
        "le",
    ) and i + 1 < len(doc):
        following = doc[i + 2] if doc[i + 1].text == "-" and i + 2 < len(doc) else doc[i + 1]
        return capital(following) and following.lower_ not in words.not_names
    return _name_word(token) and not (
        (token.lower_ in words.heads and token.lower_ not in words.given)
        or token.lower_ in words.fields
        or token.lower_ in words.qualifiers
        or place(doc, i)
        or (
            token.is_upper
            and len(token) > 1
            and not _INITIALS.fullmatch(token.text)
            and not _capitals_name(doc, i)
        )
    )


def name_end(doc: Doc, start: int) -> int:
    """The end of the name that begins at token ``start``; ``start`` itself when none begins there."""
    if not begins_name(doc, start):
        return start
    end = start + 1
    while end < len(doc) and end - start < _MOST_WORDS * 2:
        step = _next_word(doc, start, end)
        if not step:
            break
        end += step
    end = _without_tail(doc, start, end)
    institution = (
        end < len(doc)
        and capital(doc[end])
        and doc[end].lower_ in tables.titles().fields
        and not doc[end].is_sent_start
    )
    return start if institution and end - start < 3 and doc[start].ent_type_ != "PERSON" else end


def name_start(doc: Doc, end: int) -> int:
    """The start of the name of two words or more that ends before token ``end``; ``end`` itself when there is none."""
    words, best = tables.titles(), end
    i = end - 1
    while i >= 0 and end - i <= _MOST_WORDS * 2:
        token = doc[i]
        if (
            not (capital(token) or token.lower_ in words.particles or token.text == "-")
            or token.lower_ in words.honorifics
        ):
            break
        if begins_name(doc, i) and end - i > 1 and name_end(doc, i) == end and not fixed(token):
            best = i
        if token.is_sent_start:
            break
        i -= 1
    return best


def affiliation(doc: Doc, i: int) -> int | None:
    """The mark before a party and state behind a name ("Ek, R-Iowa, the ...", "Ek (R-Iowa)"); token ``i`` stands behind them."""
    k = i - 1
    while k > max(i - 5, 0) and (capital(doc[k]) or doc[k].text == "-"):
        k -= 1
    if not (0 <= k < i - 1 and doc[k].text in (",", "(")):
        return None
    return k if any(t.text == "-" or t.ent_type_ == "GPE" for t in doc[k:i]) else None


def after_honorifics(doc: Doc, i: int) -> int:
    """The first token from ``i`` on that is no form of address ("Mr.", "Prof. Dr.")."""
    words = tables.titles()
    while i + 1 < len(doc) and (
        doc[i].lower_ in words.honorifics or (doc[i].text in (".", "(", "Dato") and i)
    ):
        if doc[i].lower_ not in words.honorifics and doc[i - 1].lower_ not in words.honorifics:
            break
        if not capital(doc[i]) and doc[i].text != ".":
            break
        i += 1
    return i


def _name_word(token: Token) -> bool:
    if not capital(token) or not any(c.isalpha() for c in token.text):
        return False
    return token.lower_ not in tables.titles().not_names or (
        token.lower_ in _ALSO_NAMES and not token.is_sent_start
    )


def _capitals_name(doc: Doc, i: int) -> bool:
    """A surname in capitals beside a given name in mixed case ("RAHMAN Aziz")."""
    return (
        len(doc[i]) > 3
        and i + 1 < len(doc)
        and doc[i + 1].is_title
        and doc[i + 1].lower_ not in tables.titles().not_names
    )


def _next_word(doc: Doc, start: int, end: int) -> int:
    """How many tokens from ``end`` on continue the name; 0 when it is over."""
    token, words = doc[end], tables.titles()
    following = doc[end + 1] if end + 1 < len(doc) else None
    if (
        token.text in ("-", "–")
        and following is not None
        and not token.whitespace_
        and not doc[end - 1].whitespace_
    ):
        return 2 if following.text[0].isalpha() and not _is_compound_tail(following) else 0
    if token.text in SUFFIXES:
        return 1
    if token.text == "," and following is not None and following.text in ("Jr", "Jr.", "Sr", "Sr."):
        return 2
    if token.text in ('"', "'") and following is not None and _name_word(following):
        close = next(
            (k for k in range(end + 2, min(end + 4, len(doc))) if doc[k].text == token.text), None
        )
        return (
            close + 1 - end
            if close is not None and close + 1 < len(doc) and _name_word(doc[close + 1])
            else 0
        )
    if token.text in words.particles:
        ahead = _after_particles(doc, end)
        return ahead + 1 - end if ahead is not None else 0
    if (
        not _name_word(token)
        or (token.is_sent_start and doc[end - 1].text.endswith("."))
        or (_INITIALS.fullmatch(token.text) is None and _is_acronym(token))
    ):
        return 0
    if token.lower_ in words.heads or token.lower_ in words.fields:
        last = following is None or not (capital(following) or following.lower_ == "of")
        borne = token.lower_ in words.surnames or token.lower_ in words.given
        return int(
            borne
            and not token.is_upper
            and ((end == start + 1 and last) or token.lower_ in words.given)
        )
    return 1


def _is_compound_tail(token: Token) -> bool:
    """The second part of a compound adjective ("Holm-led", "Ek-era"), not of a name ("Ji-hoon")."""
    return token.text.islower() and (
        token.lower_.endswith("ed")
        or token.lower_ in ("era", "style", "like", "born", "run", "made")
    )


def _is_acronym(token: Token) -> bool:
    return token.is_upper and len(token) < 4


def _after_particles(doc: Doc, i: int) -> int | None:
    """The token of the name word that particles from ``i`` on lead to ("von | der | Leyen")."""
    words = tables.titles()
    for k in range(i, min(i + 4, len(doc))):
        token = doc[k]
        if _name_word(token):
            return k if token.lower_ not in words.heads or token.lower_ in words.given else None
        if token.text not in words.particles and token.text != "-":
            return None
    return None


def _without_tail(doc: Doc, start: int, end: int) -> int:
    while end > start + 1 and (doc[end - 1].text == "-" or doc[end - 1].lower_ in ("'s", "'")):
        end -= 1
    return end
