"""How far the name of a body reaches: modifiers before its head, the complement after it."""

from __future__ import annotations

from dataclasses import dataclass

from spacy.tokens import Doc, Span

from factx import tables
from factx.entities.agencies.words import (
    JOINS,
    actors_at,
    capital,
    field,
    head_word,
    joint,
    own_word,
)

_COMPLEMENTS = frozenset({"of", "for", "on", "against"})
_INNER = frozenset({"the", "of", "for", "to", "on", "in", "&"})
#: Most tokens of a name before its head, of what it governs, and of a list of fields: a bound for texts that are one long name.
LONGEST = 40


@dataclass(frozen=True, slots=True)
class Named:
    """Where a body is named: tokens, the body's name (completed when coordinated), its head noun, the rule, its owner.

    ``owner`` is the key of the actor that it belongs to, when bodies of several owners share the tokens.
    """

    start: int
    end: int
    name: str
    head: str
    rule: str
    owner: str | None = None


class Extents:
    """Finds where names begin and end in one Doc, once a head is known; positions are tokens."""

    def __init__(self, doc: Doc) -> None:
        self.doc, self.actors = doc, actors_at(doc)
        self.people = {i for e in doc.ents if e.label_ == "PERSON" for i in range(e.start, e.end)}

    def named(self, start: int, end: int, head: str, rule: str) -> Named:
        """The name that stands there, as written."""
        return Named(start, end, self.doc[start:end].text, head, rule)

    def placed(self, i: int) -> bool:
        """Whether a name begins with a place at token ``i``."""
        return i in self.actors or self.doc[i].ent_type_ == "GPE"

    def owner(self, i: int) -> int:
        """The start of an actor right before token ``i``, else ``i``."""
        return self.actors[i - 1].start if i - 1 in self.actors else i

    def possessor(self, start: int) -> Span:
        """The noun that owns what begins at token ``start`` ("the party | 's Organisation Department")."""
        owned = start > 1 and self.doc[start - 1].tag_ == "POS"
        return self.doc[start - 2 : start - 1] if owned else self.doc[start:start]

    def left(self, i: int) -> int:
        """The start of the capitalised words that belong to the head at token ``i``; an actor ends them and is taken in."""
        doc, start = self.doc, i
        while start > max(i - LONGEST, 0) and not doc[start].is_sent_start:
            t = doc[start - 1]
            if t.i in self.actors:
                actor = self.actors[t.i]
                first = (joint(self.actors, actor) or actor).start
                first -= first > 0 and doc[first - 1].text == "Royal"
                return first if capital(doc[actor.start]) else start
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
        if i and i in self.people and self.doc[i - 1].lower_ in tables.titles().heads:
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
        if (
            t.text == ")"
            and start > 3
            and before.is_upper
            and doc[start - 3].text == "("
            and own_word(doc[start - 4])
        ):
            return 0 if start - 4 in self.actors else 3  # "Goods and Services Tax (GST) | Council"
        if (
            not capital(t)
            and t.is_alpha
            and before.text == "-"
            and start > 2
            and not before.whitespace_
            and capital(doc[start - 3])
        ):
            return 3
        if (
            t.text in ("-", "–")
            and not t.whitespace_
            and not before.whitespace_
            and capital(before)
        ):
            return 0 if before.i in self.actors else 2
        if t.tag_ == "POS" or t.text in ("'s", "'"):
            return 2 if before.lower_ in tables.heads().holders and capital(before) else 0
        if t.lower_ in JOINS and before.text == "," and start > 2:
            before, t = doc[start - 3], before
            return (
                3
                if capital(before)
                and field(before)
                and field(doc[start])
                and not self._complement(before.i)
                else 0
            )
        if t.text == "&":
            return 2 if own_word(before) and before.i not in self.actors else 0
        if t.lower_ in JOINS or t.text == ",":
            return 2 if self._joined(before.i, start, t.text == ",") else 0
        return 0

    def _complement(self, i: int) -> bool:
        """Whether the word at ``i`` is the field of another body: "Department of | Defense, and National Security Council"."""
        return (
            i > 1
            and self.doc[i - 1].lower_ in ("of", "for")
            and head_word(self.doc[i - 2]) is not None
        )

    def _joined(self, i: int, start: int, comma: bool) -> bool:
        """Whether the word at ``i`` is coordinated inside the name that goes on at ``start``."""
        doc, before = self.doc, self.doc[i]
        if (
            not own_word(before)
            or head_word(before) is not None
            or i in self.actors
            or i in self.people
            or self._complement(i)
        ):
            return False
        if field(before) and (field(doc[start]) or comma):
            return field(doc[start])
        return not comma and i > 0 and self._opens_name(i)

    def _opens_name(self, i: int) -> bool:
        """Whether a name, no body yet, begins with the word at ``i`` or one before: "the Food", "Chile's Disease Control"."""
        doc, first = self.doc, i
        while (
            first > max(i - 2, 0)
            and not self._opened(first)
            and capital(doc[first - 1])
            and doc[first - 1].i not in self.people
        ):
            first -= 1
        words = doc[first : i + 1]
        if (
            any(head_word(t) or t.lower_ in tables.titles().heads for t in words)
            or words.text in tables.bodies()
        ):
            return False
        return self._opened(first) and (first == i or doc[first - 1].tag_ == "POS")

    def _opened(self, i: int) -> bool:
        """Whether the article, an actor or a possessive actor stands before token ``i``."""
        before = i - 1
        if before > 0 and self.doc[before].tag_ == "POS":
            before -= 1
        return before in self.actors or (before >= 0 and self.doc[before].lower_ == "the")

    def right(self, end: int) -> int:
        """The end of the complement ("of Trade and Industry", "for Africa", "of the U.S. Trade Representative") after a head."""
        doc = self.doc
        if end + 1 >= len(doc) or doc[end].lower_ not in _COMPLEMENTS:
            return end
        first = end + 2 if doc[end + 1].lower_ == "the" else end + 1
        if first >= len(doc):
            return end
        if first in self.actors:
            actor = self.actors[first]
            if doc[actor.end : actor.end + 1].text in (
                "side",
                "sides",
            ):  # "the Trade Office on the Chilean side"
                return end
            reach = (
                self._run(actor.end)
                if doc[first - 1].lower_ == "the" or doc[end].lower_ != "of"
                else actor.end
            )
            return reach if capital(doc[first]) and not self._is_body(actor.end, reach) else end
        if (
            not capital(doc[first])
            or doc[first].lower_ in tables.heads().outside
            or doc[first].ent_type_ == "DATE"
        ):
            return end
        reach = self._run(first)
        return end if self._is_body(first, reach) else self._lists(reach)

    def seat(self, end: int) -> int:
        """Past the place of a mission behind its name: "the Chilean embassy | in Santa Cruz"."""
        doc, reach = self.doc, end + 1
        if doc[end : end + 1].text != "in":
            return end
        while (
            reach < min(end + 4, len(doc)) and capital(doc[reach]) and doc[reach].ent_type_ == "GPE"
        ):
            reach += 1
        return reach if reach > end + 1 else end

    def _is_body(self, start: int, end: int) -> bool:
        """Whether a complement is itself the name of a body: it begins with a head, or ends with one behind "the"."""
        if end <= start:
            return False
        if end > start + 1 and self.doc[start].lower_ == "police" and capital(self.doc[start + 1]):
            return False  # "Office of | Police Conduct"
        first, last, before = self.doc[start], self.doc[end - 1], self.doc[start - 1]
        definite = before.lower_ == "the" or (
            before.i in self.actors and self.doc[self.actors[before.i].start - 1].lower_ == "the"
        )
        return (capital(first) and head_word(first) is not None) or (
            definite and capital(last) and head_word(last) is not None
        )

    def _run(self, i: int) -> int:
        """The end of the capitalised words from token ``i`` on, with small words between them."""
        doc, end = self.doc, i
        while end < min(i + LONGEST, len(doc)):
            t, following = doc[end], doc[end + 1] if end + 1 < len(doc) else None
            if (
                end > i
                and end in self.people
                and end - 1 not in self.people
                and capital(doc[end - 1])
            ) or self._welded(i, end):
                break
            if capital(t) and not (t.is_sent_start and end > i) and not self._title_after(i, end):
                end += 1
            elif self._goes_on(end):
                end += 2
            elif following is None or not capital(following):
                break
            elif (
                t.text in ("-", "–", "'s", "'")
                and not (t.tag_ == "POS" and head_word(following) is not None)
            ) or (
                t.lower_ in _INNER
                and end > i
                and following.i not in self.actors
                and not (t.lower_ in ("in", "on", "to", "for") and doc[end - 1].ent_type_)
                and following.ent_type_ != "DATE"
            ):
                end += 1
            else:
                break
        return end

    def _welded(self, i: int, end: int) -> bool:
        """Whether a person's name follows a field without a title: "Ministry of Finance | Ana Roe"."""
        names = self.doc[end : end + 2]
        return (
            end > i
            and len(names) > 1
            and field(self.doc[end - 1])
            and all(
                capital(t) and t.is_alpha and not field(t) and head_word(t) is None for t in names
            )
            and not any(
                t.lower_ in tables.titles().fields or t.i in self.actors or t.is_upper
                for t in names
            )
        )

    def _goes_on(self, end: int) -> bool:
        """Whether an officer's field follows: "Office of the Comptroller | of the Currency"."""
        ahead = self.doc[end : end + 3]
        return (
            [t.lower_ for t in ahead[:2]] == ["of", "the"]
            and self.doc[end - 1].lower_ in tables.titles().heads
            and len(ahead) == 3
            and capital(ahead[2])
            and ahead[2].i not in self.actors
            and head_word(ahead[2]) is None
        )

    def _title_after(self, i: int, end: int) -> bool:
        """Whether a title begins behind the complement: "Ministry of Finance Secretary Rao"."""
        t = self.doc[end]
        if end == i or self.doc[i - 1].lower_ == "the":
            return False
        titles, ahead = tables.titles().heads, self.doc[end + 1 : end + 3]
        return t.lower_ in titles or (
            t.lower_ in tables.heads().ranking and any(a.lower_ in titles for a in ahead)
        )

    def _lists(self, end: int) -> int:
        """Go on over ", Trade and Industry" when what follows are fields, not the next body."""
        doc, last = self.doc, end + LONGEST
        while end + 1 < min(last, len(doc)) and (doc[end].text == "," or doc[end].lower_ in JOINS):
            nxt = end + 2 if doc[end].text == "," and doc[end + 1].lower_ in JOINS else end + 1
            ampersand = nxt < len(doc) and self._ampersand(end)
            if (
                nxt >= len(doc)
                or not capital(doc[nxt])
                or not (field(doc[nxt]) or ampersand)
                or nxt in self.actors
            ):
                break
            reach = self._run(nxt)
            if ampersand:
                end = reach
                continue
            if any(head_word(t) for t in doc[nxt:reach]) or any(
                t.lower_ in tables.titles().heads for t in doc[nxt:reach]
            ):
                break
            if doc[end].text == "," and not self._closes(reach):
                break
            end = reach
        return end

    def _ampersand(self, end: int) -> bool:
        """Whether a list of capitalised words from a comma on ends with "&": "Micro | , Small & Medium Enterprises"."""
        for t in self.doc[end : end + 6]:
            if t.text == "&":
                return True
            if not (t.text == "," or capital(t)):
                return False
        return False

    def _closes(self, end: int) -> bool:
        """Whether a list goes on to an "and" behind token ``end``: a comma alone does not join fields."""
        doc = self.doc
        for t in doc[end : end + 12]:
            if t.lower_ in JOINS:
                return True
            if not (t.text == "," or (capital(t) and (field(t) or t.i not in self.actors))):
                return False
        return False

    def fields_before(self, i: int) -> int:
        """The start of the fields of policy before a lower-case head ("health and family welfare | ministry")."""
        doc, start = self.doc, i
        while start > max(i - LONGEST, 0) and not doc[start].is_sent_start:
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

    def fields_after(self, end: int) -> int:
        """The end of the fields of policy after a lower-case head and "of" ("ministry | of trade and industry")."""
        doc = self.doc
        if end + 1 >= len(doc) or doc[end].lower_ not in ("of", "for"):
            return end
        reach = end + 2 if doc[end + 1].lower_ == "the" else end + 1
        first = reach
        while reach < min(first + LONGEST, len(doc)):
            t, ahead = doc[reach], doc[reach + 1] if reach + 1 < len(doc) else None
            joined = (
                reach > first
                and (t.lower_ in JOINS or t.text == ",")
                and ahead is not None
                and field(ahead)
            )
            if not field(t) and not joined:
                break
            reach += 1
        return reach if reach > first else end
