"""TimeML: well-formed XML whose text is the article's, with every time tagged."""

from __future__ import annotations

import xml.etree.ElementTree as ET

import pytest

from factx.errors import InputError
from factx.show.timeml import timeml

TEXT = 'Smith & Sons <b> said "yes" on Tuesday.\nIt closes by 2030.'


def test_the_text_comes_back(extractor):
    root = ET.fromstring(timeml(extractor.extract(TEXT, published="2020-05-20", id="a&b")).encode())
    assert "".join(root.find("TEXT").itertext()) == TEXT
    assert root.findtext("DOCID") == "a&b"


def test_every_time_is_tagged_with_type_value_mod_and_anchor(extractor):
    root = ET.fromstring(timeml(extractor.extract(TEXT, published="2020-05-20")).encode())
    tags = [(t.text, t.attrib) for t in root.find("TEXT").iter("TIMEX3")]
    assert tags == [
        (
            "Tuesday",
            {
                "tid": "t1",
                "type": "DATE",
                "value": "2020-05-19",
                "temporalFunction": "true",
                "anchorTimeID": "t0",
            },
        ),
        ("2030", {"tid": "t2", "type": "DATE", "value": "2030", "mod": "ON_OR_BEFORE"}),
    ]


def test_the_publication_day_is_the_creation_time(extractor):
    sheet = extractor.extract(TEXT, published="2020-05-20")
    assert (
        ET.fromstring(timeml(sheet).encode()).find("DCT/TIMEX3").attrib["functionInDocument"]
        == "CREATION_TIME"
    )
    assert ET.fromstring(timeml(extractor.extract(TEXT)).encode()).find("DCT") is None


def test_characters_that_xml_cannot_hold_become_blanks(extractor):
    text = "He left\x00 in\x0b 2019."
    root = ET.fromstring(timeml(extractor.extract(text)).encode())
    assert "".join(root.find("TEXT").itertext()) == "He left  in  2019."


def test_a_sheet_without_its_text_is_refused(extractor):
    with pytest.raises(InputError, match="needs the article's text"):
        timeml(extractor.extract(TEXT).without_text())
