"""Arguments as people give them, and a sentence for those that cannot be meant."""

from __future__ import annotations

import datetime
import pickle
import subprocess
import sys
from dataclasses import replace
from typing import Any

import pytest

import factx
from factx.extractor import Extractor

TEXT = "Norway and Chile signed a pact on Tuesday."


@pytest.mark.parametrize(
    "published",
    [
        "2021-05-06",
        "6 May 2021",
        datetime.date(2021, 5, 6),
        datetime.datetime(2021, 5, 6, 23, 59, tzinfo=datetime.timezone.utc),
        datetime.datetime(2021, 5, 6, 0, 30),
    ],
)
def test_a_day_may_be_words_a_date_or_a_datetime(extractor: Extractor, published: Any) -> None:
    sheet = extractor.extract(TEXT, published=published)
    assert sheet.date
    assert (sheet.date.value, sheet.date.origin) == ("2021-05-06", "option")
    assert [t.value for t in extractor.times(TEXT, published=published)] == ["2021-05-04"]
    article = factx.Article(TEXT, published=published)
    assert extractor.extract(article).times == sheet.times


def test_an_article_needs_only_its_text(extractor: Extractor) -> None:
    article = factx.Article(text=f"Published: 6 May 2021\n{TEXT}")
    assert article.id == "text"
    assert article.published
    assert article.published.day == "2021-05-06"
    assert extractor.extract(article) == extractor.extract(article.text)
    assert replace(article, id="a") != article == replace(replace(article, id="a"), id="text")
    assert pickle.loads(pickle.dumps(article)) == article
    assert factx.Article(article.text, published=None).published is None


def test_an_article_may_be_given_another_day(extractor: Extractor) -> None:
    article = factx.Article(TEXT, id="a", title="Pact", published="2021-05-06")
    sheet = extractor.extract(article, published="2020-01-02", title="Other")
    assert sheet.date
    assert (sheet.article.id, sheet.article.title, sheet.date.value) == ("a", "Other", "2020-01-02")


def test_a_stream_takes_strings_records_and_articles(extractor: Extractor) -> None:
    record = {"id": "r", "text": TEXT, "published": datetime.date(2021, 5, 6), "title": "Pact"}
    sheets = list(extractor.stream([TEXT, record, factx.Article(TEXT, id="a"), {"text": TEXT}]))
    assert [s.article.id for s in sheets] == ["text-1", "r", "a", "text-4"]
    assert [s.date and s.date.value for s in sheets] == [None, "2021-05-06", None, None]
    assert [s.article.source for s in sheets] == [None] * 4
    assert sheets[1].article.title == "Pact"


BAD: list[Any] = [{"txt": TEXT}, None, b"bytes", {"id": "d", "text": TEXT, "published": "2021-02-30"}]  # fmt: skip


@pytest.mark.parametrize("bad", BAD)
def test_a_bad_article_ends_a_stream_or_is_told_in_its_place(
    extractor: Extractor, bad: Any
) -> None:
    with pytest.raises((TypeError, factx.InputError)):
        list(extractor.stream([TEXT, bad, TEXT]))
    first, failure, last = extractor.stream([TEXT, bad, TEXT], on_error="yield")
    assert isinstance(failure, factx.Failure)
    assert failure.error
    assert failure.id == ("d" if bad is BAD[3] else "text-2")
    assert isinstance(first, factx.Factsheet)
    assert isinstance(last, factx.Factsheet)
    assert last.article.id == "text-3"


def test_a_rule_that_fails_costs_one_article(
    extractor: Extractor, monkeypatch: pytest.MonkeyPatch
) -> None:
    def failing(doc: Any) -> Any:
        if "Peru" in doc.text:
            raise ZeroDivisionError("no such pact")
        return iter(())

    monkeypatch.setattr("factx.extractor.RULES", (failing,))
    texts = [TEXT, "Peru spoke.", TEXT]
    with pytest.raises(ZeroDivisionError):
        list(extractor.stream(texts))
    first, failure, last = extractor.stream(texts, on_error="yield")
    assert isinstance(failure, factx.Failure)
    assert (failure.id, failure.error_type) == ("text-2", "internal")
    assert "ZeroDivisionError" in failure.error
    assert [first.article.id, last.article.id] == ["text-1", "text-3"]  # type: ignore[union-attr]


@pytest.mark.parametrize(
    ("call", "words"),
    [
        (lambda x: x.extract(None), "must be a str, not None"),
        (lambda x: x.extract(b"text"), r"not bytes: factx.read\(\) decodes"),
        (lambda x: x.times(3), "must be a str, not int"),
        (lambda x: x.extract(TEXT, published=20210506), "published must be .* not int"),
        (lambda x: x.extract(TEXT, published=b"2021-05-06"), "published must be .* not bytes"),
        (lambda x: x.stream(TEXT).__next__(), r"not one str: extract\(\) takes one"),
        (lambda x: x.stream({"text": TEXT}).__next__(), "not one dict"),
        (lambda x: next(x.stream([3])), "text-1: an article must be .* not int"),
        (lambda _: factx.Article(None), "must be a str, not None"),
        (lambda _: factx.Article(TEXT, published=3), "published must be .* not int"),
        (
            lambda _: next(factx.read(None)),
            r"read\(\) takes a path, bytes or an open file, not None",
        ),
    ],
)
def test_what_cannot_be_meant_gets_a_sentence(extractor: Extractor, call: Any, words: str) -> None:
    with pytest.raises(TypeError, match=words):
        call(extractor)


def test_what_on_error_may_be_is_told(extractor: Extractor) -> None:
    with pytest.raises(ValueError, match="'raise' or 'yield', not 'skip'"):
        next(extractor.stream([TEXT], on_error="skip"))  # type: ignore[call-overload]


def test_every_public_name_is_there_with_words() -> None:
    for name in factx.__all__:
        found = getattr(factx, name)
        assert found.__doc__, name
    assert {*factx.__all__} <= {*dir(factx)}


def test_the_package_is_a_program() -> None:
    done = subprocess.run(
        [sys.executable, "-m", "factx", "--version"], capture_output=True, text=True
    )
    assert done.stdout == f"factx, version {factx.__version__}\n"
