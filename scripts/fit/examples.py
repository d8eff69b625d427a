"""Candidates of annotated articles as numbers: features by id, labels, places; no text."""

from __future__ import annotations

import lzma
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from factx.decide import described
from factx.evaluate.gold import GoldArticle, read_gold
from factx.evaluate.likeness import same_actor, same_topic
from factx.evaluate.sheets import article_of
from factx.extractor import Extractor
from factx.facts.parties.candidates import actors
from factx.facts.parties.features import FEATURES, Salience
from factx.facts.topics import propose
from factx.pipeline import read_docs
from factx.read.view import View
from factx.schema import Evidence, Party, Topic

#: From this likeness on an annotated and a found fact are the same, as in ``factx eval``.
FLOOR = {"parties": 0.9, "topics": 0.5}


@dataclass(frozen=True, slots=True)
class Candidate:
    """One candidate of an article."""

    features: tuple[int, ...]
    hits: dict[int, float]
    """Annotated fact -> likeness, for those that it may be."""
    other: bool = False
    """Parties: whether it is right as an actor that is only mentioned."""
    shown: bool = True
    """Parties: whether it is in the factsheet when it is no party."""
    start: int = 0
    end: int = 0
    head: int = 0
    words: tuple[int, ...] = ()
    introduced: bool = False
    """Topics: its place, head and content words, by numbers; whether a construction introduces it."""


@dataclass(slots=True)
class Article:
    """The candidates of one article."""

    measured: bool
    gold: int
    candidates: list[Candidate] = field(default_factory=list)


@dataclass(slots=True)
class Examples:
    """The candidates of all articles; ``names`` are those of the features."""

    names: list[str] = field(default_factory=list)
    articles: list[Article] = field(default_factory=list)

    def write(self, path: Path) -> None:
        """Write the examples: features that occur once are left out."""
        path.parent.mkdir(parents=True, exist_ok=True)
        lines = ["\t".join(self.names)]
        for article in self.articles:
            lines.append(f"A\t{article.measured:d}\t{article.gold}")
            lines += [_line(candidate) for candidate in article.candidates]
        path.write_bytes(lzma.compress("\n".join(lines).encode(), preset=9))

    @classmethod
    def read(cls, path: Path) -> Examples:
        """Read what ``write`` wrote."""
        head, *lines = lzma.decompress(path.read_bytes()).decode().split("\n")
        found = cls(head.split("\t"))
        for line in lines:
            cells = line.split("\t")
            if cells[0] == "A":
                found.articles.append(Article(cells[1] == "1", int(cells[2])))
            else:
                found.articles[-1].candidates.append(_candidate(cells))
        return found


def _line(c: Candidate) -> str:
    hits = " ".join(f"{gold}:{likeness:.2f}" for gold, likeness in sorted(c.hits.items()))
    place = f"{c.other:d} {c.shown:d} {c.start} {c.end} {c.head} {c.introduced:d}"
    return "\t".join([place, " ".join(map(str, c.words)), hits, " ".join(map(str, c.features))])


def _candidate(cells: Sequence[str]) -> Candidate:
    other, shown, start, end, head, introduced = map(int, cells[0].split())
    hits = dict(pair.split(":") for pair in cells[2].split())
    return Candidate(
        features=tuple(map(int, cells[3].split())),
        hits={int(gold): float(likeness) for gold, likeness in hits.items()},
        other=bool(other), shown=bool(shown), start=start, end=end, head=head,
        words=tuple(map(int, cells[1].split())), introduced=bool(introduced),
    )  # fmt: skip


class _Names:
    """Numbers for names, in the order of their first use."""

    def __init__(self) -> None:
        self.numbers: dict[str, int] = {}

    def __call__(self, names: Sequence[str]) -> tuple[int, ...]:
        return tuple(self.numbers.setdefault(name, len(self.numbers)) for name in names)


def collect(
    paths: Sequence[Path], facts: Sequence[str], measured: frozenset[str]
) -> dict[str, Examples]:
    """Read the articles and describe the candidates of each fact."""
    found: dict[str, Examples] = {fact: Examples() for fact in facts}
    names: dict[str, _Names] = defaultdict(_Names)
    nlp = Extractor().nlp
    for path in paths:
        gold = list(read_gold(path).values())
        docs = read_docs(nlp, [article_of(g) for g in gold])
        for annotated, (article, view, doc) in zip(gold, docs, strict=True):
            for fact in facts:
                describe = {"parties": _parties, "topics": _topics}[fact]
                candidates = list(
                    describe(annotated, _Quotes(article.text, view), doc, names[fact])
                )
                number = len(getattr(annotated, fact))
                is_measured = not measured or annotated.id in measured
                found[fact].articles.append(Article(is_measured, number, candidates))
    for fact in facts:
        found[fact].names = list(names[fact].numbers)
    return found


class _Quotes:
    def __init__(self, text: str, view: View) -> None:
        self.text, self.view = text, view

    def of(self, span: Any) -> list[Evidence]:
        start, end = self.view.span(span.start_char, span.end_char)
        return [Evidence(start=start, end=end, text=self.text[start:end])]


def _parties(gold: GoldArticle, quotes: _Quotes, doc: Any, names: _Names) -> Iterator[Candidate]:
    candidates = list(actors(doc))
    salience = Salience(doc, candidates)
    for actor in candidates:
        party = Party(
            name=actor.name, kind=actor.kind, code=actor.code, why="",
            evidence=[e for span in actor.spans for e in quotes.of(span)],
        )  # fmt: skip
        likeness = {i: same_actor(g, party) for i, g in enumerate(gold.parties)}
        yield Candidate(
            features=names(described(FEATURES, actor, salience)),
            hits={i: value for i, value in likeness.items() if value >= FLOOR["parties"]},
            other=any(same_actor(g, party) >= FLOOR["parties"] for g in gold.mentioned),
            shown=actor.listed and not actor.treaty_body and not actor.implied,
        )


def _topics(gold: GoldArticle, quotes: _Quotes, doc: Any, names: _Names) -> Iterator[Candidate]:
    words = _Names()
    for each in propose(doc):
        span = doc[each.phrase.start : each.phrase.end]
        evidence = quotes.of(span)
        topic = Topic(text=evidence[0].text, evidence=evidence, why="")
        likeness = {i: same_topic(g, topic) for i, g in enumerate(gold.topics)}
        yield Candidate(
            features=names(each.features),
            hits={i: value for i, value in likeness.items() if value >= FLOOR["topics"]},
            start=each.phrase.start, end=each.phrase.end,
            head=words([each.head])[0], words=words(sorted(each.words)),
            introduced=each.rule is not None,
        )  # fmt: skip
