"""Doc -> chair: who chairs the central event or its body."""

from __future__ import annotations

import functools
from collections.abc import Iterator
from dataclasses import dataclass

from spacy.tokens import Doc, Span, Token

from factx import tables
from factx.facts.found import FoundChair, FoundPerson
from factx.grammar import bodies
from factx.grammar.bodies import Centre
from factx.grammar.clauses import subject
from factx.grammar.status import status
from factx.grammar.who import Who
from factx.values.words import verb_forms


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


def chair(doc: Doc) -> Iterator[FoundChair]:
    """Yield the chair of the central event, if the text names one: the first by the order of ``RULES``, then of the text."""
    who, centre = Who(doc), Centre(doc)
    for found in (f for rule in RULES for f in rule(doc, who)):
        if not found.persons or (found.body is None):
            continue
        body = bodies.phrase(doc, found.body)
        if not found.strict and _one_sided(body, found.body):
            continue
        if centre.holds(body, found.body, strict=found.strict, hung=found.hung):
            yield FoundChair(
                persons=tuple(_person(who, key) for key in found.persons),
                of=body.text,
                status=_status(found),
                spans=(found.at,),
                why=found.why,
            )
            return


def _person(who: Who, key: str) -> FoundPerson:
    person = who.people[key]
    titles = tuple(dict.fromkeys(t.text for t in person.titles))
    return FoundPerson(name=person.name, titles=titles, side=person.side, spans=person.mentions, why=person.why)


def _one_sided(body: Span, head: Token) -> bool:
    """Whether a led group is one side's or somebody's own: it travels to others, is "his", a delegation, a government."""
    doc = head.doc
    if head.lower_ in tables.chairing().sides and not bodies.is_group(head):
        return True
    if not bodies.is_group(head):
        return False
    owned = body.start > 0 and doc[body.start - 1].tag_ == "PRP$"
    sent = any(t.lower_ == "to" and t.i + 1 < len(doc) and doc[t.i + 1].tag_ in ("NNP", "NNPS") for t in doc[head.i : head.i + 8])
    goes = head.dep_ in ("nsubj", "nsubjpass") and head.head.lower_ in bodies.travelling()
    national = head.lower_ in ("team", "teams", "mission", "missions") and any(t.ent_type_ in ("NORP", "GPE") for t in body)
    loose = head.lower_ in ("group", "groups") and not bodies.meets(head)
    return owned or sent or goes or national or loose or any(name in body.text.lower() for name in tables.chairing().standing)


@functools.cache
def _verbs() -> dict[str, bool]:
    """Form of a verb of chairing -> whether it leaves no doubt."""
    words = tables.chairing()
    leading = {form: False for base in words.leading_verbs for form in verb_forms(base)}
    return leading | {form: True for base in words.verbs for form in verb_forms(base)}


def _verb(doc: Doc, token: Token) -> bool | None:
    """None when a token is no verb of chairing, else whether it leaves no doubt."""
    strict = _verbs().get(token.lower_)
    return strict if strict is not None and (token.tag_.startswith("VB") or token.dep_ in ("ROOT", "relcl", "acl")) else None


def _bygone(verb: Token) -> bool:
    return any(t.lower_ in tables.chairing().bygone for t in verb.doc[max(verb.i - 3, 0) : verb.i])


def passive(doc: Doc, who: Who) -> Iterator[Chairs]:
    """A body chaired by somebody: "a panel headed by Ek", "the talks, which will be chaired by Ek"."""
    for token in doc:
        strict = _verb(doc, token)
        if strict is None or token.tag_ not in ("VBN", "VBD"):
            continue
        by = next((t for t in doc[token.i + 1 : token.i + 6] if t.lower_ == "by"), None)
        if by is None or any(t.tag_.startswith("N") for t in doc[token.i + 1 : by.i]):
            continue
        if _bygone(token):
            continue
        persons = who.after(by.i + 1)
        yield Chairs(tuple(persons), _passive_body(doc, token), doc[token.i : by.i + 1], strict, "chair.passive")


def _passive_body(doc: Doc, verb: Token) -> Token | None:
    """What is chaired: the noun that the participle hangs on, the subject of the passive, or the nearest body before."""
    verbs = [verb, verb.nbor(-2)] if verb.i > 1 and doc[verb.i - 1].text == "-" else [verb]
    candidates = [t for v in verbs for t in (v.head if v.dep_ in ("acl", "relcl") else None, subject(v))]
    if any(t is not None and t.lower_ in tables.chairing().sides and not bodies.is_group(t) for t in candidates):
        return None
    if verb.is_sent_start or (verb.i > 1 and doc[verb.i - 1].text == "-" and doc[verb.i - 2].is_sent_start):
        comma = next((t.i for t in doc[verb.i : verb.sent.end] if t.text == ","), verb.i)
        candidates = [t for t in doc[comma : comma + 12] if _chairable(t) and t.dep_ in ("nsubj", "nsubjpass", "ROOT")][:1]
    adjacent = verb.head if verb.dep_ in ("acl", "relcl") and 0 < verb.i - verb.head.i <= 3 else None
    if adjacent is not None and adjacent.tag_ in ("NN", "NNS") and not _chairable(adjacent):
        above = adjacent.head.head if adjacent.dep_ == "pobj" and adjacent.head.lower_ == "of" else None
        return above if above is not None and _chairable(above) else None
    candidates.append(_before_verbs(doc, verb))
    start = verb.sent.start
    candidates += [t for t in reversed(doc[start : verb.i]) if bodies.is_body(t)][:1]
    return next((t for t in candidates if t is not None and _chairable(t)), None)


def _before_verbs(doc: Doc, verb: Token) -> Token | None:
    """The noun right before a verb with its auxiliaries ("The XYZ | will be co-chaired")."""
    i = verb.i - 1
    while i > 0 and (doc[i].tag_[0] in "VM" or doc[i].tag_ in ("RB", "TO", "HYPH") or doc[i].text in ("-", "co")):
        i -= 1
    return doc[i] if i >= 0 and doc[i].tag_.startswith("N") else None


def _chairable(token: Token) -> bool:
    """A word for a body or occasion, or a proper name or acronym that may stand for one."""
    if token.lower_ in tables.chairing().sides and not bodies.is_group(token):
        return False
    return bodies.is_body(token) or (token.tag_ in ("NNP", "NNPS") and token.ent_type_ not in ("GPE", "PERSON", "NORP", "DATE"))


def active(doc: Doc, who: Who) -> Iterator[Chairs]:
    """Somebody chairs a body: "Ek, who chaired the meeting", "Ek and Holm will co-chair the session"."""
    for token in doc:
        strict = _verb(doc, token)
        if strict is None or token.i + 1 < len(doc) and doc[token.i + 1].lower_ == "by":
            continue
        hyphened = token.i > 1 and doc[token.i - 1].text == "-"
        subject_token = subject(token) or (subject(doc[token.i - 2]) if hyphened else None)
        if subject_token is None or subject_token.dep_ == "nsubjpass":
            continue
        if _bygone(token):
            continue
        key = who.before(subject_token.i) if subject_token.lower_ == "who" else who.key(subject_token)
        if token.i and doc[token.i - 1].lower_ == "to" and (token.i - 2) in who.at:
            key = str(who.at[token.i - 2].kb_id_)
        if key is None:
            continue
        persons = [key, *(k for t in subject_token.conjuncts if (k := who.key(t)) is not None)]
        body = _object(doc, token)
        if body is None and strict and not any(c.dep_ in ("dobj", "prep") for c in token.children):
            body = next((t for t in reversed(doc[: token.i]) if bodies.is_session(t) and bodies.is_body(t)), None)
        together = next((t for t in doc[token.i : token.i + 15] if t.lower_ in ("with", "alongside")), None)
        if together is not None and (token.i and doc[token.i - 1].text == "-" or token.lower_.startswith("co")):
            persons += who.after(together.i + 1)
        yield Chairs(
            tuple(dict.fromkeys(persons)), body, doc[token.i : token.i + 1], strict, "chair.active", token.dep_ == "relcl"
        )


def _object(doc: Doc, verb: Token) -> Token | None:
    """The body that a verb of chairing governs, directly or by "over"; the nearest body behind it as a last resort."""
    for child in verb.children:
        if child.dep_ in ("dobj", "obj"):
            return child if _chairable(child) else None
        if child.dep_ == "prep" and child.lower_ in ("over", "at"):
            for grandchild in child.children:
                if grandchild.dep_ == "pobj" and _chairable(grandchild):
                    return grandchild
    for token in doc[verb.i + 1 : min(verb.i + 9, verb.sent.end)]:
        if token.text in (",", ";") or token.tag_.startswith("VB"):
            return None
        if bodies.is_body(token):
            following = doc[token.i + 1] if token.i + 1 < len(doc) else None
            if following is None or not bodies.is_body(following):
                return token
    return None


def office(doc: Doc, who: Who) -> Iterator[Chairs]:
    """Somebody is chairman of a body: in apposition, in the predicate, before the name ("panel chairman Ulf Ek")."""
    words = tables.chairing()
    for person in who.people.values():
        for title in person.titles:
            for token in title:
                strict = token.lower_ in words.nouns
                if not strict and token.lower_ not in words.leading_nouns:
                    continue
                if token.i > title.start and doc[token.i - 1].lower_ in ("vice", "deputy", "former"):
                    continue
                body = _body_of(doc, token, title)
                strict = strict or (token.lower_ == "president" and body is not None and bodies.is_session(body))
                if body is not None and not _former(doc, title):
                    persons = [person.key, *_partners(who, person.key, title)]
                    hung = title.start <= body.i < title.end and token.dep_ not in ("attr", "oprd", "pobj", "ccomp", "dobj")
                    yield Chairs(tuple(persons), body, title, strict, "chair.office", hung)


def _former(doc: Doc, title: Span) -> bool:
    return title[0].lower_ in ("former", "ex", "outgoing", "then") or any(
        t.lower_ in ("previously", "formerly") for t in doc[max(title.start - 3, 0) : title.start]
    )


def _body_of(doc: Doc, head: Token, title: Span) -> Token | None:
    """The body in a title: after "of" ("chairman of the panel") or before the head ("panel chairman")."""
    after = next((t for t in title if t.i > head.i and _chairable(t) and bodies.is_body(t)), None)
    if after is not None and doc[head.i + 1].lower_ in ("of", "at", "for"):
        following = doc[after.i + 1] if after.i + 1 < title.end else None
        return following if following is not None and bodies.is_body(following) else after
    before = doc[head.i - 1] if head.i > title.start else None
    if before is not None and bodies.is_body(before):
        return before
    if title.end == head.i + 1 and title.start > 1 and doc[title.start - 1].lower_ in ("whose", "its"):
        before_it = reversed(doc[max(title.start - 40, 0) : title.start])
        return next((t for t in before_it if bodies.is_body(t) and (bodies.meets(t) or t.lower_ not in ("group", "team"))), None)
    if head.lower_.startswith(("co", "chairs")) or (
        head.i > 1 and doc[head.i - 1].text == "-" and doc[head.i - 2].lower_ == "co"
    ):
        after_it = (t for t in head.sent if t.i > head.i and bodies.is_body(t))
        before_it = (t for t in reversed(doc[max(title.start - 40, 0) : title.start]) if bodies.is_body(t))
        return next(after_it, None) or next(before_it, None)
    return None


def _partners(who: Who, key: str, title: Span) -> list[str]:
    """The others with the same words of a plural title ("co-chairs Ek and Holm")."""
    return [p.key for p in who.people.values() if p.key != key and any(t.start == title.start for t in p.titles)]


def under(doc: Doc, who: Who) -> Iterator[Chairs]:
    """Under somebody: "held under the chairmanship of Ek", "under Ek's chairmanship", "a committee under Judge Ek"."""
    for token in doc:
        if token.lower_ != "under":
            continue
        noun = next((t for t in doc[token.i + 1 : token.i + 12] if t.lower_ in tables.chairing().offices or t.text in ".;"), None)
        if noun is not None and noun.text not in ".;":
            of = noun.i + 1 < len(doc) and doc[noun.i + 1].lower_ == "of"
            persons = who.after(noun.i + 2 if of else token.i + 1)
            yield Chairs(tuple(persons), _held(doc, token), doc[token.i : noun.i + 1], noun.lower_ != "leadership", "chair.under")
            continue
        before = doc[token.i - 2] if token.i > 1 and doc[token.i - 1].text == "," else doc[token.i - 1] if token.i else None
        if before is not None and bodies.is_group(before):
            yield Chairs(tuple(who.after(token.i + 1)), before, doc[token.i : token.i + 1], False, "chair.under")


def present(doc: Doc, who: Who) -> Iterator[Chairs]:
    """Somebody in the chair beside the clause: "with Ek in the chair", "with Ek as chair", "Ek presiding"."""
    for token in doc:
        if token.lower_ in ("presiding", "chairing", "moderating") and not any(c.dep_ == "aux" for c in token.children):
            start = _absolute(doc, token.i, who)
        elif token.lower_ in tables.chairing().nouns and token.i > 2 and doc[token.i - 1].lower_ in ("as", "the"):
            start = _in_chair(doc, token.i, who)
        else:
            continue
        if start is not None:
            persons = who.after(start) if start >= 0 else ()
            yield Chairs(tuple(persons), _held(doc, token), doc[token.i : token.i + 1], True, "chair.present")


def _absolute(doc: Doc, i: int, who: Who) -> int | None:
    """Where the person begins that stands right before a participle; None when none does."""
    name = who.at.get(i - 1)
    if name is None:
        return None
    return next((k for k in range(i - 1, max(i - 20, 0), -1) if doc[k].lower_ == "with"), name.start - 1) + 1


def _in_chair(doc: Doc, i: int, who: Who) -> int | None:
    """Where the person begins before "in the chair" or "as chair", behind "with" or as subject of "was"."""
    first = i - 2 if doc[i - 1].lower_ == "the" and doc[i - 2].lower_ == "in" else i - 1 if doc[i - 1].lower_ == "as" else None
    if first is None:
        return None
    opened = next((k for k in range(first - 1, max(first - 20, 0), -1) if doc[k].lower_ == "with"), None)
    if opened is not None and who.after(opened + 1) and not any(t.text in ".;" for t in doc[opened:first]):
        return opened + 1
    verb = doc[first].head
    person = who.key(subject(verb)) if verb.tag_.startswith("VB") and doc[first].lower_ == "in" else None
    return next((s.start for s in who.names if s.kb_id_ == person), None)


def inverted(doc: Doc, who: Who) -> Iterator[Chairs]:
    """The participle first: "Chairing the meeting is Ek", "Leading the inquiry will be Ek"."""
    for token in doc:
        if token.is_sent_start and token.tag_ == "VBG" and (strict := _verbs().get(token.lower_)) is not None:
            be = next((t for t in token.sent if t.lower_ in ("is", "was", "be", "are", "were")), None)
            if be is not None:
                body = next((t for t in reversed(doc[token.i : be.i]) if bodies.is_body(t)), None)
                yield Chairs(tuple(who.after(be.i + 1)), body, doc[token.i : token.i + 1], strict, "chair.inverted")


def _held(doc: Doc, token: Token) -> Token | None:
    """The occasion that a phrase of manner speaks of: the nearest before it in its sentence, else the first in it."""
    sent = token.sent
    before = [t for t in reversed(doc[sent.start : token.i]) if bodies.is_body(t)]
    after = [t for t in doc[token.i : sent.end] if bodies.is_session(t)]
    return next(iter(before), None) or next(iter(after), None)


def led(doc: Doc, who: Who) -> Iterator[Chairs]:
    """A body with its leader's name before it: "the Ek-led panel"."""
    for token in doc:
        if token.lower_ in ("led", "chaired", "headed", "moderated") and token.i > 1 and doc[token.i - 1].text == "-":
            key = who.key(doc[token.i - 2])
            body = next((t for t in doc[token.i + 1 : token.i + 6] if bodies.is_body(t)), None)
            if key is not None:
                yield Chairs((key,), body, doc[token.i - 2 : token.i + 1], token.lower_ in ("chaired", "moderated"), "chair.led")


def _status(found: Chairs) -> str:
    """How the chairing stands: by the verb of chairing, else by the clause that it is said in."""
    first = found.at[0]
    verb = first if first.tag_.startswith("VB") else next((t for t in first.ancestors if t.tag_.startswith("VB")), None)
    return status(verb) if verb is not None else "happened"


#: Every rule, the surest first.
RULES = (passive, active, inverted, under, present, office, led)
