"""How factsheets show themselves to those who write Python."""

from __future__ import annotations

import json
import re
import sys
from typing import Any

import pytest

import factx
from factx.show.frame import FACTS
from factx.show.rows import COLUMNS
from tests.show.sheets import evidence, sheet, talks


def test_the_repr_is_one_line_that_tells_what_was_found() -> None:
    assert repr(talks()) == str(talks())
    assert repr(talks()).startswith(
        "<Factsheet 'talks': event planned, date 2021-03-02, chair Ana Roe, "
    )
    assert "2 parties" in repr(talks())
    assert len(repr(talks())) < 200
    assert repr(sheet("Nothing.")) == "<Factsheet 'hand': no facts>"


def test_a_notebook_gets_small_escaped_html() -> None:
    text = "<script>alert(1)</script> & Chad met."
    found = sheet(
        text, topics=[{"text": text[:25], "evidence": [evidence(text, text[:25])], "why": "t"}]
    )
    html = found._repr_html_()
    assert "<script" not in html
    assert "&lt;script&gt;alert(1)&lt;/script&gt;" in html
    assert "prefers-color-scheme:dark" in html
    assert len(talks()._repr_html_()) < 5000
    for words in ("Ana Roe", "Chad", "Parties", "2 Mar 2021", "planned"):
        assert words in talks()._repr_html_()
    assert "No facts were found" in sheet("Nothing.")._repr_html_()
    assert talks().without_text()._repr_html_() == talks()._repr_html_()


def test_html_is_balanced() -> None:
    html = re.sub(r"<style>.*?</style>|<br>", "", talks()._repr_html_())
    opened: list[str] = []
    for closing, tag in re.findall(r"<(/?)(\w+)", html):
        if closing:
            assert opened.pop() == tag
        else:
            opened.append(tag)
    assert opened == []


def test_pages_of_one_and_of_many() -> None:
    assert talks().to_html() == factx.to_page([talks()], title="talks")
    assert "Find an article" in factx.to_page(iter([talks(), talks(id="b")]), title="All")
    with pytest.raises(factx.InputError, match="does not carry"):
        talks().without_text().to_html()


def test_flat_is_one_row_a_fact() -> None:
    rows = talks().flat()
    assert all(list(row) == list(COLUMNS) for row in rows)
    assert [row["name"] for row in rows if row["fact"] == "party"] == ["Chad", "Peru"]
    json.dumps(rows)


def test_a_frame_has_real_dtypes() -> None:
    frame = factx.to_frame([talks(), talks(id="b")], fact="timeline")
    assert list(frame["article_id"].unique()) == ["talks", "b"]
    assert str(frame["earliest"].dtype) == "datetime64[s]"
    assert str(frame["quote_start"].dtype) == "Int64"
    assert str(frame["status"].dtype) == "category"
    assert str(frame["confidence"].dtype) == "float64"
    assert str(frame["text"].dtype).startswith("str")
    assert "acronym" not in frame.columns
    assert (frame["latest"] - frame["earliest"]).dropna().dt.days.tolist() == [30, 30]


@pytest.mark.parametrize("fact", [None, "article", *FACTS])
def test_every_fact_has_a_frame_with_the_same_columns_when_it_is_empty(fact: Any) -> None:
    full, empty = (factx.to_frame(s, fact=fact) for s in ([talks()], []))
    assert list(full.columns) == list(empty.columns)
    assert len(empty) == 0
    found = talks().model_dump()[fact] if fact in FACTS else [talks()]
    assert (len(full) > 0) == bool(found)


def test_days_far_away_and_open_ends_fit_in_a_frame() -> None:
    when = {"text": "in 9999", "type": "DATE", "value": "9999", "latest": "9999-12-31"}
    e = {"start": 0, "end": 4, "text": "Chad"}
    entry = {"when": when, "event": "Chad met", "status": "planned", "evidence": [e], "why": "t"}
    frame = factx.to_frame([sheet("Chad met.", timeline=[entry])], fact="timeline")
    assert frame["latest"][0].year == 9999
    assert frame["earliest"].isna()[0]


def test_an_unknown_fact_and_a_missing_pandas_are_told(monkeypatch: pytest.MonkeyPatch) -> None:
    with pytest.raises(factx.InputError, match="no such fact: 'weather'") as raised:
        factx.to_frame([], fact="weather")
    assert "timeline" in raised.value.hint
    monkeypatch.setitem(sys.modules, "pandas", None)
    with pytest.raises(factx.SetupError, match="needs pandas") as missing:
        factx.to_frame([], fact="timeline")
    assert "pip install 'factx[pandas]'" in missing.value.hint
