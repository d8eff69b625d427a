"""``factx.read``: articles of paths, bytes and open files."""

from __future__ import annotations

import io
from pathlib import Path

import pytest

import factx

TEXT = "Published: 4 March 2021\nNorway and Peru signed a squid pact in Bergen on Monday.\n"


def test_paths_bytes_and_files_give_the_same_article(tmp_path: Path) -> None:
    path = tmp_path / "pact.txt"
    path.write_text(TEXT)
    with path.open("rb") as stream:
        found = [
            *factx.read(path),
            *factx.read(str(path)),
            *factx.read(TEXT.encode()),
            *factx.read(stream),
        ]
    found += factx.read(io.StringIO(TEXT))
    assert {article.text for article in found} == {TEXT}
    assert {article.published.day for article in found if article.published} == {"2021-03-04"}
    assert [article.id for article in found] == ["pact", "pact", "text", "pact", "text"]


def test_a_folder_gives_all_its_articles(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(TEXT)
    (tmp_path / "b.jsonl").write_text('{"body": "Lima spoke.", "date": "2021-03-04"}\n' * 2)
    assert [article.id for article in factx.read(tmp_path)] == ["a", "b:1", "b:2"]


def test_options_are_those_of_the_command_line() -> None:
    (article,) = factx.read(b'{"text": "Lima spoke.", "published": "03/04/2021"}', date_order="dmy")
    assert article.published
    assert article.published.day == "2021-04-03"
    with pytest.raises(factx.InputError, match="ambiguous"):
        list(factx.read(b'{"text": "Lima spoke.", "published": "03/04/2021"}'))


def test_what_is_not_there_raises(tmp_path: Path) -> None:
    (tmp_path / "pact.txt").write_text(TEXT)
    with pytest.raises(factx.InputError, match="no such file") as raised:
        list(factx.read(tmp_path / "pakt.txt"))
    assert "pact.txt" in raised.value.hint
