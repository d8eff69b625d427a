"""Which name bears which title: all rules in the order they are tried, and those for titles directly before names."""

from __future__ import annotations

from dataclasses import replace

from spacy.tokens import Doc

from factx import tables
from factx.entities.persons.apposition import beside_comma
from factx.entities.persons.mentions import Mention, Ties, listed
from factx.entities.persons.names import (
    after_honorifics,
    begins_name,
    capital,
    fixed,
    name_end,
    place,
)
from factx.entities.persons.predication import as_role, inverse, predicate
from factx.entities.persons.segments import segments
from factx.entities.persons.titles import Title
from factx.grammar.index import occurrences


def mentions(doc: Doc) -> list[Mention]:
    """All mentions of persons by name, with their titles, in text order."""
    ties = Ties(doc)
    for rule in RULES:
        rule(ties)
    return sorted(ties.mentions.values(), key=lambda m: m.start)


def before_name(ties: Ties) -> None:
    """A title directly before the name: "Swedish Prime Minister Ulf Ek", "army chief General Ana Ruiz"."""
    doc, trades = ties.doc, tables.actor_words("trades")
    inner = {
        t.core for t in ties.titles if t.inner and not (t.start and doc[t.start - 1].tag_ == "DT")
    }
    outer = {t.end for t in ties.titles if not t.inner and t.end > t.core} - inner
    for title in ties.titles:
        for end in dict.fromkeys((title.core, title.end)):
            if end in (outer if title.inner else inner):
                continue
            start = after_honorifics(doc, end)
            stop = (
                start
                if start in ties.firms and doc[title.head].lower_ in trades
                else _bearer(doc, start, title)
            )
            if stop > start:
                mention = ties.mention(start, stop, "person.title-name")
                mention.before = True
                ties.tie(mention, _until(title, end), "person.title-name")
                _chain(ties, mention, title)
                if title.plural:
                    for more in listed(ties, mention.start):
                        ties.tie(more, _until(title, end), "person.titles-names")
                break


def _until(title: Title, end: int) -> Title:
    """A title that ends before the name that it is tied to."""
    return replace(title, end=end)


def _bearer(doc: Doc, start: int, title: Title) -> int:
    """The end of the name that a title directly before it belongs to; ``start`` when there is none."""
    if start >= len(doc):
        return start
    end = name_end(doc, start)
    if (
        title.end > title.core and start and doc[start - 1].lower_ in tables.actor_words("trades")
    ):  # "analyst at the brokerage Sund"
        return start
    if end == start or (
        fixed(doc[start]) and doc[start].ent_type_ != "PERSON" and end - start == 1
    ):
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
    for other in [t for end in (title.start - 1, title.start) for t in ties.by_end.get(end, ())]:
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
            ties.tie(
                mention,
                other if other.end <= title.start else _until(other, title.start),
                "person.title-name",
            )


def named(ties: Ties) -> None:
    """A name by form of address or as the model marks it: "Mr. Ek", "Ulf Ek"."""
    doc, words = ties.doc, tables.titles()
    for token in occurrences(doc, words.honorifics):
        i = token.i
        if capital(token) and i not in ties.at:
            start = after_honorifics(doc, i)
            end = name_end(doc, start)
            if (
                start > i
                and end > start
                and start not in ties.at
                and token.lower_ not in ("right", "his", "her", "lady", "miss")
            ):
                ties.mention(start, end, "person.address")
    firms = {s.text for s in doc.spans.get("actors", ()) if s.id_ == "actor.trade"}
    for ent in doc.ents:
        if ent.label_ == "PERSON" and ent.text not in firms:
            start = next((i for i in range(ent.start, ent.end) if begins_name(doc, i)), ent.end)
            if place(doc, ent.start) and ent.end - start < 2:
                continue
            end = name_end(doc, start) if start < ent.end else start
            if end > start and not any(i in ties.at for i in range(start, end)):
                ties.mention(start, end, "person.name")


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
            for mention in listed(ties, i - 1):
                ties.tie(mention, title, "person.titles-names")


def again(ties: Ties) -> None:
    """The name of a titled person once more, whole or in part, where the model overlooked it: "Ek then left"."""
    doc = ties.doc
    named = [doc[m.start : m.end] for m in ties.mentions.values() if m.titles]
    known = {tuple(t.lower_ for t in name) for name in named}
    surnames = {name[-1].lower_ for name in named}
    parts = surnames | {name[0].lower_ for name in named if len(name) > 1}
    for token in occurrences(doc, parts):
        if token.i in ties.at or not begins_name(doc, token.i) or fixed(token):
            continue
        end = name_end(doc, token.i)
        whole = tuple(t.lower_ for t in doc[token.i : end]) in known
        alone = (
            end == token.i + 1
            and not (token.i and capital(doc[token.i - 1]))
            and not (end < len(doc) and capital(doc[end]))
        )
        if whole or (alone and (token.lower_ in surnames or not token.is_sent_start)):
            ties.mention(token.i, end, "person.name")


#: Every rule, in the order in which they are tried; a title is tied once.
RULES = (before_name, named, beside_comma, as_role, predicate, inverse, members, again, segments)
