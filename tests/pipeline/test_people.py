"""One key per person, titles and sides tied to it, in any text."""

from __future__ import annotations

import pytest

from factx.entities.persons.groups import Person, people_of


@pytest.fixture(scope="module")
def people(extractor):
    """Text -> its persons by name."""

    def found(text: str) -> dict[str, Person]:
        return {p.name: p for p in people_of(extractor.nlp(text)).values()}

    return found


@pytest.mark.parametrize(
    ("text", "forms"),
    [
        (
            "Premier Omar Diallo spoke. Mr. Diallo smiled, and Diallo left.",
            {"Omar Diallo": ["Omar Diallo", "Diallo", "Diallo"]},
        ),
        (
            "President Xi Yun met President Park Ji-hoon. Xi thanked Park.",
            {"Xi Yun": ["Xi Yun", "Xi"], "Park Ji-hoon": ["Park Ji-hoon", "Park"]},
        ),
        (
            "Minister Ana Ruiz met Minister Pablo Ruiz. Ana Ruiz left first.",
            {"Ana Ruiz": ["Ana Ruiz", "Ana Ruiz"], "Pablo Ruiz": ["Pablo Ruiz"]},
        ),
    ],
    ids=["surname", "family name first", "namesakes"],
)
def test_one_person_for_all_forms_of_a_name(people, text, forms):
    assert {name: [m.text for m in p.mentions] for name, p in people(text).items()} == forms


@pytest.mark.parametrize(
    ("text", "name", "side"),
    [
        ("Swedish Prime Minister Ulf Ek resigned.", "Ulf Ek", "SE"),
        ("Ulf Ek, head of the Swedish delegation, left.", "Ulf Ek", "SE"),
        ("Ambassador Ulf Ek of Sweden spoke in Geneva.", "Ulf Ek", "SE"),
        ("Denmark's envoy to Sweden, Lars Holm, was expelled.", "Lars Holm", "DK"),
        ("Peru closed its border on Monday. President Rosa Vega spoke in Lima.", "Rosa Vega", "PE"),
        ("Economist Rosa Vega spoke in Lima about Peru.", "Rosa Vega", None),
    ],
    ids=[
        "demonym",
        "of a side",
        "of after the name",
        "not the task",
        "discourse",
        "no office of state",
    ],
)
def test_side(people, text, name, side):
    assert people(text)[name].side == side


def test_persons_without_a_title_are_marked_too(extractor):
    doc = extractor.nlp("John Smith met Prime Minister Ulf Ek.")
    assert [
        (s.text, s.label_, bool(people_of(doc)[s.kb_id_].titles)) for s in doc.spans["people"]
    ] == [
        ("John Smith", "person", False),
        ("Ulf Ek", "person", True),
    ]


@pytest.mark.parametrize(
    "text",
    [
        "",
        "President",
        ", President",
        "Lt. Gen.",
        "President Ruiz of",
        "Minister of the",
        "'s",
        "chaired by",
        "co-chair",
        "with Ek in the chair",
        "- led",
    ],
)
def test_nothing_breaks_at_the_ends_of_a_text(extractor, text):
    assert extractor.extract(text).chair is None


def test_titles_and_names_stand_as_in_the_text(extractor):
    (person,) = extractor.extract("Peru’s president, Rosa O’Hara, spoke.").people
    assert (person.name, person.titles) == ("Rosa O’Hara", ["Peru’s president"])
