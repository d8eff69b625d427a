"""Names of public bodies by their grammar: a head with its modifiers or its complement."""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Doc, Token

from factx import tables
from factx.entities.agencies.extents import Extents, Named
from factx.entities.agencies.fixed import fixed
from factx.entities.agencies.lists import coordinated
from factx.entities.agencies.words import (
    GATHERINGS,
    capital,
    field,
    head_word,
    head_words,
    phrase_at,
    private,
    public,
)
from factx.grammar.index import occurrences

_SPLIT = frozenset(
    {"ministries", "departments", "committees", "bureaus", "consulates", "embassies"}
)
_LOWER_HEADS = frozenset(
    {
        "agency",
        "bureau",
        "commission",
        "committee",
        "council",
        "court",
        "office",
        "tribunal",
        "board",
        "authority",
    }
)
#: Heads that are public where a place is before them and a field behind: "Chile Board of Nursing".
_OF_PLACES = frozenset({"administration", "agency", "board"})
#: Lower-case heads that a field and an owner make a name.
_LOWER_OWNED = frozenset(
    {
        "agency", "administration", "authority", "board", "bureau", "commission", "committee", "council",
        "court", "directorate", "inspectorate", "office", "service", "tribunal",
    }
)  # fmt: skip
#: Most words between an owner and a lower-case head.
_MODIFIERS = 5
_SITTING = frozenset({"commission", "committee", "subcommittee"})
_OF_STATE = frozenset({"federal", "government", "national", "royal", "state"})


def names(doc: Doc) -> Iterator[Named]:
    """Every name, those inside longer ones included."""
    reach = Extents(doc)
    for token in occurrences(doc, head_words()):
        length, sorts = phrase_at(doc, token.i)
        if length:
            yield from fixed(reach, token.i, token.i + length, sorts)
        head = head_word(token)
        if head is None or (token.is_upper and len(token) > 4 and not _signed(token, head)):
            continue
        yield from (
            _capital(reach, token.i, head) if capital(token) else _lower(reach, token.i, head)
        )


def _signed(token: Token, head: str) -> bool:
    """Whether a ministry signs in capitals: "MINISTRY OF TRADE"."""
    ahead = token.doc[token.i + 1 : token.i + 3]
    return (
        head in tables.heads().ministries
        and len(ahead) > 1
        and ahead[0].text == "OF"
        and ahead[1].is_upper
    )


def _capital(reach: Extents, i: int, head: str) -> Iterator[Named]:
    """A capitalised head: "Food Agency", "Ministry of Trade and Industry", "Departments of State and Commerce"."""
    doc = reach.doc
    plural = doc[i].lower_ in tables.heads().plurals
    if plural and doc[i].lower_ not in _SPLIT:
        return
    if plural:
        yield from coordinated(reach, i, head)
        return
    start, end = reach.left(i), reach.right(i + 1)
    if doc[end : end + 1].text in GATHERINGS:
        return
    modifiers = [t for t in doc[start:i] if t.i not in reach.actors and t.text[0].isalnum()]
    complement = [t for t in doc[i + 1 : end] if t.i not in reach.actors]
    if not modifiers and (end == i + 1 or not any(capital(t) for t in doc[i + 1 : end])):
        return
    around = [*reach.possessor(start), *modifiers, *complement, *doc[end : end + 1]]
    ministry = head in tables.heads().ministries and not any(t.lower_ == "party" for t in around)
    if (not ministry and private(around)) or any(t.i in reach.people for t in modifiers):
        return
    if (
        head in tables.heads().shared
        and not (public([*modifiers, *complement]) and not _policy(modifiers, complement))
        and not (head == "office" and complement)
        and not (head in _OF_PLACES and complement and reach.placed(start))
    ):
        return
    if ministry:
        yield reach.named(start, end, head, "agency.ministry")
    elif head in tables.heads().bodies or any(t.lower_ in _OF_STATE for t in modifiers):
        end = reach.seat(end) if head in ("consulate", "embassy") else end
        yield reach.named(start, end, head, "agency.body")


def _policy(modifiers: list[Token], complement: list[Token]) -> bool:
    """Whether a name is only a field of learning: "Public Administration"."""
    return not complement and [t.lower_ for t in modifiers] == ["public"]


def _lower(reach: Extents, i: int, head: str) -> Iterator[Named]:
    """A head in lower case: "the health ministry", "department of defence", "Joint Intelligence committee"."""
    doc = reach.doc
    plural = doc[i].lower_ in tables.heads().plurals
    if plural and head in ("consulate", "embassy"):
        yield from coordinated(reach, i, head)
    elif head in tables.heads().ministries:
        if plural:
            yield from coordinated(reach, i, head)
            return
        start, end = reach.fields_before(i), reach.fields_after(i + 1)
        if (
            head == "department"
            and start < i
            and doc[i - 1].lower_ not in ("state", "justice", "defense", "defence", "treasury")
        ):
            return
        if start < i or end > i + 1:
            yield reach.named(reach.owner(start), end, head, "agency.ministry")
    elif head in _SITTING and plural and i and capital(doc[i - 1]):
        yield from coordinated(reach, i, head)
    elif head in _SITTING and not plural and (start := _chamber(reach, i)) < i:
        yield reach.named(start, i + 1, head, "agency.body")
    elif head in _LOWER_OWNED and not plural and (start := _owned(reach, i)) < i:
        yield reach.named(start, i + 1, head, "agency.owned")
    elif head in _LOWER_HEADS and not plural:
        start = reach.left(i)
        modifiers = [t for t in doc[start:i] if t.i not in reach.actors and capital(t)]
        if (
            len(modifiers) > 1
            and (
                modifiers[-1].lower_ in tables.heads().state
                or modifiers[0].lower_ in tables.heads().chambers
            )
            and not private(modifiers)
            and not any(t.i in reach.people for t in modifiers)
        ):
            yield reach.named(start, i + 1, head, "agency.body")


def _owned(reach: Extents, i: int) -> int:
    """Where a state's lower-case body begins, field and owner before it: "Kenya's | electoral commission"; else ``i``."""
    doc, start, known = reach.doc, i, False
    while start > max(i - _MODIFIERS, 0) and (
        doc[start - 1].is_lower or doc[start - 1].text == "-"
    ):
        before = doc[start - 1]
        known = known or field(before) or before.lower_ in tables.heads().state
        if before.tag_[:2] not in ("NN", "JJ", "VB", "HY", "AF") and before.text != "-":
            break
        start -= 1
    if not known or start == i or _follows_noun(doc, i):
        return i
    if start - 1 in reach.actors:
        return reach.owner(start)
    possessive = start > 1 and doc[start - 1].tag_ == "POS" and start - 2 in reach.actors
    return start if possessive else i


def _follows_noun(doc: Doc, i: int) -> bool:
    """Whether a noun behind the head makes it a modifier: "competition authority | rules"."""
    after = doc[i + 1 : i + 2]
    return bool(after) and (
        after[0].text == "-" or (after[0].tag_ in ("NN", "NNS") and not _speaks(after[0]))
    )


def _speaks(token: Token) -> bool:
    """Whether a noun names those who speak for a body: "spokesman", "chief"."""
    return token.lower_ in tables.heads().speaking or token.lower_ in tables.titles().heads


def _chamber(reach: Extents, i: int) -> int:
    """Where the name of a lower-case committee begins that sits in a parliament: "Senate banking | committee"; else ``i``."""
    doc, start = reach.doc, i
    while (
        start > 0
        and doc[start - 1].is_lower
        and doc[start - 1].tag_ in ("NN", "NNS", "JJ")
        and i - start < 4
    ):
        start -= 1
        if doc[start].lower_ in tables.heads().chambers:
            return start
    named = start > 0 and doc[start - 1].lower_ in tables.heads().chambers
    return start - 1 if named and start < i else i
