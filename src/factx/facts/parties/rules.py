"""Whether an actor takes part in the central event: by its place in the title, the lead and the event's clause."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import islice

from spacy.tokens import Doc, Span, Token

from factx import tables
from factx.entities.actors.context import MentionContext, private, teller
from factx.entities.agencies.groups import agencies_of
from factx.entities.persons.groups import people_of
from factx.grammar import cues, reading
from factx.grammar.clauses import SUBJECTS, conjuncts, objects, subject, under
from factx.grammar.index import occurrences, sentence_of

Mentions = Mapping[str, Sequence[Span]]
"""Actor key -> where it is named, in text order."""
Found = Mapping[str, Sequence[str]]
"""Actor key -> the rules that made it a participant so far."""

_PAIR = 2
#: What stands between the names of a list.
_LISTING = frozenset({",", "and", "the"})
#: Prepositions before an invitation that is followed.
_CALLED = frozenset({"after", "at", "following", "upon"})
#: Sentences at the head of the article that tell who deals with whom.
_NEAR = 8
#: Sentences in which whom the article is about has been named, and how often he is named then.
_EARLY = 4
_OFTEN = {"company": 2, "country": 4, "group": 2}


class Lead:
    """Where the central event is told: the title, the lead sentence, the event's clause."""

    def __init__(self, doc: Doc, mentions: Mentions) -> None:
        self.doc = doc
        self.mentions = mentions
        self.title: Sequence[str] = reading.title_actors(doc)
        self.lead = [*lead(doc, 1), *doc.spans.get("event", ())]
        self.near = lead(doc, _NEAR)
        self.at = {
            i: key
            for key, spans in mentions.items()
            for span in spans
            for i in range(span.start, span.end)
        }
        self.leaders = dict(_leaders(doc, mentions))
        self.context = MentionContext(doc)

    def participants(self) -> dict[str, list[str]]:
        """Return, for each actor that some rule makes a participant, the rules, surest first."""
        found: dict[str, list[str]] = {}
        for rule in RULES:
            for key in list(rule(self, found)):
                rules = found.setdefault(key, [])
                if rule.__name__ not in rules:
                    rules.append(rule.__name__)
        return found

    def on(self, i: int) -> bool:
        """Whether a token is part of the lead."""
        return any(part.start <= i < part.end for part in self.lead)

    def key_of(self, token: Token) -> str | None:
        """The actor that a noun names or belongs to: "Chile", "Chilean officials", "the president of Chile"."""
        for t in (token, *token.lefts, *under(token, ("of", "from"))):
            if t.i in self.at:
                return self.at[t.i]
        return self.leaders.get(token.i)

    def keys_of(self, token: Token) -> list[str]:
        """All actors that a noun names or belongs to: "counterparts from Chile and Peru"."""
        own = (self.at[t.i] for t in under(token, ("of", "from")) if t.i in self.at)
        return list(dict.fromkeys([*filter(None, [self.key_of(token)]), *own]))

    def nameless(self, token: Token) -> bool:
        """Whether a noun is an office of a state that is not named: before it, in its phrase, or earlier in its sentence."""
        if token.lower_ not in tables.actor_words("offices") or not (
            token.text[0].isupper() or token.tag_ == "NNP"
        ):
            return False
        following = self.doc[token.i + 1 : token.i + 4]
        if (
            token.lower_ == "president"
            and following.text.startswith("of")
            and "Republic" not in following.text
        ):
            return False
        if any(t.i in self.leaders for t in following):
            return False
        return self.key_of(token) is None and not any(
            i in self.at for i in range(sentence_of(token).start, token.i)
        )


def _leaders(doc: Doc, mentions: Mentions) -> Iterator[tuple[int, str]]:
    """Where a person is named who acts for an actor that the text names, and for which."""
    people = people_of(doc)
    for span in doc.spans.get("people", ()):
        person = people.get(span.kb_id_)
        if person and person.side and person.side in mentions:
            yield from ((i, person.side) for i in range(span.start, span.end))


def in_lead(lead: Lead, _: Found) -> Iterator[str]:
    """An actor that the lead sentence or the clause of the event names, not as context."""
    for key, spans in lead.mentions.items():
        told = [s for s in spans if lead.on(s.start)]
        if any(
            not lead.context.holds(span) and not (_others(lead, key) and teller(span))
            for span in told
        ):
            yield key


def _others(lead: Lead, key: str) -> bool:
    """Whether the lead names others besides, who then do what a teller tells."""
    return any(lead.at.get(t.i, key) != key for part in lead.lead for t in part)


def targeted(lead: Lead, _: Found) -> Iterator[str]:
    """Against whom a measure is taken in the lead: "sanctions on two Syrian banks"."""
    for token in (
        t for part in lead.lead for t in part if t.lower_ in tables.actor_words("measures")
    ):
        for noun in (*under(token, ("on", "against")), *under(token.head, ("on", "against"))):
            keys = (lead.key_of(noun), *(lead.key_of(place) for place in under(noun, ("in",))))
            yield from (key for key in keys if key)


def in_title(lead: Lead, _: Found) -> Iterator[str]:
    """An actor that the title names, unless the lead has it only place or describe something else."""
    for key in lead.title:
        told = [s for s in lead.mentions.get(key, ()) if lead.on(s.start)]
        if key in lead.mentions and not (told and all(map(lead.context.descriptive, told))):
            yield key


def of_person(lead: Lead, _: Found) -> Iterator[str]:
    """The side of a person who is the subject of the event's clause."""
    for i, key in lead.leaders.items():
        if lead.on(i) and not any(
            lead.on(span.start) and private(lead.context, span) for span in lead.mentions[key]
        ):
            yield key


#: Rules by which a body's side is only the likeliest one.
_GUESSED = frozenset({"side.discourse", "side.dominant", "side.sentence"})


def of_body(lead: Lead, _: Found) -> Iterator[str]:
    """The side of a public body that acts in the lead: it stands for its state or organisation."""
    agencies = agencies_of(lead.doc)
    for span in lead.doc.spans.get("agencies", ()):
        body = agencies.get(span.kb_id_)
        if not body or body.side not in lead.mentions or body.side_why in _GUESSED or teller(span):
            continue
        if lead.on(span.start) and not lead.context.holds(span):
            yield str(body.side)


def at_home(lead: Lead, found: Found) -> Iterator[str]:
    """The country that the text names most, when the lead has office-holders of a country that it does not name."""
    countries = {
        k: len(spans)
        for k, spans in lead.mentions.items()
        if spans[0].label_ == "country" and k not in found
    }
    acting = [
        k
        for k, rules in found.items()
        if rules[0] != "in_title" and lead.mentions[k][0].label_ == "country"
    ]
    parts = lead.lead if acting else [*lead.lead, *lead.near[:2]]
    if (
        len(acting) < 2
        and countries
        and any(lead.nameless(token) for part in parts for token in part)
    ):
        yield max(countries, key=lambda k: countries[k])


def joining(lead: Lead, _: Found) -> Iterator[str]:
    """Those of whom the text says that they take part, join, attend."""
    verbs = cues.forms(sorted(tables.actor_words("joining")))
    taking = cues.forms(["take"])
    for token in occurrences(lead.doc, verbs | {"part"}):
        part = token.lower_ == "part" and token.head.lower_ in taking
        if token.lower_ in verbs or part:
            verb = token.head if part else token
            who = None if any(c.dep_ == "neg" for c in verb.children) else subject(verb)
            yield from (lead.at[i] for i in _phrases(who) if i in lead.at)
            if (
                token.lower_ == "joining"
                and token.i + 1 < len(lead.doc)
                and any(part.start <= token.i < part.end for part in lead.near[:3])
            ):
                yield from (
                    lead.at[t.i] for t in conjuncts(lead.doc[token.i + 1]) if t.i in lead.at
                )


def _phrases(noun: Token | None) -> set[int]:
    """The tokens of a noun's phrase and of those coordinated with it, which mostly stand one inside the other."""
    told: set[int] = set()
    for each in conjuncts(noun) if noun is not None else ():
        if each.i not in told:
            told.update(t.i for t in each.subtree)
    return told


def paired(lead: Lead, found: Found) -> Iterator[str]:
    """The only two countries of the lead, where it says "the two countries" or "both sides" and fewer are found."""
    told = [t for part in lead.lead for t in part]
    named = {
        key for t in told if (key := lead.at.get(t.i)) and lead.mentions[key][0].label_ == "country"
    }
    two = any(
        t.lower_ in ("two", "both") and t.head.lower_ in tables.actor_words("sides") for t in told
    )
    if two and len(named) == _PAIR and not named <= found.keys():
        yield from sorted(named)


def inviting(lead: Lead, _: Found) -> Iterator[str]:
    """Those at whose invitation or request it happens."""
    for part in lead.near:
        for token in part:
            if token.lower_ in tables.actor_words("inviting") and token.head.lower_ in _CALLED:
                yield from (lead.at[t.i] for t in token.subtree if t.i in lead.at and t.i > token.i)


def dealing(lead: Lead, found: Found) -> Iterator[str]:
    """Those with whom a party deals, near the head of the text: "talks with", "between ... and", "meet"."""
    verbs = cues.forms(sorted(tables.actor_words("dealing")))
    for sentence in lead.near:
        for token in sentence:
            partners: list[Token] = []
            if token.lower_ in tables.actor_words("dealings") and not _another(token):
                partners = list(under(token, ("with", "between")))
                if token.dep_ in ("dobj", "nsubjpass"):
                    partners += under(token.head, ("with",))
                    yield from _guests(lead, token.head)
                partners += _further(token)
            elif token.lower_ in verbs:
                who = subject(token)
                if who is not None and (lead.key_of(who) in found or lead.nameless(who)):
                    yield from _guests(lead, token)
                    partners = [
                        *under(token, ("with",)),
                        *(objects(token) if token.lower_ in cues.forms(["meet"]) else ()),
                    ]
            yield from (key for noun in partners for key in lead.keys_of(noun))


def _guests(lead: Lead, verb: Token) -> Iterator[str]:
    """Whose officers are listed after "with": "met with Chile's Foreign Minister Rojas, Peruvian Minister Paz and ..."."""
    end = sentence_of(verb).end
    opened = next(
        (t.i for t in lead.doc[verb.i : end] if t.lower_ == "with" and t.head == verb), None
    )
    if opened is not None:
        stop = next(
            (t.i for t in lead.doc[opened:end] if t.tag_ in ("VBD", "VBZ", "VBP", "MD")), end
        )
        yield from (lead.leaders[i] for i in range(opened, stop) if i in lead.leaders)


def _further(dealing: Token) -> Iterator[Token]:
    """With whom talks are held on a matter that is named before: "talks on the treaty with Chile"."""
    for token in dealing.doc[dealing.i + 1 : sentence_of(dealing).end]:
        if token.tag_.startswith(("V", "MD")) or token.text in (",", ";", ":"):
            return
        if token.lower_ == "with":
            yield from (
                noun
                for child in token.children
                if child.dep_ == "pobj"
                for noun in conjuncts(child)
            )
            return


def _another(dealing: Token) -> bool:
    """Whether talks are others than those that are told: "similar talks", "prior to the talks", on the sidelines of a summit."""
    if any(t.lower_ == "sidelines" for t in sentence_of(dealing)) or {
        dealing.head.lower_,
        dealing.head.head.lower_,
    } & {
        "before",
        "prior",
    }:
        return True
    return any(c.lower_ in tables.actor_words("other_dealings") for c in dealing.lefts)


def bargaining(lead: Lead, _: Found) -> Iterator[str]:
    """Who accepts, refuses or signs what is dealt for, near the head of the text."""
    verbs = cues.forms(sorted(tables.actor_words("bargaining")))
    things = cues.numbers(sorted(tables.actor_words("bargains")))
    for part in lead.near:
        for verb in (t for t in part if t.lower_ in verbs and t.tag_.startswith("VB")):
            if any(thing.lower_ in things for thing in objects(verb)):
                who = subject(verb)
                yield from (
                    key
                    for noun in (conjuncts(who) if who is not None else ())
                    if (key := lead.key_of(noun))
                )


def belonging(lead: Lead, found: Found) -> Iterator[str]:
    """Members of a group that takes part, or participants, where they are listed: "the partners are Fiji, Samoa and Tonga"."""
    groups = {key for key in found if lead.mentions[key][0].label_ in ("bloc", "organization")}
    verbs, nouns = cues.comprising(), tables.actor_words("members")
    for run in _runs(lead):
        sentence = sentence_of(run[0])
        before = lead.doc[sentence.start : run[0].start]
        are = any(t.lower_ in ("are", "were") and t.nbor(-1).lower_ in nouns for t in before[1:])
        group = any(lead.at.get(t.i) in groups or t.lower_ in nouns for t in before)
        if are or (group and any(t.lower_ in verbs or t.text == ":" for t in before)):
            yield from (span.kb_id_ for span in run)
    for verb in occurrences(lead.doc, verbs):
        who = subject(verb)
        if who is not None and who.lower_ == "participants" and verb.tag_.startswith("VB"):
            listed = (lead.at.get(i) for i in range(verb.i, sentence_of(verb).end))
            yield from (
                key
                for key in listed
                if key is not None and lead.mentions[key][0].label_ in ("country", "bloc")
            )


def including(lead: Lead, _: Found) -> Iterator[str]:
    """Some of those who act together: "delegates from 40 countries, including Chile and Peru, adopted a declaration"."""
    for token in (t for part in lead.lead for t in part if t.lower_ == "including"):
        noun = token.head
        many = noun.lower_ in tables.actor_words("sides")
        while noun.dep_ in ("pobj", "prep") and noun.head.i != noun.i:
            noun = noun.head
        if many and noun.dep_ in SUBJECTS:
            yield from (
                key for named in under(token.head, ("including",)) if (key := lead.key_of(named))
            )


def _runs(lead: Lead) -> Iterator[list[Span]]:
    """Three or more countries with nothing but commas and "and" between them."""
    spans = sorted(
        (s for spans in lead.mentions.values() for s in spans if s.label_ == "country"),
        key=lambda s: s.start,
    )
    run: list[Span] = []
    for span in [*spans, None]:
        if run and (
            span is None
            or any(t.lower_ not in _LISTING for t in lead.doc[run[-1].end : span.start])
        ):
            if len(run) > _PAIR:
                yield run
            run = []
        run += [span] if span is not None else []


def prominent(lead: Lead, found: Found) -> Iterator[str]:
    """Who is named early and again, and not only as context, when fewer than two countries are found."""
    if sum(lead.mentions[key][0].label_ == "country" for key in found) >= _PAIR:
        return
    early = max((sentence.end for sentence in lead.near[:_EARLY]), default=0)
    for key, spans in lead.mentions.items():
        often = len(spans) >= _OFTEN.get(spans[0].label_, len(spans) + 1)
        if often and spans[0].start < early and not all(map(lead.context.holds, spans)):
            yield key


#: Every rule that makes an actor a party, the surest first.
RULES = (
    in_lead, in_title, targeted, of_person, of_body, joining, inviting, dealing, bargaining, paired, at_home, prominent,
    belonging, including,
)  # fmt: skip


def lead(doc: Doc, number: int) -> list[Span]:
    """The first sentences that say something: a clause, or more than a dateline or heading."""
    telling = (
        s for s in doc.sents if sum(t.is_alpha for t in s) > 5 or any(t.dep_ in SUBJECTS for t in s)
    )
    return list(islice(telling, number))
