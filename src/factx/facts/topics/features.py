"""What speaks for and against a phrase being a topic; the weights are in ``data/weights/topics.toml``.

Features of the head are computed once for all phrases that share it.
"""

from __future__ import annotations

import functools
import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence

from spacy.tokens import Doc, Token

from factx.decide import Feature, binned, described
from factx.facts.topics.agenda import agenda, somebody
from factx.facts.topics.candidates import Phrase, full_sentences
from factx.facts.topics.constructions import Construction
from factx.grammar import clauses, cues
from factx.grammar.reading import time_phrases

_CONTENT = ("NN", "VB", "JJ", "CD", "RB")
_ABSTRACT = (
    "tion",
    "sion",
    "ment",
    "ity",
    "ance",
    "ence",
    "ship",
    "ism",
    "ing",
    "cy",
    "ness",
    "ure",
    "al",
    "age",
)
_NAMES = frozenset({"PERSON", "GPE", "NORP", "DATE", "TIME", "MONEY", "CARDINAL", "ORG"})
_NAMED_TAGS = frozenset({"IN", "TO", "PRP", "DT", "WP", "WRB", "WDT", "CC"})
_CLASSES = (
    "gatherings", "list_heads", "list_verbs", "focuses", "journeys", "transparent", "convening", "terms", "empty",
    "fields", "refused", "never", "measures", "steps", "emphases", "openings", "ties", "together", "agendas",
)  # fmt: skip
_ANCESTORS = 7


class TopicContext:
    """What features of all phrases of a Doc are read from, computed once."""

    def __init__(self, doc: Doc, proposed: Sequence[Construction]) -> None:
        self.doc = doc
        self.proposed = [(each.span.start, each.span.end, each.why) for each in proposed]
        self.exact = {(start, end): why for start, end, why in reversed(self.proposed)}
        n = len(doc)
        self.tags = [t.tag_ for t in doc]
        self.lower = [t.lower_ for t in doc]
        self.content = [t.tag_.startswith(_CONTENT) and not t.is_stop for t in doc]
        self.stems = [word[:5] for word in self.lower]
        self.repeated = Counter(s for s, c in zip(self.stems, self.content, strict=True) if c)
        title = (doc.user_data.get("title") or "").lower()
        self.title = {w[:5] for w in re.findall(r"[a-z][a-z\-]+", title) if len(w) > 3}
        event = next(iter(doc.spans.get("event", ())), None)
        self.event = range(event.start, event.end) if event is not None else range(0)
        self.event_root = event.root if event is not None else None
        self.event_stems = {self.stems[i] for i in self.event if self.content[i]}
        self.times = {i for a, b in time_phrases(doc) for i in range(a, b)}
        self.sentence_of = [0] * n
        self.bounds: list[tuple[int, int]] = []
        for number, sentence in enumerate(full_sentences(doc)):
            self.bounds.append((sentence.start, sentence.end))
            self.sentence_of[sentence.start : sentence.end] = [number] * len(sentence)
        self._heads: dict[int, list[str]] = {}

    def classes(self, token: Token) -> tuple[str, ...]:
        """Return the classes of a word: what it introduces, what sort of noun it is."""
        return _lexicon().get(token.lower_, ())

    def stems_of(self, phrase: Phrase) -> frozenset[str]:
        """Return the content words of a phrase, by their first letters."""
        return frozenset(self.stems[i] for i in range(phrase.start, phrase.end) if self.content[i])

    def of_head(self, phrase: Phrase) -> list[str]:
        """Return the features of the head of a phrase, computed once."""
        if phrase.head not in self._heads:
            self._heads[phrase.head] = described(HEAD_FEATURES, self.doc[phrase.head], self)
        return self._heads[phrase.head]


@functools.cache
def _lexicon() -> Mapping[str, tuple[str, ...]]:
    """Word -> the classes of the lexicon that it is in."""
    table, found = agenda(), defaultdict[str, list[str]](list)
    for word, row in table.objects.items():
        found[word].append(row.why)
    for rows in (table.under, table.nouns):
        for word, of_word in rows.items():
            found[word] += [row.why for row in of_word]
    for rows_of_one in (table.wanting, table.wanting_nouns):
        for word, row in rows_of_one.items():
            found[word].append(row.why)
    for name in _CLASSES:
        for word in getattr(table, name):
            found[word].append(name)
    for word in cues.reports():
        found[word].append("report")
    return {
        word: tuple(dict.fromkeys(name.removeprefix("topics.") for name in names))
        for word, names in found.items()
    }


def outer(token: Token) -> Token:
    """Return the first of the tokens that a token is coordinated with."""
    while token.dep_ == "conj" and token.head.i != token.i:
        token = token.head
    return token


# Features of the head.


def tag(head: Token, _: TopicContext) -> str:
    """Its part of speech."""
    return head.tag_


def dependency(head: Token, _: TopicContext) -> str:
    """Its grammatical function, that of the first item of a list."""
    return outer(head).dep_


def preposition(head: Token, ctx: TopicContext) -> Iterator[str]:
    """The preposition before it, with the classes of what governs that."""
    first = outer(head)
    if first.dep_ in ("pobj", "pcomp"):
        word, governor = first.head.lower_, first.head.head
        yield word
        yield f"{word}+{governor.tag_[:2]}"
        yield from (f"{word}+{name}" for name in ctx.classes(governor))


def governor(head: Token, ctx: TopicContext) -> Iterator[str]:
    """What it depends on: part of speech and classes, with its own function."""
    first = outer(head)
    if first.head.i != first.i and first.dep_ not in ("pobj", "pcomp"):
        yield first.head.tag_[:2]
        yield from (f"{first.dep_}+{name}" for name in ctx.classes(first.head))


def ancestor(head: Token, ctx: TopicContext) -> Iterator[str]:
    """The classes of words above it in the syntax, near ones with their distance."""
    token = head
    for distance in range(1, _ANCESTORS + 1):
        if token.head.i == token.i:
            return
        token = token.head
        for name in ctx.classes(token):
            yield name
            if distance < 4:
                yield f"{name}-{distance}"
        if token.dep_ in ("advcl", "relcl"):
            yield token.dep_


def depth(head: Token, _: TopicContext) -> int:
    """How deep in its sentence it is."""
    token, steps = head, 0
    while token.head.i != token.i and steps < 8:
        token, steps = token.head, steps + 1
    return binned(steps, (0, 1, 2, 3, 4, 6, 8))


def event_distance(head: Token, ctx: TopicContext) -> int:
    """How many arcs it is below the verb of the central event; 9 when elsewhere."""
    token = head
    for steps in range(7):
        if token == ctx.event_root:
            return steps
        token = token.head
    return 9


def verb(head: Token, ctx: TopicContext) -> Iterator[str]:
    """The classes, tense and modality of the verb above it."""
    token, steps = head.head, 0
    while not token.tag_.startswith("V") and token.head.i != token.i and steps < 8:
        token, steps = token.head, steps + 1
    if not token.tag_.startswith("V"):
        return
    yield token.tag_
    yield from ctx.classes(token)
    children = list(token.children)
    if any(c.tag_ == "MD" for c in children):
        yield "modal"
    if any(c.dep_ == "neg" for c in children):
        yield "negated"
    subject = clauses.subject(token)
    if subject is not None:
        yield f"subject-{'pronoun' if subject.tag_ == 'PRP' else subject.ent_type_ or 'noun'}"
        if subject.lower_ in agenda().together:
            yield "subject-together"
        if subject.lower_ in agenda().gatherings:
            yield "subject-gathering"


def word_class(head: Token, ctx: TopicContext) -> Iterator[str]:
    """The classes of the word itself."""
    yield from ctx.classes(head)
    if somebody(head):
        yield "somebody"


def suffix(head: Token, _: TopicContext) -> str | None:
    """Its suffix, when it makes abstract nouns."""
    word = head.lower_.removesuffix("s")
    return next((s for s in _ABSTRACT if word.endswith(s)), None)


def entity(head: Token, _: TopicContext) -> str:
    """The type of named entity that it is part of."""
    return head.ent_type_ or "none"


def modifiers(head: Token, _: TopicContext) -> Iterator[str]:
    """What kinds of word modify it."""
    for child in head.children:
        if child.dep_ in ("amod", "compound", "poss", "nummod", "relcl", "acl", "appos", "neg"):
            yield child.dep_
        elif child.dep_ == "prep":
            yield f"prep-{child.lower_}"


def determiner(head: Token, _: TopicContext) -> str:
    """The determiner before it."""
    found = next((c for c in head.lefts if c.tag_ in ("DT", "PRP$")), None)
    if found is None:
        return "none"
    return found.lower_ if found.tag_ == "DT" else "possessive"


def sentence(head: Token, ctx: TopicContext) -> int:
    """Number of its sentence, at least."""
    return binned(ctx.sentence_of[head.i], (0, 1, 2, 3, 5, 7, 10, 13))


def head_repeated(head: Token, ctx: TopicContext) -> int:
    """How often the text has the word, at least."""
    return binned(ctx.repeated[ctx.stems[head.i]], (0, 1, 2, 3, 5, 8))


def head_in(head: Token, ctx: TopicContext) -> Iterator[str]:
    """Whether the title or the central event has the word."""
    if ctx.stems[head.i] in ctx.title:
        yield "title"
    if ctx.stems[head.i] in ctx.event_stems:
        yield "event"
    if not ctx.title:
        yield "untitled"


def sentence_has(head: Token, ctx: TopicContext) -> Iterator[str]:
    """Words in its sentence that open a list or name a gathering."""
    start, end = ctx.bounds[ctx.sentence_of[head.i]]
    words = ctx.lower[start : head.i]
    if any(w in agenda().list_heads for w in words):
        yield "list-head"
    if any(w in agenda().gatherings for w in ctx.lower[start:end]):
        yield "gathering"
    if any(w.startswith("includ") for w in words[-12:]) or (
        "such" in words[-12:] and "as" in words[-12:]
    ):
        yield "including"
    if ":" in words:
        yield "colon"
    if sum(w in ('"', "“", "”") for w in words) % 2:
        yield "quotation"


HEAD_FEATURES: tuple[Feature[Token, TopicContext], ...] = (
    tag, dependency, preposition, governor, ancestor, depth, event_distance, verb, word_class, suffix,
    entity, modifiers, determiner, sentence, head_repeated, head_in, sentence_has,
)  # fmt: skip


# Features of the phrase.


def content(phrase: Phrase, ctx: TopicContext) -> int:
    """How many content words it has, at least."""
    return binned(sum(ctx.content[phrase.start : phrase.end]), (0, 1, 2, 3, 4, 5, 6, 8, 11, 15))


def first(phrase: Phrase, ctx: TopicContext) -> str:
    """Its first word, by part of speech, function words by themselves."""
    return _word(ctx, phrase.start)


def last(phrase: Phrase, ctx: TopicContext) -> str:
    """Its last word, by part of speech, function words by themselves."""
    return _word(ctx, phrase.end - 1)


def after(phrase: Phrase, ctx: TopicContext) -> str:
    """The word after it, by part of speech, function words and punctuation by themselves."""
    end = ctx.bounds[ctx.sentence_of[phrase.start]][1]
    return _word(ctx, phrase.end) if phrase.end < end else "end"


def _word(ctx: TopicContext, i: int) -> str:
    tag = ctx.tags[i]
    return ctx.lower[i].strip() if tag in _NAMED_TAGS or not tag[:1].isalpha() else tag


def whole(phrase: Phrase, ctx: TopicContext) -> Iterator[str]:
    """Whether it holds all that belongs to its head, to the left and to the right."""
    head = ctx.doc[phrase.head]
    if phrase.end > head.right_edge.i:
        yield "right"
    if phrase.start <= head.left_edge.i:
        yield "left"
    if phrase.end == phrase.head + 1:
        yield "ends-with-head"


def prepositions(phrase: Phrase, ctx: TopicContext) -> int:
    """How many prepositions it has."""
    return min(sum(tag == "IN" for tag in ctx.tags[phrase.start : phrase.end]), 4)


def holds(phrase: Phrase, ctx: TopicContext) -> Iterator[str]:
    """What it holds: a comma, a conjunction, a finite verb, a pronoun, a date, a number, a quotation mark."""
    tags, words = ctx.tags[phrase.start : phrase.end], ctx.lower[phrase.start : phrase.end]
    if "," in words:
        yield "comma"
    if "and" in words or "or" in words:
        yield "conjunction"
    if any(t in ("VBD", "VBZ", "VBP", "MD") for t in tags):
        yield "finite-verb"
    if any(t in ("WDT", "WP", "WRB") for t in tags[1:]):
        yield "relative"
    if "PRP" in tags:
        yield "pronoun"
    if "PRP$" in tags:
        yield "possessive-pronoun"
    if "CD" in tags:
        yield "number"
    if any(i in ctx.times for i in range(phrase.start, phrase.end)):
        yield "date"
    if '"' in words or "“" in words:
        yield "quotation-mark"
    if ":" in words or "--" in words or "(" in words:
        yield "break"


def proper(phrase: Phrase, ctx: TopicContext) -> int:
    """The share of proper nouns, percent at least."""
    tags = ctx.tags[phrase.start : phrase.end]
    return binned(100 * sum(t.startswith("NNP") for t in tags) / len(tags), (0, 1, 25, 50, 75, 100))


def only_names(phrase: Phrase, ctx: TopicContext) -> bool:
    """Whether it holds nothing but names, dates and numbers."""
    return all(
        ctx.doc[i].ent_type_ in _NAMES for i in range(phrase.start, phrase.end) if ctx.content[i]
    )


def in_event(phrase: Phrase, ctx: TopicContext) -> str:
    """Whether it is in the clause of the central event."""
    if phrase.start in ctx.event and phrase.end - 1 in ctx.event:
        return "inside"
    return "around" if phrase.start in ctx.event or phrase.end - 1 in ctx.event else "outside"


def title_share(phrase: Phrase, ctx: TopicContext) -> int | None:
    """The share of its content words that the title has, percent at least."""
    if not ctx.title:
        return None
    stems = ctx.stems_of(phrase)
    return binned(100 * len(stems & ctx.title) / max(len(stems), 1), (0, 1, 34, 50, 67, 100))


def event_share(phrase: Phrase, ctx: TopicContext) -> int:
    """The share of its content words that the central event has, percent at least."""
    stems = ctx.stems_of(phrase)
    return binned(100 * len(stems & ctx.event_stems) / max(len(stems), 1), (0, 1, 34, 67, 100))


def repeated(phrase: Phrase, ctx: TopicContext) -> int:
    """How often the text has its content words, a tenth of the mean at least."""
    stems = ctx.stems_of(phrase)
    mean = sum(ctx.repeated[s] for s in stems) / max(len(stems), 1)
    return binned(10 * mean, (0, 11, 15, 20, 30, 45, 70))


def construction(phrase: Phrase, ctx: TopicContext) -> Iterator[str]:
    """The rules that introduce it, or a phrase that overlaps with it, holds it, lies in it."""
    for start, end, why in ctx.proposed:
        common = min(phrase.end, end) - max(phrase.start, start)
        if common <= 0:
            continue
        if (start, end) == (phrase.start, phrase.end):
            yield "exact"
            yield f"exact:{why.removeprefix('topics.')}"
        elif 2 * common >= max(phrase.end - phrase.start, end - start):
            yield "overlapping"
            yield f"overlapping:{why.removeprefix('topics.')}"
        elif start <= phrase.start and phrase.end <= end:
            yield "inside"
        elif phrase.start <= start and end <= phrase.end:
            yield "around"


def placed(phrase: Phrase, ctx: TopicContext) -> Iterator[str]:
    """What sort of phrase it is, with the function of its head and what that is introduced by."""
    head = ctx.doc[phrase.head]
    yield f"{phrase.form}-{outer(head).dep_}"
    for value in (*preposition(head, ctx), *governor(head, ctx)):
        yield f"{phrase.form}-{value}"


FEATURES: tuple[Feature[Phrase, TopicContext], ...] = (
    content, first, last, after, whole, prepositions, holds, proper, only_names, in_event,
    title_share, event_share, repeated, construction, placed,
)  # fmt: skip


def features(phrase: Phrase, ctx: TopicContext) -> list[str]:
    """Return all features of a phrase, those of its head included."""
    return [*ctx.of_head(phrase), *described(FEATURES, phrase, ctx)]
