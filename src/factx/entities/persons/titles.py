"""Title phrases: a head ("minister", "vice president", "spokesman") with the words that belong to it."""

from __future__ import annotations

from dataclasses import dataclass

from spacy.tokens import Doc, Span, Token

from factx import tables
from factx.entities.persons.complements import LONGEST, title_end
from factx.entities.persons.names import begins_name, capital, fixed, name_end
from factx.grammar.index import occurrences
from factx.own_tables import per_tables
from factx.values.words import verb_forms

_ADDRESSES = frozenset({"ambassador", "professor"})
#: Offices that are said before a name like a rank, also after another title.
_LEARNED = frozenset({"ambassador", "inspector", "judge", "justice", "professor", "superintendent"})
_GENERALS = frozenset(
    [
        "advocate", "attorney", "auditor", "commissioner", "comptroller", "consul", "controller", "director", "directors",
        "governor", "inspector", "postmaster", "procurator", "prosecutor", "receiver", "registrar", "secretary", "secretaries",
        "solicitor", "surgeon",
    ]
)  # fmt: skip
_RANK_MODIFIERS = frozenset(
    [
        "air",
        "chief",
        "field",
        "fleet",
        "flight",
        "group",
        "lance",
        "master",
        "rear",
        "squadron",
        "staff",
        "vice",
        "wing",
        "-",
        ".",
    ]
)
_LEGISLATORS = frozenset({"congressman", "congresswoman", "mp", "senator"})
_FORCES = frozenset(
    [
        "army",
        "navy",
        "force",
        "forces",
        "marine",
        "marines",
        "corps",
        "police",
        "guard",
        "guards",
        "retired",
        "former",
    ]
)
#: Marks and endings that no title begins with.
_JOINTS = frozenset({"-", "&", ",", "'", "'s"})
_TIME_WORDS = frozenset(
    [
        "today",
        "yesterday",
        "tomorrow",
        "week",
        "month",
        "year",
        "here",
        "there",
        "morning",
        "evening",
        "night",
    ]
)


@per_tables
def naming_verbs() -> frozenset[str]:
    """All forms of the verbs that give a name a title."""
    return frozenset(form for base in tables.titles().naming for form in verb_forms(base))


@dataclass(frozen=True, slots=True)
class Title:
    """A title phrase: token offsets of all its words, of its bare core (head with its left side), and its head."""

    start: int
    core: int
    end: int
    head: int
    plural: bool
    rank: bool
    inner: bool = False
    """Whether it stands inside another title ("adviser to the president")."""

    def span(self, doc: Doc) -> Span:
        """Its words."""
        return doc[self.start : self.end]


def titles(doc: Doc) -> list[Title]:
    """All title phrases of a Doc, in text order."""
    heads = _heads(doc)
    starts = {h: _left(doc, h) for h in heads}
    apart = (
        h
        for h in heads
        if _is_rank(doc, h) or _after_field(doc, starts[h], h) or _addressed(doc, starts[h], h)
    )
    stops = {starts[h] for h in apart} - set(heads.values())
    found: list[Title] = []
    for head, core in heads.items():
        end = title_end(doc, core, stops)
        plural, inner = (
            tables.titles().heads[doc[head].lower_],
            bool(found) and head < found[-1].end,
        )
        found.append(Title(starts[head], core, end, head, plural, _is_rank(doc, head), inner))
    return found


def _is_rank(doc: Doc, i: int) -> bool:
    general = (
        doc[i].lower_ == "general" and i > 0 and doc[i - 1].lower_ in _GENERALS
    )  # "secretary general"
    return doc[i].lower_ in tables.titles().ranks and not general


def _after_field(doc: Doc, start: int, head: int) -> bool:
    """Whether a legislator follows a field of policy: "Minister for Water | Senator Ek"."""
    return (
        doc[head].lower_ in _LEGISLATORS
        and start > 0
        and doc[start - 1].lower_ in tables.titles().policies
    )


def _addressed(doc: Doc, start: int, head: int) -> bool:
    """Whether a title behind a comma is a form of address: "Permanent Secretary, Trade Office, Chile, | Ambassador Ek"."""
    named = head == start and begins_name(doc, head + 1)
    return doc[head].lower_ in _ADDRESSES and named and start > 1 and doc[start - 1].text == ","


def _heads(doc: Doc) -> dict[int, int]:
    """Token of each head -> end of its core ("secretary | general", "president-elect")."""
    found: dict[int, int] = {}
    end = 0
    for token in occurrences(doc, tables.titles().heads):
        if token.i >= end and not _is_other_word(doc, token.i):
            found[token.i] = end = _extended(doc, token.i)
    return {i: end for i, end in found.items() if not _modifies_next(doc, i, end, found)}


def _is_other_word(doc: Doc, i: int) -> bool:
    """A word that looks like a title but is a verb, an adjective or a piece of a proper name."""
    token = doc[i]
    if token.tag_.startswith("VB") and not capital(token):
        return True
    if token.lower_ == "pm" and (
        not token.is_upper or (i > 0 and doc[i - 1].like_num)
    ):  # "at 3 pm"
        return True
    if token.lower_ == "justice" and i and doc[i - 1].lower_ in ("of", "for"):
        return True
    if token.lower_ in tables.titles().given and i and capital(token) and not token.is_sent_start:
        before = doc[i - 1]
        if before.lower_ in tables.titles().honorifics or (
            begins_name(doc, i - 1) and not _before_rank(before)
        ):
            return True
    if token.lower_ in (
        "general",
        "major",
        "principal",
        "chief",
        "forward",
        "present",
        "executive",
        "elect",
    ) and token.tag_.startswith("JJ"):
        return not capital(token) or not begins_name(doc, i + 1)
    if token.lower_ == "count" or token.lower_ in ("m.", "star", "host", "head", "lead", "fellow"):
        return token.tag_ not in ("NN", "NNP", "NNS", "NNPS")
    if (
        token.lower_ in ("star", "dean", "sultan")
        and capital(token)
        and i + 1 < len(doc)
        and begins_name(doc, i + 1)
    ):
        return token.lower_ != "sultan" or bool(i and capital(doc[i - 1]))
    return bool(
        token.ent_type_ == "ORG"
        and token.lower_ in ("general", "major", "star")
        and token.ent_iob_ == "B"
    )


def _extended(doc: Doc, i: int) -> int:
    """The end of the head's core: the head with "general", "-elect", "in chief"."""
    if (
        doc[i].lower_ in tables.titles().ranks
        and i + 2 < len(doc)
        and doc[i + 1].text == "."
        and not doc[i].whitespace_
    ):
        return i + 2
    end = i + 1
    while more := next((len(words) for words in _extensions() if _follow(doc, end, words)), 0):
        if doc[end].lower_ == "general" and doc[i].lower_ not in _GENERALS:
            break
        end += more
    return end


@per_tables
def _extensions() -> tuple[tuple[str, ...], ...]:
    """What may follow a head within its core, with and without a hyphen before it."""
    return tuple(each for words in tables.titles().extensions for each in (words, ("-", *words)))


def _follow(doc: Doc, i: int, words: tuple[str, ...]) -> bool:
    return tuple(t.lower_ for t in doc[i : i + len(words)]) == words


def _modifies_next(doc: Doc, i: int, end: int, heads: dict[int, int]) -> bool:
    """Whether a head is only the modifier of the next ("chief | executive", "deputy head"), not the title before a rank."""
    following = end + 1 if end < len(doc) and doc[end].text == "-" else end
    if following not in heads:
        return False
    if _is_rank(doc, following):
        return _is_rank(doc, i)
    addressed = (
        doc[following].lower_ in _LEARNED
        and capital(doc[following])
        and begins_name(doc, following + 1)
    )
    return (
        not addressed or doc[i].lower_ in tables.titles().qualifiers
    )  # "chairwoman Justice Roe", but "Chief Justice Roe"


def _left(doc: Doc, head: int) -> int:
    """The start of a title: its modifiers, demonyms and possessors."""
    words = tables.titles()
    i = head
    while i > max(head - LONGEST, 0) and not doc[i].is_sent_start:
        step = _step_left(doc, i, head)
        if not step:
            break
        i -= step
    if i and doc[i - 1].lower_ in naming_verbs() and not capital(doc[head]):
        i = max(i, _named(doc, i, head))
    while i < head and (
        doc[i].lower_ in words.descriptive or doc[i].text in _JOINTS or doc[i].tag_ in ("CC", "POS")
    ):
        i += 1
    return i


def _named(doc: Doc, i: int, head: int) -> int:
    """The end of the name that a verb of naming governs ("elected | Ana Ruiz | deputy president"); ``i`` when none."""
    end = name_end(doc, i)
    return end if end - i > 1 and end <= head and not any(fixed(t) for t in doc[i:end]) else i


def _step_left(doc: Doc, i: int, head: int) -> int:
    """How many tokens before ``i`` still belong to the title."""
    token, words, rank = doc[i - 1], tables.titles(), _is_rank(doc, head)
    lower = token.lower_
    if token.is_space or (
        doc[i - 1].ent_type_ == "PERSON"
        and not (fixed(token) or lower in words.heads or lower in words.qualifiers)
    ):
        return 0
    if lower in ("'s", "'") and token.tag_ == "POS" and i > 1:
        return _possessor(doc, i - 1)
    if (
        doc[head].lower_ in _LEGISLATORS and lower in words.policies
    ):  # "Minister for Water | Senator Ek"
        return 0
    if rank and (not _before_rank(token) or (i > 1 and doc[i - 2].lower_ == "of")):
        return 0
    if lower == "of" and i > 1:
        return (
            2
            if capital(doc[i]) and capital(doc[i - 2]) and doc[i - 2].lower_ in words.fields
            else 0
        )
    if token.text == "." and rank:
        return int(i > 1 and doc[i - 2].lower_ in words.ranks)
    if token.text == "-" or lower in words.qualifiers:
        return 1
    if lower in ("and", "&") and i > 1:
        return int(_coordinated(doc, i - 2) and _coordinated(doc, i))
    if token.text == "," and i > 1:
        listed = all(capital(doc[k]) and doc[k].lower_ in words.policies for k in (i - 2, i))
        return int(listed and any(t.lower_ in ("and", "&") for t in doc[i:head]))
    acronym = token.text.isupper() and len(token.text) > 2
    if (
        token.tag_ == "CD"
        or (lower in words.not_names and not acronym)
        or lower in _TIME_WORDS
        or not token.text[0].isalpha()
    ):
        return 0
    if lower in words.honorifics:
        return 0
    if capital(token):
        return 1
    if capital(doc[i]) and token.tag_.startswith("N") and not doc[i].is_upper:
        return 0
    return int(
        token.tag_ in ("NN", "NNS", "JJ", "JJR", "NNP", "FW")
        or (token.tag_ == "VBN" and i > 1 and doc[i - 2].tag_ in ("DT", "PRP$", "POS"))
    )


def _before_rank(token: Token) -> bool:
    """What may stand before a rank within one title: parts of ranks, forces, demonyms, "retired"."""
    lower = token.lower_
    ranks = lower in _RANK_MODIFIERS or lower in tables.titles().ranks
    return ranks or lower in _FORCES or token.ent_type_ in ("GPE", "NORP")


def _coordinated(doc: Doc, i: int) -> bool:
    """Whether a token is a field of policy or a people, which a title may list ("Foreign and Trade Minister")."""
    return doc[i].lower_ in tables.titles().policies or doc[i].ent_type_ == "NORP"


def _possessor(doc: Doc, mark: int) -> int:
    """Tokens of the possessor that ends before the mark: capitals with "of" in them, or one noun; none when a person."""
    words, i = tables.titles(), mark - 1
    if doc[i].ent_type_ == "PERSON" or doc[i].lower_ in words.heads or not doc[i].text[0].isalpha():
        return 0
    while i > 0 and capital(doc[i]) and not doc[i].is_sent_start:
        before = doc[i - 1]
        if before.lower_ == "of" and i > 1 and capital(doc[i - 2]):
            i -= 2
        elif capital(before) and before.lower_ not in words.not_names:
            i -= 1
        else:
            break
    return mark - i + 1
