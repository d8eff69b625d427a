"""factx_times in factx's pipeline, in anyone's, and as ``factx.times``."""

from __future__ import annotations

import pytest
import spacy

import factx
from factx.facts.times import times
from factx.grammar.reading import time_phrases, timexes
from factx.pipeline import times as component  # noqa: F401  registers the factory
from factx.schema import Time

TEXT = "Talks broke off on Monday. They will resume on Monday, no later than 2025, or by June."


def test_it_works_alone_in_a_blank_pipeline():
    nlp = spacy.blank("en")
    nlp.add_pipe("factx_times")
    doc = nlp.make_doc("It opened on May 19, 2020.")
    doc = nlp.get_pipe("factx_times")(doc)
    assert [(s.text, s.label_, s.id_) for s in doc.spans["times"]] == [
        ("May 19, 2020", "DATE", "date.month-day")
    ]
    assert [t.value for t in timexes(doc)] == ["2020-05-19"]
    assert [doc[a:b].text for a, b in time_phrases(doc)] == ["on May 19, 2020"]


def test_the_publication_day_comes_in_through_user_data():
    nlp = spacy.blank("en")
    nlp.add_pipe("factx_times")
    doc = nlp.make_doc("It opened yesterday.")
    doc.user_data["published"] = "2020-05-19T08:30"
    (found,) = times(nlp.get_pipe("factx_times")(doc))
    assert (found.timex.value, found.timex.anchor) == ("2020-05-18", "2020-05-19")


def test_without_a_parse_the_usual_windows_decide():
    nlp = spacy.blank("en")
    nlp.add_pipe("factx_times")
    doc = nlp("They will resume on Monday.")
    assert [t.value for t in timexes(doc)] == ["XXXX-WXX-1"]


def test_spans_timexes_and_phrases_go_together(extractor):
    doc = extractor.nlp(TEXT)
    assert len(doc.spans["times"]) == len(timexes(doc)) == len(time_phrases(doc)) == 4
    for span, (start, end) in zip(doc.spans["times"], time_phrases(doc), strict=True):
        assert start <= span.start
        assert end == span.end


def test_tense_decides_on_which_side_of_publication_a_weekday_lies(extractor):
    found = extractor.times(TEXT, published="2024-05-15")
    assert [t.value for t in found] == ["2024-05-13", "2024-05-20", "2025", "2024-06"]
    assert [t.text for t in found] == ["on Monday", "on Monday", "no later than 2025", "by June"]


def test_the_times_alone_are_those_of_the_factsheet(extractor, seed):
    text = seed.read_text(encoding="utf-8")
    for given, published in (
        (text, None),
        (TEXT, "2024-05-15"),
        ("No time.", None),
        ("", None),
        ("In\u00ad 2019, he\u200b left.", None),
    ):
        assert (
            extractor.times(given, published=published)
            == extractor.extract(given, published=published).times
        )


def test_the_parser_runs_only_where_tense_has_a_say(monkeypatch, extractor):
    monkeypatch.setattr(
        "factx.extractor.read_docs",
        lambda _nlp, _articles, without: pytest.fail(f"not run: {sorted(without)}"),
    )
    with pytest.raises(pytest.fail.Exception, match="'parser'"):
        extractor.times("The mine closed in December 2019.", published="2024-05-15")
    with pytest.raises(pytest.fail.Exception) as failed:
        extractor.times("The mine closed in December.", published="2024-05-15")
    assert "'parser'" not in str(failed.value)
    assert "'ner'" in str(failed.value)


def test_it_is_public():
    (found,) = factx.times("The mine closed in December 2019.")
    assert isinstance(found, Time)
    assert (found.value, found.earliest, found.latest, found.why) == (
        "2019-12",
        "2019-12-01",
        "2019-12-31",
        "date.month-year",
    )


def test_the_pipeline_meets_what_it_declares(extractor):
    assert extractor.nlp.analyze_pipes()["problems"]["factx_times"] == []
