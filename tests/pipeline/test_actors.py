"""The component that marks actors."""

from __future__ import annotations

from factx.entities.actors.component import _BEGINNING, _forms


def test_every_form_is_found_as_it_stands_in_a_sentence(extractor):
    actors = extractor.nlp.get_pipe("factx_actors")
    forms = [variant for form in _forms() for variant in (form, form.upper())]
    assert len(forms) > 1000
    assert min(map(len, forms)) >= _BEGINNING
    docs = [extractor.nlp.make_doc(f"It said {form} would go.") for form in forms]
    assert [
        form
        for form, doc in zip(forms, docs, strict=True)
        if form not in {span.text for span in actors._written(doc)}
    ] == []


def test_a_form_is_whole_words_and_the_longest_one(extractor):
    sheet = extractor.extract(
        "Envoys of NIGERIA and Papua New Guinea met Omani and Chadian officials; Chadwick was away."
    )
    assert [actor.name for actor in [*sheet.parties, *sheet.mentioned]] == [
        "Nigeria",
        "Papua New Guinea",
        "Oman",
        "Chad",
    ]
