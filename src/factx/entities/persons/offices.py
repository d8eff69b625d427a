"""What sort of office a title names: of a state, of a company; and which ("prime minister", "president")."""

from __future__ import annotations

from spacy.tokens import Span

from factx import tables

#: Words before an office that tell its kind.
KINDS = frozenset(
    {"prime", "foreign", "finance", "defence", "defense", "vice", "trade", "interior", "deputy"}
)
_MINISTERS = frozenset({"minister", "ministers"})
#: With "general", officers of states.
_LAW_OFFICERS = frozenset(
    {"advocate", "attorney", "auditor", "comptroller", "procurator", "prosecutor", "solicitor"}
)
_ADVISERS = frozenset({"adviser", "advisor", "aide"})
_FIRM_HEADS = frozenset(
    {"ceo", "cfo", "chairman", "chairwoman", "coo", "executive", "financial", "operating"}
)
#: Offices that states have.
OFFICES = frozenset(
    [
        "president", "premier", "minister", "chancellor", "king", "queen", "emperor", "secretary", "governor", "senator",
        "justice", "speaker",
    ]
)  # fmt: skip
#: Offices that several persons of one state hold at a time.
SHARED = frozenset({"deputy minister", "governor", "justice", "minister", "secretary", "senator"})
_FIRM_WORDS = frozenset(
    [
        "acting", "and", "ceo", "cfo", "chairman", "chairwoman", "chief", "co", "company", "coo", "deputy", "director",
        "executive", "finance", "financial", "former", "founder", "interim", "managing", "new", "officer", "operating",
        "president", "senior", "vice",
    ]
)  # fmt: skip


def of_firm(title: Span) -> bool:
    """Whether a title is an office of companies and nothing else: "chief executive", "chairman", "executive vice president"."""
    words = {t.lower_ for t in title if t.is_alpha}
    return words <= _FIRM_WORDS and bool(words & _FIRM_HEADS)


def bare_president(title: Span) -> bool:
    """Whether a title is a mere "president" or "vice president" in lower case, as news writes of officers of companies."""
    words = {t.lower_ for t in title}
    before = title.doc[title.start - 1].lower_ if title.start else ""
    return (
        title[-1].text == "president"
        and words <= {"vice", "senior", "executive", "president"}
        and before not in ("the", "its")
    )


def of_state(title: Span) -> bool:
    """Whether a title is an office of a state by itself: head without company or other body."""
    words = {t.lower_ for t in core(title)}
    if words & _MINISTERS:
        return not _unknown_place(title)
    if words & _ADVISERS and title[-1].lower_ in ("president", "premier", "minister"):
        return True
    if "general" in words and words & _LAW_OFFICERS:
        return not _unknown_place(title)
    if not words & OFFICES or {"secretary", "general"} <= words or _unknown_place(title):
        return False
    return not any(
        t.tag_ == "POS" or (t.ent_type_ == "ORG" and t.lower_ not in tables.titles().fields)
        for t in title
    )


def _unknown_place(title: Span) -> bool:
    """Whether a title names a place that is no state: "Norland trade minister", "Governor of the Western Province"."""
    of = next((t.i for t in title if t.lower_ == "of"), title.end)
    return any(t.ent_type_ == "GPE" for t in title) or any(
        t.lower_ in ("province", "state", "region", "county")
        for t in title[of - title.start :]
        if t.i > of + 1
    )


def office(title: Span) -> str:
    """The office that a title names, with the word that tells its kind: "president", "prime minister"."""
    for token in core(title):
        if token.lower_ in OFFICES:
            kind = title.doc[token.i - 1].lower_ if token.i > title.start else ""
            return f"{kind} {token.lower_}" if kind in KINDS else token.lower_
    return ""


def core(title: Span) -> Span:
    """A title up to its first preposition: of "adviser to the president" the adviser."""
    end = next((t.i for t in title if t.tag_ in ("IN", "TO")), title.end)
    return title.doc[title.start : end]
