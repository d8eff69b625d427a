"""What is compared, what is written, and how often the model is loaded."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest

from factx import extractor
from factx.golden.differences import differences
from factx.golden.facts import FACTS, places
from factx.golden.files import load
from tests.batch.deadly import POISON, deadly_model
from tests.golden.sample import TEXT, Golden, HandMade, check, edit


def drift(golden: Golden) -> None:
    golden["agencies"][0]["party"] = "Chad"
    golden["topics"].clear()


@pytest.mark.parametrize(
    ("options", "code"),
    [
        (["--only", "parties"], 0),
        (["--only", "topics"], 1),
        (["--only", "agencies.party"], 1),
        (["--only", "agencies.role"], 0),
        (["--ignore", "topics"], 1),
        (["--ignore", "topics", "--ignore", "party"], 0),
        (["--ignore", "topics", "--ignore", "agencies.party"], 0),
        (["--only", "topics", "--ignore", "topics"], 0),
    ],
)
def test_only_and_ignore(articles: Path, options: list[str], code: int) -> None:
    edit(articles / "copper.facts.json", drift)
    assert check(*options).exit_code == code


@pytest.mark.usefixtures("articles")
def test_an_unknown_field_is_refused() -> None:
    result = check("--ignore", "evidense")
    assert result.exit_code == 2
    assert "no such field: evidense" in result.stderr
    assert "did you mean evidence?" in result.stderr


def test_a_partial_golden_file_checks_only_what_it_gives(articles: Path) -> None:
    golden = articles / "copper.facts.json"
    golden.write_text(
        '{"parties": [{"name": "Peru"}, {"name": "Chad"}], "chair": {"name": "Ana Roe"}}'
    )
    assert check().exit_code == 0
    golden.write_text('{"parties": [{"name": "Peru"}], "chair": {"name": "Ana Ro"}}')
    result = check()
    assert result.exit_code == 1
    assert "+ parties: Chad" in result.stdout
    assert '(name: "Ana Ro" -> "Ana Roe")' in result.stdout


def test_update_keeps_a_partial_golden_file_partial(articles: Path) -> None:
    golden = articles / "copper.facts.json"
    golden.write_text(
        '{"generator": {"model": "old"}, "parties": [{"name": "Cuba", "code": null}], "chair": null}'
    )
    assert check("--update").exit_code == 0
    written = json.loads(golden.read_text())
    assert written["parties"] == [{"name": "Chad", "code": "TD"}, {"name": "Peru", "code": "PE"}]
    assert written["chair"]["name"] == "Ana Roe"
    assert written["generator"] == {"model": "en_core_web_sm 3.8.0"}
    assert sorted(written) == ["chair", "generator", "parties"]


def test_update_makes_the_check_green(articles: Path) -> None:
    edit(articles / "copper.facts.json", drift)
    assert check("--update").exit_code == 0
    assert check().exit_code == 0


def test_update_new_leaves_other_golden_files_alone(articles: Path) -> None:
    edit(articles / "copper.facts.json", drift)
    before = (articles / "copper.facts.json").read_bytes()
    (articles / "talks.facts.json").unlink()
    assert check("--update-new").exit_code == 1
    assert (articles / "copper.facts.json").read_bytes() == before
    assert (articles / "talks.facts.json").exists()


def test_nothing_is_written_in_ci_without_force(articles: Path) -> None:
    (articles / "copper.facts.json").unlink()
    for option in ("--update", "--update-new"):
        result = check(option, env={"CI": "true"})
        assert result.exit_code == 2
        assert "--force" in result.stderr
    assert not (articles / "copper.facts.json").exists()
    assert check("--update-new", "--force", env={"CI": "true"}).exit_code == 0
    assert (articles / "copper.facts.json").exists()


@pytest.mark.usefixtures("articles")
def test_update_goes_with_no_narrowing() -> None:
    assert check("--update", "--only", "parties").exit_code == 2


def test_a_golden_file_holds_no_text_and_no_foreign_path(articles: Path) -> None:
    golden = json.loads((articles / "copper.facts.json").read_text())
    assert "text" not in golden["article"]
    assert golden["article"]["source"] == "copper.txt"
    assert golden["generator"]["name"] == "factx"


def test_every_place_of_the_schema_is_compared() -> None:
    compared = {fact.place.split(".")[0] for fact in FACTS}
    for_stories = {"events"}
    assert {place.split(".")[0] for place in places()} - for_stories == compared


def test_files_can_be_named(articles: Path) -> None:
    edit(articles / "copper.facts.json", drift)
    assert check(articles / "talks.txt").exit_code == 0
    assert check(articles / "copper.txt").exit_code == 1
    assert check(articles / "copper.facts.json", articles / "talks.txt").exit_code == 1


def test_without_an_article_no_model_is_loaded(articles: Path) -> None:
    for article in articles.glob("*.txt"):
        article.unlink()
    HandMade.loaded = 0
    assert check().exit_code == 1
    assert HandMade.loaded == 0


def test_two_hundred_articles_load_the_model_once(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    loads: list[str] = []
    load = extractor.load
    extractor._loaded.cache_clear()
    monkeypatch.setattr(extractor, "load", lambda model: loads.append(model) or load(model))
    for k in range(200):
        (tmp_path / f"{k:03}.txt").write_text(f"Chad and Peru met {k} times.")
    assert check("--update", tmp_path).exit_code == 0
    assert len(loads) == 1
    assert len(list(tmp_path.glob("*.facts.json"))) == 200
    assert check("--jobs", 2, tmp_path).exit_code == 0
    assert len(loads) == 1


def test_the_documented_golden_file_is_one(root: Path, tmp_path: Path) -> None:
    (example,) = re.findall(r"```json\n(.+?)```", (root / "docs/checking.md").read_text(), re.S)
    path = tmp_path / "talks.facts.json"
    path.write_text(example)
    golden = load(path)
    assert differences(golden, golden) == []
    assert sorted(golden) == ["chair", "date", "parties"]


def test_pages_and_records_are_articles_too(articles: Path) -> None:
    (articles / "record.json").write_text(
        json.dumps({"id": "r", "text": TEXT, "published": "2021-03-02"})
    )
    (articles / "other.json").write_text("{}")
    page = (
        "<html><head><title>Talks</title></head><body><article>"
        + f"<p>{TEXT}</p>" * 3
        + "</article></body></html>"
    )
    (articles / "page.html").write_text(page)
    assert check("--update", articles / "record.json", articles / "page.html").exit_code == 0
    result = check()
    assert result.exit_code == 0
    assert "4 articles checked: 4 equal" in result.stderr


def test_an_article_that_cannot_be_read(articles: Path) -> None:
    (articles / "copper.txt").write_text("")
    result = check()
    assert result.exit_code == 2
    assert "fixtures/articles/copper.txt: the file is empty" in result.stdout


def test_two_articles_of_one_golden_file_are_refused(articles: Path) -> None:
    (articles / "copper.html").write_text("<p>other</p>")
    result = check()
    assert result.exit_code == 2
    assert "copper.html and fixtures/articles/copper.txt have one golden file" in result.stderr


@pytest.mark.parametrize("name", ["copper.txt", "copper.facts.json"])
def test_neither_article_nor_golden_file_is_overwritten_by_what_is_told(
    articles: Path, name: str
) -> None:
    before = (articles / name).read_bytes()
    result = check("-o", articles / name)
    assert (result.exit_code, "this is an input" in result.stderr) == (2, True)
    assert (articles / name).read_bytes() == before


def test_what_is_told_goes_to_a_file(articles: Path) -> None:
    edit(articles / "copper.facts.json", drift)
    told = check().stdout
    assert check("-o", articles / "told.md").stdout == ""
    assert (articles / "told.md").read_text() == told
    assert "hint: mkdir -p" in check("-o", articles / "no" / "told.md").stderr


def test_an_article_that_kills_its_worker_is_told_beside_the_others(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name, text in (
        ("a", "Oslo and Lima met."),
        ("b", "A poison pill."),
        ("c", "Chad and Peru met."),
    ):
        (tmp_path / f"{name}.txt").write_text(text)
        (tmp_path / f"{name}.facts.json").write_text('{"date": null}')
    monkeypatch.chdir(tmp_path)
    with deadly_model(tmp_path, POISON) as model:
        result = check("--jobs", 2, "--model", model, ".")
    assert result.exit_code == 2
    assert "3 articles checked: 2 equal, 1 unreadable" in result.stderr
    assert "b.txt: the worker process died" in result.stdout


def test_files_of_records_are_told_not_to_be_checked(articles: Path) -> None:
    (articles / "more.jsonl").write_text(json.dumps({"id": "more", "text": TEXT}))
    result = check()
    assert result.exit_code == 0
    assert (
        "not checked: fixtures/articles/more.jsonl: a golden file is for one article"
        in result.stderr
    )


def test_a_golden_file_beside_records_is_told_as_such(articles: Path) -> None:
    (articles / "more.jsonl").write_text(json.dumps({"id": "more", "text": TEXT}))
    (articles / "more.facts.json").write_text("{}")
    assert "no article more.txt beside it (more.jsonl is no single article)" in check().stdout
