"""Who chairs what, by verbs: "chaired by Ek", "Ek, who heads the panel", "Chairing the talks is Ek"."""

from __future__ import annotations

import functools
from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass

from spacy.tokens import Doc, Span, Token

from factx import tables
from factx.entities import occasions
from factx.entities.persons.resolver import PersonResolver
from factx.grammar.clauses import subject
from factx.grammar.index import occurrences, sentence_of
from factx.values.words import verb_forms

#: Behind "head" and "lead" these words tell of a way, not of a body ("heads to Lima for talks").
_WAYS = frozenset({"back", "for", "home", "into", "off", "out", "to", "toward", "towards"})


@dataclass(frozen=True, slots=True)
class Chairs:
    """One place where the text says who chairs what."""

    persons: tuple[str, ...]
    body: Token | None
    at: Span
    strict: bool
    why: str
    hung: bool = False
    """Whether the words only tell what the person is or was ("Ek, who chairs the panel, said")."""


@functools.cache
def verbs() -> dict[str, bool]:
    """Form of a verb of chairing -> whether it leaves no doubt."""
    words = tables.chairing()
    leading = {form: False for base in words.leading_verbs for form in verb_forms(base)}
    return leading | {form: True for base in words.verbs for form in verb_forms(base)}


@functools.cache
def forms(kind: str) -> frozenset[str]:
    """All forms of the verbs of one list of the table."""
    bases: tuple[str, ...] = getattr(tables.chairing(), kind)
    return frozenset(form for base in bases for form in verb_forms(base))


def verb_of_chairing(token: Token) -> bool | None:
    """None when a token is no verb of chairing, else whether it leaves no doubt."""
    strict = verbs().get(token.lower_)
    return (
        strict
        if strict is not None
        and (token.tag_.startswith("VB") or token.dep_ in ("ROOT", "relcl", "acl"))
        else None
    )


def bygone(verb: Token) -> bool:
    return any(t.lower_ in tables.chairing().bygone for t in verb.doc[max(verb.i - 3, 0) : verb.i])


def passive(doc: Doc, who: PersonResolver) -> Iterator[Chairs]:
    """A body chaired by somebody: "a panel headed by Ek", "the talks, which will be chaired by Ek"."""
    for token in occurrences(doc, verbs()):
        strict = verb_of_chairing(token)
        if strict is None or token.tag_ not in ("VBN", "VBD"):
            continue
        by = next((t for t in doc[token.i + 1 : token.i + 6] if t.lower_ == "by"), None)
        if by is None or any(
            t.tag_.startswith("N") and t.ent_type_ != "DATE" for t in doc[token.i + 1 : by.i]
        ):
            continue
        if bygone(token):
            continue
        persons = who.after(by.i + 1)
        yield Chairs(
            tuple(persons),
            _passive_body(doc, token),
            doc[token.i : by.i + 1],
            strict,
            "chair.passive",
        )


def _passive_body(doc: Doc, verb: Token) -> Token | None:
    """What is chaired: the noun that the participle hangs on, the subject of the passive, or the nearest body before."""
    opener = doc[sentence_of(verb).start]
    if verb == opener or (opener.tag_ == "VBN" and verb.dep_ == "conj" and verb.head == opener):
        return _behind_comma(doc, verb)
    near = verb.head if verb.dep_ in ("acl", "relcl") and 0 < verb.i - verb.head.i <= 3 else None
    if near is not None and near.tag_ in ("NN", "NNS") and not chairable(near):
        loose = near.dep_ == "pobj" and (near.head.lower_ == "of" or doc[verb.i - 1].text == ",")
        above = near.head.head if loose else None
        return above if above is not None and chairable(above) else None
    governors = [
        t
        for t in (verb.head if verb.dep_ in ("acl", "relcl") else None, subject(verb))
        if t is not None
    ]
    opened = verb.i - 2
    if opened > 0 and [t.lower_ for t in doc[opened - 1 : opened + 2]] == [",", "to", "be"]:
        return next(
            (t for t in reversed(doc[sentence_of(verb).start : opened]) if occasions.is_body(t)),
            None,
        )
    if any(t.lower_ in tables.chairing().sides and not occasions.is_group(t) for t in governors):
        return None
    if near is not None and near.i == verb.i - 1 and chairable(near):
        return near
    before = filter(
        None,
        [
            next(
                (
                    t
                    for t in reversed(doc[sentence_of(verb).start : verb.i])
                    if occasions.is_body(t)
                ),
                None,
            )
        ],
    )
    if any(
        t.lower_ in ("delegation", "delegations")
        for t in doc[max(verb.i - 10, sentence_of(verb).start) : verb.i]
    ):
        return None
    candidates = [*governors, *filter(None, [_before_verbs(doc, verb)]), *before]
    if any(t.lower_ in ("it", "this", "they", "these") for t in candidates[:1]):
        return body_before(doc, sentence_of(verb).start)
    return next((t for t in candidates if occasions.is_body(t)), None) or next(
        (t for t in candidates if chairable(t)), None
    )


def _behind_comma(doc: Doc, verb: Token) -> Token | None:
    """The subject after a participle that opens the sentence: "Chaired by Ek, the panel ..."."""
    comma = next((t.i for t in doc[verb.i : sentence_of(verb).end] if t.text == ","), verb.i)
    return next(
        (
            t
            for t in doc[comma : comma + 12]
            if chairable(t) and t.dep_ in ("nsubj", "nsubjpass", "ROOT")
        ),
        None,
    )


def body_before(doc: Doc, i: int) -> Token | None:
    """The body or occasion that the sentence before token ``i`` speaks of: its subject, else the last in it."""
    if not i:
        return None
    named = [t for t in sentence_of(doc[i - 1]) if occasions.is_body(t)]
    return next(
        (t for t in named if t.dep_ in ("nsubj", "nsubjpass")), named[-1] if named else None
    )


def _before_verbs(doc: Doc, verb: Token) -> Token | None:
    """The noun right before a verb with its auxiliaries ("The XYZ | will be co-chaired")."""
    i = verb.i - 1
    while i > 0 and (doc[i].tag_.startswith(("V", "M")) or doc[i].tag_ in ("RB", "TO")):
        i -= 1
    return doc[i] if i >= 0 and doc[i].tag_.startswith(("N", "PRP", "DT")) else None


def chairable(token: Token) -> bool:
    """A word for a body or occasion, or a proper name or acronym that may stand for one."""
    if token.lower_ in tables.chairing().sides and not occasions.is_group(token):
        return False
    return occasions.is_body(token) or (
        token.tag_ in ("NNP", "NNPS") and token.ent_type_ not in ("GPE", "PERSON", "NORP", "DATE")
    )


def active(doc: Doc, who: PersonResolver) -> Iterator[Chairs]:
    """Somebody chairs a body: "Ek, who chaired the meeting", "Ek and Holm will co-chair it", "named Ek to head the panel"."""
    sessions = [
        t.i
        for t in occurrences(doc, tables.chairing().sessions)
        if occasions.is_session(t) and occasions.is_body(t)
    ]
    for token in occurrences(doc, verbs()):
        strict = verb_of_chairing(token)
        if (
            strict is None
            or bygone(token)
            or (token.i + 1 < len(doc) and doc[token.i + 1].lower_ == "by")
        ):
            continue
        persons = _subjects(doc, token, who)
        body = _object(doc, token)
        if (
            body is None
            and strict
            and not any(c.dep_ in ("attr", "dobj", "oprd", "prep") for c in token.children)
        ):
            before = bisect_left(sessions, token.i)
            body = doc[sessions[before - 1]] if before else None
        if persons:
            yield Chairs(
                persons,
                body,
                doc[token.i : token.i + 1],
                strict,
                "chair.active",
                token.dep_ == "relcl" and not acts(token),
            )


def acts(token: Token) -> bool:
    """Whether a person acts for the body there: "Ek, who heads the inquiry, opened the hearing"."""
    acting = next(
        (
            t
            for t in token.ancestors
            if t.lower_ in forms("gavel") or t.lower_ in forms("delivering")
        ),
        None,
    )
    if acting is None:
        return False
    things = [c for c in acting.children if c.dep_ == "dobj"]
    if acting.lower_ in forms("gavel"):
        return any(map(occasions.is_session, things))
    return any(t.lower_ in tables.chairing().papers for t in things)


def _subjects(doc: Doc, verb: Token, who: PersonResolver) -> tuple[str, ...]:
    """The persons who do the chairing: the subject with what is joined to it, or who is named or asked to do it."""
    if (asked := _asked(doc, verb, who)) is not None:
        return (asked,)
    if (
        verb.tag_ == "VBG"
        and verb.i
        and doc[verb.i - 1].text == ","
        and (key := who.before(verb.i)) is not None
    ):
        return (key,)
    if verb.tag_ == "VBG" and verb.is_sent_start:  # "Chairing the meeting, Minister Ek said"
        comma = next((t.i for t in sentence_of(verb) if t.text == ","), None)
        if comma is not None and comma + 1 < len(doc) and _is_next(doc, comma + 1, who):
            return tuple(who.after(comma + 1)[:1])
    purpose = (
        verb.dep_ == "advcl" and verb.i > 0 and doc[verb.i - 1].lower_ == "to"
    )  # "arrived in Lima to chair the talks"
    first = subject(verb) or (subject(verb.head) if purpose else None)
    if first is None or (first.dep_ == "nsubjpass" and first.head == verb):
        return ()
    key = who.before(first.i) if first.lower_ == "who" else who.key(first)
    if key is None:
        return ()
    persons = who.joined(key, verb) or [key]
    together = next(
        (t for t in doc[verb.i : verb.i + 15] if t.lower_ in ("with", "alongside")), None
    )
    if together is not None and verb.lower_.startswith("co"):
        persons = [*persons, *who.after(together.i + 1)]
    return tuple(dict.fromkeys(persons))


def _is_next(doc: Doc, i: int, who: PersonResolver) -> bool:
    """Whether a person, a title in front included, is the subject that begins at token ``i``."""
    verb = next(
        (t.i for t in doc[i : sentence_of(doc[i]).end] if t.tag_ in ("VBD", "VBZ", "VBP", "MD")), i
    )
    return any(k in who.at for k in range(i, verb))


def _asked(doc: Doc, verb: Token, who: PersonResolver) -> str | None:
    """The person who is elected, named or asked to do it: "elected the minister, Ulf Ek, to chair"."""
    if verb.i < 2 or doc[verb.i - 1].lower_ != "to" or verb.tag_ not in ("VB", "VBP"):
        return None
    if verb.dep_ in ("xcomp", "advcl") and (
        told := next((c for c in verb.head.children if c.dep_ == "nsubjpass"), None)
    ):
        return who.key(told)
    key = who.before(verb.i - 1)
    last = next(
        (
            i
            for i in range(verb.i - 2, sentence_of(verb).start - 1, -1)
            if who.at.get(i) is not None
        ),
        None,
    )
    if key is None or last is None:
        return None
    before = doc[max(who.at[last].start - 6, sentence_of(verb).start) : last]
    return None if any(t.lower_ == "by" for t in before) else key


def _object(doc: Doc, verb: Token) -> Token | None:
    """The body that a verb of chairing governs, directly or by "over"; the nearest body behind it as a last resort."""
    which = next(
        (
            t.i
            for t in verb.subtree
            if t.lower_ == "which" and 0 < t.i < verb.i and t.nbor(-1).lower_ == "over"
        ),
        None,
    )
    if which is not None:
        return next(
            (t for t in reversed(doc[sentence_of(verb).start : which]) if occasions.is_body(t)),
            None,
        )
    for child in sorted(verb.children, key=lambda c: c.dep_ == "prep"):
        if child.dep_ in ("attr", "dobj", "oprd"):
            if child.lower_ in ("it", "them", "which", "that"):
                return next(
                    (
                        t
                        for t in reversed(doc[max(verb.i - 60, 0) : verb.i])
                        if occasions.is_body(t)
                    ),
                    None,
                )
            return child if chairable(child) else None
        if child.dep_ == "prep" and child.lower_ in ("over", "at"):
            things = [t for c in child.children if c.dep_ == "pobj" for t in (c, *c.conjuncts)]
            if (thing := next(filter(chairable, things), None)) is not None:
                return thing
    if doc[verb.i + 1 : verb.i + 2].text.lower() in _WAYS:
        return None
    for token in doc[verb.i + 1 : min(verb.i + 9, sentence_of(verb).end)]:
        if token.text in (",", ";") or token.tag_.startswith("VB"):
            return None
        if occasions.is_body(token):
            following = doc[token.i + 1] if token.i + 1 < len(doc) else None
            if following is None or not occasions.is_body(following):
                return token
    return None


def inverted(doc: Doc, who: PersonResolver) -> Iterator[Chairs]:
    """The participle first: "Chairing the meeting is Ek", "Leading the inquiry will be Ek"."""
    for token in occurrences(doc, verbs()):
        if (
            token.is_sent_start
            and token.lower_.endswith("ing")
            and (strict := verbs().get(token.lower_)) is not None
        ):
            be = next(
                (t for t in sentence_of(token) if t.lower_ in ("is", "was", "be", "are", "were")),
                None,
            )
            if be is not None:
                body = next(
                    (t for t in reversed(doc[token.i : be.i]) if occasions.is_body(t)), None
                )
                yield Chairs(
                    tuple(who.after(be.i + 1)),
                    body,
                    doc[token.i : token.i + 1],
                    strict,
                    "chair.inverted",
                )
