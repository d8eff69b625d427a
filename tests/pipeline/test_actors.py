"""The component that marks actors."""

from __future__ import annotations

import spacy

from factx.pipeline.actors import _forms, _written


def test_forms_are_cut_as_the_tokenizer_cuts_them():
    nlp = spacy.blank("en")
    forms = [variant for form in _forms() for variant in (form, form.upper())]
    assert len(forms) > 1000
    assert [f for f in forms if [t.text for t in _written(nlp, f)] != [t.text for t in nlp.make_doc(f)]] == []
