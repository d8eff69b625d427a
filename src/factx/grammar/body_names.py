"""Names of public bodies by their grammar: head, modifiers before it, complement after it, coordination."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from spacy.tokens import Doc, Span

from factx import tables
from factx.grammar.body_words import JOINS, actors_at, capital, field, head_word, own_word, phrase_at, private, public

_COMPLEMENTS = frozenset({"of", "for", "on", "against"})
_INNER = frozenset({"the", "of", "for", "to", "on", "in"})
_SPLIT = frozenset({"ministries", "departments", "committees", "bureaus"})
_LOWER_HEADS = frozenset(
    {"agency", "bureau", "commission", "committee", "council", "court", "office", "tribunal", "board", "authority"}
)


@dataclass(frozen=True, slots=True)
class Named:
    """Where a body is named: tokens, the body's name (completed when coordinated), its head noun, the rule."""

    start: int
    end: int
    name: str
    head: str
    rule: str


class Grammar:
    """Reads the names of bodies in one Doc."""

    def __init__(self, doc: Doc) -> None:
        self.doc, self.actors = doc, actors_at(doc)
        self.people = {i for e in doc.ents if e.label_ == "PERSON" for i in range(e.start, e.end)}

    def names(self) -> Iterator[Named]:
        """Every name, those inside longer ones included."""
        for token in self.doc:
            length, sorts = phrase_at(self.doc, token.i)
            if length:
                yield from self._fixed(token.i, token.i + length, sorts)
            head = head_word(token)
            if head is None or (token.is_upper and len(token) > 4):
                continue
            yield from self._capital(token.i, head) if capital(token) else self._lower(token.i, head)

    def _named(self, start: int, end: int, head: str, rule: str) -> Named:
        return Named(start, end, self.doc[start:end].text, head, rule)

    # -- bodies that are one of their kind

    def _fixed(self, i: int, end: int, sorts: frozenset[str]) -> Iterator[Named]:
        """A fixed phrase: "Parliament", "the central bank", "the Norwegian army"."""
        doc, head = self.doc, doc_head(self.doc[i:end])
        written = capital(doc[end - 1]) and not doc[end - 1].is_upper and not (doc[i].is_sent_start and end == i + 1)
        start = self._left(i) if capital(doc[i]) else self._owner(i)
        modifiers = [t for t in doc[start:i] if t.i not in self.actors]
        if private([*modifiers, *doc[end : end + 1]]) or self._is_modifier(end, written) or self._membership(start):
            return
        owned = (start < i and start in self.actors) or self._possessed(i)
        if head in tables.heads().bare and any(t.lower_ not in tables.heads().regular for t in modifiers):
            return
        right = self._right(end) if capital(doc[end - 1]) and doc[end : end + 1].text == "of" else end
        if right > end and not any(t.i in self.actors or head_word(t) for t in doc[end:right]):
            return
        if head == "bank" and end - i > 1 and doc[i].lower_ != "central" and not (right > end or owned):
            return
        if written and "alone" in sorts:
            yield self._named(start, right, head, "agency.alone")
        elif "pairs" in sorts and written and (modifiers or owned or right > end):
            yield self._named(start, right, head, "agency.body")
        elif "plain" in sorts and not self._indefinite(start):
            yield self._named(start, end, head, "agency.alone")
        elif "owned" in sorts and owned:
            yield self._named(start, end, head, "agency.owned")

    def _is_modifier(self, end: int, written: bool) -> bool:
        """Whether the word after makes the phrase a modifier or a title: "army base", "Cabinet Minister"."""
        if end >= len(self.doc):
            return False
        following = self.doc[end]
        if capital(following) and following.lower_ in tables.titles().heads and following.lower_ not in tables.heads().speaking:
            return True
        if following.text == "-" or following.lower_ in tables.heads().grounds:
            return True
        return not written and following.tag_ in ("NN", "NNS") and following.lower_ not in tables.heads().speaking

    def _owner(self, i: int) -> int:
        """The start of an actor right before token ``i``, else ``i``."""
        return self.actors[i - 1].start if i - 1 in self.actors else i

    def _possessor(self, start: int) -> Span:
        """The noun that owns what begins at token ``start`` ("the party | 's Organisation Department")."""
        owned = start > 1 and self.doc[start - 1].tag_ == "POS"
        return self.doc[start - 2 : start - 1] if owned else self.doc[start:start]

    def _possessed(self, i: int) -> bool:
        return i > 1 and self.doc[i - 1].tag_ == "POS" and i - 2 in self.actors

    def _membership(self, start: int) -> bool:
        """Whether persons or seats are meant: "members of parliament"."""
        doc = self.doc
        return start > 1 and doc[start - 1].lower_ == "of" and doc[start - 2].lower_ in tables.heads().members

    def _indefinite(self, start: int) -> bool:
        """Whether what stands before a lower-case name keeps it from being one: "a parliament", "the regional parliament"."""
        before = self.doc[start - 1] if start else None
        return before is not None and (
            before.lower_ in ("a", "an", "any", "every", "each", "no", "other", "another")
            or (before.is_lower and before.tag_ in ("JJ", "NN", "VBN"))
        )

    # -- heads with modifiers or complements

    def _capital(self, i: int, head: str) -> Iterator[Named]:
        """A capitalised head: "Food Agency", "Ministry of Trade and Industry", "Departments of State and Commerce"."""
        doc = self.doc
        plural = doc[i].lower_ in tables.heads().plurals
        if plural and doc[i].lower_ not in _SPLIT:
            return
        if plural:
            yield from self._split(i, head)
            return
        start, end = self._left(i), self._right(i + 1)
        modifiers = [t for t in doc[start:i] if t.i not in self.actors and t.text[0].isalnum()]
        complement = [t for t in doc[i + 1 : end] if t.i not in self.actors]
        if not modifiers and (end == i + 1 or not any(capital(t) for t in doc[i + 1 : end])):
            return
        ministry = head in tables.heads().ministries and not any(t.lower_ == "party" for t in [*self._possessor(start), *doc[start : end + 1]])
        if (not ministry and private([*self._possessor(start), *modifiers, *complement, *doc[end : end + 1]])) or any(t.i in self.people for t in modifiers):
            return
        if head in tables.heads().shared and not public([*modifiers, *complement]):
            return
        if ministry:
            yield self._named(start, end, head, "agency.ministry")
        elif head in tables.heads().bodies or any(t.lower_ in ("national", "federal", "state", "government", "royal") for t in modifiers):
            yield self._named(start, end, head, "agency.body")

    def _lower(self, i: int, head: str) -> Iterator[Named]:
        """A head in lower case: "the health ministry", "department of defence", "Joint Intelligence committee"."""
        doc = self.doc
        plural = doc[i].lower_ in tables.heads().plurals
        if head in tables.heads().ministries:
            if plural:
                yield from self._split(i, head)
                return
            start, end = self._fields_before(i), self._fields_after(i + 1)
            if (
                head == "department"
                and start < i
                and doc[i - 1].lower_ not in ("state", "justice", "defense", "defence", "treasury")
            ):
                return
            if start < i or end > i + 1:
                yield self._named(self._owner(start), end, head, "agency.ministry")
        elif head in _LOWER_HEADS and not plural:
            start = self._left(i)
            modifiers = [t for t in doc[start:i] if t.i not in self.actors and capital(t)]
            if (
                len(modifiers) > 1
                and modifiers[-1].lower_ in tables.heads().state
                and not private(modifiers)
                and not any(t.i in self.people for t in modifiers)
            ):
                yield self._named(start, i + 1, head, "agency.body")

    def _split(self, i: int, head: str) -> Iterator[Named]:
        """A plural head: one body for each field before it or after its "of"."""
        doc = self.doc
        start, end = i, i + 1
        if end < len(doc) and doc[end].lower_ in ("of", "for"):
            end = self._list_after(end + 1)
            parts = self._parts(i + 2, end)
            names = [f"{_singular(doc[i].text)} {doc[i + 1].text} {part}" for part in parts]
        else:
            start = self._list_before(i)
            names = [f"{part} {_singular(doc[i].text)}" for part in self._parts(start, i)]
        for name in names:
            yield Named(start, end, name, head, "agency.coordinated")

    def _parts(self, start: int, end: int) -> list[str]:
        """The conjuncts between two tokens, as text, without actors and determiners at their start."""
        groups: list[list[int]] = [[]]
        for t in self.doc[start:end]:
            if t.lower_ in JOINS or t.text == ",":
                groups.append([])
            elif not (t.i in self.actors or t.tag_ in ("DT", "POS")) and not (not groups[-1] and t.lower_ in ("of", "for")):
                groups[-1].append(t.i)
        return [self.doc[g[0] : g[-1] + 1].text for g in groups if g]

    def _list_before(self, i: int) -> int:
        """Where the coordinated words begin that stand before a plural head."""
        start, lower = i, not capital(self.doc[i])
        while start > 0:
            t = self.doc[start - 1]
            word = field(t) or (not lower and own_word(t) and t.i not in self.actors and t.i not in self.people)
            if (
                (word
                and head_word(t) is None)
                or (start < i and (t.lower_ in JOINS or t.text == ",") and start > 1 and self._conjunct(start - 2, lower))
            ):
                start -= 1
            else:
                break
            if t.is_sent_start:
                break
        return start

    def _conjunct(self, i: int, lower: bool) -> bool:
        t = self.doc[i]
        return (
            (t.text == "," or field(t) or (not lower and own_word(t) and t.i not in self.people))
            and head_word(t) is None
            and t.i not in self.actors
        )

    def _list_after(self, i: int) -> int:
        """Where the coordinated words end that follow a plural head's "of"."""
        end = i
        while end < len(self.doc):
            t = self.doc[end]
            word = (field(t) or (own_word(t) and t.i not in self.actors)) and head_word(t) is None
            if not word and not (end > i and (t.lower_ in JOINS or t.text == "," or t.lower_ in ("the", "of"))):
                break
            end += 1
        while end > i and not (field(self.doc[end - 1]) or own_word(self.doc[end - 1])):
            end -= 1
        return end

    # -- how far a name reaches

    def _left(self, i: int) -> int:
        """The start of the capitalised words that belong to the head at token ``i``; an actor ends them and is taken in."""
        doc, start = self.doc, i
        while start > 0 and not doc[start].is_sent_start:
            t = doc[start - 1]
            if t.i in self.actors:
                actor = self.actors[t.i]
                return actor.start if capital(doc[actor.start]) else start
            if own_word(t) and not self._title_before(t.i):
                start -= 1
            elif (step := self._step_over(start)) > 0:
                start -= step
            else:
                break
        return start

    def _title_before(self, i: int) -> bool:
        """Whether a word before the head is somebody's title, not part of a name ("Minister", but "Minister's Office")."""
        t = self.doc[i]
        if i in self.people and self.doc[i - 1].lower_ in tables.titles().heads:
            return True
        return (
            t.lower_ in tables.titles().heads
            and t.lower_ not in tables.heads().holders
            and t.lower_ not in tables.titles().policies
        )

    def _step_over(self, start: int) -> int:
        """How many tokens before ``start`` join an earlier word to the name: hyphen, possessive, "and", comma; 0 for none."""
        doc = self.doc
        if start < 2:
            return 0
        t, before = doc[start - 1], doc[start - 2]
        if not capital(t) and t.is_alpha and before.text == "-" and start > 2 and not before.whitespace_ and capital(doc[start - 3]):
            return 3
        if t.text in ("-", "–") and not t.whitespace_ and not before.whitespace_ and capital(before):
            return 0 if before.i in self.actors else 2
        if t.tag_ == "POS" or t.text in ("'s", "'"):
            return 2 if before.lower_ in tables.heads().holders and capital(before) else 0
        if t.lower_ in JOINS and before.text == "," and start > 2:
            before, t = doc[start - 3], before
            return 3 if capital(before) and field(before) and field(doc[start]) else 0
        if t.lower_ in JOINS or t.text == ",":
            return 2 if self._joined(before.i, start, t.text == ",") else 0
        return 0

    def _joined(self, i: int, start: int, comma: bool) -> bool:
        """Whether the word at ``i`` is coordinated inside the name that goes on at ``start``."""
        doc, before = self.doc, self.doc[i]
        if not own_word(before) or head_word(before) is not None or i in self.actors or i in self.people:
            return False
        if field(before) and (field(doc[start]) or comma):
            return field(doc[start])
        return not comma and i > 0 and (doc[i - 1].lower_ == "the" or i - 1 in self.actors) and before.text not in tables.bodies()

    def _right(self, end: int) -> int:
        """The end of the complement ("of Trade and Industry", "for Africa", "of the U.S. Trade Representative") after a head."""
        doc = self.doc
        if end + 1 >= len(doc) or doc[end].lower_ not in _COMPLEMENTS:
            return end
        first = end + 2 if doc[end + 1].lower_ == "the" else end + 1
        if first >= len(doc):
            return end
        if first in self.actors:
            actor = self.actors[first]
            reach = self._run(actor.end) if doc[first - 1].lower_ == "the" or doc[end].lower_ != "of" else actor.end
            return reach if capital(doc[first]) and not self._is_body(actor.end, reach) else end
        if not capital(doc[first]) or doc[first].lower_ in tables.heads().outside:
            return end
        reach = self._run(first)
        return end if self._is_body(first, reach) else self._lists(reach)

    def _is_body(self, start: int, end: int) -> bool:
        """Whether a complement is itself the name of a body: it begins with a head, or ends with one behind "the" ("of the | Foreign Ministry")."""
        if end <= start:
            return False
        first, last, before = self.doc[start], self.doc[end - 1], self.doc[start - 1]
        definite = before.lower_ == "the" or (before.i in self.actors and self.doc[self.actors[before.i].start - 1].lower_ == "the")
        return (capital(first) and head_word(first) is not None) or (definite and capital(last) and head_word(last) is not None)

    def _run(self, i: int) -> int:
        """The end of the capitalised words from token ``i`` on, with small words between them."""
        doc, end = self.doc, i
        while end < len(doc):
            t, following = doc[end], doc[end + 1] if end + 1 < len(doc) else None
            if end > i and end in self.people and end - 1 not in self.people and capital(doc[end - 1]):
                break
            if capital(t) and not (t.is_sent_start and end > i) and not self._title_after(i, end):
                end += 1
            elif following is None or not capital(following):
                break
            elif (t.text in ("-", "–", "'s", "'") and not (t.tag_ == "POS" and head_word(following) is not None)) or (
                t.lower_ in _INNER
                and end > i
                and following.i not in self.actors
                and not (t.lower_ in ("in", "on", "to", "for") and doc[end - 1].ent_type_)
            ):
                end += 1
            else:
                break
        return end

    def _title_after(self, i: int, end: int) -> bool:
        """Whether a title begins behind the complement: "Ministry of Finance Secretary Rao"."""
        t = self.doc[end]
        if end == i or self.doc[i - 1].lower_ == "the":
            return False
        titles, ahead = tables.titles().heads, self.doc[end + 1 : end + 3]
        return t.lower_ in titles or (t.lower_ in tables.heads().ranking and any(a.lower_ in titles for a in ahead))

    def _lists(self, end: int) -> int:
        """Go on over ", Trade and Industry" when what follows are fields, not the next body."""
        doc = self.doc
        while end + 1 < len(doc) and (doc[end].text == "," or doc[end].lower_ in JOINS):
            nxt = end + 2 if doc[end].text == "," and doc[end + 1].lower_ in JOINS else end + 1
            if nxt >= len(doc) or not capital(doc[nxt]) or not field(doc[nxt]) or nxt in self.actors:
                break
            reach = self._run(nxt)
            if any(head_word(t) for t in doc[nxt:reach]) or any(t.lower_ in tables.titles().heads for t in doc[nxt:reach]):
                break
            if doc[end].text == "," and not self._closes(reach):
                break
            end = reach
        return end

    def _closes(self, end: int) -> bool:
        """Whether a list goes on to an "and" behind token ``end``: a comma alone does not join fields."""
        doc = self.doc
        for t in doc[end : end + 12]:
            if t.lower_ in JOINS:
                return True
            if not (t.text == "," or (capital(t) and (field(t) or t.i not in self.actors))):
                return False
        return False

    def _fields_before(self, i: int) -> int:
        """The start of the fields of policy before a lower-case head ("health and family welfare | ministry")."""
        doc, start = self.doc, i
        while start > 0 and not doc[start].is_sent_start:
            t = doc[start - 1]
            joined = (
                start > 1
                and (t.lower_ in JOINS or t.text == ",")
                and start < i
                and field(doc[start - 2])
                and doc[start - 2].i not in self.actors
            )
            if not (field(t) and t.i not in self.actors) and not joined:
                break
            start -= 1
        return start

    def _fields_after(self, end: int) -> int:
        """The end of the fields of policy after a lower-case head and "of" ("ministry | of trade and industry")."""
        doc = self.doc
        if end + 1 >= len(doc) or doc[end].lower_ not in ("of", "for"):
            return end
        reach = end + 2 if doc[end + 1].lower_ == "the" else end + 1
        first = reach
        while reach < len(doc):
            t, ahead = doc[reach], doc[reach + 1] if reach + 1 < len(doc) else None
            joined = reach > first and (t.lower_ in JOINS or t.text == ",") and ahead is not None and field(ahead)
            if not field(t) and not joined:
                break
            reach += 1
        return reach if reach > first else end


def doc_head(span: Span) -> str:
    """The head noun of a fixed phrase: its last noun before an "of"."""
    words = [t.lower_ for t in span]
    return words[words.index("of") - 1] if "of" in words else words[-1]


def _singular(text: str) -> str:
    return text[:-3] + "y" if text.endswith("ies") else text.removesuffix("s")
