"""Which actor a person acts for: by the title, the body in it, "of" after the name; for offices of state by the discourse."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from spacy.tokens import Doc, Span, Token

from factx import tables
from factx.entities.actors.context import quality
from factx.entities.agencies.words import key_of
from factx.entities.persons.evidence import Ground
from factx.entities.persons.leaders import state_of_leader
from factx.entities.persons.names import capital
from factx.entities.persons.offices import SHARED, bare_president, core, of_firm, of_state, office
from factx.entities.persons.tenure import says_former
from factx.entities.sides import TEAMS, Sides
from factx.grammar import cues
from factx.grammar.clauses import SUBJECTS
from factx.grammar.index import occurrences, sentence_of
from factx.values.words import verb_forms

#: Tokens of the longest title that is looked for before a name.
_TITLE = 12
#: Tokens behind a verb of meeting in which the other side is named.
_DEALT = 12
#: Most states that a text names where the one it speaks of is surely meant.
_STATES = 2
_COUNTERPARTS = frozenset({"counterpart", "counterparts"})
#: Words of parties in a title.
_PARTISAN = frozenset(
    ["conservative", "democratic", "independent", "labour", "liberal", "opposition", "party", "republican", "tory"]
)  # fmt: skip
#: Trades in which one acts for a state.
_OF_STATES = frozenset(
    {"coach", "defender", "goalkeeper", "lawyer", "midfielder", "skipper", "striker"}
)
#: Verbs whose subject has somebody else before him: a minister who visits, meets, signs with.
_DEALING = frozenset(
    form
    for base in (
        "call",
        "greet",
        "host",
        "join",
        "meet",
        "receive",
        "sign",
        "speak",
        "talk",
        "visit",
        "welcome",
    )
    for form in verb_forms(base)
)


@dataclass(frozen=True, slots=True)
class Side:
    """The key of the actor that a person acts for and the id of the rule that says so; None when the text does not."""

    key: str | None
    why: str


NOBODY = Side(None, "")


def sides_of(doc: Doc, people: Sequence[tuple[Sequence[Span], Sequence[Span]]]) -> list[Side]:
    """The actor that each person, given as (titles, mentions of the name), acts for, with the rule that says so."""
    ground = Ground(doc, [title for titles, _ in people for title in titles])
    found = [_by_words(ground, titles, names) for titles, names in people]
    holders: dict[str, set[str]] = {}
    for side, (titles, _) in zip(found, people, strict=True):
        for title in titles if side.key else ():
            holders.setdefault(office(title), set()).add(str(side.key))
    opposed = _opposed(ground, [names for _, names in people], [side.key for side in found])
    return [
        side if side.key else _by_discourse(ground, titles, names, holders, against)
        for side, against, (titles, names) in zip(found, opposed, people, strict=True)
    ]


def _opposed(
    ground: Ground, people: Sequence[Sequence[Span]], found: Sequence[str | None]
) -> list[set[str]]:
    """For each person the states of those whom the text sets against him or her: a counterpart, the other of two chairs."""
    against: list[set[str]] = [set() for _ in people]
    at = sorted((name.start, number) for number, names in enumerate(people) for name in names)

    def named(start: int, end: int) -> list[int]:
        return [number for _, number in at[bisect_left(at, (start,)) : bisect_left(at, (end,))]]

    for token in occurrences(ground.doc, _COUNTERPARTS):
        owner = ground.sides.at(token.i - 1)
        before = named(sentence_of(token).start, token.i)
        if owner is not None and before:
            against[before[-1]].add(key_of(owner))
    for verb in occurrences(ground.doc, verb_forms("co-chair") | verb_forms("co-host")):
        sentence = sentence_of(verb)
        two = list(dict.fromkeys(named(sentence.start, sentence.end)))
        if len(two) == 2:
            for one, other in (two, two[::-1]):
                against[one] |= {side} if (side := found[other]) else set()
    return against


def _dealt_with(ground: Ground, name: Span) -> set[str]:
    """The states that a person visits or whose officers he or she meets: "Ek met Kenya's president in Nairobi"."""
    verb = name.root.head
    while verb.dep_ in ("xcomp", "ccomp") and name.root.dep_ not in SUBJECTS:
        verb = verb.head
    if name.root.dep_ not in SUBJECTS or not verb.tag_.startswith("VB"):
        return set()
    states: set[str] = set()
    for act in (verb, *(c for c in verb.children if c.dep_ in ("xcomp", "conj"))):
        if act.lower_ in _DEALING:
            after = ground.doc[act.i + 1 : min(act.i + _DEALT, sentence_of(act).end)]
            for token in after:
                if token.tag_ in ("VBD", "MD", "TO") or token.text == ";":
                    break
                if (actor := ground.sides.at(token.i)) is not None:
                    states.add(key_of(actor))
    return states


def _by_discourse(
    ground: Ground,
    titles: Sequence[Span],
    names: Sequence[Span],
    holders: dict[str, set[str]],
    against: set[str],
) -> Side:
    """Whose an officer is whose title does not say: the one company near, for an office of state the state spoken of."""
    if (leader := state_of_leader(names, titles, ground.year)) is not None:
        return Side(leader, "table.office") if leader in ground.named else NOBODY
    if any(map(of_firm, titles)) or (ground.firms and any(map(bare_president, titles))):
        near = next(filter(None, (ground.firm_near(title.start) for title in titles)), None)
        return Side(near, "person.party-company-near")
    if any(_of_other(ground, title) for title in titles):
        return NOBODY
    if any(_of_elsewhere(ground, name) for name in names):
        return NOBODY
    post = next((office(title) for title in titles if of_state(title)), None)
    if post is None:
        return NOBODY
    others = set() if post in SHARED else holders.get(post, set())
    others = others | against
    unnamed = ground.unnamed.get(post, set()) - others
    if len(unnamed) == 1:
        return Side(next(iter(unnamed)), "person.party-same-office")
    if len(ground.often) > _STATES:
        return NOBODY
    state = ground.spoken_of(names[0].start, others, outnumbered=post != "president")
    dealt = {key for name in names for key in _dealt_with(ground, name)}
    return NOBODY if state in dealt else Side(state, "person.party-discourse")


def _of_other(ground: Ground, title: Span) -> bool:
    """Whether an office is past, a party's, of a part of a state, or of a body: "former minister", "its president"."""
    before = ground.doc[title.start - 1].lower_ if title.start else ""
    alone = len(title) == 1 and title[0].lower_ == "governor"
    lower = title[-1].text in ("president", "vice-president") and before != "the"
    employed = not of_state(title) and any(t.ent_type_ == "ORG" for t in title)
    return (
        (says_former(title) and len(ground.often) > 1)
        or before in (")", "its", "their")
        or (alone or lower or employed)
        or any(t.lower_ in _PARTISAN for t in core(title))
        or any(t.i in ground.in_bodies for t in title)
        or _one_state(title) is not None
    )


def _of_elsewhere(ground: Ground, name: Span) -> bool:
    """Whether the person is told to be of a place that no table knows: "Senator Ek of New Norland"."""
    following = ground.doc[name.end : name.end + 2]
    return (
        len(following) == 2
        and following[0].lower_ in ("of", "from")
        and following[1].is_title
        and name.end + 1 not in ground.sides.actors
    )


def _by_words(ground: Ground, titles: Sequence[Span], names: Sequence[Span]) -> Side:
    for why, rule in RULES:
        if rule is in_body and any(
            map(_one_state, titles)
        ):  # not the state that a Treasury seems to be of
            continue
        actor = rule(ground, titles, names)
        if actor is not None:
            return Side(actor, f"person.party-{why}")
    return NOBODY


def in_title(ground: Ground, titles: Sequence[Span], _names: Sequence[Span]) -> str | None:
    """The title begins with it or says "of" it: "Swedish prime minister", "head of the Japanese delegation"."""
    sides = ground.sides
    for title in titles:
        head = max(
            (t.i for t in core(title) if t.lower_ in tables.titles().heads), default=title.end
        )
        for i in range(title.start, title.end):
            actor = sides.at(i)
            if actor is not None and (
                quality(ground.context, actor)  # "Kenyan-born striker"
                or (i <= head and _by_trade(title))
                or (i > head and _in_other_name(ground, title, actor))
            ):
                continue
            if actor is not None and (i <= head or _belongs(sides, title, i)):
                return key_of(actor)
            if (known := ground.known.get(i)) is not None and (
                i < head or _belongs(sides, title, i)
            ):
                return key_of(known)
        if (owner := _of_possessor(ground, title)) is not None:
            return owner
        owner, why = sides.of(title)
        if (
            owner is not None
            and why in ("side.possessive", "side.demonym")
            and not _by_trade(title)
        ):
            return owner
        if title[0].lower_ == "european" and title[-1].lower_ in ("commissioner", "commissioners"):
            return "EU"
    return None


def _by_trade(title: Span) -> bool:
    """Whether a title names a trade and no office: its nationality is only where somebody is from ("Indian virologist")."""
    words = {t.lower_ for t in core(title) if t.lower_ in tables.titles().heads}
    return bool(words) and words <= tables.titles().professions - _OF_STATES


def _in_other_name(ground: Ground, title: Span, actor: Span) -> bool:
    """Whether a state is a part of the name of something private: "the Georgia Pharmacy Association", "Ek Partners Peru"."""
    if actor.label_ not in ("country", "GPE", "NORP"):
        return False
    doc, words = ground.doc, tables.titles()

    def private(i: int) -> bool:
        return (
            title.start <= i < title.end
            and capital(doc[i])
            and doc[i].tag_.startswith("NNP")
            and i not in ground.in_bodies
            and i not in ground.sides.actors
            and words.heads.get(doc[i].lower_, True)
            and doc[i].lower_ not in words.fields
            and doc[i].lower_ not in words.qualifiers
        )

    owned = actor.end < title.end and doc[actor.end].tag_ == "POS"
    return private(actor.end + int(owned)) or private(actor.start - 1)


def _of_possessor(ground: Ground, title: Span) -> str | None:
    """An officer of an actor owns the title: "the UN Secretary-General's special envoy"."""
    doc = ground.doc
    if title.start < 2 or doc[title.start - 1].tag_ != "POS":
        return None
    for i in range(title.start - 2, max(title.start - 7, -1), -1):
        if (owner := ground.sides.at(i) or ground.known.get(i)) is not None:
            return key_of(owner)
        if not (doc[i].tag_.startswith("NNP") or doc[i].text == "-"):
            return None
    return None


def _belongs(sides: Sides, title: Span, i: int) -> bool:
    """Whether the actor at token ``i`` behind the head of a title owns it ("of"), or is its task ("envoy to")."""
    before = next(
        (t.lower_ for t in reversed(sides.doc[title.start : i]) if t.tag_ in ("IN", "TO")), ""
    )
    return (
        before in ("of", "in")
        or sides.doc[i - 1].text == ","
        or (before == "for" and title[0].lower_ == "minister")
    )


def of_company(ground: Ground, titles: Sequence[Span], _names: Sequence[Span]) -> str | None:
    """A company stands before the head, in full or by its first word: "Norvik's finance director", "Norvik Chairman"."""
    for title in titles:
        for token in title:
            if token.lower_ in tables.titles().heads:
                break
            if token.i in ground.firms:
                return ground.firm_words[key_of(ground.firms[token.i]).split()[0]]
            if (
                token.text[0].isupper()
                and token.lower_ in ground.firm_words
                and token.lower_ not in tables.titles().fields
            ):
                return ground.firm_words[token.lower_]
    return None


def by_office(ground: Ground, titles: Sequence[Span], _names: Sequence[Span]) -> str | None:
    """The office is one that a single state has, and the text names the state: "Treasury Secretary"."""
    return next((owner for title in titles if (owner := _one_state(title)) in ground.often), None)


def _one_state(title: Span) -> str | None:
    """The key of the only state that has an office."""
    words = " ".join(t.lower_ for t in title if t.is_alpha)
    rows = tables.titles().of_one_state.items()
    return next((key for office, key in rows if words.endswith(office)), None)


def in_body(ground: Ground, titles: Sequence[Span], _names: Sequence[Span]) -> str | None:
    """A body that belongs to it stands in the title: "director of the Customs Bureau"."""
    for title in titles:
        for i in range(title.start, title.end):
            if i in ground.bodies:
                return ground.bodies[i]
    return None


def of_employer(ground: Ground, titles: Sequence[Span], _names: Sequence[Span]) -> str | None:
    """A company stands behind the head: "managing director of Norvik", "Vice President, Ports, Norvik"."""
    for title in titles:
        for i in range(title.start + 1, title.end):
            firm = ground.firms.get(i)
            before = ground.doc[i - 1].lower_
            before = ground.doc[i - 2].lower_ if before == "the" else before
            if firm is not None and firm.start == i and before in ("of", "at", "for", ",", "with"):
                return key_of(firm)
    return None


def of_pronoun(ground: Ground, titles: Sequence[Span], _names: Sequence[Span]) -> str | None:
    """The subject of the clause owns the title: "Chile called home its envoy, Ulf Ek", "Chile named Ek its minister"."""
    for title in titles:
        if not title.start or ground.doc[title.start - 1].lower_ != "its":
            continue
        start = sentence_of(title[0]).start
        for token in reversed(ground.doc[start : title.start - 1]):
            if token.dep_ in SUBJECTS and token.tag_.startswith("N"):
                actor = ground.sides.at(token.i) or ground.known.get(token.i)
                return key_of(actor) if actor is not None else None
    return None


def of_name(ground: Ground, _titles: Sequence[Span], names: Sequence[Span]) -> str | None:
    """It follows the name: "Ek of Sweden", "Ek (Sweden)", "Ek from the Trade Office"; or owns it: "Sweden's Ulf Ek"."""
    sides = ground.sides
    for name in names:
        word = sides.word(name.end)
        if word is not None and word.text in ("of", "from", "("):
            after = sides.word(name.end + 1)
            i = name.end + (2 if after is not None and after.lower_ == "the" else 1)
            if (actor := sides.at(i)) is not None:
                return key_of(actor)
            if (side := ground.bodies.get(i)) is not None:
                return str(side)
        mark = sides.word(name.start - 1)
        if (
            mark is not None
            and mark.tag_ == "POS"
            and (actor := sides.at(name.start - 2)) is not None
        ):
            return key_of(actor)
    return None


def of_delegation(ground: Ground, titles: Sequence[Span], names: Sequence[Span]) -> str | None:
    """He or she leads it or speaks for it: "will lead the Swedish delegation", "Ulf Ek on the Swedish side"."""
    for name in names:
        first = min(
            [name.start, *(t.start for t in titles if name.start - _TITLE < t.start < name.start)]
        )
        before, after = ground.doc[max(first - 3, 0) : first], ground.doc[name.end : name.end + 4]
        teams = [t for t in before[:-1] if before[-1].lower_ == "by" or before[-1].text == ","]
        if len(after) and after[0].lower_ in ("for", "from", "on"):
            teams += [t for t in after if t.lower_ == "side"]
        for team in (*_led(name), *teams):
            owner = ground.sides.at(team.i - 1)
            if team.lower_ in TEAMS and owner is not None:
                return key_of(owner)
    return None


def of_team(ground: Ground, _titles: Sequence[Span], names: Sequence[Span]) -> str | None:
    """He or she is listed with a side: "The Swedish team included Ulf Ek and", "Representing Sweden were Ulf Ek and"."""
    doc, consisting = ground.doc, cues.comprising()
    for name in names:
        verb = False
        for i in range(name.start - 1, sentence_of(name).start - 1, -1):
            verb = verb or doc[i].lower_ in consisting
            if doc[i].lower_ == "representing" and (owner := ground.sides.at(i + 1)) is not None:
                return key_of(owner)
            if verb and doc[i].lower_ in TEAMS:
                known = ground.sides.at(i - 1) or ground.known.get(i - 1)
                return key_of(known) if known is not None else None
    return None


def _led(name: Span) -> list[Token]:
    """What a person leads: "Ek will lead the delegation", "the delegation was led by Ek"."""
    verb = name.root.head
    if name.root.dep_ in SUBJECTS and verb.lower_ in cues.forms(["head", "lead"]):
        return [c for c in verb.children if c.dep_ == "dobj"]
    if verb.dep_ == "agent" and verb.head.lower_ in ("headed", "led"):
        return [
            *(c for c in verb.head.children if c.dep_ == "nsubjpass"),
            *([verb.head.head] if verb.head.dep_ == "acl" else []),
        ]
    return []


#: Every rule, the surest first.
RULES: tuple[tuple[str, Callable[[Ground, Sequence[Span], Sequence[Span]], str | None]], ...] = (
    ("title", in_title),
    ("company", of_company),
    ("body", in_body),
    ("employer", of_employer),
    ("pronoun", of_pronoun),
    ("name", of_name),
    ("delegation", of_delegation),
    ("team", of_team),
    ("office", by_office),
)
