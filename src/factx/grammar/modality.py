"""How the text places an event: happened, ongoing, planned, possible or denied, by tense, modals and cues with their scope.

A cue reaches what it governs and no further: its own clause for a modal or a negation, its complement for a verb such as
"plan" or "refuse". Reported speech is seen through: a clause under "said" stands by its own tense.
"""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Token

from factx.grammar import cues
from factx.grammar.clauses import SUBJECTS
from factx.grammar.denial import BE, VERBAL, called_off, disowned, negated, ruled_out, treatment


def status(event: Token, when: str = "") -> str:
    """The status of the event that ``event``, a verb or an event noun, names.

    ``when`` is where its time lies from the publication day: "past", "present", "future", "until" (a future day that it lasts
    to), "since" (a past day that it lasts from), or "" when nothing is known.
    """
    if when == "since":
        found = status(event)
        return "ongoing" if found == "happened" and _perfect(event) else found
    if when == "until":
        found = status(event)
        return (
            "ongoing"
            if found in ("happened", "ongoing") and event.lower_ not in cues.by_verb("treatment")
            else "planned"
        )
    found = of_verb(event, when) if event.tag_ in VERBAL else of_noun(event, when)
    if found == "planned" and event.tag_ in VERBAL and called_off(event):
        return "denied"
    if found == "planned" and when == "past":
        return "happened" if not _counterfactual(event) else found
    if found in ("happened", "ongoing") and when == "future":
        return "planned"
    return found


def _perfect(verb: Token) -> bool:
    """Whether a verb is in the present perfect: "has risen", "have been at odds"."""
    words = {h.lower_ for h in auxiliaries(verb)}
    return (
        verb.tag_ in ("VBN", "VBD") and bool(words & {"has", "have", "'ve"}) and "had" not in words
    )


def of_verb(verb: Token, when: str = "", depth: int = 0) -> str:
    """The status of a verb by its own auxiliaries, then by what governs it."""
    if depth > 6:
        return "happened"
    helpers = list(auxiliaries(verb))
    if negated(verb) or disowned(verb) or _unreal(helpers, when):
        return "denied"
    if any(c.dep_ == "mark" and c.lower_ in cues.words("conditions") for c in verb.children):
        return "possible"
    modal = next(
        (cues.by_word("words.modals").get(h.lower_) for h in helpers if h.tag_ == "MD"), None
    )
    hedged = any(c.lower_ in cues.words("hedges") for c in verb.children if c.dep_ == "advmod")
    if hedged and (modal or verb.tag_ not in ("VBD", "VBN")):
        return "possible"
    if modal:
        supposed = any(h.lower_ in ("would", "'d") for h in helpers) and _has_condition(verb)
        return "possible" if supposed else modal
    if any(h.tag_ == "TO" for h in helpers):
        return _infinitive(verb, when, depth)
    return own_outlook(verb) or _tensed(verb, helpers, when, depth)


def _tensed(verb: Token, helpers: list[Token], when: str, depth: int) -> str:
    """The status of a verb without modal, infinitive or cue."""
    lower = {h.lower_ for h in helpers}
    if verb.tag_ == "VBG" and lower & BE:
        if lower & {"was", "were", "had"}:
            return "happened"
        return "planned" if when == "future" else "ongoing"
    if "being" in lower and lower & {"is", "are", "'s", "'re"}:
        return "ongoing"
    if verb.tag_ == "VBG" or (verb.tag_ == "VBN" and not helpers) or verb.tag_ == "VB":
        return _nonfinite(verb, when, depth)
    if (
        verb.tag_ in ("VBP", "VBZ")
        and not helpers
        and when != "past"
        and verb.lower_ not in cues.reports()
    ):
        return "ongoing"
    return "happened"


def _nonfinite(verb: Token, when: str, depth: int) -> str:
    """Participles and bare infinitives stand as what they hang on."""
    head = verb.head
    if verb.dep_ == "conj" and head.tag_ in VERBAL and head != verb:
        return of_verb(head, when, depth + 1)
    if verb.dep_ in ("xcomp", "ccomp") and head.tag_ in VERBAL:
        return _governed(head, when, depth)
    if verb.dep_ == "pcomp" and head.head.tag_ in VERBAL:
        return _by_time(when) or (
            "denied" if head.lower_ in ("from", "without") else _governed(head.head, when, depth)
        )
    if verb.dep_ in ("acl", "relcl") or verb.tag_ == "VBN":
        return _by_time(when) or "happened"
    if verb.dep_ == "advcl" and head.tag_ in VERBAL and head != verb:
        return of_verb(head, when, depth + 1)
    return _by_time(when) or ("planned" if verb.tag_ == "VB" else "happened")


def _infinitive(verb: Token, when: str, depth: int) -> str:
    """ "to" + verb: what governs it decides; without a governor of its own it is a purpose, thus planned."""
    head = verb.head
    if head == verb or any(
        c.dep_ in SUBJECTS for c in verb.children
    ):  # "Kenya to send police, officials said"
        return "planned"
    if verb.dep_ == "conj" and head.tag_ in VERBAL:
        return of_verb(head, when, depth + 1)
    if verb.dep_ in ("xcomp", "ccomp") and (head.tag_ in VERBAL or head.tag_.startswith("JJ")):
        return _governed(head, when, depth)
    return "planned" if when != "past" else "happened"


def _governed(head: Token, when: str, depth: int) -> str:
    """The status of the complement of ``head``."""
    if head.tag_.startswith(("JJ", "IN", "RB")):
        found = cues.by_word("outlook.adjectives").get(head.lower_)
        modal = (
            [h for h in auxiliaries(head.head) if h.tag_ == "MD"] if head.dep_ == "acomp" else []
        )
        return (
            of_verb(head.head, when, depth + 1)
            if modal and head.lower_ == "able"
            else found or "planned"
        )
    if head.lower_ in BE and not any(c.dep_ in ("acomp", "attr") for c in head.children):
        return "planned" if not negated(head) else "denied"
    if negated(head) or ruled_out(head):
        return "denied"
    cue = cues.by_verb("commitment").get(head.lower_) or cues.by_verb("outlook").get(head.lower_)
    if cue == "denied" or cue is None:
        return cue or of_verb(head, when, depth + 1)
    above = next(
        (cues.by_word("words.modals").get(h.lower_) for h in auxiliaries(head) if h.tag_ == "MD"),
        None,
    )
    return "possible" if above == "possible" or cue == "possible" else "planned"


def own_outlook(verb: Token) -> str | None:
    """What "plans to ...", "is due to ...", "is scheduled for ..." say of the event that they carry; None without such a cue."""
    complement = [c for c in verb.children if c.dep_ in ("xcomp", "ccomp")]
    if verb.lower_ in BE:
        adjectives = cues.by_word("outlook.adjectives")
        for child in (c for c in verb.children if c.dep_ == "acomp" and c.lower_ in adjectives):
            if any(c.dep_ in ("xcomp", "prep", "ccomp") for c in child.children):
                return adjectives[child.lower_]
        if any(_to(c) for c in complement if c.dep_ == "xcomp") and not any(
            c.dep_ in ("acomp", "attr") for c in verb.children
        ):
            return "planned"
    cue = cues.by_verb("outlook").get(verb.lower_)
    if verb.lower_ == "set" and not any(_to(c) or c.lower_ == "for" for c in verb.children):
        return None  # "set up in May", "set free"
    passive = verb.tag_ == "VBN" and any(
        h.lower_ in BE or verb.dep_ == "acl" for h in [*auxiliaries(verb), verb]
    )
    full = any(c.dep_ in ("dobj", "prt") for c in verb.children)
    open_ended = not full and any(_to(c) or c.dep_ == "ccomp" for c in complement)
    if cue and (
        passive or open_ended or (cue == "possible" and full) or verb.lower_.startswith("plan")
    ):
        return cue
    if verb.lower_ == "going" and any(_to(c) for c in complement):
        return "planned"
    return None


def of_noun(noun: Token, when: str = "") -> str:
    """The status of an event noun: by its modifiers, what is done to it, then by its time."""
    treated = _treated(noun)
    if treated == "denied":
        return treated
    for child in noun.children:
        if child.lower_ == "no" and child.dep_ == "det":
            return "denied"
        found = cues.by_word("modifiers").get(child.lower_)
        if found and child.dep_ in ("amod", "compound", "nmod"):
            return found if not (when == "past" and found == "planned") else "happened"
        if child.dep_ in ("acl", "relcl") and child.tag_ in VERBAL and (own := own_outlook(child)):
            return own
    if treated and when != "past":
        return treated
    if when == "present":
        return "happened" if _told_as_past(noun) else "ongoing"
    return _by_time(when) or "happened"


def _told_as_past(noun: Token) -> bool:
    """Whether the verb above a noun is in the past."""
    while not noun.tag_.startswith("V") and noun.head != noun:
        noun = noun.head
    return noun.tag_.startswith("V") and of_verb(noun) == "happened"


def _unreal(helpers: list[Token], when: str) -> bool:
    """Whether it is said what would have been: "would have hosted"; what will be over by a day to come is planned."""
    words = {h.lower_ for h in helpers}
    return when == "past" and bool(words & {"would", "'d", "should"}) and "have" in words


def _treated(noun: Token) -> str | None:
    """Postponed, cancelled: the verb of which the noun is object or passive subject."""
    verb = noun.head
    if noun.dep_ in ("dobj", "nsubjpass") and (found := treatment(verb)):
        return found
    if noun.dep_ in ("dobj", "nsubjpass") and verb.lower_ in cues.by_verb("outlook"):
        return cues.by_verb("outlook")[verb.lower_]
    return None


def _by_time(when: str) -> str | None:
    return {"past": "happened", "present": "ongoing", "future": "planned"}.get(when)


def auxiliaries(verb: Token) -> Iterator[Token]:
    """The auxiliaries of a verb; a coordinated bare verb shares those of the first ("will meet and discuss")."""
    own = [c for c in verb.children if c.dep_ in ("aux", "auxpass")]
    for each in own:
        yield each
        yield from (c for c in each.children if c.dep_ in ("aux", "auxpass"))
    shares = verb.dep_ == "conj" and verb.tag_ in ("VB", "VBN", "VBG") and verb.head != verb
    if (
        shares
        and not own
        and not any(c.dep_ in SUBJECTS for c in verb.children)
        and verb.head.tag_ in VERBAL
    ):
        yield from auxiliaries(verb.head)


def _has_condition(verb: Token) -> bool:
    """Whether an "if" clause hangs on a verb."""
    marks = (m for c in verb.children if c.dep_ == "advcl" for m in c.children if m.dep_ == "mark")
    return any(m.lower_ in cues.words("conditions") for m in marks)


def _to(verb: Token) -> bool:
    return any(c.tag_ == "TO" for c in verb.children)


def _counterfactual(event: Token) -> bool:
    """Planned in the past and no more is said: "was to open", "had planned to open", "was due to open"."""
    while event.dep_ == "xcomp" and event.head != event:
        if event.tag_ in VERBAL and own_outlook(event) == "planned":
            return True
        event = event.head
    return event.tag_ in VERBAL and own_outlook(event) == "planned"
