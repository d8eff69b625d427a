"""The page as text: all escaped, the whole article there, every fact marked. Behaviour: test_page_browser.py."""

from __future__ import annotations

import html
import re

import pytest

from factx.errors import InputError
from factx.show.page import page
from factx.show.page.cards import cards, every
from factx.show.page.marks import segments
from tests.show.sheets import evidence, sheet, talks

pytest.importorskip("jinja2")

ORDER = [
    "chair",
    "people",
    "agencies",
    "parties",
    "mentioned",
    "timeline",
    "topics",
    "event",
    "date",
]


def test_the_article_is_whole_and_in_order():
    shown = re.search(r'<div class="prose">(.*?)</div></section>', page([talks()]), re.S)
    assert shown
    assert html.unescape(re.sub(r"<[^>]+>", "", shown.group(1))) == talks().article.text


def test_every_fact_is_a_card_and_every_card_is_marked():
    made = page([talks()])
    for card in every(cards(talks(), prefix="a0")):
        assert made.count(f'id="{card.id}"') == 1
        assert re.search(rf'data-f="[^"]*\b{card.id}\b', made)


def test_agencies_stand_under_their_side():
    peru = next(card for card in cards(talks(), prefix="a0") if card.head == "Peru")
    assert [card.head for card in peru.under] == ["Mines Ministry"]


def test_overlapping_evidence_is_cut_at_every_edge():
    text = "abcdef"
    facts = {
        "topics": [
            {"text": t, "evidence": [evidence(text, t)], "why": "x"} for t in ("abcd", "cdef", "cd")
        ],
    }
    cut = segments(text, cards(sheet(text, **facts), prefix="a"), ORDER)
    assert [(s.text, len(s.ids.split())) for s in cut] == [("ab", 1), ("cd", 3), ("ef", 1)]


@pytest.mark.parametrize(
    "evil",
    [
        "<script>alert(1)</script>",
        '"><img src=x onerror=alert(1)>',
        "</script><b>",
        "{{ 7*7 }}",
        "\u202eright to left",
    ],
)
def test_hostile_text_stays_text(evil):
    text = f"Chad said {evil} and left."
    made = page(
        [
            sheet(
                text,
                id=evil,
                topics=[{"text": evil, "evidence": [evidence(text, evil)], "why": evil}],
            )
        ]
    )
    assert made.count("<script>") == 1
    assert made.count("</script>") == 1
    assert "<img" not in made
    assert html.escape(evil, quote=False) in made.replace("&#34;", '"').replace("&#39;", "'")


def test_nothing_is_fetched_from_elsewhere():
    made = page([talks(), talks(id="other")])
    assert not re.search(r"""(?:src|href)=["'](?!#|data:,)""", made)
    assert "default-src 'none'" in made


def test_the_graphic_leads_to_the_cards_of_the_timeline():
    made = page([talks()])
    entries = [c for c in cards(talks(), prefix="a0") if c.kind == "timeline"]
    assert [made.count(f'href="#{card.id}"') for card in entries] == [2, 2], "wide and narrow"


def test_an_entry_without_a_window_is_listed_and_not_drawn():
    bare = talks()
    when = {"text": "one day", "type": "DATE", "value": "FUTURE_REF"}
    entry = {
        "when": when,
        "event": "talks",
        "status": "possible",
        "evidence": [evidence(bare.article.text, "talks")],
        "why": "x",
    }
    made = page([sheet(bare.article.text, timeline=[entry])])
    assert made.count('id="a0-1"') == 1
    assert "undated" in made
    assert '<figure class="graphic">' not in made


def test_without_a_publication_day_none_is_drawn():
    undated = talks().model_copy(update={"date": None})
    assert '<path class="published' in page([talks()])
    assert '<path class="published' not in page([undated])


def test_the_heading_is_the_title_or_the_central_event():
    assert ">plan talks on copper</h2>" in page([talks()])
    named = talks().model_copy(
        update={"article": talks().article.model_copy(update={"title": "Copper <talks>"})}
    )
    assert ">Copper &lt;talks&gt;</h2>" in page([named])


@pytest.mark.parametrize(
    ("url", "linked"), [("https://news.test/1", True), ("javascript:alert(1)", False)]
)
def test_only_web_addresses_are_linked(url, linked):
    told = talks().model_copy(update={"article": talks().article.model_copy(update={"url": url})})
    assert (f'href="{url}"' in page([told])) is linked
    assert ("javascript:" in page([told])) is False


def test_a_chair_is_not_repeated_among_the_people():
    kinds = [c.kind for c in cards(talks(), prefix="a0") if c.head == "Ana Roe"]
    assert kinds == ["chair"]


def test_equal_quotes_are_told_once_with_their_number():
    text = "Chad, Chad and Chad met."
    places = [{"start": i, "end": i + 4, "text": "Chad"} for i in (0, 6, 15)]
    party = {"name": "Chad", "kind": "country", "evidence": places, "why": "party.subject"}
    made = page([sheet(text, parties=[party])])
    assert "<q>Chad</q> ×3" in made
    assert "party.subject</code>" in made


def test_nested_evidence_is_coloured_by_one_fact_and_underlined_by_the_next():
    text = "Chad plans talks"
    parties = [
        {"name": "Chad", "kind": "country", "evidence": [evidence(text, "Chad")], "why": "x"}
    ]
    told = sheet(
        text,
        parties=parties,
        event={"text": text, "status": "planned", "evidence": [evidence(text, text)]},
    )
    cut = segments(text, cards(told, prefix="a"), ORDER)
    assert [(s.text, s.kind, s.under) for s in cut] == [
        ("Chad", "parties", "event"),
        (" plans talks", "event", ""),
    ]


def test_a_sheet_without_text_says_what_to_do():
    with pytest.raises(InputError, match="does not carry") as raised:
        page([talks().without_text()])
    assert "--with-text" in raised.value.hint
