"""Articles to measure with, made of the project's own fixtures."""

from __future__ import annotations

from itertools import count, islice
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent


def texts() -> list[str]:
    """The seed and the golden articles, in the order of their names."""
    paths = sorted([*ROOT.glob("seeds/*.txt"), *ROOT.glob("fixtures/articles/*.txt")])
    return [path.read_text(encoding="utf-8") for path in paths]


def articles(n: int, *, paragraphs: int = 8) -> list[str]:
    """``n`` differing articles of about 250 words: paragraphs of the fixtures, dealt out in turn."""
    pool = [p.strip() for text in texts() for p in text.split("\n") if len(p) > 80]

    def deal(i: int) -> str:
        return "\n".join(pool[(i * 7 + k * (1 + i % 5)) % len(pool)] for k in range(paragraphs))

    return [f"Date: 2021-{1 + i % 12:02}-{1 + i % 28:02}\n\n{deal(i)}" for i in islice(count(), n)]


def long_text(times: int) -> str:
    """An article ``times`` as long as an ordinary one (250 words)."""
    return "\n".join(articles(times))
