"""Articles to measure with, made of the project's own fixtures."""

from __future__ import annotations

from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent


def texts() -> list[str]:
    """The seed and the golden articles, in the order of their names."""
    paths = sorted([*ROOT.glob("seeds/*.txt"), *ROOT.glob("fixtures/articles/*.txt")])
    return [path.read_text(encoding="utf-8") for path in paths]


#: Paragraphs of an article, in turn: 150 to 900 words, most of them short, as in news.
LENGTHS = (5, 7, 9, 12, 6, 15, 8, 10, 20, 7, 30, 9)


def articles(n: int, *, paragraphs: int = 0) -> list[str]:
    """``n`` differing articles of ``paragraphs`` paragraphs (0: of news' lengths), of the fixtures' paragraphs in turn."""
    pool = [p.strip() for text in texts() for p in text.split("\n") if len(p) > 80]

    def deal(i: int) -> str:
        count = paragraphs or LENGTHS[i % len(LENGTHS)]
        return "\n".join(pool[(i * 7 + k * (1 + i % 5)) % len(pool)] for k in range(count))

    return [f"Date: 2021-{1 + i % 12:02}-{1 + i % 28:02}\n\n{deal(i)}" for i in range(n)]


def headlines(n: int) -> list[str]:
    """``n`` texts of twelve words: the beginnings of the fixtures' paragraphs."""
    pool = [p.split() for text in texts() for p in text.split("\n") if len(p) > 80]
    return [" ".join(pool[i % len(pool)][i // len(pool) :][:12]) for i in range(n)]


def long_text(times: int) -> str:
    """An article ``times`` as long as an ordinary one (250 words)."""
    return "\n".join(articles(times, paragraphs=8))
