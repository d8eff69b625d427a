"""Who chairs what, by nouns and manner: "chairman of the panel", "under Ek's chairmanship", "with Ek in the chair", "Ek-led"."""

from __future__ import annotations

import functools
from collections.abc import Iterator
from itertools import chain

from spacy.tokens import Doc, Span, Token

from factx import tables
from factx.entities import occasions
from factx.entities.persons.names import capital
from factx.entities.persons.resolver import PersonResolver
from factx.facts.chair.verbs import Chairs, acts, body_before, chairable, forms
from factx.grammar.clauses import subject
from factx.grammar.index import occurrences, sentence_of

_PRESIDING = frozenset({"chairing", "moderating", "presiding"})
_STOPS = frozenset({".", ";"})


def office(doc: Doc, who: PersonResolver) -> Iterator[Chairs]:
    """Somebody is chairman of a body: in apposition, in the predicate, before the name ("panel chairman Ulf Ek")."""
    words = tables.chairing()
    for person in who.people.values():
        for title in person.titles:
            for token in title:
                strict = token.lower_ in words.nouns
                if not strict and token.lower_ not in words.leading_nouns:
                    continue
                if token.i > title.start and doc[token.i - 1].lower_ in (
                    "vice",
                    "deputy",
                    "former",
                ):
                    continue
                body = _body_of(doc, token, title)
                strict = strict or (
                    token.lower_ == "president" and body is not None and occasions.is_session(body)
                )
                if body is not None and not _former(doc, title):
                    persons = [person.key, *_partners(who, person.key, title)]
                    hung = title.start <= body.i < title.end and token.dep_ not in (
                        "attr",
                        "oprd",
                        "pobj",
                        "ccomp",
                        "dobj",
                    )
                    hung = (hung or (not strict and capital(body))) and not acts(token)
                    yield Chairs(tuple(persons), body, title, strict, "chair.office", hung)


def _former(doc: Doc, title: Span) -> bool:
    return title[0].lower_ in ("former", "ex", "outgoing", "then") or any(
        t.lower_ in ("previously", "formerly") for t in doc[max(title.start - 3, 0) : title.start]
    )


def _body_of(doc: Doc, head: Token, title: Span) -> Token | None:
    """The body in a title: after "of" ("chairman of the panel") or before the head ("panel chairman")."""
    after = next((t for t in title if t.i > head.i and chairable(t) and occasions.is_body(t)), None)
    if after is not None and doc[head.i + 1].lower_ in ("of", "at", "for"):
        following = doc[after.i + 1] if after.i + 1 < title.end else None
        return following if following is not None and occasions.is_body(following) else after
    before = doc[head.i - 1] if head.i > title.start else None
    if before is not None and before.tag_ == "POS" and head.i - 2 >= title.start:
        before = doc[head.i - 2]
    if before is not None and occasions.is_body(before):
        return before
    earlier = (
        t for t in reversed(doc[max(title.start - 40, 0) : title.start]) if occasions.is_body(t)
    )
    if (
        title.end == head.i + 1
        and title.start > 1
        and doc[title.start - 1].lower_ in ("whose", "its", "their")
    ):
        return next(
            (t for t in earlier if occasions.meets(t) or t.lower_ not in ("group", "team")), None
        )
    if _shared(head):
        later = (t for t in doc[head.i + 1 : sentence_of(head).end] if occasions.is_body(t))
        return next(chain(later, earlier), None)
    return None


def _shared(head: Token) -> bool:
    """Whether an office of chairing is one of several: "co-chair", "chairs"."""
    return head.lower_.startswith(("co-chair", "cochair", "chairs"))


def listed(doc: Doc, who: PersonResolver) -> Iterator[Chairs]:
    """The chairs in a list behind their common office: "the co-chairs of the council, Ek and Holm, will meet"."""
    for token in occurrences(doc, plurals()):
        end = next(
            (
                t.i
                for t in doc[token.i + 1 : token.i + 12]
                if t.text in (",", ":") or t.tag_.startswith("V")
            ),
            token.i,
        )
        if doc[end].text in (",", ":"):
            body = next((t for t in reversed(doc[token.i + 1 : end]) if chairable(t)), None)
            if body is None and token.i and doc[token.i - 1].lower_ in ("its", "their"):
                body = body_before(doc, sentence_of(token).start)
            persons = who.after(end + 1)
            if len(persons) > 1:
                yield Chairs(tuple(persons), body, doc[token.i : token.i + 1], True, "chair.listed")


@functools.cache
def plurals() -> frozenset[str]:
    """The nouns of chairing in the plural."""
    return frozenset(map(tables.plural, tables.chairing().nouns))


def _partners(who: PersonResolver, key: str, title: Span) -> list[str]:
    """The others with the same words of a plural title ("co-chairs Ek and Holm")."""
    return [other for other in who.bearers.get(title.start, ()) if other != key]


def under(doc: Doc, who: PersonResolver) -> Iterator[Chairs]:
    """Under somebody: "held under the chairmanship of Ek", "under Ek's chairmanship", "a committee under Judge Ek"."""
    for token in occurrences(doc, ("under",)):
        noun = next(
            (
                t
                for t in doc[token.i + 1 : token.i + 12]
                if t.lower_ in tables.chairing().offices or t.text in _STOPS
            ),
            None,
        )
        if noun is not None and noun.text not in _STOPS:
            of = noun.i + 1 < len(doc) and doc[noun.i + 1].lower_ == "of"
            persons = who.after(noun.i + 2 if of else token.i + 1)
            yield Chairs(
                tuple(persons),
                held(doc, token),
                doc[token.i : noun.i + 1],
                noun.lower_ != "leadership",
                "chair.under",
            )
            continue
        before = (
            doc[token.i - 2]
            if token.i > 1 and doc[token.i - 1].text == ","
            else doc[token.i - 1]
            if token.i
            else None
        )
        if before is not None and occasions.is_group(before):
            yield Chairs(
                tuple(who.after(token.i + 1)),
                before,
                doc[token.i : token.i + 1],
                False,
                "chair.under",
            )


def present(doc: Doc, who: PersonResolver) -> Iterator[Chairs]:
    """Somebody in the chair beside the clause: "with Ek in the chair", "with Ek as chair", "Ek presiding"."""
    for token in occurrences(doc, tables.chairing().nouns | _PRESIDING):
        if token.lower_ in _PRESIDING and not any(c.dep_ == "aux" for c in token.children):
            start = _absolute(doc, token.i, who)
        elif (
            token.lower_ in tables.chairing().nouns
            and token.i > 2
            and doc[token.i - 1].lower_ in ("as", "the")
        ):
            if (said := _as_chair(doc, token.i, who)) is not None:
                yield said
                continue
            start = _in_chair(doc, token.i, who)
        else:
            continue
        if start is not None:
            persons = who.after(start) if start >= 0 else ()
            yield Chairs(
                tuple(persons), held(doc, token), doc[token.i : token.i + 1], True, "chair.present"
            )


def _as_chair(doc: Doc, i: int, who: PersonResolver) -> Chairs | None:
    """Somebody speaks or acts "as (the) chair of the meeting": the subject of the verb."""
    marker = i - 2 if doc[i - 1].lower_ == "the" else i - 1
    if i in who.titled or doc[marker].lower_ != "as" or doc[i + 1 : i + 2].text != "of":
        return None
    body = occasions.first(doc[i + 2 : i + 8])
    verb = next((t for t in doc[marker].ancestors if t.tag_.startswith("VB")), None)
    key = who.key(subject(verb)) if verb is not None else None
    if body is None or key is None or not occasions.is_session(body):
        return None
    return Chairs((key,), body, doc[marker : i + 1], True, "chair.present")


def helm(doc: Doc, who: PersonResolver) -> Iterator[Chairs]:
    """Somebody at the helm: "at the helm of the panel is Ek", "with Ek at its head", "put Ek in charge of the talks"."""
    for token in occurrences(doc, ("helm", "head", "charge")):
        if token.i < 2:
            continue
        opens = token.i - (1 if token.lower_ == "charge" else 2)
        if doc[opens].lower_ != ("in" if token.lower_ == "charge" else "at"):
            continue
        of = doc[token.i + 1 : token.i + 2].text == "of"
        body = occasions.first(doc[token.i + 2 : token.i + 10]) if of else held(doc, token)
        if (
            body is not None
            and token.lower_ == "charge"
            and body.lower_ in ("team", "mission", "group")
        ):
            continue
        persons = _at_helm(doc, opens, token.i, who)
        if persons:
            yield Chairs(tuple(persons), body, doc[opens : token.i + 1], False, "chair.helm")


def _at_helm(doc: Doc, opens: int, noun: int, who: PersonResolver) -> list[str]:
    """Who is at the helm: who stands right before the phrase, its subject, or who follows "is" when it opens the sentence."""
    if doc[opens].is_sent_start:
        be = next(
            (
                t
                for t in doc[noun : sentence_of(doc[opens]).end]
                if t.lower_ in ("is", "was", "be", "are", "were")
            ),
            None,
        )
        return who.after(be.i + 1) if be is not None else []
    key = who.before(opens)
    verb = doc[opens].head
    if key is None and verb.lower_ in ("is", "was", "be", "are", "were"):
        key = who.key(subject(verb))
    return [key] if key is not None else []


def _absolute(doc: Doc, i: int, who: PersonResolver) -> int | None:
    """Where the person begins that stands right before a participle; None when none does."""
    name = who.at.get(i - 1)
    if name is None:
        return None
    return (
        next(
            (k for k in range(i - 1, max(i - 20, 0), -1) if doc[k].lower_ == "with"), name.start - 1
        )
        + 1
    )


def _in_chair(doc: Doc, i: int, who: PersonResolver) -> int | None:
    """Where the person begins before "in the chair" or "as chair", behind "with" or as subject of "was"."""
    taken = doc[i - 1].lower_ == "the" and doc[i - 2].lower_ in forms("taking")
    if taken and doc[i - 2].tag_ != "VBG":
        person = who.key(subject(doc[i - 2]))
        return who.start(person)
    opens = taken or (doc[i - 1].lower_ == "the" and doc[i - 2].lower_ == "in")
    first = i - 2 if opens else i - 1 if doc[i - 1].lower_ == "as" else None
    if first is None:
        return None
    opened = next(
        (k for k in range(first - 1, max(first - 20, 0), -1) if doc[k].lower_ == "with"), None
    )
    if (
        opened is not None
        and who.after(opened + 1)
        and not any(t.text in _STOPS for t in doc[opened:first])
    ):
        return opened + 1
    verb = doc[first].head
    person = (
        who.key(subject(verb)) if verb.tag_.startswith("VB") and doc[first].lower_ == "in" else None
    )
    return who.start(person)


def held(doc: Doc, token: Token) -> Token | None:
    """The occasion that a phrase of manner speaks of: the nearest before it in its sentence, else the first in it."""
    sent = sentence_of(token)
    before = (t for t in reversed(doc[sent.start : token.i]) if occasions.is_body(t))
    after = (t for t in doc[token.i : sent.end] if occasions.is_session(t))
    return next(chain(before, after), None)


def led(doc: Doc, who: PersonResolver) -> Iterator[Chairs]:
    """A body with its leader's name before it: "the Ek-led panel"."""
    for token in occurrences(doc, ("led", "chaired", "headed", "moderated")):
        if token.i > 1 and doc[token.i - 1].text == "-":
            key = who.key(doc[token.i - 2])
            body = next((t for t in doc[token.i + 1 : token.i + 6] if occasions.is_body(t)), None)
            if key is not None:
                yield Chairs(
                    (key,),
                    body,
                    doc[token.i - 2 : token.i + 1],
                    token.lower_ in ("chaired", "moderated"),
                    "chair.led",
                )
