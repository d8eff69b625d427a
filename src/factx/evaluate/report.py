"""Scores -> figures: one row per field, and one for all of them."""

from __future__ import annotations

import difflib
from collections.abc import Iterable
from dataclasses import dataclass
from statistics import mean

from factx.errors import SetupError
from factx.evaluate.bootstrap import interval
from factx.evaluate.fields import BY_NAME
from factx.evaluate.score import Scores
from factx.evaluate.tally import Tally


@dataclass(frozen=True, slots=True)
class Row:
    """The figures of one field.

    ``precision``, ``recall`` and ``f1`` pool all facts (micro); ``macro`` is the mean of the F1 of each article (of the
    row ``all``: of each field). ``attributes`` holds the share of right answers and how often it was asked.
    """

    name: str
    precision: float
    recall: float
    f1: float
    low: float
    high: float
    strict: float
    macro: float
    gold: int
    found: int
    hits: int
    attributes: dict[str, tuple[float, int]]
    value_f1: float | None = None


@dataclass(frozen=True, slots=True)
class Report:
    """All figures of one evaluation."""

    articles: int
    without_sheet: int
    exact: int
    evidence: int
    rows: tuple[Row, ...]

    @classmethod
    def of(cls, scores: Scores) -> Report:
        """The figures of scores: the fields in their order, then ``all``, then the details."""
        rows = [field_row(name, scores) for name in scores.fields]
        facts = [row for row in rows if not BY_NAME[row.name].detail]
        details = [row for row in rows if BY_NAME[row.name].detail]
        everything = [all_row(facts, scores)] if facts else []
        return cls(
            len(scores.articles),
            len(scores.without_sheet),
            scores.exact,
            scores.evidence,
            (*facts, *everything, *details),
        )

    def figure(self, name: str) -> float:
        """A figure by its name: ``parties`` (its F1), ``parties.recall``, ``agencies.party`` (an accuracy), ``all.macro``.

        Raises SetupError for a name that this report does not have.
        """
        figures: dict[str, float] = {
            key: value
            for row in self.rows
            for key, value in [
                (row.name, row.f1),
                *(
                    (f"{row.name}.{part}", getattr(row, part))
                    for part in ("precision", "recall", "strict", "macro")
                ),
                *(
                    (f"{row.name}.{attribute}", share)
                    for attribute, (share, _) in row.attributes.items()
                ),
            ]
        }
        if name not in figures:
            near = difflib.get_close_matches(name, sorted(figures), n=1)
            hint = (
                f"did you mean {near[0]}?"
                if near
                else "this evaluation has " + ", ".join(sorted(figures))
            )
            raise SetupError(f"no such figure: {name}", hint=hint)
        return figures[name]


def field_row(name: str, scores: Scores) -> Row:
    """The figures of one field."""
    by_article = list(scores.fields[name].values())
    return _row(
        name,
        [s.lenient for s in by_article],
        total(s.strict for s in by_article).f1,
        mean(s.lenient.f1 for s in by_article),
        value_f1=total(s.lenient for s in by_article).value_f1() if name == "times" else None,
    )


def all_row(rows: list[Row], scores: Scores) -> Row:
    """The figures of all fields together, without the details, which would count facts twice."""
    names = [row.name for row in rows]
    per_article = [
        total(
            scores.fields[name][article].lenient for name in names if article in scores.fields[name]
        )
        for article in scores.articles
    ]
    strict = total(s.strict for name in names for s in scores.fields[name].values())
    row = _row("all", per_article, strict.f1, mean(row.f1 for row in rows))
    return Row(**{key: getattr(row, key) for key in Row.__dataclass_fields__} | {"attributes": {}})


def _row(
    name: str, tallies: list[Tally], strict: float, macro: float, *, value_f1: float | None = None
) -> Row:
    pooled = total(tallies)
    low, high = interval(tallies)
    attributes = {key: (pooled.accuracy(key), n) for key, n in sorted(pooled.asked.items())}
    return Row(
        name, pooled.precision, pooled.recall, pooled.f1, low, high, strict, macro,
        pooled.gold, pooled.found, pooled.hits, attributes, value_f1,
    )  # fmt: skip


def total(tallies: Iterable[Tally]) -> Tally:
    """The sum of tallies."""
    return sum(tallies, Tally())
