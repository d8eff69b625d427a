"""factx story from the command line."""

from __future__ import annotations

import json
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest
from click.testing import CliRunner

from factx.cli import main
from tests.story.sheets import two


@pytest.fixture
def saved(tmp_path: Path) -> Path:
    path = tmp_path / "facts.jsonl"
    path.write_text("".join(s.model_dump_json() + "\n" for s in two()), encoding="utf-8")
    return path


def run(*arguments: str) -> tuple[int, str]:
    result = CliRunner().invoke(main, ["story", *arguments])
    return result.exit_code, result.output


def test_saved_factsheets_become_a_story(saved: Path) -> None:
    code, out = run(str(saved))
    assert code == 0
    told = json.loads(out)
    assert [a["id"] for a in told["articles"]] == ["plan", "done"]
    assert len(told["timeline"]) == 1


def test_the_output_extension_means_the_format(saved: Path, tmp_path: Path) -> None:
    for name, start in (("s.md", "# "), ("s.ics", "BEGIN:VCALENDAR"), ("s.json", "{\n")):
        assert run(str(saved), "-o", str(tmp_path / name))[0] == 0
        assert (tmp_path / name).read_text(encoding="utf-8").startswith(start)


def test_an_unknown_extension_is_an_error(saved: Path, tmp_path: Path) -> None:
    code, out = run(str(saved), "-o", str(tmp_path / "s.xlsx"))
    assert code == 2
    assert "unknown output extension .xlsx" in out


def test_a_title_names_one_story_only(saved: Path) -> None:
    assert json.loads(run(str(saved), "--title", "Copper")[1])["story"]["title"] == "Copper"
    code, out = run(str(saved), "--title", "Copper", "--group")
    assert code == 2
    assert "--group" in out


def test_groups_are_stories_of_their_own(saved: Path) -> None:
    code, out = run(str(saved), "--group")
    assert code == 0
    assert sum(len(json.loads(line)["articles"]) for line in out.splitlines()) == 2


def test_articles_and_saved_factsheets_mix(saved: Path, tmp_path: Path) -> None:
    article = tmp_path / "third.txt"
    article.write_text(
        "date 2021-03-11\n\nChad and Peru welcomed the copper pact on March 10.", encoding="utf-8"
    )
    code, out = run(str(saved), str(article))
    assert code == 0
    assert [a["id"] for a in json.loads(out)["articles"]] == ["plan", "done", "third"]


def test_a_page_and_a_database(saved: Path, tmp_path: Path) -> None:
    assert run(str(saved), "-o", str(tmp_path / "s.html"))[0] == 0
    made = (tmp_path / "s.html").read_text(encoding="utf-8")
    assert '<figure class="graphic">' in made
    assert "<script" not in made
    for _ in range(2):
        assert run(str(saved), "-o", str(tmp_path / "s.db"))[0] == 0
    with closing(sqlite3.connect(tmp_path / "s.db")) as database:
        rows = database.execute(
            "SELECT article, change FROM story_changes ORDER BY as_of"
        ).fetchall()
    assert rows == [("plan", "first"), ("done", "happened")]
