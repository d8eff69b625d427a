"""Which name bears which title: the rules that tie title phrases to names, in the order they are tried."""

from __future__ import annotations

from dataclasses import dataclass, field

from spacy.tokens import Doc

from factx import tables
from factx.grammar.clauses import subject
from factx.grammar.names import after_honorifics, begins_name, capital, fixed, name_end, name_start
from factx.grammar.titles import Title, naming_verbs, titles
from factx.values.words import verb_forms

_BE = verb_forms("be") | {"been", "be", "is", "was", "are", "were", "'s"} | verb_forms("become") | verb_forms("remain")
_LINKS = frozenset(
    {
        "who",
        "is",
        "was",
        "has",
        "been",
        "also",
        "currently",
        "now",
        "then",
        "once",
        "the",
        "a",
        "an",
        "his",
        "her",
        "its",
        "their",
        "both",
        "and",
    }
)


@dataclass(slots=True)
class Mention:
    """One occurrence of a person's name with the titles tied to it there."""

    start: int
    end: int
    rule: str
    titles: list[Title] = field(default_factory=list)
    before: bool = False
    """Whether a title stands directly before the name or before its comma."""


class Ties:
    """Ties titles to names over one Doc."""

    def __init__(self, doc: Doc) -> None:
        self.doc = doc
        self.titles = titles(doc)
        self.by_start = {t.start: t for t in self.titles}
        self.by_core_end = {t.core: t for t in self.titles}
        self.used: set[Title] = set()
        self.mentions: dict[int, Mention] = {}
        self.at: dict[int, Mention] = {}
        self.ends: dict[int, Mention] = {}
        self.ends_title: dict[int, Mention] = {}

    def mention(self, start: int, end: int, rule: str) -> Mention:
        """The mention over these tokens, a new one or the one that covers its first."""
        known = self.at.get(start)
        if known is None:
            known = Mention(start, end, rule)
            self.mentions[start] = known
            self.ends[end] = known
            for i in range(start, end):
                self.at[i] = known
        return known

    def ending(self, end: int) -> Mention | None:
        """The mention that ends before token ``end``: a known one, or two or more name words that nobody has marked."""
        start = name_start(self.doc, end)
        if end not in self.ends and start < end and not any(k in self.at or fixed(self.doc[k]) for k in range(start, end)):
            return self.mention(start, end, "person.name")
        return self.ends.get(end)

    def tie(self, mention: Mention, title: Title, rule: str) -> None:
        """Give a title to the bearer of a name."""
        if title not in mention.titles:
            mention.titles.append(title)
            self.used.add(title)
            if title.start >= mention.end:
                self.ends_title[title.end] = mention
            if not mention.rule or mention.rule == "person.name":
                mention.rule = rule


def mentions(doc: Doc) -> list[Mention]:
    """All mentions of persons by name, with their titles, in text order."""
    ties = Ties(doc)
    for rule in RULES:
        rule(ties)
    return sorted(ties.mentions.values(), key=lambda m: m.start)


def before_name(ties: Ties) -> None:
    """A title directly before the name: "Swedish Prime Minister Ulf Ek", "army chief General Ana Ruiz"."""
    doc = ties.doc
    inner = {t.core for t in ties.titles if t.inner}
    for title in ties.titles:
        for end in dict.fromkeys((title.core, title.end)):
            if end in inner and not title.inner:
                continue
            start = after_honorifics(doc, end)
            stop = _bearer(doc, start, title)
            if stop > start:
                mention = ties.mention(start, stop, "person.title-name")
                mention.before = True
                ties.tie(mention, _until(title, end), "person.title-name")
                _chain(ties, mention, title)
                if title.plural:
                    for more in _listed(ties, mention.start):
                        ties.tie(more, _until(title, end), "person.titles-names")
                break


def _until(title: Title, end: int) -> Title:
    return Title(title.start, title.core, end, title.head, title.plural, title.rank)


def _bearer(doc: Doc, start: int, title: Title) -> int:
    """The end of the name that a title directly before it belongs to; ``start`` when there is none."""
    if start >= len(doc) or (doc[start].is_sent_start and start == title.core):
        return start
    end = name_end(doc, start)
    if end == start or (fixed(doc[start]) and doc[start].ent_type_ != "PERSON" and end - start == 1):
        return start
    lower = doc[title.head].lower_
    if (
        not capital(doc[title.head])
        and lower in ("general", "official", "member", "members", "officials", "executive", "chief")
        and end - start == 1
    ):
        return start if doc[start].ent_type_ != "PERSON" else end
    if (
        title.rank
        and doc[title.head].ent_type_ == "ORG"
        and doc[start].ent_type_ == "ORG"
        and end - start == 1
        and title.start == title.head
    ):
        return start
    return end


def _chain(ties: Ties, mention: Mention, title: Title) -> None:
    """Titles that stand before a title: "Commandant | Major General", "Senior Minister and | Coordinating Minister"."""
    doc = ties.doc
    for other in ties.titles:
        if other is title or other.start >= title.start or other in ties.used:
            continue
        adjacent = other.end == title.start or other.core == title.start
        joined = (
            other.end == title.start - 1
            and doc[other.end].lower_ in ("and", "&")
            and not other.plural
            and not (other.start and doc[other.start - 1].tag_ == "DT")
            and capital(doc[other.head]) == capital(doc[title.head])
        )
        if adjacent or joined:
            ties.tie(mention, other if other.end <= title.start else _until(other, title.start), "person.title-name")


def named(ties: Ties) -> None:
    """A name by form of address or as the model marks it: "Mr. Ek", "Ulf Ek"."""
    doc, words = ties.doc, tables.titles()
    for i, token in enumerate(doc):
        if token.lower_ in words.honorifics and capital(token) and i not in ties.at:
            start = after_honorifics(doc, i)
            end = name_end(doc, start)
            if start > i and end > start and start not in ties.at and token.lower_ not in ("right", "his", "her", "lady", "miss"):
                ties.mention(start, end, "person.address")
    for ent in doc.ents:
        if ent.label_ == "PERSON":
            start = next((i for i in range(ent.start, ent.end) if begins_name(doc, i)), ent.end)
            end = name_end(doc, start) if start < ent.end else start
            if end > start and not any(i in ties.at for i in range(start, end)):
                ties.mention(start, end, "person.name")


def beside_comma(ties: Ties) -> None:
    """A title in apposition: "Ulf Ek, 61, a former head of the bank and deputy minister," or "The bank's chairman, Ulf Ek,"."""
    for title in ties.titles:
        if title in ties.used or title.inner:
            continue
        left, right = _left_name(ties, title), _right_name(ties, title)
        if left is not None and right is not None:
            listed = left.before and not right.before and ties.doc[title.start - 1].tag_ != "DT"
            left, right = (None, right) if listed else (left, None)
        if left is not None:
            ties.tie(left, title, "person.apposition")
        elif right is not None:
            right.before = True
            ties.tie(right, title, "person.title-comma-name")


def _left_name(ties: Ties, title: Title) -> Mention | None:
    """The name that a title follows, behind a comma, an age, brackets, or another title of it with "and"."""
    doc = ties.doc
    start = after_honorifics(doc, title.end)
    if title.plural or title.end in ties.by_start or (name_end(doc, start) > start and title.end < len(doc)):
        return None
    i = _before_links(doc, title.start)
    if i in ties.ends_title and doc[i].lower_ in ("and", "&", ","):
        return ties.ends_title[i]
    if i == title.start and capital(doc[title.head]) and title.end > title.core:
        return ties.ends.get(i)
    opened = _before_opening(doc, i)
    return ties.ending(opened) if opened is not None else None


def _before_links(doc: Doc, i: int) -> int:
    """Back from a title over articles, adverbs, descriptive words and "who is"; at the mark that opens the apposition."""
    words = tables.titles()
    low = max(i - 7, 0)
    while i > low:
        token = doc[i - 1]
        if token.lower_ in ("and", "&") and doc[i - 2].text != ",":
            return i - 1
        if not (
            token.lower_ in _LINKS or token.lower_ in words.descriptive or token.tag_ in ("DT", "RB", "PRP$", "JJ", "JJS", "CD")
        ):
            break
        i -= 1
    return i - 1 if i and doc[i - 1].text in _MARKS else i


_MARKS = (",", "-", "--", "–", "—", "(", ":")


def _before_opening(doc: Doc, i: int) -> int | None:
    """The end of what an apposition opened at token ``i`` is set behind: over its mark, an age, brackets, "of" a country."""
    if i >= len(doc) or doc[i].text not in _MARKS:
        return None
    if i > 1 and doc[i - 1].like_num and doc[i - 2].text == ",":
        i -= 2
    if i and doc[i - 1].text == ")":
        i = next((k for k in range(i - 2, max(i - 9, -1), -1) if doc[k].text == "("), i)
    if (party := _affiliation(doc, i)) is not None:
        i = party
    if i > 2 and doc[i - 1].ent_type_ in ("GPE", "ORG"):
        i = next((k for k in range(i - 2, max(i - 6, 0), -1) if doc[k].lower_ == "of"), i)
    return i


def _affiliation(doc: Doc, i: int) -> int | None:
    """The comma before a party and state set between commas ("Ek, R-Iowa, the ..."), when token ``i`` is the comma behind."""
    k = i - 1
    while k > max(i - 5, 0) and (capital(doc[k]) or doc[k].text == "-"):
        k -= 1
    return k if doc[k].text == "," and k < i - 1 and any(t.text == "-" or t.ent_type_ == "GPE" for t in doc[k:i]) else None


def _right_name(ties: Ties, title: Title) -> Mention | None:
    """The name that follows a title behind a comma."""
    doc = ties.doc
    comma = ties.at[title.end].end if title.end in ties.at else title.end
    if title.plural or comma + 1 >= len(doc) or doc[comma].text != ",":
        return None
    start = after_honorifics(doc, comma + 1)
    if start in ties.by_start:
        start = after_honorifics(doc, ties.by_start[start].core)
    end = name_end(doc, start)
    known = ties.at.get(start)
    if end == start or (known is None and end - start < 2):
        return None
    if known is not None and known.before and not (title.start and doc[title.start - 1].lower_ == "the"):
        return None
    role = any(t.lower_ == "as" for t in doc[max(title.start - 2, 0) : title.start])
    closed = (
        role
        or end >= len(doc)
        or doc[end].text in ",.;:-–—)!?("
        or doc[end].lower_ in ("--", "and", "told", "said", "says", "of")
    )
    return ties.mention(start, end, "person.title-comma-name") if closed else None


def _title_from(ties: Ties, i: int) -> Title | None:
    """The title that begins at token ``i`` or after articles, adverbs and "who is" before it."""
    doc, words = ties.doc, tables.titles()
    for k in range(i, min(i + 7, len(doc))):
        if k in ties.by_start:
            return ties.by_start[k]
        token = doc[k]
        if token.lower_ in _LINKS or token.lower_ in words.descriptive or token.tag_ in ("DT", "RB", "PRP$"):
            continue
        if token.tag_ in ("JJ", "JJS", "NN", "CD") and k > i and not capital(token):
            continue
        return None
    return None


def predicate(ties: Ties) -> None:
    """A title in the predicate: "Ek is/became/was named/serves as head of the bank", "who was named head"."""
    doc = ties.doc
    for title in ties.titles:
        if title in ties.used or title.plural or title.inner:
            continue
        i = title.start - 1
        while i > 0 and (
            doc[i].tag_ in ("DT", "PRP$", "RB", "JJ")
            or doc[i].lower_ in tables.titles().descriptive
            or doc[i].lower_ in ("as", "to", "be", "both")
        ):
            i -= 1
        marker = next((doc[k] for k in range(i + 1, title.start) if doc[k].lower_ == "as"), None)
        verb = marker.head if marker is not None and marker.head.tag_.startswith("VB") else doc[max(i, 0)]
        as_role = any(doc[k].lower_ == "as" for k in range(i + 1, title.start))
        if verb.lower_ in _BE or verb.lower_ in naming_verbs() or (as_role and verb.tag_.startswith("VB")):
            bearer = _subject_mention(ties, verb.i)
            if bearer is not None and not (verb.lower_ in naming_verbs() and not _passive(doc, verb.i)):
                ties.tie(bearer, title, "person.predicate")


def inverse(ties: Ties) -> None:
    """A title as subject, the name in the predicate: "whose chairman is Ek", "The chief negotiator will be Ek"."""
    doc = ties.doc
    for title in ties.titles:
        verb = doc[title.head].head
        if title in ties.used or title.plural or title.inner or doc[title.head].dep_ != "nsubj" or verb.lower_ not in _BE:
            continue
        start = after_honorifics(doc, verb.i + 1)
        while start in ties.by_start:
            start = after_honorifics(doc, ties.by_start[start].core)
        bearer = ties.at.get(start)
        if bearer is None and name_end(doc, start) - start >= 2 and not fixed(doc[start]):
            bearer = ties.mention(start, name_end(doc, start), "person.inverse")
        if bearer is not None and not (bearer.end < len(doc) and doc[bearer.end].tag_ == "POS"):
            ties.tie(bearer, title, "person.inverse")


def _passive(doc: Doc, verb: int) -> bool:
    return doc[verb].tag_ == "VBN" and any(c.dep_ in ("auxpass", "nsubjpass") for c in doc[verb].children)


def _subject_mention(ties: Ties, verb: int) -> Mention | None:
    """The person who is subject of a verb; a relative pronoun stands for the name before it."""
    token = ties.doc[verb]
    who = subject(token)
    if who is None:
        return None
    if who.lower_ in ("who", "that") and token.dep_ == "relcl":
        who = token.head
    return ties.at.get(who.i) or ties.ending(who.i + 1)


def as_role(ties: Ties) -> None:
    """A name, "as" and a title: "named Ulf Ek as its new president", "picked Ek to be chancellor"."""
    doc = ties.doc
    for token in doc:
        if token.lower_ == "as" and token.i > 1:
            ties.ending(token.i)
        elif token.lower_ == "to" and 1 < token.i < len(doc) - 1 and doc[token.i + 1].lower_ in tables.chairing().to_chair:
            ties.ending(token.i)
        elif token.lower_ in naming_verbs() and name_end(doc, token.i + 1) in ties.by_start:
            ties.ending(name_end(doc, token.i + 1))
    for mention in list(ties.mentions.values()):
        i = mention.end
        if (i < len(doc) and doc[i].lower_ == "as") or [t.lower_ for t in doc[i : i + 2]] == ["to", "be"]:
            title = _title_from(ties, i + (1 if doc[i].lower_ == "as" else 2))
            if title is not None and title not in ties.used:
                ties.tie(mention, title, "person.as")
        elif i < len(doc) and any(t.lower_ in naming_verbs() for t in doc[max(mention.start - 1, 0) : mention.start]):
            title = _title_from(ties, i)
            if title is not None and title not in ties.used:
                ties.tie(mention, title, "person.named")


def members(ties: Ties) -> None:
    """Titles in the plural before a list of names: "members of the council, including Ek and Holm"."""
    doc = ties.doc
    for title in ties.titles:
        if not title.plural or title in ties.used or title.end + 1 >= len(doc):
            continue
        i = title.end
        opened = doc[i].text in (",", ":", "-", "--", "–", "—")
        i += int(opened)
        if i < len(doc) and doc[i].lower_ in ("including", "namely", "like"):
            i, opened = i + 1, True
        elif [t.lower_ for t in doc[i : i + 2]] == ["such", "as"]:
            i, opened = i + 2, True
        if opened:
            for mention in _listed(ties, i - 1):
                ties.tie(mention, title, "person.titles-names")


def _listed(ties: Ties, i: int) -> list[Mention]:
    """The names of a list that goes on at token ``i`` with a comma, "and" or another mark."""
    doc, found = ties.doc, []
    while i + 1 < len(doc):
        while i < len(doc) and doc[i].lower_ in (",", "and", "&", ";", ":", "-", "including", "or"):
            i += 1
        start = after_honorifics(doc, i) if i < len(doc) else i
        end = name_end(doc, start) if start < len(doc) else start
        known = ties.at.get(start)
        if end == start or (known is None and end - start < 2 and doc[start].ent_type_ != "PERSON"):
            break
        found.append(ties.mention(start, end, "person.titles-names"))
        i = end
        if i + 2 < len(doc) and doc[i].lower_ == "of" and capital(doc[i + 1]):
            i = next((k for k in range(i + 1, min(i + 5, len(doc))) if not capital(doc[k])), i)
        if i >= len(doc) or doc[i].lower_ not in (",", "and", "&", ";", "or"):
            break
    return found


#: Every rule, in the order in which they are tried; a title is tied once.
RULES = (before_name, named, beside_comma, as_role, predicate, inverse, members)
