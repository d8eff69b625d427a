"""The tables of actors: every form means one actor, forms resolve both ways, traps stay shut."""

from __future__ import annotations

from collections import defaultdict

import pytest

from factx import tables
from factx.extractor import Extractor

ISO_COUNTRIES = 249
#: Territories that have no government of their own: known by their full names only.
NO_GOVERNMENT = {
    "AQ",
    "BQ",
    "BV",
    "CC",
    "CX",
    "GS",
    "HM",
    "IO",
    "NF",
    "PN",
    "SJ",
    "TF",
    "TK",
    "UM",
    "WF",
}


def test_every_country_has_a_row() -> None:
    codes = {row.code for row in tables.actors().values() if row.kind == "country"}
    assert {"XK", "TW", "PS", "HK", "SU", "YU", "CS", "DD"} <= codes
    assert len(codes - {"XK", "SU", "YU", "CS", "DD"}) == ISO_COUNTRIES


def test_territories_without_government_have_full_names_only() -> None:
    rows = [row for row in tables.actors().values() if row.code in NO_GOVERNMENT]
    assert {row.code for row in rows} == NO_GOVERNMENT
    assert not [row for row in rows if row.demonyms or row.capitals or row.seats or row.prefixes]


def test_tables_share_no_key() -> None:
    keys = [key for name in ("countries", "organisations", "groups") for key in tables.raw(name)]
    assert len(keys) == len(set(keys)) == len(tables.actors())


def test_a_form_means_one_actor() -> None:
    owners = defaultdict(set)
    for key, row in tables.actors().items():
        for form in (*row.names, *row.demonyms, *row.prefixes, *row.capitals, *row.seats):
            owners[form].add(key)
    assert {form: keys for form, keys in owners.items() if len(keys) > 1} == {}


@pytest.mark.parametrize(
    ("form", "code"),
    [
        ("the U.S.", "US"), ("Britain", "GB"), ("the DPRK", "KP"), ("the ROK", "KR"), ("S. Korea", "KR"), ("the PRC", "CN"),
        ("Chinese Taipei", "TW"), ("Burma", "MM"), ("Zaire", "CD"), ("Congo", "CD"), ("Congo-Brazzaville", "CG"), ("Niger", "NE"),
        ("Nigeria", "NG"), ("Guinea", "GN"), ("Equatorial Guinea", "GQ"), ("Guinea-Bissau", "GW"), ("Papua New Guinea", "PG"),
        ("Dominica", "DM"), ("the Dominican Republic", "DO"), ("Georgia", "GE"), ("Jordan", "JO"),
        ("Chad", "TD"), ("Turkey", "TR"), ("Kosovo", "XK"), ("the Soviet Union", "SU"), ("the Kremlin", "RU"), ("the EU", "EU"),
        ("Ivory Coast", "CI"),
    ],
)  # fmt: skip
def test_a_form_in_a_sentence(extractor: Extractor, form: str, code: str) -> None:
    sheet = extractor.extract(f"Leaders of {form} signed a treaty on trade in fish on Monday.")
    assert [party.code for party in sheet.parties] == [code]


@pytest.mark.parametrize(
    "text",
    [
        "Michael Jordan bought a share of the club on Monday.",
        "American Airlines cut its forecast for the whole year.",
        "Heavy snow fell across New England on Monday night.",
        "The farmers sold turkey and chicken at the market on Monday.",
        "Oil leaked into the Gulf of Mexico for the third day.",
    ],
)
def test_traps(extractor: Extractor, text: str) -> None:
    sheet = extractor.extract(text)
    assert [actor.code for actor in (*sheet.parties, *sheet.mentioned) if actor.code] == []


def test_the_bank_of_a_country_stands_for_it(extractor: Extractor) -> None:
    sheet = extractor.extract("The Bank of Japan raised its interest rate on Friday.")
    assert [party.name for party in sheet.parties] == ["Japan"]


def test_georgia_is_a_state_beside_its_neighbours(extractor: Extractor) -> None:
    sheet = extractor.extract("The governor of Georgia signed the bill in Atlanta on Monday.")
    assert "GE" not in {actor.code for actor in (*sheet.parties, *sheet.mentioned)}
