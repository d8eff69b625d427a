"""An evaluation told as JSON and as Markdown; ``columns`` and ``groups`` are what tables and lists are made of."""

from __future__ import annotations

import dataclasses
import json
from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby

from factx.evaluate.compare import Comparison, Gain
from factx.evaluate.misses import Miss
from factx.evaluate.report import Report, Row

HEAD = (
    "fact",
    "precision",
    "recall",
    "F1",
    "95% interval",
    "strict F1",
    "macro F1",
    "annotated",
    "found",
    "right about",
)
SHORT_HEAD = ("fact", "P", "R", "F1", "95%", "strict", "macro", "gold", "found")
GAIN_HEAD = ("fact", "F1 before", "F1 now", "gain", "95% interval")


def columns(row: Row) -> tuple[str, ...]:
    """One row of the table of figures, as text."""
    attributes = [f"{name} {share:.3f}" for name, (share, _) in row.attributes.items()]
    if row.value_f1 is not None:
        attributes.append(f"value F1 {row.value_f1:.3f}")
    figures = (row.precision, row.recall, row.f1)
    return (
        row.name, *(f"{x:.3f}" for x in figures), f"{row.low:.3f}–{row.high:.3f}", f"{row.strict:.3f}", f"{row.macro:.3f}",
        str(row.gold), str(row.found), ", ".join(attributes),
    )  # fmt: skip


def gain_columns(gain: Gain) -> tuple[str, ...]:
    """One row of the table of gains, as text."""
    return (
        gain.name,
        f"{gain.old:.3f}",
        f"{gain.new:.3f}",
        f"{gain.new - gain.old:+.3f}",
        f"{gain.low:+.3f} to {gain.high:+.3f}",
    )


def headline(report: Report) -> str:
    """What was measured, in one line."""
    articles = "1 article" if report.articles == 1 else f"{report.articles} articles"
    missing = f", {report.without_sheet} without a factsheet" if report.without_sheet else ""
    return f"{articles}{missing}; evidence exact {report.exact} of {report.evidence}"


def groups(misses: Iterable[Miss]) -> Iterator[tuple[str, list[str]]]:
    """Misses by field and kind: a heading with the count, and the lines under it."""
    for (field, kind), found in groupby(misses, key=lambda miss: (miss.field, miss.kind)):
        lines = [f"{miss.article}: {' '.join(miss.told.split())}" for miss in found]
        yield f"{field}: {kind} ({len(lines)})", lines


def as_json(
    report: Report, misses: Sequence[Miss] | None = None, comparison: Comparison | None = None
) -> str:
    """The figures (and, where given, the misses and the comparison) as one JSON object; shares to 4 digits."""
    told = {
        "articles": report.articles,
        "without_factsheet": report.without_sheet,
        "evidence": {"exact": report.exact, "all": report.evidence},
        "fields": {row.name: _figures(row) for row in report.rows},
    }
    if misses is not None:
        told["misses"] = [dataclasses.asdict(miss) for miss in misses]
    if comparison is not None:
        told["comparison"] = dataclasses.asdict(comparison)
    return json.dumps(told, indent=2, ensure_ascii=False)


def _figures(row: Row) -> dict[str, object]:
    shares = {
        name: round(getattr(row, name), 4)
        for name in ("precision", "recall", "f1", "low", "high", "strict", "macro")
    }
    counts = {"gold": row.gold, "found": row.found, "hits": row.hits}
    attributes = {
        name: {"accuracy": round(share, 4), "asked": n}
        for name, (share, n) in row.attributes.items()
    }
    value = {"value_f1": round(row.value_f1, 4)} if row.value_f1 is not None else {}
    return {**shares, **counts, **value, "attributes": attributes}


def as_markdown(
    report: Report, misses: Sequence[Miss] | None = None, comparison: Comparison | None = None
) -> str:
    """The figures (and, where given, the misses and the comparison) as Markdown."""
    parts = [headline(report), table(HEAD, map(columns, report.rows))]
    if comparison is not None:
        parts.append(table(GAIN_HEAD, map(gain_columns, comparison.gains)))
        parts += _lists(comparison.better, "Better: ") + _lists(comparison.worse, "Worse: ")
    if misses is not None:
        parts += _lists(misses)
    return "\n\n".join(parts)


def table(head: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    """A Markdown table; cells must not hold bars or line ends."""
    lines = [head, ["---"] * len(head), *rows]
    return "\n".join("| " + " | ".join(line) + " |" for line in lines)


def _lists(misses: Iterable[Miss], before: str = "") -> list[str]:
    return [
        f"### {before}{heading}\n\n" + "\n".join(f"- `{line}`" for line in lines)
        for heading, lines in groups(misses)
    ]
