"""Each way in which facts and golden files can drift apart: what check says, and its exit code."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from tests.golden.sample import Golden, check, edit


@pytest.mark.usefixtures("articles")
def test_nothing_differs() -> None:
    result = check()
    assert (result.exit_code, result.stdout) == (0, "")
    assert "2 articles checked: 2 equal" in result.stderr


def another_party(golden: Golden) -> None:
    golden["parties"].append({"name": "Cuba", "kind": "country", "code": "CU", "why": "x"})


def move(golden: Golden) -> None:
    golden["people"][0]["evidence"] = [{"start": 0, "end": 7, "text": "Ana Roe"}]


DRIFTS: list[tuple[str, Callable[[Golden], object], list[str]]] = [
    ("a fact is gone", another_party, ["- parties: Cuba"]),
    ("a fact is extra", lambda g: g["agencies"].clear(), ["+ agencies: Mines Ministry   line 1"]),
    (
        "a fact has another name",
        lambda g: g["agencies"][0].update(name="Mining Ministry"),
        ['~ agencies: Mining Ministry (name: "Mining Ministry" -> "Mines Ministry")'],
    ),
    (
        "a fact is on another side",
        lambda g: g["agencies"][0].update(party="Chad"),
        ['~ agencies: Mines Ministry (party: "Chad" -> "Peru")'],
    ),
    (
        "a date moved",
        lambda g: g["date"].update(value="2021-03-01"),
        ['~ date: 2021-03-01 (value: "2021-03-01" -> "2021-03-02")'],
    ),
    (
        "a window moved",
        lambda g: g["timeline"][0]["when"].update(latest="2021-05-30"),
        ['~ timeline: plan talks on copper (when.latest: "2021-05-30" -> "2021-05-31")'],
    ),
    (
        "a title changed",
        lambda g: g["people"][0].update(titles=["minister"]),
        ['~ people: Ana Roe (titles: ["minister"] -> [])'],
    ),
    (
        "evidence moved",
        move,
        ['~ people: Ana Roe (evidence: ["Ana Roe" at 0] -> ["Ana Roe" at 54])'],
    ),
    (
        "the chair is another",
        lambda g: g["chair"].update(name="Bo Li"),
        ['~ chair: Bo Li (name: "Bo Li" -> "Ana Roe")'],
    ),
    ("the chair was none", lambda g: g.update(chair=None), ["+ chair: Ana Roe"]),
    (
        "an event ends later",
        lambda g: g["timeline"][1].update(event="talks on copper"),
        ['~ timeline: talks on copper (event: "talks on copper" -> "talks")   line 1: "talks"'],
    ),
    (
        "the article changed",
        lambda g: g["article"].update(sha256="0"),
        ["~ article: copper (sha256:"],
    ),
    (
        "a note is gone",
        lambda g: g["diagnostics"].update(notes=["not English?"]),
        ["- diagnostics.notes: not English?"],
    ),
]


@pytest.mark.parametrize(
    ("change", "told"), [drift[1:] for drift in DRIFTS], ids=[drift[0] for drift in DRIFTS]
)
def test_drift_is_told_by_fact(
    articles: Path, change: Callable[[Golden], object], told: list[str]
) -> None:
    edit(articles / "copper.facts.json", change)
    result = check()
    assert result.exit_code == 1
    assert result.stdout.startswith("fixtures/articles/copper.txt\n")
    assert all(words in result.stdout for words in told), result.stdout
    assert len(result.stdout.splitlines()) == 2
    assert "1 different, 1 equal (1 difference)" in result.stderr


def test_order_is_no_difference(articles: Path) -> None:
    edit(
        articles / "copper.facts.json",
        lambda g: [g[fact].reverse() for fact in ("parties", "timeline")],
    )
    assert check().exit_code == 0


def test_another_model_is_said_and_is_no_difference(articles: Path) -> None:
    for name in ("copper", "talks"):
        edit(
            articles / f"{name}.facts.json",
            lambda g: g["generator"].update(model="en_core_web_md 3.8.0"),
        )
    result = check()
    assert result.exit_code == 0
    assert (
        "2 golden files were made with model en_core_web_md 3.8.0; this is en_core_web_sm 3.8.0"
        in result.stderr
    )


def test_article_is_missing(articles: Path) -> None:
    (articles / "copper.txt").unlink()
    result = check()
    assert result.exit_code == 1
    assert (
        result.stdout
        == "fixtures/articles/copper.facts.json: unused golden: no article copper.txt beside it\n"
    )


def test_golden_file_is_missing(articles: Path) -> None:
    (articles / "copper.facts.json").unlink()
    result = check()
    assert result.exit_code == 1
    assert (
        result.stdout
        == "fixtures/articles/copper.txt: missing golden: no golden file copper.facts.json beside it\n"
    )


@pytest.mark.parametrize(
    ("content", "told"),
    [
        ('{"parties": [}', "fixtures/articles/copper.facts.json:1:14: not JSON"),
        ("[]", "not a factsheet"),
        ('{"partys": []}', "partys: no such field"),
        ('{"chair": {"titel": "x"}}', "chair.titel: no such field"),
        ('{"generator": "factx 1"}', "generator: Input should be"),
        ('{"generator": {"modell": "x"}}', "generator.modell: no such field"),
        ('{"parties": [{"kind": "planet"}]}', "parties.0.kind: "),
    ],
)
def test_golden_file_is_invalid(articles: Path, content: str, told: str) -> None:
    (articles / "copper.facts.json").write_text(content)
    result = check()
    assert result.exit_code == 2
    assert told in result.stdout
    assert "1 equal, 1 unreadable" in result.stderr


def test_nothing_to_check_is_not_green(tmp_path: Path) -> None:
    result = check(tmp_path)
    assert result.exit_code == 2
    assert "no articles to check" in result.stderr


def test_a_path_that_does_not_exist(tmp_path: Path) -> None:
    result = check(tmp_path / "nowhere")
    assert result.exit_code == 2
    assert "nowhere: no such file or folder" in result.stderr
