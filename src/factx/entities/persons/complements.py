"""What follows the head of a title ("of Defence", "to the President on Trade"), and where a name begins in it."""

from __future__ import annotations

from spacy.tokens import Doc, Token

from factx import tables
from factx.entities.persons.names import (
    SUFFIXES,
    after_honorifics,
    capital,
    fixed,
    name_end,
    place_end,
)

_PREPOSITIONS = frozenset({"of", "for", "to", "at", "on", "in"})
_PLACED = frozenset({"on", "in", "at", "to"})
_TIME_WORDS = frozenset(
    ["today", "yesterday", "tomorrow", "week", "month", "year", "here", "there"]
)
#: Most tokens of a title before its head, behind it, and of a post behind an office.
LONGEST = 40


def title_end(doc: Doc, end: int, stops: set[int]) -> int:
    """The end of a title with its complement, from the end of its core on; ``stops`` are tokens where a rank begins."""
    if end < len(doc) and doc[end].text == "(":
        end = _bracketed(doc, end)
    if end < len(doc) and doc[end].lower_ in _PREPOSITIONS and not doc[end].is_sent_start:
        end = Complement(doc, stops).from_preposition(end)
    return _posted(doc, end, stops)


def _posted(doc: Doc, end: int, stops: set[int]) -> int:
    """Over the body and country set behind an office, up to a form of address or a rank: ", Trade Office, India | Shri Rao"."""
    if doc[end : end + 1].text != ",":
        return end
    for i in range(end + 1, min(end + LONGEST, len(doc))):
        if after_honorifics(doc, i) > i or i in stops:
            behind = i - (doc[i - 1].text == ",")
            return behind if capital(doc[behind - 1]) else end
        listed = (
            capital(doc[i])
            or doc[i].text in (",", "&")
            or doc[i].lower_ in ("of", "and", "for", "the")
        )
        if not listed or (doc[i].ent_type_ == "PERSON" and not fixed(doc[i])):
            return end
    return end


def _bracketed(doc: Doc, i: int) -> int:
    """Over brackets that hold an acronym or fields of policy: "(SRSG)", "(Foreign Affairs)"; ``i`` when they hold other words."""
    close = next((k for k in range(i + 2, min(i + 9, len(doc))) if doc[k].text == ")"), None)
    if close is None:
        return i
    acronym = close == i + 2 and doc[i + 1].is_upper and not doc[i + 1].is_digit
    return (
        close + 1
        if acronym or (capital(doc[i + 1]) and doc[i + 1].lower_ in tables.titles().fields)
        else i
    )


class Complement:
    """Walks over the noun phrases after a title's head."""

    def __init__(self, doc: Doc, stops: set[int]) -> None:
        self.doc, self.stops, self.words = doc, set(stops), tables.titles()
        self.learned = False

    def from_preposition(self, i: int) -> int:
        """From the token of a preposition to the end of the phrase; ``i`` when no phrase follows."""
        doc, start = self.doc, i
        self.learned = i > 0 and doc[i - 1].lower_ in self.words.learned
        last = i
        while i < len(doc) and i - start < LONGEST:
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
            listed = self._listable(following) and capital(following) == capital(doc[i - 1])
            return -int(listed and self._list_ahead(i + 1))
        if token.text == "(":
            return _bracketed(doc, i) - i
        if token.tag_ == "POS" or lower == "'s":
            return -1
        if token.text == "-":
            return -2 if following.lower_.endswith("ed") and not token.whitespace_ else -1
        if lower in _TIME_WORDS or not token.text[0].isalnum():
            return 0
        if capital(token):
            return self._capitals(i)
        if token.tag_.startswith("N"):
            return 1
        return -int(token.tag_.startswith("J") or token.tag_ == "VBG")

    def _opens(self, token: Token, *, placed: bool) -> bool:
        tag, lower = token.tag_, token.lower_
        if lower in self.words.not_names and lower not in (
            "the",
            "a",
            "an",
            "its",
            "their",
            "his",
            "her",
            "our",
            "new",
        ):
            return False
        if tag == "VB":
            return False
        if placed and not self.learned:
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

    def _listable(self, token: Token) -> bool:
        """Whether a token can be an item of a list that a title governs: a field of policy, a country, a region."""
        return token.lower_ in self.words.fields or (
            token.ent_type_ in ("GPE", "LOC") and capital(token)
        )

    def _list_ahead(self, i: int) -> bool:
        """Whether a list of fields from ``i`` closes with "and" and a field."""
        for k in range(i, min(i + 14, len(self.doc) - 1)):
            if self.doc[k].lower_ in ("and", "&"):
                return self._listable(self.doc[k + 1]) and not self._title_ahead(k + 1)
            if not (
                capital(self.doc[k])
                or self.doc[k].text == ","
                or self.doc[k].lower_ in self.words.fields
            ):
                return False
        return False

    def _capitals(self, i: int) -> int:
        """Over a run of capital words, up to where a person's name begins in it."""
        doc = self.doc
        if (
            i and doc[i - 1].text == ")" and doc[i].ent_type_ == "PERSON"
        ):  # "head of the Trade Bureau (TB) | Ulf Ek"
            return 0
        end = i
        bound = min(i + LONGEST, len(doc))
        while (
            end < bound
            and not (end > i and doc[end].is_sent_start)
            and (capital(doc[end]) or self._hyphen(end))
        ):
            end += 1
        for k in range(i, end):
            honoured = after_honorifics(doc, k) > k
            if k in self.stops or honoured or (doc[k].lower_ in self.words.heads and k > i):
                return k - i
            if doc[k].lower_ in self.words.not_names:
                end = k
                break
        until = min(max((self._fixed_until(k) for k in range(i, end)), default=-1), end)
        last = until - 1 if until > i else None
        if last is None and i and doc[i - 1].tag_ in ("NN", "NNS") and not capital(doc[i - 1]):
            return 0
        rest = i if last is None else last + 1
        if (
            last is not None
            and rest < end
            and (name_end(doc, rest) - rest >= 2 or doc[rest].ent_type_ == "PERSON")
        ):
            return self._stop(rest) - i
        person = next(
            (
                k
                for k in range(i + 1, end)
                if doc[k].ent_type_ == "PERSON" and doc[k].ent_iob_ == "B"
            ),
            None,
        )
        if person is not None and person > (last or i) and end - person >= 2:
            return self._stop(person) - i
        return end - i

    def _fixed_until(self, i: int) -> int:
        """The end of the field, body, place or acronym at token ``i``; -1 when it may be a name of a person."""
        token = self.doc[i]
        acronym = (
            token.is_upper
            and len(token) > 1
            and "." not in token.text
            and token.text not in SUFFIXES
        )
        return max(place_end(self.doc, i), i + 1) if fixed(token) or acronym else -1

    def _hyphen(self, i: int) -> bool:
        """A hyphen inside a name, not one that makes an adjective of it ("New York-based")."""
        token = self.doc[i]
        return (
            token.text == "-"
            and not token.whitespace_
            and i + 1 < len(self.doc)
            and capital(self.doc[i + 1])
        )

    def _stop(self, i: int) -> int:
        """Let the phrase end before token ``i``."""
        self.stops.add(i)
        return i
