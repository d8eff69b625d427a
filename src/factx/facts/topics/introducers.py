"""The constructions that introduce a topic, each a row of ``data/agenda.toml`` read against the syntax."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import replace

from spacy.tokens import Doc, Token

from factx.facts.topics import items
from factx.facts.topics.agenda import Row, agenda, measured, somebody
from factx.facts.topics.introduced import Introduced
from factx.facts.topics.matters import (
    BE,
    GOVERNED,
    counted_among,
    dominated,
    inverted,
    is_main,
    on_agenda,
)
from factx.grammar import clauses, cues
from factx.grammar import extents as cutting
from factx.grammar.index import occurrences, places, sentence_of

#: Subjects that take up what was named before.
_TAKEN_UP = frozenset({"it", "these", "this", "which"})
_ASKING = frozenset({"how", "what", "whether", "which", "when", "why", "who"})


def introduced(doc: Doc) -> Iterator[Introduced]:
    """Every head of a topic, by every rule, in text order of the introducers."""
    for token in occurrences(doc, agenda().triggers):
        for rule in RULES:
            for found in rule(token):
                last = cutting.hyphenated(found.head)[1]
                yield found if found.listed else replace(found, head=_opened(doc[last]))


def objects(verb: Token) -> Iterator[Introduced]:
    """ "discussed trade", "trade was discussed", "discuss how to lower tariffs"."""
    row = agenda().objects.get(_phrasal(verb))
    if row is None or not verb.tag_.startswith("VB"):
        return
    if (raised := _raised(verb)) is not None:
        yield Introduced(raised, verb, row.why, row.near)
    if (aside := _aside_end(verb)) is not None:
        yield Introduced(aside, verb, row.why, row.near, listed=True)
        return
    seen = 0
    for child in verb.children:
        seen += child.dep_ == "dobj"
        passive = child.dep_ == "nsubjpass" and child.tag_.startswith("NN")
        if (
            (child.dep_ == "dobj" and seen == 1)
            or passive
            or (child.dep_ in ("ccomp", "xcomp") and (_asks(child) or child.tag_ == "VBG"))
            or (child.dep_ == "conj" and _to(child) and not _to(verb))
        ) and not somebody(child):
            yield Introduced(child, verb, row.why, row.near)


def _aside_end(verb: Token) -> Token | None:
    """The comma after an aside that parts a verb from its object: "discussed, among other things, trade"."""
    after = verb.doc[verb.i + 1 : verb.i + 7]
    if [t.lower_ for t in after[:2]] not in ([",", "among"], [",", "inter"]):
        return None
    return next((t for t in after[2:] if t.text == "," and t.i + 1 < len(verb.doc)), None)


def _phrasal(verb: Token) -> str:
    """A verb with its particle: "take up"."""
    return " ".join([verb.lower_, *(c.lower_ for c in verb.children if c.dep_ == "prt")])


def _raised(verb: Token) -> Token | None:
    """The subject of what "is likely to be discussed", "is expected to be reviewed"."""
    if (
        verb.tag_ != "VBN"
        or verb.dep_ not in ("xcomp", "ccomp")
        or not any(c.dep_ == "auxpass" for c in verb.children)
    ):
        return None
    above = verb.head.head if verb.head.tag_.startswith("JJ") else verb.head
    who = None if any(c.dep_ == "nsubjpass" for c in verb.children) else clauses.subject(above)
    return who if who is not None and who.tag_.startswith("NN") else None


def under(verb: Token) -> Iterator[Introduced]:
    """ "focused on trade"."""
    if verb.tag_.startswith(("VB", "JJ")):
        for row in agenda().under.get(verb.lower_, ()):
            yield from (Introduced(t, verb, row.why, row.near) for t in _governed(verb, row))


def nouns(noun: Token) -> Iterator[Introduced]:
    """ "talks on trade"; for some nouns the whole is the topic: "tariffs on steel"."""
    first, last = cutting.hyphenated(noun)
    word = noun.lower_ if first == last else noun.doc[first : last + 1].text.lower()
    if noun.tag_.startswith("NN") and noun.i == last:
        for row in agenda().nouns.get(word, ()):
            for token in _governed(noun, row):
                if not (noun.tag_.startswith("NNP") and token.tag_.startswith("NNP")):
                    yield Introduced(noun if row.whole else token, noun, row.why, row.near)


def wanted(token: Token) -> Iterator[Introduced]:
    """ "agreed to lower tariffs", "a decision to lower tariffs"."""
    wanting = agenda().wanting_nouns if token.tag_.startswith("NN") else agenda().wanting
    row = wanting.get(token.lower_)
    if row is not None:
        for child in token.children:
            if (
                child.dep_ in ("xcomp", "acl", "relcl", "ccomp", "advcl")
                and _to(child)
                and not _told_of(child)
            ):
                if row.whole:
                    yield Introduced(token, token, row.why, row.near)
                    return
                for each in clauses.conjuncts(child):
                    yield from through(each, token, row.why, row.near)


def _told_of(verb: Token) -> bool:
    """Whether "to be done" only tells more of a noun: "a working group, to be headed by Ana Roe"."""
    return verb.dep_ != "xcomp" and any(c.dep_ == "auxpass" for c in verb.children)


def purposes(token: Token) -> Iterator[Introduced]:
    """ "met to settle the dispute": what a gathering or journey is for."""
    t = agenda()
    if token.lower_ in t.journeys or token.lower_ in t.gatherings:
        for child in token.children:
            if (
                child.dep_ in ("advcl", "xcomp", "acl", "relcl")
                and child.i > token.i
                and _to(child)
            ):
                for each in clauses.conjuncts(child):
                    yield from through(each, token, "topics.purpose", True)


def focus(verb: Token) -> Iterator[Introduced]:
    """ "the main focus is the plight of farmers"."""
    if verb.lower_ in BE:
        subject = clauses.subject(verb)
        main = subject is not None and subject.lower_ in agenda().list_heads and is_main(subject)
        if subject is not None and (main or subject.lower_ in agenda().focuses):
            for child in verb.children:
                if child.dep_ == "attr":
                    yield Introduced(child, verb, "topics.focus-is", near=main)
                elif child.dep_ == "xcomp" and _to(child):
                    yield from through(child, verb, "topics.focus-is", False)


def include(verb: Token) -> Iterator[Introduced]:
    """ "topics include trade and migration", "these include trade"; "the deal would include", when it is what is included."""
    t = agenda()
    if verb.lower_ in t.list_verbs and verb.tag_.startswith("VB"):
        subject = clauses.subject(verb)
        heads = (
            t.list_heads | t.terms | _TAKEN_UP if verb.lower_.startswith("includ") else t.list_heads
        )
        if subject is not None and any(s.lower_ in heads for s in (subject, *subject.children)):
            for child in verb.children:
                if (
                    child.dep_ in ("dobj", "xcomp", "ccomp")
                    and child.ent_type_ != "PERSON"
                    and not somebody(child)
                ):
                    yield Introduced(child, verb, "topics.list")


def such_as(word: Token) -> Iterator[Introduced]:
    """ "issues such as trade", "aspects of growth, including trade", "issues, among them trade", "ranging from trade to aid"."""
    doc = word.doc
    reach = 14 if items.opens_list(word) else 6 if items.opens_range(word) else 0
    if reach:
        before = doc[max(sentence_of(word).start, word.i - reach) : word.i]
        if (
            any(t.lower_ in agenda().list_heads for t in before)
            and word.i + 1 < sentence_of(word).end
        ):
            yield Introduced(word, word, "topics.such-as", listed=True)


def compounds(noun: Token) -> Iterator[Introduced]:
    """ "fisheries talks", "an arms control agreement"."""
    if noun.lower_ in agenda().gatherings and noun.tag_ in ("NN", "NNS") and noun.i:
        before, beside = (
            noun.doc[noun.i - 1],
            noun.dep_ == "pobj" and noun.head.head.lower_ in agenda().never,
        )
        if (
            before.dep_ == "compound"
            and before.head == noun
            and before.lower_ in agenda().fields
            and not beside
        ):
            yield Introduced(before, noun, "topics.compound", near=True)


def terms(preposition: Token) -> Iterator[Introduced]:
    """ "under the deal, both will lower tariffs": what an agreement or law provides for."""
    if preposition.lower_ == "under" and any(
        c.lower_ in agenda().terms for c in preposition.children if c.dep_ == "pobj"
    ):
        verb = preposition.head
        if verb.tag_.startswith("VB") and any(c.i > verb.i for c in clauses.objects(verb)):
            yield Introduced(verb, preposition, "topics.terms")


def duties(verb: Token) -> Iterator[Introduced]:
    """ "stolen funds must be paid back", "export duties would be cut": what is to be done with something, told with the event."""
    if verb.lower_ in agenda().duties and verb.tag_ == "MD":
        done = verb.head
        subject = next((c for c in done.children if c.dep_ == "nsubjpass" and c.i < verb.i), None)
        held = done.lower_ in agenda().transparent
        if (
            done.tag_ == "VBN"
            and not held
            and subject is not None
            and subject.tag_ in ("NN", "NNS")
            and not _reported(done)
        ):
            quotes = places(verb.doc, '"')
            if (bisect_left(quotes, verb.i) - bisect_left(quotes, sentence_of(verb).start)) % 2:
                return
            yield Introduced(done, verb, "topics.duty", near=True)


def themes(word: Token) -> Iterator[Introduced]:
    """'held under the theme "Rivers without borders"': a motto in quotation marks."""
    if word.lower_ in agenda().mottoes:
        yield from (
            Introduced(t, word, "topics.theme", listed=True)
            for t in word.doc[word.i + 1 : word.i + 4]
            if t.text == '"'
        )


def announced(word: Token) -> Iterator[Introduced]:
    """ "three topics: trade, migration and fishing", "three goals - peace, trade and growth": a list after a colon or dash."""
    if word.lower_ in agenda().list_heads:
        doc, after = word.doc, word.doc[word.i + 1 : word.i + 6]
        mark = next((t for t in after if t.text == ":" or t.text in cutting.DASHES), None)
        if (
            mark is not None
            and mark.i + 1 < len(doc)
            and not any(t.is_space or t.text == "," for t in doc[word.i : mark.i])
        ):
            rest = doc[mark.i : sentence_of(word).end]
            if mark.text == ":" or (
                any(t.text == "," for t in rest) and any(t.lower_ == "and" for t in rest)
            ):
                yield Introduced(mark, word, "topics.list", listed=True)


#: Every rule of the table's sorts.
RULES = (
    objects, on_agenda, under, nouns, wanted, purposes, focus, include, such_as, inverted, counted_among, dominated,
    compounds, terms, duties, themes, announced,
)  # fmt: skip


def through(verb: Token, by: Token, why: str, near: bool, depth: int = 0) -> Iterator[Introduced]:
    """The object of a verb that adds nothing to it ("settle the dispute" -> the dispute), else the verb with its arguments.

    Nothing when that object is itself a gathering ("establish a dialogue on trade"): its own complement is the topic.
    """
    t = agenda()
    steps = next(
        (c for c in verb.children if c.dep_ == "dobj" and measured(c).lower_ in t.steps), None
    )
    if steps is not None and depth < 4:
        for aim in (
            c
            for c in (*verb.children, *steps.subtree)
            if c.dep_ in ("acl", "relcl", "advcl") and _to(c)
        ):
            for each in clauses.conjuncts(aim):
                yield from through(each, by, why, near, depth + 1)
            return
    if verb.lower_ in t.convening and any(
        c.dep_ == "dobj" and c.lower_ in t.gatherings for c in verb.children
    ):
        return
    if any(True for row in t.under.get(verb.lower_, ()) for _ in _governed(verb, row)):
        return  # "are set to focus on trade": the verb's own rule tells
    if depth < 4 and verb.lower_ in t.transparent:
        for inner in (c for c in verb.children if c.dep_ in ("dobj", "xcomp", "ccomp")):
            if inner.tag_.startswith("VB"):
                for each in clauses.conjuncts(inner):
                    yield from through(each, by, why, near, depth + 1)
            elif inner.lower_ not in t.gatherings:
                yield Introduced(inner, by, why, near)
    elif verb.lower_ not in t.empty and any(
        c.i > verb.i for c in verb.children if c.dep_ not in ("punct", "cc", "conj")
    ):
        yield Introduced(verb, by, why, near)


def _governed(head: Token, row: Row) -> Iterator[Token]:
    """What the head governs through a preposition of the row: its own, one that follows it at once, one of the verb whose
    subject or object it is ("opened talks on Monday on trade"), or, by the row, one anywhere in its phrase."""
    doc = head.doc
    near = [
        c
        for c in (
            doc[head.i + 1 : min(head.right_edge.i + 1, head.i + 41)] if row.far else head.children
        )
        if c.dep_ in ("prep", "agent") or c.tag_ == "VBG"
    ]
    if (
        row.verbal
        and head.dep_ in ("dobj", "nsubj", "nsubjpass")
        and head.head.lower_ not in agenda().under
    ):
        near += [c for c in head.head.children if c.dep_ == "prep"]
    days = [
        t for c in head.children if c.dep_ == "prep" for t in c.children if t.ent_type_ == "DATE"
    ]
    near += [
        c for t in days for c in t.children if c.dep_ == "prep"
    ]  # "convicted him on Monday of fraud"
    following = next(
        (t for t in doc[head.i + 1 : head.i + 6] if not (t.is_punct or doc[t.i - 1].text == "(")),
        None,
    )
    if (
        head.tag_.startswith("NN")
        and following is not None
        and following.tag_ == "IN"
        and following not in near
    ):
        near.append(following)
    for preposition in near:
        if preposition.lower_ in row.prepositions and 0 < preposition.i - head.i <= (
            2 if row.close else 40
        ):
            for child in preposition.children:
                clause = child.dep_ == "pcomp" and child.tag_ != "VBG" and not _asks(child)
                if (
                    child.dep_ in GOVERNED
                    and child.ent_type_ not in ("DATE", "TIME")
                    and not clause
                ):
                    yield from [child] if child.tag_ == "VBG" or not row.doing else []


def _opened(noun: Token) -> Token:
    """What an opening is for, and what is said to matter: "avenues for raising exports" -> raising, "the importance of trade"."""
    emphatic = noun.lower_ in agenda().emphases
    if not emphatic and noun.lower_ not in agenda().openings:
        return noun
    governed = [
        c
        for p in noun.children
        if p.lower_ in ("for", "of")
        for c in p.children
        if c.dep_ in ("pcomp", "pobj")
    ]
    wanted = [c for c in noun.children if c.dep_ in ("acl", "relcl") and _to(c)] if emphatic else []
    return next(
        (c for c in [*governed, *wanted] if emphatic or (c.tag_ == "VBG" and c.dep_ == "pcomp")),
        noun,
    )


def _reported(verb: Token) -> bool:
    """Whether a passive only tells what is said or expected."""
    return verb.lower_ in cues.reports() or verb.lower_ in cues.by_verb("outlook")


def _asks(verb: Token) -> bool:
    return any(c.lower_ in _ASKING for c in verb.doc[max(verb.left_edge.i, verb.i - 20) : verb.i])


def _to(verb: Token) -> bool:
    return verb.tag_ == "VB" and any(c.tag_ == "TO" for c in verb.children)
