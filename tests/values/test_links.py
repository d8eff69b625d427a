"""Names -> Wikidata and ISO: what is linked, and what is not."""

from __future__ import annotations

import re

import pytest

import factx
from factx.tables import bodies, raw


@pytest.mark.parametrize(
    ("name", "country", "qid"),
    [
        ("Japan", None, "Q17"),
        ("japan", None, "Q17"),
        ("JP", None, "Q17"),
        ("Soviet Union", None, "Q15180"),
        ("East Germany", None, "Q16957"),
        ("U.N.", None, "Q1065"),
        ("NATO", None, "Q7184"),
        ("Defense Department", None, "Q11209"),
        ("Pentagon", "United States", "Q11209"),
        ("Ministry of Justice", "United Kingdom", "Q2983190"),
        ("Ministry of Justice", "GB", "Q2983190"),
        ("UN Security Council", "United Nations", "Q37470"),
    ],
)
def test_a_known_name_is_linked(name: str, country: str | None, qid: str) -> None:
    assert factx.link(name, country).qid == qid


@pytest.mark.parametrize(
    ("name", "country", "reason"),
    [
        ("Ministry of Justice", None, "ambiguous"),
        ("Ministry of Justice", "Peru", "not in the tables of Peru"),
        ("Treasury", None, "ambiguous"),
        ("Ministry of Plenty", None, "not in the tables"),
        ("Defense Department", "Peru", "not in the tables"),
        ("Defense Department", "Atlantis", "not in the tables"),
        ("Environmental Protection Agency", "US", "no confirmed Wikidata item"),
        ("", None, "not in the tables"),
    ],
)
def test_null_with_a_reason_rather_than_a_guess(
    name: str, country: str | None, reason: str
) -> None:
    found = factx.link(name, country)
    assert found.qid is None
    assert reason in found.reason


def test_every_country_has_its_own_item_and_alpha3() -> None:
    rows = raw("qids")["countries"]
    assert rows.keys() == raw("countries").keys()
    assert len({row["qid"] for row in rows.values()}) == len(rows) >= 249
    assert len({row["alpha3"] for row in rows.values()}) == len(rows)


def test_every_item_is_of_a_row_and_written_as_wikidata_does() -> None:
    table = raw("qids")
    items = [
        *table["organisations"].values(),
        *(q for s in table["agencies"].values() for q in s.values()),
    ]
    assert all(re.fullmatch(r"Q[1-9]\d*", qid) for qid in items)
    assert table["organisations"].keys() <= raw("organisations").keys()
    known = {row.name for rows in bodies().values() for row in rows}
    assert {name for section in table["agencies"].values() for name in section} <= known


def test_no_two_organisations_share_an_item() -> None:
    items = list(raw("qids")["organisations"].values())
    assert len(set(items)) == len(items)
