"""Which actor a person acts for: by the title, the body in it, "of" after the name; for offices of state by the discourse."""

from __future__ import annotations

import functools
import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Callable, Sequence

from spacy.tokens import Doc, Span

from factx import tables
from factx.grammar.body_words import actors_at
from factx.grammar.sides import Sides

#: How many tokens back an actor still weighs more than by being named.
_NEAR = 300
_OWNERS = frozenset({"country", "bloc", "organization"})
#: How many tokens back a company is still the one whose officer is named.
_FIRM = 80
#: How many characters of a text can be its dateline.
_HEAD = 300
#: The place in capitals that a dateline begins with.
_DATELINE = re.compile(r"^[ \t]*(?P<place>[A-Z][A-Z .']{2,30}?)\s*(?:[,(—–_]|-{1,2}\s)", re.MULTILINE)
_STATES = frozenset({"country", "GPE", "NORP"})


class Ground:
    """What the sides of persons are read from: actors, bodies with their sides, and how often each state is named."""

    def __init__(self, doc: Doc, titles: Sequence[Span]) -> None:
        self.doc, self.sides = doc, Sides(doc)
        agencies = doc.user_data.get("agencies", {})
        spans = list(doc.spans["agencies"]) if "agencies" in doc.spans else []
        self.bodies = {s.start: agencies[s.kb_id_].side for s in spans if s.kb_id_ in agencies}
        inside = {i for title in titles for i in range(title.start, title.end)}
        states = [(a.start, a) for i, a in actors_at(doc).items() if a.start == i and a.label_ in _STATES]
        self.often = Counter(_key(a) for _, a in sorted(states, key=lambda row: row[0]))
        self.places = sorted((start, _key(a)) for start, a in states if start not in inside)
        self.firms = {i: a for a in doc.spans.get("actors", ()) if a.label_ == "company" for i in range(a.start, a.end)}
        self.firm_words = {_key(a).split()[0]: _key(a) for a in sorted(self.firms.values(), key=lambda a: len(_key(a)))}
        self.home = _home(doc)
        self.known = {i: a for a in doc.spans.get("actors", ()) if a.label_ in _OWNERS for i in range(a.start, a.end)}
        self.unnamed = self._unnamed(inside)

    def _unnamed(self, inside: set[int]) -> dict[str, set[str]]:
        """Office -> the states whose holder the text speaks of without a name: "the President of Chile said"."""
        found: dict[str, set[str]] = {}
        for token in self.doc:
            if token.lower_ in _OFFICES and token.i not in inside:
                low = token.i - 1 if token.i and self.doc[token.i - 1].lower_ in _KINDS else token.i
                span = self.doc[low : token.i + 1]
                key, why = self.sides.of(span)
                if key in self.often and why in ("side.of", "side.possessive", "side.demonym"):
                    found.setdefault(_office(span), set()).add(str(key))
        return found

    def firm_near(self, i: int) -> str | None:
        """The one company that the text names in the last words before token ``i``; None when there are two."""
        near = {_key(self.firms[k]).split()[0]: _key(self.firms[k]) for k in range(max(i - _FIRM, 0), i) if k in self.firms}
        return max(near.values(), key=len) if len(near) == 1 else None

    def spoken_of(self, i: int, others: set[str]) -> str | None:
        """The state that the text speaks of at token ``i``: weighed by number and nearness; none of ``others``."""
        weights = {key: float(count) for key, count in self.often.items() if key not in others}
        if self.home in weights:
            weights[self.home] += 3 + max(weights.values())
        near = self.places[bisect_left(self.places, (i - _NEAR, "")) : bisect_left(self.places, (i, ""))]
        for start, key in near:
            if key in weights:
                weights[key] += 30.0 / (10 + i - start)
        best, second = sorted([*weights.values(), 0.0, 0.0], reverse=True)[:2]
        return next((key for key, weight in weights.items() if weight == best), None) if best > second else None


def _home(doc: Doc) -> str | None:
    """The country of the capital that the text is datelined from: "HAVANA (Wire) -- ..."."""
    line = _DATELINE.search(doc.text[:_HEAD])
    return _capitals().get(line["place"].lower()) if line is not None else None


@functools.cache
def _capitals() -> dict[str, str]:
    """Lower-case name of a capital -> key of its country."""
    return {name.lower(): key for key, actor in tables.actors().items() if actor.kind == "country" for name in actor.capitals}


def sides_of(doc: Doc, people: Sequence[tuple[Sequence[Span], Sequence[Span]]]) -> list[str | None]:
    """The key of the actor of each person, given as (titles, mentions of the name); None when the text does not tell."""
    ground = Ground(doc, [title for titles, _ in people for title in titles])
    found = [_by_words(ground, titles, names) for titles, names in people]
    holders: dict[str, set[str]] = {}
    for side, (titles, _) in zip(found, people, strict=True):
        for title in titles if side else ():
            holders.setdefault(_office(title), set()).add(str(side))
    return [side or _by_discourse(ground, titles, names, holders) for side, (titles, names) in zip(found, people, strict=True)]


def _by_discourse(ground: Ground, titles: Sequence[Span], names: Sequence[Span], holders: dict[str, set[str]]) -> str | None:
    """Whose an officer is whose title does not tell: the one company near, for an office of state the state spoken of."""
    if any(map(_of_firm, titles)) or (ground.firms and any(map(_bare_president, titles))):
        return next(filter(None, (ground.firm_near(title.start) for title in titles)), None)
    if not any(map(_of_state, titles)) or any(_of_elsewhere(ground, name) for name in names):
        return None
    office = next(_office(title) for title in titles if _of_state(title))
    told = ground.unnamed.get(office, set()) - holders.get(office, set())
    if len(told) == 1:
        return next(iter(told))
    return ground.spoken_of(names[0].start, holders.get(office, set()))


def _of_elsewhere(ground: Ground, name: Span) -> bool:
    """Whether the person is told to be of a place that no table knows: "Senator Ek of New Norland"."""
    following = ground.doc[name.end : name.end + 2]
    return (
        len(following) == 2
        and following[0].lower_ in ("of", "from")
        and following[1].is_title
        and name.end + 1 not in ground.sides.actors
    )


def _by_words(ground: Ground, titles: Sequence[Span], names: Sequence[Span]) -> str | None:
    for rule in RULES:
        actor = rule(ground, titles, names)
        if actor is not None:
            return actor
    return None


def in_title(ground: Ground, titles: Sequence[Span], _names: Sequence[Span]) -> str | None:
    """The title begins with it or says "of" it: "Swedish prime minister", "head of the Japanese delegation"."""
    sides = ground.sides
    for title in titles:
        head = next((t.i for t in title if t.lower_ in tables.titles().heads), title.end)
        for i in range(title.start, title.end):
            actor = sides.at(i)
            if actor is not None and (i <= head or _belongs(sides, title, i)):
                return _key(actor)
            if (known := ground.known.get(i)) is not None and i < head:
                return _key(known)
        owner, why = sides.of(title)
        if owner is not None and why in ("side.possessive", "side.demonym"):
            return owner
        if title[0].lower_ == "european" and title[-1].lower_ in ("commissioner", "commissioners"):
            return "EU"
    return None


def _belongs(sides: Sides, title: Span, i: int) -> bool:
    """Whether the actor at token ``i`` behind the head of a title owns it ("of"), or is its task ("envoy to")."""
    before = next((t.lower_ for t in reversed(sides.doc[title.start : i]) if t.tag_ in ("IN", "TO")), "")
    return before in ("of", "in") or (before == "for" and title[0].lower_ == "minister")


def of_company(ground: Ground, titles: Sequence[Span], _names: Sequence[Span]) -> str | None:
    """A company stands before the head, in full or by its first word: "Norvik's finance director", "Norvik Chairman"."""
    for title in titles:
        for token in title:
            if token.lower_ in tables.titles().heads:
                break
            if token.i in ground.firms:
                return ground.firm_words[_key(ground.firms[token.i]).split()[0]]
            if token.text[0].isupper() and token.lower_ in ground.firm_words and token.lower_ not in tables.titles().fields:
                return ground.firm_words[token.lower_]
    return None


def by_office(ground: Ground, titles: Sequence[Span], _names: Sequence[Span]) -> str | None:
    """The office is one that a single state has, and the text names the state: "Treasury Secretary"."""
    for title in titles:
        core = " ".join(t.lower_ for t in title if t.is_alpha)
        owner = next((key for words, key in tables.titles().of_one_state.items() if core.endswith(words)), None)
        if owner in ground.often:
            return owner
    return None


def in_body(ground: Ground, titles: Sequence[Span], _names: Sequence[Span]) -> str | None:
    """A body that belongs to it stands in the title: "director of the Customs Bureau"."""
    for title in titles:
        for i in range(title.start, title.end):
            if i in ground.bodies:
                side = ground.bodies[i]
                return str(side) if side else None
    return None


def of_name(ground: Ground, _titles: Sequence[Span], names: Sequence[Span]) -> str | None:
    """It follows the name: "Ek of Sweden", "Ek (Sweden)"; or owns it: "Sweden's Ulf Ek"."""
    sides = ground.sides
    for name in names:
        word = sides.word(name.end)
        if word is not None and (word.lower_ == "of" or word.text == "("):
            after = sides.word(name.end + 1)
            actor = sides.at(name.end + (2 if after is not None and after.lower_ == "the" else 1))
            if actor is not None:
                return _key(actor)
        mark = sides.word(name.start - 1)
        if mark is not None and mark.tag_ == "POS" and (actor := sides.at(name.start - 2)) is not None:
            return _key(actor)
    return None


def _of_firm(title: Span) -> bool:
    """Whether a title is an office of companies: "chief executive", "chairman", "executive vice president", "president" alone."""
    words = {t.lower_ for t in title}
    if words & _FIRM_OFFICES or ("chief" in words and words & {"executive", "officer"}):
        return not words & {"committee", "commission", "parliament", "council", "party"}
    return False


def _bare_president(title: Span) -> bool:
    """Whether a title is a mere "president" or "vice president" in lower case, as news writes of officers of companies."""
    words = {t.lower_ for t in title}
    before = title.doc[title.start - 1].lower_ if title.start else ""
    return (
        title[-1].text == "president" and words <= {"vice", "senior", "executive", "president"} and before not in ("the", "its")
    )


def _of_state(title: Span) -> bool:
    """Whether a title is an office of a state by itself: head without company or other body."""
    words = {t.lower_ for t in _core(title)}
    if words & _MINISTERS:
        return not _unknown_place(title)
    if words & _ADVISERS and title[-1].lower_ in ("president", "premier", "minister"):
        return True
    if not words & _OFFICES or {"secretary", "general"} <= words or _unknown_place(title):
        return False
    return not any(t.tag_ == "POS" or (t.ent_type_ == "ORG" and t.lower_ not in tables.titles().fields) for t in title)


def _unknown_place(title: Span) -> bool:
    """Whether a title names a place that is no state: "Norland trade minister", "Governor of the Western Province"."""
    of = next((t.i for t in title if t.lower_ == "of"), title.end)
    return any(t.ent_type_ == "GPE" for t in title) or any(
        t.lower_ in ("province", "state", "region", "county") for t in title[of - title.start :] if t.i > of + 1
    )


_KINDS = frozenset({"prime", "foreign", "finance", "defence", "defense", "vice", "trade", "interior", "deputy"})
_MINISTERS = frozenset({"minister", "ministers"})
_ADVISERS = frozenset({"adviser", "advisor", "aide"})
_FIRM_OFFICES = frozenset({"ceo", "cfo", "chairman", "chairwoman", "coo", "executive"})
_OFFICES = frozenset(
    [
        "president",
        "premier",
        "minister",
        "chancellor",
        "king",
        "queen",
        "emperor",
        "secretary",
        "governor",
        "senator",
        "justice",
        "speaker",
    ]
)


def _office(title: Span) -> str:
    """The office that a title names, with the word that tells its kind: "president", "prime minister"."""
    for token in _core(title):
        if token.lower_ in _OFFICES:
            kind = title.doc[token.i - 1].lower_ if token.i > title.start else ""
            return f"{kind} {token.lower_}" if kind in _KINDS else token.lower_
    return ""


def _core(title: Span) -> Span:
    """A title up to its first preposition: of "adviser to the president" the adviser."""
    end = next((t.i for t in title if t.tag_ in ("IN", "TO")), title.end)
    return title.doc[title.start : end]


def _key(actor: Span) -> str:
    return str(actor.kb_id_) or actor.text


#: Every rule, the surest first.
RULES: tuple[Callable[[Ground, Sequence[Span], Sequence[Span]], str | None], ...] = (
    in_title,
    of_company,
    in_body,
    of_name,
    by_office,
)
