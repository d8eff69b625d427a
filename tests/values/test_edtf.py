"""TIMEX3 -> EDTF and words."""

from __future__ import annotations

import pytest
from edtf import parse_edtf

from factx import Extractor
from factx.values.edtf import GRAMMAR, edtf
from factx.values.human import human

CASES = [
    ("2020", None, None, None, "2020", "2020"),
    ("2020-12", "APPROX", None, None, "2020-12~", "about Dec 2020"),
    ("2020-05-19", None, None, None, "2020-05-19", "19 May 2020"),
    ("199", None, None, None, "199X", "1990s"),
    ("19", None, None, None, "19XX", "20th century"),
    ("20", None, None, None, "20XX", "21st century"),
    ("2020-SU", None, None, None, "2020-22", "summer 2020"),
    ("2020-Q3", None, None, None, "2020-35", "Q3 2020"),
    ("2020-H1", None, None, None, "2020-40", "first half of 2020"),
    ("2020-05", "ON_OR_AFTER", "2020-05-01", None, "2020-05/..", "from May 2020 on"),
    ("2030", "ON_OR_BEFORE", None, "2030-12-31", "../2030", "by 2030"),
    ("2030", "BEFORE", None, "2029-12-31", "../2029", "before 2030"),
    ("2020-05-19", "AFTER", "2020-05-20", None, "2020-05-20/..", "after 19 May 2020"),
    ("2020", "END", "2020-10-01", None, "2020-10/..", "late 2020"),
    ("2020", "START", "2020-01-01", "2020-03-31", "2020-01/2020-03", "early 2020"),
    ("2020-02", "MID", "2020-02-11", "2020-02-20", "2020-02-11/2020-02-20", "mid-Feb 2020"),
    ("2005-W48", None, "2005-11-28", "2005-12-04", "2005-11-28/2005-12-04", "week of 28 Nov 2005"),
    ("2005-W48-WE", None, "2005-12-03", "2005-12-04", "2005-12-03/2005-12-04", "weekend of 3 Dec 2005"),
    ("1992/1996", None, "1992-01-01", "1996-12-31", "1992/1996", "1992 to 1996"),
    ("2024-02-22TAF", None, "2024-02-22", "2024-02-22", "2024-02-22", "22 Feb 2024, afternoon"),
    ("2024-02-22T09:30", None, "2024-02-22", "2024-02-22", "2024-02-22T09:30:00", "22 Feb 2024, 09:30"),
    ("2024-02-22T09:30", "APPROX", "2024-02-22", "2024-02-22", "2024-02-22T09:30:00", "about 22 Feb 2024, 09:30"),
    ("XXXX-12", None, None, None, "XXXX-12", "Dec"),
    ("XXXX-03-11", None, None, None, "XXXX-03-11", "11 Mar"),
    ("XXXX", None, None, None, None, "XXXX"),
    ("XXXX-WXX-1", None, None, None, None, "XXXX-WXX-1"),
    ("FUTURE_REF", None, None, None, None, "in the future"),
    ("P20Y", None, "1978-03-05", "1998-03-05", "1978-03-05/1998-03-05", "20 years"),
    ("P2D", "EQUAL_OR_MORE", None, None, None, "at least 2 days"),
    ("PXM", None, None, None, None, "some months"),
    ("PT1H", "LESS_THAN", None, None, None, "less than 1 hour"),
]  # fmt: skip


@pytest.mark.parametrize(("value", "mod", "earliest", "latest", "wanted", "words"), CASES)
def test_edtf_and_words(
    value: str,
    mod: str | None,
    earliest: str | None,
    latest: str | None,
    wanted: str | None,
    words: str,
) -> None:
    found = edtf(value, mod, earliest=earliest, latest=latest)
    assert found == wanted
    assert human(value, mod) == words
    if found:
        assert GRAMMAR.fullmatch(found)
        parse_edtf(found)  # raises on what is no EDTF


@pytest.mark.parametrize(
    "wrong",
    ["2020-13", "2020-W21", "20-05", "2020~-05", "a/b", "2020/2021/2022", "/2020", "..", ""],
)
def test_the_grammar_refuses(wrong: str) -> None:
    assert not GRAMMAR.fullmatch(wrong)


TEXT = """OSLO, May 4, 2021 -- Norway signed a pact in the early 1990s and again last summer. By 2030 it will pay; since 2014,
at the end of next year, around Christmas 2022, on Friday afternoon, in the third quarter, at 9:30 a.m. on May 6, next week, this
weekend, from May 5 to May 9, in the 19th century, for two years, every Monday, before June, after 2018, about March 2019."""


def test_what_is_extracted_is_edtf(extractor: Extractor) -> None:
    found = [time.edtf for time in extractor.times(TEXT)]
    written = [each for each in found if each]
    assert len(written) >= 15
    for each in written:
        assert GRAMMAR.fullmatch(each), each
        parse_edtf(each)
