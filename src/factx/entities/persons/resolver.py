"""Which person a word or phrase of the text means: by name, title, relative or personal pronoun."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from functools import cached_property

from spacy.tokens import Doc, Span, Token

from factx import tables
from factx.entities.persons.groups import people_of
from factx.entities.persons.names import affiliation, capital, in_place
from factx.grammar.index import sentence_of

#: How many tokens behind a name its title may still stand for it.
_FAR = 40
#: Tokens of the longest name of a body before a title, and the small words in it.
_BODY = 14
_IN_BODIES = frozenset({"(", ")", ",", "-", "&", "and", "for", "of", "on", "the"})
_AND = frozenset(["and", "&", "with", "alongside", "along"])
_JOINTS = frozenset(
    {
        ",",
        "and",
        "&",
        "with",
        "alongside",
        "together",
        "along",
        "jointly",
        "by",
        "as",
        "well",
        "former",
        "the",
        "his",
        "her",
        "from",
        "opposite",
        "number",
    }
)


class PersonResolver:
    """Finds persons of ``doc.spans["people"]`` by the words that mean them; answers with person keys."""

    def __init__(self, doc: Doc) -> None:
        self.doc = doc
        self.people = people_of(doc)
        self.names: list[Span] = list(doc.spans.get("people", ()))
        self.at = {i: s for s in self.names for i in range(s.start, s.end)}
        self.titled = {
            i: p.key for p in self.people.values() for t in p.titles for i in range(t.start, t.end)
        }
        self.bearers: dict[int, list[str]] = {}
        for person in self.people.values():
            for start in dict.fromkeys(title.start for title in person.titles):
                self.bearers.setdefault(start, []).append(str(person.key))
        self.starts = [s.start for s in self.names]
        self.first = {str(name.kb_id_): name for name in reversed(self.names)}
        self.ends: dict[str, list[int]] = {key: [] for key in self.first}
        for name in self.names:
            self.ends[str(name.kb_id_)].append(name.end)

    def key(self, token: Token | None) -> str | None:
        """The person that a noun or pronoun means, or None."""
        if token is None:
            return None
        if token.i in self.at:
            return str(self.at[token.i].kb_id_)
        if token.lower_ in ("who", "that") and token.i:
            return self.before(token.i)
        if token.lower_ in ("he", "she"):
            return self._subject_before(token)
        if token.lower_ in tables.titles().heads:
            return self._title(token)
        return None

    def start(self, key: str | None) -> int | None:
        """Where a person is named first."""
        return self.first[key].start if key in self.first else None

    def before(self, i: int) -> str | None:
        """The person whose name or apposition ends right before token ``i`` (a comma between them)."""
        k = i - 1
        while k > 0 and self.doc[k].text in (",", "-", "--", "–", "—", "(", ")"):
            k -= 1
        if k not in self.at and (mark := affiliation(self.doc, k + 1)):  # "Ek, D-Ohio, who"
            k = mark - 1
        of = next((n for n in range(k, max(k - 4, 0), -1) if self.doc[n].lower_ == "of"), None)
        if k not in self.at and of is not None and of - 1 in self.at:
            k = of - 1
        if k in self.at:
            return str(self.at[k].kb_id_)
        if k not in self.titled:
            return None
        key = str(self.titled[k])
        ends = self.ends.get(key, [])
        before = bisect_right(ends, k)
        return key if before and i - ends[before - 1] < _FAR else None

    def after(self, i: int) -> list[str]:
        """The persons named from token ``i`` on: titles, then a name; then those joined to it by "and" or "with"."""
        found: list[str] = []
        joined = 1
        while (name := self._next_name(i)) is not None:
            found.append(str(name.kb_id_))
            if any(t.lower_ in _AND for t in self.doc[i : name.start]):
                joined = len(found)
            i = self._past_appositions(name)
        found = found[:joined]
        return list(dict.fromkeys(found)) or self._definite(i)

    def joined(self, key: str, verb: Token) -> list[str]:
        """The persons of the list before a verb that holds this one ("Ek and Holm | will co-chair"); empty when it is no list."""
        names = self.names[
            bisect_left(self.starts, sentence_of(verb).start) : bisect_left(self.starts, verb.i)
        ]
        for name in names:
            found = [k for k in self.after(name.start) if self.first[k].start < verb.i]
            if key in found and len(found) > 1 and self._reaches(name, names[-1], verb):
                return found
        return []

    def _reaches(self, name: Span, last: Span, verb: Token) -> bool:
        """Whether nothing but names, titles and joints stands between the first name and the last before the verb."""
        return last.end <= verb.i and not any(
            t.tag_.startswith(("VB", "MD")) for t in self.doc[name.end : last.start]
        )

    def _next_name(self, i: int) -> Span | None:
        words = tables.titles()
        body = self._body_end(i)
        for k in range(i, min(i + 30, len(self.doc))):
            if k in self.at:
                return self.at[k]
            token = self.doc[k]
            if k < body:
                continue
            if (
                k in self.titled
                or token.lower_ in _JOINTS
                or token.lower_ in words.honorifics
                or token.lower_ in words.qualifiers
            ):
                continue
            if (
                token.tag_ in ("DT", "POS", "PRP$", "HYPH")
                or token.ent_type_ == "NORP"
                or in_place(token)
            ):
                continue
            if k - i < 4 and token.lower_ in words.heads:
                continue
            break
        return None

    def _body_end(self, i: int) -> int:
        """The end of the name of a body before a title ("chaired by | Norland Chamber of Commerce (NCC) | chairman Ek")."""
        k = i
        while k < len(self.doc) and k - i < _BODY and k not in self.titled and k not in self.at:
            token = self.doc[k]
            office = token.lower_ in tables.chairing().offices
            if not (capital(token) or office or token.lower_ in _IN_BODIES):
                return i
            k += 1
        return k if k in self.titled else i

    def _past_appositions(self, name: Span) -> int:
        """The token after a name and the titles set behind it with commas."""
        i, key = name.end, str(name.kb_id_)
        while i < len(self.doc) and (
            self.titled.get(i) == key or (self.doc[i].text == "," and self.titled.get(i + 1) == key)
        ):
            i += 1
        if self.doc[i : i + 1].text in ("for", "of", "from"):
            i = next(
                (
                    k
                    for k in range(i, min(i + 6, len(self.doc)))
                    if self.doc[k].lower_ in ("and", "&", ",")
                ),
                i,
            )
        ahead = self.doc[i : i + 1].text
        return (
            i
            if ahead in (",", "and", "&", "with", "alongside", "together", "along")
            else len(self.doc)
        )

    def _definite(self, i: int) -> list[str]:
        """The person meant by "the minister" at token ``i``."""
        for k in range(i, min(i + 5, len(self.doc))):
            token = self.doc[k]
            if token.lower_ in tables.titles().heads and any(
                t.lower_ in ("the", "his", "her") for t in self.doc[i:k]
            ):
                key = self._title(token)
                return [key] if key else []
            if not (token.tag_ in ("DT", "PRP$") or token.tag_.startswith(("N", "J"))):
                break
        return []

    def _title(self, head: Token) -> str | None:
        """The one person with this title, when the phrase names nobody else; all words of the phrase must be in the title."""
        if head.i in self.titled:
            return str(self.titled[head.i])
        words = {
            t.lower_
            for t in self.doc[head.left_edge.i : head.i + 1]
            if t.tag_ not in ("DT", "PRP$")
        }
        if self.doc[head.left_edge.i].lower_ != "the":
            return None
        bearers = min((self._bearers.get(word, []) for word in words), key=len, default=[])
        fitting = dict.fromkeys(key for key, title in bearers if words <= title)
        return next(iter(fitting)) if len(fitting) == 1 else None

    @cached_property
    def _bearers(self) -> dict[str, list[tuple[str, frozenset[str]]]]:
        """Word of a title -> the persons who bear such titles, and all words of each title."""
        found: dict[str, list[tuple[str, frozenset[str]]]] = {}
        for person in self.people.values():
            for title in {frozenset(t.lower_ for t in title) for title in person.titles}:
                for word in title:
                    found.setdefault(word, []).append((str(person.key), title))
        return found

    def _subject_before(self, pronoun: Token) -> str | None:
        """The person whom "he" or "she" most likely means: the nearest subject that is a person, if not far before."""
        for i in range(pronoun.i - 1, max(pronoun.i - 60, -1), -1):
            if i in self.at and any(t.dep_ in ("nsubj", "nsubjpass") for t in self.at[i]):
                return str(self.at[i].kb_id_)
        return None
