"""The publication day of pages: metadata, a head's ``<time>`` or by-line, a dateline; nothing else."""

from __future__ import annotations

import pytest

from factx.read import html
from factx.read.options import Options

BODY = (
    "<p>{lead}Norway's Fisheries Ministry and Peru's Ministry of Production signed a squid pact on Monday, officials said.</p>"
    "<p>Minister Rosa Pinto said that the old accord had failed, and that ships had waited for too long in the port.</p>"
    "<p>The two sides will meet again next month to discuss squid quotas and port fees, the ministries said in a statement.</p>"
)


def page(
    *, head: str = "", before: str = "", under: str = "", lead: str = "", after: str = ""
) -> str:
    return (
        f"<!DOCTYPE html><html><head><title>Squid pact signed</title>{head}</head><body>{before}<article>"
        f"<h1>Squid pact signed</h1>{under}{BODY.format(lead=lead)}</article>{after}</body></html>"
    )


LINKED = '<script type="application/ld+json">{}</script>'


@pytest.mark.parametrize(
    ("given", "origin"),
    [
        ({"head": '<meta property="article:published_time" content="2021-03-04T00:30:00+09:00">'}, "html-metadata"),
        ({"head": '<meta name="article:published_time" content="1614852000">'}, "html-metadata"),
        ({"head": "<meta name=publish-date content='Thu, 04 Mar 2021 07:36:07 +0530'>"}, "html-metadata"),
        ({"head": LINKED.format('{"@type":"NewsArticle","datePublished":"2021-03-04T23:30:00-04:00","dateModified":"2021-05"}')},
         "html-metadata"),
        ({"head": LINKED.format('{"@type":"WebSite","datePublished":"2011-01-01"}')
          + LINKED.format('{"@graph":[{"@type":"NewsArticle","datePublished":"2021-03-04"}]}')}, "html-metadata"),
        ({"head": '<link rel="canonical" href="https://n.example/2021/03/04/squid-pact">'}, "html-metadata"),
        ({"under": '<time datetime="2021-03-04T08:00Z">Thursday</time>'}, "html-byline"),
        ({"before": '<time class="date">4 March 2021</time>'}, "html-byline"),
        ({"before": '<div class="published">Published 25/02/2021 14:05</div>', "under": ""}, "html-byline"),
        ({"under": '<p class="byline">By Rosa Pinto, 4 March 2021</p>'}, "html-byline"),
        ({"lead": "BERGEN, March 4, 2021 (NWA) -- "}, "html-dateline"),
    ],
)  # fmt: skip
def test_pages_that_state_their_day(given: dict[str, str], origin: str) -> None:
    article = html.article(page(**given), id="a")
    assert article.published
    assert article.published.origin == origin
    assert article.published.day in ("2021-03-04", "2021-02-25")
    if origin == "html-dateline":
        assert article.published.span
        assert article.text[slice(*article.published.span)] == "March 4, 2021"


@pytest.mark.parametrize(
    "given",
    [
        {"head": '<meta property="og:image" content="https://c.example/2016/7/4/port.jpg">'},
        {"head": '<link rel="canonical" href="https://n.example/2021/03/squid-pact">'},
        {"head": '<meta property="article:modified_time" content="2021-09-15T10:00:00Z">'},
        {"head": '<meta name="date" content="03/08/2021">'},
        {"head": '<script>var promo={"expires":"2031-01-31"};</script>'},
        {"after": "<footer>Copyright 2019-2024. Last crawled 2024-03-01</footer>"},
        {"after": '<section id="comments"><p>Jo, 14 January 2023: nice</p></section>'},
        {"after": '<p class="cookies">Cookie policy updated 01.02.2020</p>'},
        {"before": '<header><div class="current-date">Tuesday, 3 June 2025</div></header>'},
        {"before": '<aside><time datetime="2019-01-02">2 January 2019</time></aside>'},
        {"under": '<div class="related"><time datetime="2019-01-02">2 January 2019</time></div>'},
        {"under": '<span class="date">Yesterday, 14:05</span>'},
        {"lead": "Call 2011-12-13 for a ticket. "},
        {},
    ],
)
def test_pages_that_state_none(given: dict[str, str]) -> None:
    assert html.article(page(**given), id="a").published is None


def test_an_order_settles_numbers() -> None:
    given = page(head='<meta name="date" content="03/08/2021">')
    article = html.article(given, id="a", options=Options(date_order="dmy"))
    assert article.published
    assert article.published.day == "2021-08-03"


def test_a_by_line_that_contradicts_the_metadata_is_noted() -> None:
    given = page(
        head='<meta property="article:published_time" content="2021-03-04">',
        under='<time datetime="2021-03-01">1 March 2021</time>',
    )
    article = html.article(given, id="a")
    assert article.published
    assert article.published.day == "2021-03-04"
    assert any("2021-03-01" in note for note in article.notes)
