"""A sample repository of two articles, and an extractor that gives facts built by hand for them."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import Any

from click.testing import CliRunner, Result

from factx.cli import main
from factx.read.article import Article
from factx.schema import Factsheet
from tests.show.sheets import talks

TEXT = "Chad and Peru plan talks on copper in May, chaired by Ana Roe of Peru's Mines Ministry."

Golden = dict[str, Any]


class HandMade:
    """Stands in for the extractor: every article gives the same facts."""

    loaded = 0

    def __init__(self, model: str) -> None:
        self.model = model
        type(self).loaded += 1

    def stream(self, articles: Iterable[Article]) -> Iterator[Factsheet]:
        for article in articles:
            sheet = talks(article.text, id=article.id)
            yield sheet.model_copy(
                update={"article": sheet.article.model_copy(update={"sha256": article.sha256})}
            )


def repository(folder: Path) -> Path:
    """Write two articles without golden files; gives their folder."""
    articles = folder / "fixtures" / "articles"
    articles.mkdir(parents=True)
    for name in ("copper", "talks"):
        (articles / f"{name}.txt").write_text(TEXT, encoding="utf-8")
    return articles


def check(*arguments: object, env: dict[str, str | None] | None = None) -> Result:
    """Run ``factx check`` as in a terminal outside CI."""
    return CliRunner().invoke(
        main,
        ["check", *map(str, arguments)],
        env={"CI": None, "GITHUB_STEP_SUMMARY": None} | (env or {}),
    )


def edit(golden: Path, change: Callable[[Golden], object]) -> None:
    """Change a golden file in place."""
    value = json.loads(golden.read_text(encoding="utf-8"))
    change(value)
    golden.write_text(json.dumps(value), encoding="utf-8")
