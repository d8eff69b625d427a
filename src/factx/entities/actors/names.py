"""Companies and groups that a text names by their grammar: legal forms of firms, fronts, movements, unions, parties."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from spacy.tokens import Doc, Span, Token

from factx import tables
from factx.entities.occasions import meets
from factx.grammar.index import occurrences, sentence_of
from factx.own_tables import per_tables

_LINKS = frozenset({"of", "for", "and", "&", "de", "del", "la", "-"})
#: Tokens between a name and the trade that a comma sets behind it.
_TOLD = 8
#: Most tokens of a name before its head: a bound for texts that are one long name.
_LONGEST = 40
_AND = frozenset({"and", "&"})
_MARKS = frozenset("&-.'’/")
_JOINED = frozenset({"&", "-", "/"})
_SMALL = frozenset({"a", "and", "&", "for", "in", "of", "on", "the", "to", "-"})
_TAILS = frozenset({"of", "for", "to", "against"})
#: Capitals that begin a sentence and no name.
_OPENERS = frozenset(
    {"A", "After", "All", "An", "At", "But", "For", "If", "In", "On", "The", "This", "When", "With"}
)


def own_actors(doc: Doc, known: Sequence[Span]) -> Iterator[Span]:
    """Companies and groups that no table knows, by the last word of their names, then by repetition, then by the model."""
    taken = {i for span in known for i in range(span.start, span.end) if span.label_ != "country"}
    keys: dict[str, tuple[str, str]] = {}
    for span in _headed(doc, taken, keys):
        taken.update(range(span.start, span.end))
        yield span
    known_at = {i for span in known for i in range(span.start, span.end)}
    for span in _traded(doc, taken | known_at):
        taken.update(range(span.start, span.end))
        keys.setdefault(span.text, (span.kb_id_, "company"))
        yield span
    for span in _opened(doc, taken):
        taken.update(range(span.start, span.end))
        keys.setdefault(span.text, (span.kb_id_, "company"))
        if acronym := _acronym(doc, span.end):
            keys.setdefault(acronym, (span.kb_id_, "company"))
        yield span
    for span in _called(doc, taken):
        taken.update(range(span.start, span.end))
        keys.setdefault(span.text, (span.kb_id_, span.label_))
        yield span
    for token in occurrences(doc, {text.lower() for text in keys}):
        if token.text in keys and token.i not in taken:
            name, kind = keys[token.text]
            taken.add(token.i)
            yield Span(doc, token.i, token.i + 1, label=kind, kb_id=name, span_id="actor.again")
    yield from _firms(doc, taken | known_at, keys)


def _headed(doc: Doc, taken: set[int], keys: dict[str, tuple[str, str]]) -> Iterator[Span]:
    """Names that end with a head of firms or groups; ``keys`` learns the short forms that the text ties to them."""
    heads = _heads()
    for token in occurrences(doc, _heads_lower()):
        kind = heads.get(token.text)
        if kind is None or token.i in taken:
            continue
        start, end = _start(doc, token.i), token.i + 1
        if token.text in tables.actor_words("doubtful_heads") and token.ent_type_ != "ORG":
            continue
        if kind != "company":
            end = _end(doc, end)
        elif token.text in tables.actor_words("legal_forms") and start < token.i:
            end = token.i
        if end - start < 2 and token.i < end:
            continue
        if kind != "company" and doc[end : end + 1].text.lower() in tables.titles().heads:
            continue
        if kind == "company" and (
            meets(token) or any(t.lower_ in tables.heads().ministries for t in doc[start:end])
        ):
            continue
        name = _key(doc[start:end])
        keys.setdefault(doc[start:end].text, (name, kind))
        keys.setdefault(_initials(doc[start:end]), (name, kind))
        acronym = _acronym(doc, token.i + 1 if kind == "company" else end)
        if acronym:
            keys.setdefault(acronym, (name, kind))
        yield Span(
            doc, start, max(end, token.i + 1), label=kind, kb_id=name, span_id=f"actor.{kind}"
        )


@per_tables
def _heads_lower() -> frozenset[str]:
    return frozenset(head.lower() for head in _heads())


@per_tables
def _heads() -> Mapping[str, str]:
    firms = tables.actor_words("legal_forms") | tables.actor_words("company_heads")
    firms |= {firm.upper() for firm in firms if len(firm) > 2}
    return {
        **dict.fromkeys(sorted(firms), "company"),
        **dict.fromkeys(sorted(tables.actor_words("organization_heads")), "organization"),
        **dict.fromkeys(sorted(tables.actor_words("group_heads")), "group"),
    }


def _traded(doc: Doc, taken: set[int]) -> Iterator[Span]:
    """Names beside a trade of firms: "the airline Andina", "the country's largest bank, Andina,", "Andina, a Peruvian bank"."""
    for token in occurrences(doc, tables.actor_words("trades")):
        if not token.tag_.startswith("NN"):
            continue
        after = token.i + 1
        closed = after < len(doc) and doc[after].text == ","
        end = start = after + closed
        while end < len(doc) and _named(doc[end], taken):
            end += 1
        if start == end and not closed and _alone(doc, start, taken):
            end += 1
        if start == end and not closed and token.lower_ in tables.actor_words("firm_trades"):
            end = _taken_for_person(doc, start, taken)
        if start < end and (not closed or doc[end : end + 1].text == ","):
            yield _firm(doc, start, end)
            continue
        opens = next(
            (i for i in range(token.i - 1, max(token.i - _TOLD, 0), -1) if doc[i].text == ","), 0
        )
        if opens and doc[opens + 1].lower_ in ("a", "an", "the") and _named(doc[opens - 1], taken):
            start = opens - 1
            begin = sentence_of(token).start
            while start > begin and _named(doc[start - 1], taken):
                start -= 1
            yield _firm(doc, start, opens)


def _opened(doc: Doc, taken: set[int]) -> Iterator[Span]:
    """Names that begin with a word of firms: "PT Laut Biru", "Grupo Sur"."""
    openers = tables.actor_words("firm_openers")
    for token in occurrences(doc, {word.lower() for word in openers}):
        end = token.i + 1
        while end < len(doc) and doc[end].text[:1].isupper() and end not in taken:
            end += 1
        if token.text in openers and token.i not in taken and end > token.i + 1:
            yield _firm(doc, token.i, end)


def _called(doc: Doc, taken: set[int]) -> Iterator[Span]:
    """Names with what they are in lower case behind them: "the Andina airline", "the Blue and White party"."""
    sorts = _sorts()
    for token in occurrences(doc, sorts):
        after = doc[token.i + 1 : token.i + 2]
        if not token.is_lower or token.i in taken or (after and after[0].tag_ == "POS"):
            continue
        start = token.i
        while start > 0 and not doc[start].is_sent_start and _calls(doc, start, taken):
            start -= 1
        while start < token.i and doc[start].lower_ in _LINKS:
            start += 1
        named = doc[start : token.i]
        if start == token.i or any(t.text in tables.bodies() for t in named if len(named) == 1):
            continue
        kind = sorts[token.lower_]
        end = token.i + (kind != "company")
        yield Span(doc, start, end, label=kind, kb_id=_key(doc[start:end]), span_id="actor.trade")


@per_tables
def _sorts() -> Mapping[str, str]:
    """What a name is, in lower case -> its kind."""
    rows = tables.raw("actor_words")["sorts"]
    return {word: kind for kind, words in sorted(rows.items()) for word in words}


def _calls(doc: Doc, i: int, taken: set[int]) -> bool:
    """Whether the word before token ``i`` belongs to the name that a sort of actor follows."""
    before = doc[i - 1]
    if before.lower_ in _AND:
        return i > 1 and doc[i].text[:1].isupper() and before.ent_type_ not in ("", "PERSON")
    return (
        before.text[:1].isupper()
        and before.is_alpha
        and before.i not in taken
        and before.tag_[:2] in ("NN", "JJ")
        and not (before.ent_type_ in ("DATE", "GPE", "NORP", "LOC") and doc[i].is_lower)
        and before.text not in _OPENERS
        and before.lower_ not in tables.titles().heads
        and before.text not in _demonyms()
    )


def _named(token: Token, taken: set[int]) -> bool:
    """Whether a token may be part of a firm's name that nothing else has found."""
    firm = token.tag_ in ("NNP", "NNPS") and token.text[0].isupper() and token.i not in taken
    nameless = token.lower_ in tables.actor_words("no_firm") or token.text in tables.actor_words(
        "legal_forms"
    )
    nameless = nameless or token.lower_ in tables.titles().heads
    return firm and token.ent_type_ not in ("DATE", "PERSON", "TIME") and not nameless


def _alone(doc: Doc, i: int, taken: set[int]) -> bool:
    """Whether one capitalised word stands at token ``i`` that the model may take for a person: "the shipping firm Altamar"."""
    after = doc[i + 1 : i + 2]
    person = (
        i < len(doc) and i not in taken and doc[i].ent_type_ == "PERSON" and doc[i].tag_ == "NNP"
    )
    return person and not (after and after[0].text[:1].isupper())


def _taken_for_person(doc: Doc, start: int, taken: set[int]) -> int:
    """The end of a name that the model takes for a person, behind what only a firm is: "the lender Banco Sol"."""
    end = start
    while (
        end < len(doc)
        and doc[end].ent_type_ == "PERSON"
        and doc[end].text[:1].isupper()
        and end not in taken
    ):
        end += 1
    return end


def _firm(doc: Doc, start: int, end: int) -> Span:
    return Span(doc, start, end, label="company", kb_id=_key(doc[start:end]), span_id="actor.trade")


def _firms(doc: Doc, taken: set[int], keys: Mapping[str, tuple[str, str]]) -> Iterator[Span]:
    """Organisations of the model's that are written as names of firms: capitals, no word of a public body, no medium.

    The first words of a longer name mean the same firm.
    """
    bodies, longer, in_office = tables.actor_words("no_firm"), _beginnings(keys), _Offices(doc)
    for ent in doc.ents:
        if ent.label_ != "ORG" or any(t.i in taken for t in ent) or _located(ent):
            continue
        words = [t for t in ent if t.lower_ not in ("the", "'s", "’s")]
        titled = words[:-1] if words and _plural_of_firm(words) else words
        if any(t.lower_ in tables.titles().heads for t in titled) or in_office.holds(ent):
            continue
        if words and _society(words):
            span = doc[words[0].i : words[-1].i + 1]
            yield Span(
                doc,
                span.start,
                span.end,
                label="organization",
                kb_id=_key(span),
                span_id="actor.organization",
            )
            continue
        if words and doc[words[0].i : words[-1].i + 1].text in _cities():
            continue
        if len(words) == 1 and (not _firm_alone(words[0]) or _headline(sentence_of(ent))):
            continue
        if words and all(
            ((t.text[:1].isupper() and _wordlike(t.text)) or t.text in _JOINED)
            and t.lower_ not in bodies
            for t in words
        ):
            span = doc[words[0].i : words[-1].i + 1]
            if span.text in tables.bodies():
                continue
            key, kind = longer.get(span.text) or (_key(span), "company")
            yield Span(doc, span.start, span.end, label=kind, kb_id=key, span_id="actor.firm")


def _plural_of_firm(words: Sequence[Token]) -> bool:
    """Whether a name ends with a plural that firms call themselves: "Andina Advisers"."""
    return len(words) > 1 and words[-1].lower_ in tables.actor_words("firm_titles")


def _society(words: Sequence[Token]) -> bool:
    """Whether a name of the model's has the word of a university, society or church, and no medium's."""
    others = tables.actor_words("no_firm") - tables.actor_words("societies")
    capital = all(t.text[:1].isupper() or t.lower_ in _SMALL for t in words)
    return (
        len(words) > 1
        and capital
        and any(t.lower_ in tables.actor_words("societies") for t in words)
        and not any(t.lower_ in others for t in words)
    )


def _wordlike(text: str) -> bool:
    """Whether a token is written like a word of a firm's name: "Andina", "T-Sol", "A&B"."""
    return text.isalnum() or (len(text) > 1 and all(c.isalnum() or c in _MARKS for c in text))


def _beginnings(keys: Mapping[str, tuple[str, str]]) -> dict[str, tuple[str, str]]:
    """The first words of every name -> the first name that begins so."""
    found: dict[str, tuple[str, str]] = {}
    for text, named in keys.items():
        for blank in (at for at, character in enumerate(text) if character == " "):
            found.setdefault(text[:blank], named)
    return found


@per_tables
def _cities() -> frozenset[str]:
    return frozenset(city for row in tables.actors().values() for city in row.capitals)


def _located(ent: Span) -> bool:
    """Whether a name is told to be a place's: "the state of Valdoria"."""
    before = ent.doc[max(ent.start - 2, 0) : ent.start]
    return (
        len(before) > 1
        and before[1].lower_ == "of"
        and before[0].lower_ in tables.actor_words("localities")
    )


def _headline(sentence: Span) -> bool:
    """Whether a sentence is written like a headline, verbs and all, so that capitals make no name."""
    return any(
        t.tag_ in ("VBD", "VBN", "VBP", "VBZ") and t.text[0].isupper() and t.i > sentence.start
        for t in sentence
    )


def _firm_alone(word: Token) -> bool:
    """Whether one word can be a firm's name: no acronym, adjective, field of policy or head of other names."""
    common = word.lower_ in tables.titles().fields or word.text in _heads()
    acronym = word.text.isalpha() and word.text.isupper()
    return word.tag_.startswith("NNP") and not (acronym or common or _of_people(word))


def _of_people(word: Token) -> bool:
    """Whether a word is the adjective of a people: "Tigrayan rebels"."""
    after = word.nbor() if word.i + 1 < len(word.doc) else None
    return (
        after is not None
        and word.text.endswith(("an", "ese", "ish", "i"))
        and after.lower_ in tables.actor_words("people")
    )


class _Offices:
    """Tells whether a name is a field of an office or body: "Labor" in "the Health, Labor and Welfare Minister"."""

    def __init__(self, doc: Doc) -> None:
        self.doc = doc
        self._from, self._to, self._held = 0, -1, False
        """The words last walked through, which a name inside them need not walk again."""

    def holds(self, name: Span) -> bool:
        """Whether an office ends the list of fields that goes on behind a name; names come in text order."""
        if not self._from <= name.end <= self._to:
            self._from = self._to = name.end
            while self._to < len(self.doc) and self._goes_on(self.doc[self._to]):
                self._to += 1
            self._held = self._to < len(self.doc) and _ends_office(self.doc[self._to])
        return self._held

    def _goes_on(self, token: Token) -> bool:
        return not _ends_office(token) and (
            token.lower_ in (",", "and", "&") or token.text[:1].isupper()
        )


def _ends_office(token: Token) -> bool:
    return token.text[:1].isupper() and token.lower_ in tables.actor_words("office_ends")


def _start(doc: Doc, head: int) -> int:
    """The first token of the capitalised name that ends with the head; "A, B and C Union" is one name."""
    i, listed = head, False
    if i > 3 and doc[i - 1].text == ")" and doc[i - 3].text == "(":  # "Andina (Pvt) Ltd"
        i -= 3
    while i > max(head - _LONGEST, 0) and not doc[i].is_sent_start:
        before = doc[i - 1]
        joint = before.lower_ in _LINKS or before.tag_ == "POS" or (listed and before.text == ",")
        linked = i > 1 and joint and doc[i - 2].text[:1].isupper() and not _ends_name(doc, i - 2)
        if not (linked or (before.text[:1].isupper() and before.text not in _OPENERS)):
            break
        listed = listed or before.lower_ == "and"
        i -= 1
    while i < head and (
        doc[i].lower_ in _LINKS
        or (doc[i].is_sent_start and doc[i].lower_ in tables.actor_words("private"))
    ):
        i += 1
    return i


def _ends_name(doc: Doc, i: int) -> bool:
    """Whether the name before a joint is another's: a state, a person, a firm ("Colombia's | Coffee Federation")."""
    return doc[i].ent_type_ in ("GPE", "NORP", "PERSON") or (
        doc[i + 1].lower_ in _AND and doc[i].text in _heads()
    )


def _end(doc: Doc, end: int) -> int:
    """Past what hangs on the head of a name: "Front for the Liberation of Chad"."""
    while end + 1 < len(doc) and doc[end].lower_ in _TAILS:
        i = end + 1 + (doc[end + 1].lower_ == "the")
        if i >= len(doc) or not doc[i].text[:1].isupper():
            break
        while i < len(doc) and (doc[i].text[:1].isupper() or _inside_name(doc, i)):
            i += 1
        end = i
    return end


def _inside_name(doc: Doc, i: int) -> bool:
    """Whether "and" joins two words of one name of the model's: "Chamber of Commerce | and Industry"."""
    inside = doc[i].lower_ in _AND and doc[i].ent_type_ == "ORG" and doc[i].ent_iob_ == "I"
    return inside and i + 1 < len(doc) and doc[i + 1].text[:1].isupper()


def _key(span: Span) -> str:
    """What a name goes by: in lower case, without a people's adjective before it ("French National Front")."""
    words = [t.text.casefold() for t in span]
    return " ".join(
        words[1:]
        if len(span) > 2 and (span[0].tag_ == "JJ" or span[0].text in _demonyms())
        else words
    )


@per_tables
def _demonyms() -> frozenset[str]:
    return frozenset(form for row in tables.actors().values() for form in row.demonyms)


def _initials(span: Span) -> str:
    """The initials of a name of several words: "General Motors" -> "GM"."""
    letters = "".join(t.text[0] for t in span if t.text[:1].isupper())
    return letters if len(letters) > 1 else span.text


def _acronym(doc: Doc, i: int) -> str | None:
    """The acronym in brackets or commas at token ``i``: "Union (UAW)", "Union, UAW,"."""
    if (
        i + 2 < len(doc)
        and (doc[i].text, doc[i + 2].text) in (("(", ")"), (",", ","))
        and doc[i + 1].text.isupper()
    ):
        return str(doc[i + 1].text)
    return None
