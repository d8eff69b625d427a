"""The formats of a check, by their exact text."""

from __future__ import annotations

import json
import os
from pathlib import Path
from xml.etree import ElementTree

import pytest

from factx.golden.check import Result
from factx.golden.differences import Change, Difference
from factx.golden.files import Case
from factx.golden.formats import FORMATS, github
from tests.golden.sample import Golden, check, edit

ARTICLE = "The ministry,\nit said, 100%: yes."
CASE = Case(Path("a/deep,er/x.txt"), Path("a/deep,er/x.facts.json"))
SIDE = Difference(
    "changed",
    "agencies",
    "Mines\nMinistry 100%",
    (Change("party", "Peru", None),),
    {"start": 14, "end": 21, "text": "it said"},
)


def drift(golden: Golden) -> None:
    golden["agencies"][0]["party"] = "Chad"
    golden["topics"].clear()


def test_github_annotation_points_at_the_words_and_escapes() -> None:
    assert github([Result(CASE, "different", (SIDE,), text=ARTICLE)]) == (
        "::error file=a/deep%2Cer/x.txt,line=2,col=1,endLine=2,endColumn=8,title=factx%3A agencies::"
        '~ agencies: Mines Ministry 100%25 (party: "Peru" -> null)\n'
    )


def test_github_annotation_of_a_golden_file_that_is_missing_or_unreadable() -> None:
    missing = Result(CASE, "missing golden", message="no golden file x.facts.json beside it")
    broken = Result(CASE, "unreadable", message="x.facts.json:1:1: not JSON")
    assert github([missing, broken]).splitlines() == [
        "::error file=a/deep%2Cer/x.txt,title=factx%3A missing golden::no golden file x.facts.json beside it",
        "::error file=a/deep%2Cer/x.facts.json,title=factx%3A unreadable::x.facts.json:1:1: not JSON",
    ]


def test_github_shows_ten_annotations_and_the_rest_as_plain_lines() -> None:
    lines = github([Result(CASE, "different", (SIDE,) * 13, text=ARTICLE)]).splitlines()
    assert [line.startswith("::error ") for line in lines] == [True] * 10 + [False] * 4
    assert lines[10] == "and 3 more, also in the job summary:"
    assert lines[11] == '- a/deep,er/x.txt: ~ agencies: Mines Ministry 100% (party: "Peru" -> null)'


def test_github_fills_the_job_summary(articles: Path, tmp_path: Path) -> None:
    edit(articles / "copper.facts.json", drift)
    summary = tmp_path / "summary.md"
    summary.write_text("before\n")
    result = check("--format", "github", env={"GITHUB_STEP_SUMMARY": os.fspath(summary)})
    assert result.exit_code == 1
    assert result.stdout.count("::error file=fixtures/articles/copper.txt,line=1,col=") == 2
    assert summary.read_text().startswith("before\n# factx check\n")
    assert (
        '| \\~ | agencies | Mines Ministry | party: "Chad" → "Peru" | 1:73 “Mines Ministry” |'
        in summary.read_text()
    )


def test_json(articles: Path) -> None:
    edit(articles / "copper.facts.json", drift)
    told = json.loads(check("--format", "json").stdout)
    assert (told["exit_code"], told["outcomes"], told["differences"]) == (
        1,
        {"different": 1, "equal": 1},
        2,
    )
    assert told["articles"][0]["differences"][0] == {
        "kind": "changed",
        "fact": "agencies",
        "name": "Mines Ministry",
        "changes": [{"field": "party", "old": "Chad", "new": "Peru"}],
        "evidence": {"start": 72, "end": 86, "text": "Mines Ministry"},
        "line": 1,
        "column": 73,
    }


def test_junit_counts_and_holds_the_text(articles: Path) -> None:
    edit(articles / "copper.facts.json", drift)
    root = ElementTree.fromstring(check("--format", "junit").stdout)
    assert root.attrib == {"tests": "2", "failures": "1", "errors": "0"}
    bad, good = root.iter("testcase")
    assert (bad.get("name"), good.get("name"), len(good)) == ("copper", "talks", 0)
    assert '~ agencies: Mines Ministry (party: "Chad" -> "Peru")' in str(bad[0].text)


def test_junit_is_xml_whatever_the_article_holds() -> None:
    hostile = Difference("extra", "topics", "a\x00b \ud800 ]]> <c> &")
    root = ElementTree.fromstring(FORMATS["junit"]([Result(CASE, "different", (hostile,))]))
    assert "+ topics: a\ufffdb \ufffd ]]> <c> &" in "".join(root.itertext())


def test_markdown_escapes() -> None:
    hostile = Difference("extra", "topics", "a|b <script> *c*\nd")
    told = FORMATS["markdown"]([Result(CASE, "different", (hostile,))])
    assert "| + | topics | a\\|b &lt;script&gt; \\*c\\* d | extra |  |\n" in told


def test_a_text_difference_is_one_line_and_long_words_are_cut() -> None:
    long = Difference(
        "missing", "topics", "x", evidence={"start": 0, "end": 200, "text": "many words " * 20}
    )
    (_, line) = FORMATS["text"]([Result(CASE, "different", (long,), text=ARTICLE)]).splitlines()
    assert line.startswith('  - topics: x   line 1: "many words')
    assert len(line) < 90


@pytest.mark.parametrize("form", sorted(FORMATS))
def test_output_goes_to_a_file(articles: Path, tmp_path: Path, form: str) -> None:
    edit(articles / "copper.facts.json", drift)
    told = check("--format", form).stdout
    result = check("--format", form, "-o", tmp_path / "told")
    assert (result.exit_code, result.stdout) == (1, "")
    assert (tmp_path / "told").read_text() == told
