"""Score factsheets: per article and field the counts, and every fact that is not as annotated."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from factx.evaluate.fields import FIELDS, Field
from factx.evaluate.gold import GoldArticle
from factx.evaluate.matching import match
from factx.evaluate.misses import Miss, optional, unpaired
from factx.evaluate.sides import Sides
from factx.evaluate.tally import Tally
from factx.evaluate.telling import answer, tell
from factx.schema import Factsheet, walk_evidence


@dataclass(slots=True)
class Scored:
    """One article in one field."""

    lenient: Tally
    strict: Tally
    misses: list[Miss] = field(default_factory=list)


@dataclass(slots=True)
class Scores:
    """All articles: field -> article id -> what came of it; and how much evidence stands where it says."""

    articles: list[str]
    fields: dict[str, dict[str, Scored]]
    without_sheet: list[str]
    exact: int
    evidence: int

    @property
    def misses(self) -> list[Miss]:
        """Everything that is not as annotated, by field in their order, kind, article."""
        return [
            miss
            for by_article in self.fields.values()
            for miss in sorted(m for s in by_article.values() for m in s.misses)
        ]


def score(gold: Mapping[str, GoldArticle], sheets: Mapping[str, Factsheet]) -> Scores:
    """Score factsheets against annotated articles, both by article id. An article without a factsheet counts as an empty one."""
    fields: dict[str, dict[str, Scored]] = {}
    for row in FIELDS:
        by_article = {
            id: score_field(row, article, sheets.get(id), Sides(article, sheets.get(id)))
            for id, article in gold.items()
            if row.needs in article.model_fields_set
        }
        if by_article:
            fields[row.name] = by_article
    grounded = [
        gold[id].text[e.start : e.end] == e.text
        for id in gold
        if id in sheets
        for e in walk_evidence(sheets[id])
    ]
    return Scores(
        list(gold), fields, [id for id in gold if id not in sheets], sum(grounded), len(grounded)
    )


def score_field(row: Field, article: GoldArticle, sheet: Factsheet | None, sides: Sides) -> Scored:
    """Score one field of one article."""
    gold, found = row.gold(article), row.found(sheet) if sheet else []
    pairs = match(gold, found, row.alike, row.lenient)
    scored = Scored(
        _counted(gold, found, pairs),
        _counted(gold, found, match(gold, found, row.alike, row.strict)),
    )
    for i, j in pairs:
        _ask(row, gold[i], found[j], sides, scored, article.id)
    scored.misses += unpaired(row, article, sheet, pairs)
    return scored


def _counted(gold: Sequence[Any], found: Sequence[Any], pairs: list[tuple[int, int]]) -> Tally:
    hit = {i for i, _ in pairs}
    return Tally(
        len(pairs), sum(i in hit or not optional(x) for i, x in enumerate(gold)), len(found)
    )


def _ask(row: Field, gold: Any, found: Any, sides: Sides, scored: Scored, id: str) -> None:
    for question in row.questions:
        wanted, got = question.wanted(gold), question.got(found)
        if not wanted and not question.also_null:
            continue
        right = question.agree(wanted, got, sides)
        scored.lenient.asked[question.name] += 1
        scored.lenient.right[question.name] += right
        if not right:
            told = f"{tell(gold)}: {answer(got)}, not {answer(wanted)}"
            scored.misses.append(Miss(row.name, f"wrong {question.name}", id, told))
