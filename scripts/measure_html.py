"""Measure the reading of saved pages: ``python scripts/measure_html.py FOLDER``.

The folder holds pages and ``manifest.json``: a list of ``file expected_title expected_published expected_text_start``, and
``expected_first_body_paragraph`` where the expected start is a summary that stands above the text.
"""

from __future__ import annotations

import json
import sys
from pathlib import Path

from factx.read.article import Article
from factx.read.options import Options
from factx.read.reader import read
from factx.read.sources import sources


def main(folder: Path) -> None:
    """Print how many titles, days and starts are right, and the pages where one is not."""
    expected = {
        page["file"]: page
        for page in json.loads((folder / "manifest.json").read_text(encoding="utf-8"))
    }
    right = [
        judged(item, expected[Path(item.source or "").name])
        for item in read(sources([str(folder / f) for f in expected]), Options())
    ]
    for file, marks in zip(expected, right, strict=True):
        if not all(marks):
            print(
                file,
                *(name for name, ok in zip(("title", "day", "text"), marks, strict=True) if not ok),
            )
    print("title {} day {} text {} of {}".format(*map(sum, zip(*right, strict=True)), len(right)))


def judged(item: object, page: dict[str, str]) -> tuple[bool, bool, bool]:
    """Are title, day and text right?"""
    if not isinstance(item, Article):
        return False, False, False
    start = page.get("expected_first_body_paragraph") or page["expected_text_start"]
    return (
        plain(item.title or "") == plain(page["expected_title"]),
        item.published is not None and item.published.day == page["expected_published"][:10],
        plain(start)[:60] in plain(item.text),
    )


def plain(words: str) -> str:
    """Words with single blanks."""
    return " ".join(words.split())


if __name__ == "__main__":
    main(Path(sys.argv[1]))
