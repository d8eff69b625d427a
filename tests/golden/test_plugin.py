"""The pytest plugin, in a pytest of its own."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.golden.sample import Golden, edit

pytest_plugins = ["pytester"]

ENTRY = ("-p", "no:cacheprovider")


@pytest.fixture
def repository(articles: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The sample repository, where the plugin extracts by hand."""
    from tests.golden.sample import HandMade

    monkeypatch.setattr("factx.extractor.loaded", HandMade)
    monkeypatch.chdir(articles.parent.parent)
    return articles


def side(golden: Golden) -> None:
    golden["agencies"][0]["party"] = "Chad"


def test_golden_articles_are_tests(repository: Path, pytester: pytest.Pytester) -> None:
    result = pytester.runpytest_inprocess("--factx", str(repository), *ENTRY)
    result.assert_outcomes(passed=2)


def test_without_the_option_nothing_is_collected(
    repository: Path, pytester: pytest.Pytester
) -> None:
    result = pytester.runpytest_inprocess(str(repository), *ENTRY)
    result.assert_outcomes()


def test_a_difference_reads_as_in_check(repository: Path, pytester: pytest.Pytester) -> None:
    edit(repository / "copper.facts.json", side)
    result = pytester.runpytest_inprocess("--factx", str(repository), *ENTRY)
    result.assert_outcomes(passed=1, failed=1)
    result.stdout.fnmatch_lines(
        [
            '  ~ agencies: Mines Ministry (party: "Chad" -> "Peru")   line 1',
            "if that is right: factx check --update *copper.txt",
        ]
    )
    result.stdout.no_fnmatch_line("*Traceback*")


def test_lost_partners_fail(repository: Path, pytester: pytest.Pytester) -> None:
    (repository / "copper.facts.json").unlink()
    (repository / "talks.txt").unlink()
    result = pytester.runpytest_inprocess("--factx", str(repository), *ENTRY)
    result.assert_outcomes(failed=2)
    result.stdout.fnmatch_lines(
        ["*copper.txt: missing golden:*", "*talks.facts.json: unused golden:*"], consecutive=False
    )


def test_articles_are_chosen_by_name(repository: Path, pytester: pytest.Pytester) -> None:
    result = pytester.runpytest_inprocess("--factx", str(repository), "-k", "copper", *ENTRY)
    result.assert_outcomes(passed=1, deselected=1)


def test_a_golden_file_can_be_named(repository: Path, pytester: pytest.Pytester) -> None:
    result = pytester.runpytest_inprocess("--factx", str(repository / "copper.facts.json"), *ENTRY)
    result.assert_outcomes(passed=1)


def test_fields_are_ignored_and_unknown_ones_refused(
    repository: Path, pytester: pytest.Pytester
) -> None:
    edit(repository / "copper.facts.json", side)
    result = pytester.runpytest_inprocess(
        "--factx", "--factx-ignore", "party", str(repository), *ENTRY
    )
    result.assert_outcomes(passed=2)
    result = pytester.runpytest_inprocess(
        "--factx", "--factx-ignore", "side", str(repository), *ENTRY
    )
    assert result.ret == pytest.ExitCode.USAGE_ERROR


def test_the_real_extractor_over_processes_and_in_a_fixture(pytester: pytest.Pytester) -> None:
    pytester.makepyfile(
        """
        def test_facts(factx_extract):
            sheet = factx_extract("Chad and Peru met in Lima.", published="2021-05-05")
            assert sheet.date.value == "2021-05-05"
        """
    )
    golden = '{"date": {"value": "2021-05-05", "origin": "header"}}'
    for name in ("a", "b"):
        (pytester.path / f"{name}.txt").write_text("Date: 2021-05-05\n\nChad and Peru met in Lima.")
        (pytester.path / f"{name}.facts.json").write_text(
            golden.replace('-05"', '-06"') if name == "b" else golden
        )
    result = pytester.runpytest_subprocess("--factx", "-n", "2", *ENTRY)
    result.assert_outcomes(passed=2, failed=1)
    result.stdout.fnmatch_lines(['  ~ date: 2021-05-06 (value: "2021-05-06" -> "2021-05-05")*'])
