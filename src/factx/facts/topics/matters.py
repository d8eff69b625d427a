"""What is said to be the matter: what is on the agenda, at issue, the main topic, what dominates the talks."""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Token

from factx.facts.topics.agenda import agenda, somebody
from factx.facts.topics.introduced import Introduced
from factx.grammar import clauses
from factx.grammar.index import sentence_of

BE = frozenset({"are", "be", "is", "was", "were"})
#: "At issue are", "at stake is".
_AT = frozenset({"issue", "stake"})
#: What a verb or preposition governs.
GOVERNED = frozenset({"dobj", "pcomp", "pobj"})


def on_agenda(noun: Token) -> Iterator[Introduced]:
    """ "trade and migration are on the agenda", "with migration high on the agenda", "trade topped the agenda"."""
    if noun.lower_ in agenda().agendas:
        who = _above(noun.head) if noun.head.lower_ == "on" else _topping(noun)
        if who is not None and who.tag_.startswith(("NN", "VBG")):
            ends = noun.head.i
            ends -= ends > 0 and noun.doc[ends - 1].lower_ in agenda().highs
            yield Introduced(
                who, noun, "topics.on-agenda", near=True, until=ends if ends > who.i else None
            )


def _above(on: Token) -> Token | None:
    """What is said to be on the agenda: the subject, or what follows "On the agenda is"."""
    verb = on.head
    while verb.tag_.startswith(("JJ", "RB")) and verb.head != verb:
        verb = verb.head
    if (
        verb.tag_.startswith("NN")
        and on.i
        and (on.nbor(-1).lower_ in agenda().highs or verb.head.lower_ == "with")
    ):
        return verb
    if verb.lower_ not in BE:
        return None
    return clauses.subject(verb) or next(
        (c for c in verb.children if c.dep_ == "attr" and c.i > on.i), None
    )


def _topping(noun: Token) -> Token | None:
    """What tops the agenda."""
    verb = noun.head
    if noun.dep_ != "dobj" or verb.lower_ not in agenda().topping:
        return None
    if verb.dep_ == "csubj":  # "Topping the agenda will be trade"
        return next((c for c in verb.head.children if c.dep_ == "attr"), None)
    return verb.head if verb.dep_ == "acl" else clauses.subject(verb)


def inverted(be: Token) -> Iterator[Introduced]:
    """ "Among the issues discussed were trade and migration", "At stake are fishing quotas"."""
    if be.lower_ in BE:
        before = be.doc[sentence_of(be).start : be.i]
        heads = agenda().list_heads if before[:1].text == "Among" else _AT
        if (
            before[:1].text in ("Among", "At")
            and len(before) < 8
            and any(t.lower_ in heads for t in before)
        ):
            yield Introduced(be, be, "topics.inverted", near=True, listed=True)


def counted_among(noun: Token) -> Iterator[Introduced]:
    """ "trade and migration were among the topics", "trade will be the main topic", "with trade as the main topic"."""
    t, above = agenda(), noun.head
    if noun.lower_ not in t.focuses | t.list_heads or noun.dep_ not in ("attr", "pobj"):
        return
    if above.lower_ in ("among", "as"):
        holder = above.head
        cast = above.lower_ == "as" and holder.head.lower_ == "with"
        who = (
            holder
            if cast
            else clauses.subject(holder)
            if above.lower_ == "among" and holder.lower_ in BE
            else None
        )
    else:
        who = clauses.subject(above) if is_main(noun) and above.lower_ in BE else None
    if (
        who is not None
        and who.i < above.i
        and who.tag_.startswith(("NN", "VBG"))
        and who.lower_ not in t.list_heads
    ):
        helpers = [c.i for c in above.children if c.dep_ == "aux" and c.i > who.i]
        yield Introduced(who, noun, "topics.inverted", near=True, until=min([above.i, *helpers]))


def is_main(noun: Token) -> bool:
    """Whether it is the main issue, a sticking point: the one that all is about."""
    return any(c.lower_ in agenda().main for c in noun.children)


def dominated(verb: Token) -> Iterator[Introduced]:
    """ "energy prices dominated the talks", "the summit was dominated by crime"."""
    t = agenda()
    if verb.lower_ not in t.dominating:
        return
    if any(c.dep_ == "dobj" and c.lower_ in t.gatherings for c in verb.children):
        above = verb.head
        who = above.head if verb.dep_ == "xcomp" and above.dep_ == "acl" else clauses.subject(verb)
        if (
            who is not None
            and who.i < verb.i
            and who.tag_.startswith(("NN", "VBG"))
            and not somebody(who)
        ):
            ends = min(
                c.i for c in (above if verb.dep_ == "xcomp" else verb).subtree if c.i > who.i
            )
            yield Introduced(
                who,
                verb,
                "topics.dominated",
                near=True,
                until=ends if who.right_edge.i >= verb.i else None,
            )
    elif any(c.dep_ == "nsubjpass" and c.lower_ in t.gatherings for c in verb.children):
        for by in (c for c in verb.children if c.dep_ == "agent"):
            yield from (
                Introduced(c, verb, "topics.dominated", near=True)
                for c in by.children
                if c.dep_ in GOVERNED
            )
