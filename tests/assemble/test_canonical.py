"""Canonical ids and EDTF are filled in, and left null where the tables do not know."""

from __future__ import annotations

from factx import Extractor
from factx.assemble import canonical
from tests.show.sheets import evidence, sheet

TEXT = "OSLO, May 4, 2021 -- Norway's Ministry of Trolls and the UN Security Council will meet in June 2021 with NATO."


def test_the_facts_of_an_article_are_linked(extractor: Extractor) -> None:
    found = extractor.extract(TEXT)
    actors = {p.name: (p.qid, p.alpha3, p.code) for p in [*found.parties, *found.mentioned]}
    assert actors["Norway"] == ("Q20", "NOR", "NO")
    assert actors["NATO"] == ("Q7184", None, None)
    agencies = {a.name: a.qid for a in found.agencies}
    assert agencies["UN Security Council"] == "Q37470"
    assert agencies["Ministry of Trolls"] is None
    assert "2021-06" in {t.edtf for t in found.times}


def test_a_company_with_the_name_of_a_country_is_not_linked() -> None:
    words = [evidence("Jordan won", "Jordan")]
    party = {"name": "Jordan", "kind": "company", "evidence": words, "why": "x"}
    assert canonical(sheet("Jordan won", parties=[party])).parties[0].qid is None


def test_an_agency_of_another_side_is_not_linked() -> None:
    text = "Chad's Ministry of Justice"
    found = canonical(
        sheet(
            text,
            parties=[{"name": "Chad", "kind": "country", "evidence": [evidence(text, "Chad")], "why": "x"}],
            agencies=[
                {"name": "Ministry of Justice", "party": side, "role": "participant", "why": "x",
                 "evidence": [evidence(text, "Ministry of Justice")]}
                for side in ("Chad", None)
            ],
        )
    )  # fmt: skip
    assert [a.qid for a in found.agencies] == [None, None]
