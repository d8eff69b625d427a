"""Results as one JSON object, for programs."""

from __future__ import annotations

import dataclasses
from collections.abc import Sequence
from json import dumps
from typing import Any

from factx.golden.check import Result, Summary
from factx.golden.differences import Difference
from factx.golden.formats.text import position


def json(results: Sequence[Result]) -> str:
    """``{"exit_code", "outcomes", "differences", "made_by", "articles": [...]}``, indented."""
    summary = Summary.of(results)
    made_by = [
        {"what": what, "then": then, "now": now, "files": n}
        for (what, then, now), n in sorted(summary.made_by.items())
    ]
    told = {
        "exit_code": summary.exit_code,
        "outcomes": dict(sorted(summary.outcomes.items())),
        "differences": summary.differences,
        "made_by": made_by,
        "articles": [_article(result) for result in results],
    }
    return dumps(told, indent=2, ensure_ascii=False) + "\n"


def _article(result: Result) -> dict[str, Any]:
    return {
        "article": result.case.article.as_posix(),
        "golden": result.case.golden.as_posix(),
        "outcome": result.outcome,
        "message": result.message,
        "differences": [_difference(d, result.text) for d in result.differences],
    }


def _difference(difference: Difference, article: str) -> dict[str, Any]:
    line, column = (
        position(article, difference.evidence["start"]) if difference.evidence else (None, None)
    )
    return dataclasses.asdict(difference) | {"line": line, "column": column}
