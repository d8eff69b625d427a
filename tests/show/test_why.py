"""Reasons: rule, what it does, the words in their sentence."""

from __future__ import annotations

import io
from pathlib import Path

import pytest
from click.testing import CliRunner
from rich.console import Console

from factx.cli import main
from factx.decide import decider
from factx.extractor import Extractor
from factx.facts import features
from factx.read.text import article
from factx.schema import Evidence
from factx.show.sentences import sentences
from factx.show.why import FACTS, Reasons, marked, reasons
from factx.tables import rules
from tests.show.sheets import evidence, sheet, talks

SAID = {"party.subject": "The subject acts.", "parties.title": "Where the title names it."}


def told(sheet_: object, **options: object) -> str:
    out = io.StringIO()
    Console(file=out, width=200).print(Reasons(sheet_, SAID, **options))  # type: ignore[arg-type]
    return "\n".join(line.rstrip() for line in out.getvalue().splitlines())


def test_a_fact_is_told_with_rule_and_marked_words() -> None:
    shown = told(talks())
    assert (
        "  Chad (country)\n    party.subject  The subject acts.\n"
        "      «Chad» and Peru plan talks on copper in May, chaired by Ana Roe of Peru's Mines Ministry.\n"
    ) in shown
    assert "2021-05 2021-05-01..2021-05-31: plan talks on copper (planned)" in shown


def test_the_rule_of_a_body_s_side_is_told() -> None:
    found = talks()
    body = found.agencies[0].model_copy(update={"party": "Chad", "party_why": "party.subject"})
    shown = told(found.model_copy(update={"agencies": [body]}))
    assert "\n    of Chad: party.subject  The subject acts.\n" in shown
    assert "    of " not in told(talks())


def test_only_the_facts_asked_for() -> None:
    shown = told(talks(), facts=["topics"])
    assert "topics" in shown
    assert "parties" not in shown


def test_every_fact_has_a_reason() -> None:
    found = list(reasons(talks()))
    assert {r.fact for r in found} <= set(FACTS)
    assert [r.rule for r in found if r.fact == "date"] == ["published.option"]
    assert all(r.rule and r.head for r in found)


def test_many_sentences_are_cut_short() -> None:
    text = " ".join(["Chad agreed."] * 9)
    mentions = [{"start": n * 13, "end": n * 13 + 4, "text": "Chad"} for n in range(9)]
    shown = told(
        sheet(text, parties=[{"name": "Chad", "kind": "country", "evidence": mentions, "why": "x"}])
    )
    assert shown.count("«Chad» agreed.") == 3
    assert "and 6 more sentences" in shown


def test_marks_may_nest_and_touch() -> None:
    text = "The bridge fell on Tuesday."
    spans = [Evidence(**evidence(text, words)) for words in ("fell on Tuesday", "Tuesday")]  # type: ignore[arg-type]
    assert marked(text, 0, len(text), spans).plain == "The bridge «fell on «Tuesday»»."


@pytest.mark.parametrize(
    "text",
    [
        "The U.S. Navy left.|It rained.",
        "Mr. Lee left.|He was late.",
        "“We agree.”|Nobody spoke.",
        "It cost 3.5 percent.|(Nobody paid.)",
        "A line\n|Another line",
        "One sentence only",
        "",
        " \n ",
    ],
)
def test_sentences_are_found_by_punctuation(text: str) -> None:
    whole = text.replace("|", "" if "\n|" in text else " ")
    assert [whole[a:b] for a, b in sentences(whole)] == [
        part.strip() for part in text.split("|") if part.strip()
    ]


def test_the_command_tells_the_reasons_of_the_seed(seed: object) -> None:
    result = CliRunner().invoke(main, ["why", str(seed), "--fact", "date"], env={"COLUMNS": "100"})
    assert result.exit_code == 0
    assert f"published.header  {rules()['published.header'][:30]}" in result.stdout
    assert "«date 2020-05-19» The Japanese" in result.stdout


def test_an_unknown_fact_is_a_usage_error(seed: object) -> None:
    result = CliRunner().invoke(main, ["why", str(seed), "--fact", "weather"])
    assert result.exit_code == 2
    assert "weather: not one of date, event" in result.stderr


def test_every_rule_that_fires_in_an_article_is_told(root: Path, extractor: Extractor) -> None:
    paths = [
        *sorted((root / "fixtures" / "articles").glob("*.txt")),
        *(root / "seeds").glob("*.txt"),
    ]
    sheets = extractor.stream(
        article(path.read_text(encoding="utf-8"), id=path.stem) for path in paths
    )
    fired = {reason.rule for sheet_ in sheets for reason in reasons(sheet_)}
    assert len(fired) > 20
    assert fired - rules().keys() == set()


@pytest.mark.parametrize("rule", sorted(rules()))
def test_what_a_rule_does_is_one_sentence(rule: str) -> None:
    said = rules()[rule]
    assert not said[0].islower(), said
    assert said.endswith("."), said
    assert len(said) <= 160, said


def test_a_decision_is_explained_by_its_features() -> None:
    party = {
        "name": "Chad", "kind": "country", "evidence": [{"start": 0, "end": 4, "text": "Chad"}], "why": "party.in-lead",
        "because": [("title=first", 123), ("alone=text", -4)], "confidence": 0.8,
    }  # fmt: skip
    for fact, confidence in (("parties", "confidence 0.80"), ("mentioned", "that it is no party")):
        lines = told(sheet("Chad met Peru.", **{fact: [party]}))
        assert confidence in lines
        assert "+1.23 title=first  Where the title names it." in lines
        assert "-0.04 alone=text" in lines


def test_every_feature_says_what_it_means() -> None:
    said = features()
    for fact in ("parties", "topics"):
        for name in decider(fact).weights:
            sentence = said[f"{fact}.{name.partition('=')[0]}"]
            assert sentence.endswith(".")
            assert len(sentence) > 15
