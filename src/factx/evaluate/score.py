"""Score factsheets: per article and field the counts, and every fact that is not as annotated."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from factx.evaluate.fields import FIELDS, Field
from factx.evaluate.gold import GoldArticle
from factx.evaluate.matching import match
from factx.evaluate.sides import Sides
from factx.evaluate.tally import Tally
from factx.evaluate.telling import answer, tell
from factx.schema import Factsheet, walk_evidence

#: A missed and an extra fact that are at least this alike are one fact in other words.
NEAR = 0.2


@dataclass(frozen=True, slots=True, order=True)
class Miss:
    """One fact that is not as annotated: ``missed``, ``extra``, ``other words``, or ``wrong ...``."""

    field: str
    kind: str
    article: str
    told: str


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
        return [miss for by_article in self.fields.values() for miss in sorted(m for s in by_article.values() for m in s.misses)]


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
    grounded = [gold[id].text[e.start : e.end] == e.text for id in gold if id in sheets for e in walk_evidence(sheets[id])]
    return Scores(list(gold), fields, [id for id in gold if id not in sheets], sum(grounded), len(grounded))


def score_field(row: Field, article: GoldArticle, sheet: Factsheet | None, sides: Sides) -> Scored:
    """Score one field of one article."""
    gold, found = row.gold(article), row.found(sheet) if sheet else []
    pairs = match(gold, found, row.alike, row.lenient)
    scored = Scored(_counted(gold, found, pairs), _counted(gold, found, match(gold, found, row.alike, row.strict)))
    for i, j in pairs:
        _ask(row, gold[i], found[j], sides, scored, article.id)
    scored.misses += _unpaired(row, article.id, gold, found, pairs)
    return scored


def _counted(gold: Sequence[Any], found: Sequence[Any], pairs: list[tuple[int, int]]) -> Tally:
    hit = {i for i, _ in pairs}
    return Tally(len(pairs), sum(i in hit or not _optional(x) for i, x in enumerate(gold)), len(found))


def _optional(item: Any) -> bool:
    return bool(getattr(item, "optional", False))


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


def _unpaired(row: Field, id: str, gold: Sequence[Any], found: Sequence[Any], pairs: list[tuple[int, int]]) -> list[Miss]:
    missed = [x for i, x in enumerate(gold) if i not in {i for i, _ in pairs} and not _optional(x)]
    extra = [x for j, x in enumerate(found) if j not in {j for _, j in pairs}]
    near = match(missed, extra, row.alike, NEAR)
    close = [Miss(row.name, "other words", id, f"{tell(extra[j])}, not {tell(missed[i])}") for i, j in near]
    missed = [x for i, x in enumerate(missed) if i not in {i for i, _ in near}]
    extra = [x for j, x in enumerate(extra) if j not in {j for _, j in near}]
    return [
        *close,
        *(Miss(row.name, "missed", id, tell(x)) for x in missed),
        *(Miss(row.name, "extra", id, tell(x)) for x in extra),
    ]
