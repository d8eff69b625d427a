"""Title phrases: a head ("minister", "vice president", "spokesman") with the words that belong to it."""

from __future__ import annotations

from dataclasses import dataclass

from spacy.tokens import Doc, Span, Token

from factx import tables
from factx.grammar.names import after_honorifics, begins_name, capital, fixed, name_end

_PREPOSITIONS = frozenset({"of", "for", "to", "at", "on", "in"})
_PLACED = frozenset({"on", "in", "at", "to"})
_GENERALS = frozenset(
    "advocate attorney auditor commissioner comptroller consul controller director directors governor inspector postmaster procurator prosecutor"
    " receiver registrar secretary secretaries solicitor surgeon".split()
)
_RANK_MODIFIERS = frozenset(
    "air chief field fleet flight group lieutenant lance major master rear squadron staff vice wing brigadier -".split()
)
_FORCES = frozenset(["army", "navy", "air", "force", "forces", "marine", "marines", "corps", "police", "guard", "guards", "retired", "former", "army's"])
_TIME_WORDS = frozenset("today yesterday tomorrow week month year here there morning afternoon evening night".split())


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
    stops = {starts[h] for h in heads if _is_rank(doc, h)} - set(heads.values())
    found: list[Title] = []
    for head, core in heads.items():
        end = max(_right(doc, core, stops), core)
        plural, inner = tables.titles().heads[doc[head].lower_], bool(found) and head < found[-1].end
        found.append(Title(starts[head], core, end, head, plural, _is_rank(doc, head), inner))
    return found


def _is_rank(doc: Doc, i: int) -> bool:
    return doc[i].lower_ in tables.titles().ranks and not (i and doc[i - 1].lower_ in _GENERALS)


def _heads(doc: Doc) -> dict[int, int]:
    """Token of each head -> end of its core ("secretary | general", "president-elect")."""
    words = tables.titles()
    found: dict[int, int] = {}
    i = 0
    while i < len(doc):
        if doc[i].lower_ in words.heads and not _is_other_word(doc, i):
            end = _extended(doc, i)
            found[i] = end
            i = end
        else:
            i += 1
    return {i: end for i, end in found.items() if not _modifies_next(doc, i, end, found)}


def _is_other_word(doc: Doc, i: int) -> bool:
    """A word that looks like a title but is a verb, an adjective or a piece of a proper name."""
    token = doc[i]
    if token.tag_.startswith("VB") and not capital(token):
        return True
    if token.lower_ in tables.titles().given and i and capital(token) and not token.is_sent_start:
        before = doc[i - 1]
        if before.lower_ in tables.titles().honorifics or (begins_name(doc, i - 1) and not _before_rank(before)):
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
    return bool(token.ent_type_ == "ORG" and token.lower_ in ("general", "major", "star") and token.ent_iob_ == "B")


def _extended(doc: Doc, i: int) -> int:
    """The end of the head's core: the head with "general", "-elect", "in chief"."""
    for words in tables.titles().extensions:
        end = i + 1 + len(words)
        if tuple(t.lower_ for t in doc[i + 1 : end]) == words:
            if words == ("general",) and doc[i].lower_ not in _GENERALS:
                continue
            return end
        if words[0] == "general" and tuple(t.lower_ for t in doc[i + 1 : i + 3]) == ("-", "general"):
            return _extended(doc, i + 2) if i + 3 < len(doc) else i + 3
        if words[0] in ("elect", "designate") and tuple(t.lower_ for t in doc[i + 1 : i + 3]) == ("-", words[0]):
            return i + 3
    return i + 1


def _modifies_next(doc: Doc, i: int, end: int, heads: dict[int, int]) -> bool:
    """Whether a head is only the modifier of the next ("chief | executive", "deputy head"), not the title before a rank."""
    following = end + 1 if end < len(doc) and doc[end].text == "-" else end
    if following not in heads:
        return False
    return not _is_rank(doc, following) or _is_rank(doc, i)


def _left(doc: Doc, head: int) -> int:
    """The start of a title: its modifiers, demonyms and possessors."""
    words = tables.titles()
    i = head
    while i > 0 and not doc[i].is_sent_start:
        step = _step_left(doc, i, head)
        if not step:
            break
        i -= step
    while i < head and (doc[i].lower_ in words.descriptive or doc[i].text in "-&,'s" or doc[i].tag_ in ("CC", "POS")):
        i += 1
    return i


def _step_left(doc: Doc, i: int, head: int) -> int:
    """How many tokens before ``i`` still belong to the title."""
    token, words, rank = doc[i - 1], tables.titles(), _is_rank(doc, head)
    lower = token.lower_
    if (
        token.is_space
        or doc[i - 1].ent_type_ == "PERSON"
        and not (fixed(token) or lower in words.heads or lower in words.qualifiers)
    ):
        return 0
    if lower in ("'s", "'") and token.tag_ == "POS" and i > 1:
        return _possessor(doc, i - 1)
    if rank and not _before_rank(token):
        return 0
    if token.text == "-" or lower in words.qualifiers:
        return 1
    if lower in ("and", "&") and i > 1:
        return int(_coordinated(doc, i - 2) and _coordinated(doc, i))
    if token.text == "," and i > 1:
        return int(capital(doc[i]) and _coordinated(doc, i - 2) and _coordinated(doc, i))
    if lower in words.not_names or lower in _TIME_WORDS or not token.text[0].isalpha():
        return 0
    if lower in words.honorifics:
        return 0
    if capital(token):
        return 1
    if capital(doc[i]) and capital(doc[head]) and token.tag_.startswith("N"):
        return 0
    return int(
        token.tag_ in ("NN", "NNS", "JJ", "JJR", "NNP")
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
    """Tokens of the possessor that ends before the mark: a run of capitals or one noun; none when a person."""
    i = mark - 1
    if doc[i].ent_type_ == "PERSON" or doc[i].lower_ in tables.titles().heads:
        return 0
    while (
        i > 0
        and not doc[i].is_sent_start
        and capital(doc[i])
        and capital(doc[i - 1])
        and doc[i - 1].lower_ not in tables.titles().not_names
    ):
        i -= 1
    return mark - i + 1 if doc[i].text[0].isalpha() else 0


def _right(doc: Doc, end: int, stops: set[int]) -> int:
    """The end of a title with its complement ("of Defence", "for Uganda and Tanzania", "to the President on Trade")."""
    if end < len(doc) and doc[end].text == "(" and end + 2 < len(doc) and doc[end + 2].text == ")" and doc[end + 1].is_upper:
        return end + 3
    if end >= len(doc) or doc[end].lower_ not in _PREPOSITIONS or doc[end].is_sent_start:
        return end
    walk = _Complement(doc, stops)
    reached = walk.from_preposition(end)
    return reached


class _Complement:
    """Walks over the noun phrases after a title's head."""

    def __init__(self, doc: Doc, stops: set[int]) -> None:
        self.doc, self.stops, self.words = doc, set(stops), tables.titles()

    def from_preposition(self, i: int) -> int:
        """From the token of a preposition to the end of the phrase; ``i`` when no phrase follows."""
        doc, start = self.doc, i
        last = i
        while i < len(doc) and i - start < 40:
            token = doc[i]
            if token.is_sent_start or token.is_space or i in self.stops:
                break
            step = self.step(i)
            if not step:
                break
            i += abs(step)
            if step > 0:
                last = i
        return last

    def step(self, i: int) -> int:
        """How many tokens belong to the phrase from ``i``; negative when the phrase cannot end there; 0 at its end."""
        doc, token = self.doc, self.doc[i]
        lower, following = token.lower_, self.doc[i + 1] if i + 1 < len(self.doc) else None
        if following is None:
            return int(token.text[0].isalpha() and token.tag_.startswith("N"))
        if lower in _PREPOSITIONS:
            return -int(self._opens(following, placed=lower in _PLACED))
        if token.tag_ in ("DT", "PRP$") or (lower == "then" and capital(following)):
            return -1
        if lower in ("and", "&"):
            return -int(self._goes_on(i))
        if token.text == ",":
            return -int(
                capital(following) and following.lower_ in self.words.fields and capital(doc[i - 1]) and self._list_ahead(i + 1)
            )
        if token.text == "(":
            return 3 if i + 2 < len(doc) and doc[i + 2].text == ")" and following.text.isupper() else 0
        if token.tag_ == "POS" or lower == "'s":
            return -1
        if token.text == "-":
            return -1
        if lower in _TIME_WORDS or not token.text[0].isalnum():
            return 0
        if capital(token):
            return self._capitals(i)
        if token.tag_.startswith("N"):
            return 1
        return -int(token.tag_.startswith("J") or token.tag_ == "VBG")

    def _opens(self, token: Token, *, placed: bool) -> bool:
        tag, lower = token.tag_, token.lower_
        if lower in self.words.not_names and lower not in ("the", "a", "an", "its", "their", "his", "her", "our", "new"):
            return False
        if placed:
            return tag in ("DT", "PRP$") or capital(token)
        return tag in ("DT", "PRP$", "NN", "NNS", "JJ", "VBG", "NNP", "NNPS") or capital(token)

    def _goes_on(self, i: int) -> bool:
        """Whether the word after "and" continues the phrase: a field, or a country after a country."""
        before, after = self.doc[i - 1], self.doc[i + 1]
        if after.tag_ == "DT" and i + 2 < len(self.doc):
            i, after = i + 1, self.doc[i + 2]
        if after.ent_type_ == "GPE" and before.ent_type_ == "GPE":
            return True
        if after.lower_ in self.words.heads and after.lower_ not in self.words.fields:
            return False
        if capital(after) and capital(before) and not self._title_ahead(i + 1):
            return any(t.lower_ in self.words.fields for t in self._run(i + 1))
        if after.lower_ in self.words.fields:
            return capital(after) == capital(before)
        return False

    def _run(self, i: int) -> list[Token]:
        """The first capital words from token ``i`` on, three at most."""
        run: list[Token] = []
        for token in self.doc[i : i + 3]:
            if not capital(token):
                break
            run.append(token)
        return run

    def _title_ahead(self, i: int) -> bool:
        """Whether the words from ``i`` are the left side of another title ("and Foreign Minister ...")."""
        k = i
        while k < len(self.doc) and k - i < 5 and (capital(self.doc[k]) or self.doc[k].text == "-"):
            if self.doc[k].lower_ in self.words.heads:
                return True
            k += 1
        return False

    def _list_ahead(self, i: int) -> bool:
        """Whether a list of fields from ``i`` closes with "and" and a field."""
        for k in range(i, min(i + 14, len(self.doc) - 1)):
            if self.doc[k].lower_ in ("and", "&"):
                return self.doc[k + 1].lower_ in self.words.fields and not self._title_ahead(k + 1)
            if not (capital(self.doc[k]) or self.doc[k].text == "," or self.doc[k].lower_ in self.words.fields):
                return False
        return False

    def _capitals(self, i: int) -> int:
        """Over a run of capital words, up to where a person's name begins in it."""
        doc = self.doc
        end = i
        while (
            end < len(doc)
            and (capital(doc[end]) or doc[end].text == "-" and not doc[end].whitespace_)
            and not (end > i and doc[end].is_sent_start)
        ):
            end += 1
        for k in range(i, end):
            honoured = after_honorifics(doc, k) > k
            if k in self.stops or honoured or (doc[k].lower_ in self.words.heads and k > i):
                return k - i
            if doc[k].lower_ in self.words.not_names:
                end = k
                break
        last = max(
            (k for k in range(i, end) if fixed(doc[k]) or (doc[k].is_upper and len(doc[k]) > 1 and "." not in doc[k].text)),
            default=None,
        )
        if last is None and i and doc[i - 1].tag_ in ("NN", "NNS") and not capital(doc[i - 1]):
            return 0
        rest = i if last is None else last + 1
        if last is not None and rest < end and (name_end(doc, rest) - rest >= 2 or doc[rest].ent_type_ == "PERSON"):
            return self._stop(rest) - i
        person = next((k for k in range(i + 1, end) if doc[k].ent_type_ == "PERSON" and doc[k].ent_iob_ == "B"), None)
        if person is not None and person > (last or i) and end - person >= 2:
            return self._stop(person) - i
        return end - i

    def _stop(self, i: int) -> int:
        """Let the phrase end before token ``i``."""
        self.stops.add(i)
        return i
