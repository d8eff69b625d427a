"""Line ends of all kinds give the same facts; the datelines of press releases are found below their headings."""

from __future__ import annotations

import csv
from pathlib import Path
from typing import Any

import pytest

from factx.extractor import Extractor
from factx.read.article import Article
from factx.read.options import Options
from factx.read.reader import read
from factx.read.sources import sources
from factx.schema import Factsheet

RELEASE = """FOR IMMEDIATE RELEASE

March 5, 2025

Canada and Chile Launch Trade Dia-
logue

OTTAWA, Ontario - Canada and Chile will hold a trade dialogue on Tuesday in Ottawa, chaired by Deputy Minister Jane Smith.
The two sides signed
a pact in 2019.

###
"""


def told(value: Any) -> Any:
    """All that a factsheet says, without places and line ends."""
    if isinstance(value, dict):
        return {
            key: told(v)
            for key, v in value.items()
            if key not in ("start", "end", "sha256", "chars", "id")
        }
    if isinstance(value, list):
        return [told(v) for v in value]
    return " ".join(value.split()) if isinstance(value, str) else value


def of_file(extractor: Extractor, path: Path) -> Factsheet:
    (article,) = read(sources([str(path)]), Options())
    assert isinstance(article, Article)
    (sheet,) = extractor.stream([article])
    return sheet


@pytest.mark.parametrize("end", ["\r\n", "\r", "\u2028", "\x85"])
def test_line_ends_change_nothing_but_places(extractor: Extractor, end: str) -> None:
    plain, given = extractor.extract(RELEASE), extractor.extract(RELEASE.replace("\n", end))
    assert told(given.without_text().model_dump(mode="json")) == told(
        plain.without_text().model_dump(mode="json")
    )
    assert given.article.text == RELEASE.replace("\n", end)


def test_a_file_and_a_cell_with_windows_line_ends_have_their_day_and_timeline(
    extractor: Extractor, tmp_path: Path
) -> None:
    text = "date 2019-11-05\r\n\r\nChad met Peru on Tuesday.\r\n"
    (tmp_path / "a.txt").write_bytes(text.encode())
    with (tmp_path / "b.csv").open("w", encoding="utf-8", newline="") as stream:
        csv.writer(stream).writerows([["text"], [text]])
    for name in ("a.txt", "b.csv"):
        sheet = of_file(extractor, tmp_path / name)
        assert sheet.date is not None
        assert (sheet.date.value, sheet.date.origin) == ("2019-11-05", "header")
        assert [(e.when.value, e.event) for e in sheet.timeline] == [
            ("2019-11-05", "Chad met Peru")
        ]
        assert sheet.article.text == text


def test_the_dateline_of_a_release_is_no_part_of_its_event(extractor: Extractor) -> None:
    sheet = extractor.extract(RELEASE)
    assert sheet.date is not None
    assert (sheet.date.value, sheet.date.origin) == ("2025-03-05", "header")
    assert sheet.event is not None
    assert sheet.event.text.startswith("Canada and Chile will hold a trade dialogue")
    assert [e.when.value for e in sheet.timeline] == ["2019", "2025-03-11"]
    assert [t.value for t in sheet.times] == ["2025-03-11", "2019"]
