"""Factsheets -> one self-contained HTML page: the article with its facts marked, fact cards, a timeline picture.

No network, no inline handlers, everything escaped by Jinja2; a Content-Security-Policy allows only the page's own
style and script, by their hashes.
"""

from __future__ import annotations

import base64
import hashlib
import re
from collections import Counter
from collections.abc import Sequence
from importlib import resources
from typing import Any

from factx.errors import InputError, extra_missing
from factx.schema import Entry, Factsheet
from factx.show.chart.figure import figure, vague
from factx.show.chart.figure import style as chart_style
from factx.show.chart.layout import Item
from factx.show.dates import day_words
from factx.show.page.cards import Card, cards, quotes
from factx.show.page.marks import segments
from factx.show.words import one_line
from factx.tables import rules

#: What is marked in the text, in the order of the legend; of facts over the same words the first gives the colour.
KINDS = {
    "chair": "Chair",
    "people": "People",
    "agencies": "Agencies",
    "parties": "Parties",
    "mentioned": "Mentioned",
    "timeline": "Timeline",
    "topics": "Topics",
    "event": "Event",
    "date": "Date",
}


#: Entries of the joint graphic, and values of a filter, at most.
MOST = 200


#: The sections of an article's facts, in order.
HEADINGS = {
    "event": "Central event",
    "parties": "Parties",
    "chair": "Chair",
    "topics": "Topics",
    "timeline": "Timeline",
    "people": "People",
    "agencies": "Agencies without affiliation",
    "mentioned": "Mentioned",
    "date": "Publication date",
}


def page(sheets: Sequence[Factsheet], *, title: str = "factx") -> str:
    """One HTML document for one article or many (then with an index and a search field).

    Every factsheet must carry its article's text. Raises InputError when one does not, SetupError without Jinja2.
    """
    try:
        import jinja2
        from markupsafe import Markup
    except ImportError as error:
        raise extra_missing(error, what="an HTML page", package="jinja2", extra="page") from None
    for sheet in sheets:
        if sheet.article.text is None:
            raise InputError(
                f"the factsheet of {sheet.article.id!r} does not carry its article's text",
                hint="extract again with --with-text",
            )
    folder = resources.files(__name__)
    style, script = (
        (folder / name).read_text(encoding="utf-8") for name in ("page.css", "page.js")
    )
    environment = jinja2.Environment(
        autoescape=True, trim_blocks=True, lstrip_blocks=True, undefined=jinja2.StrictUndefined
    )
    style += chart_style()
    template = environment.from_string((folder / "page.html.j2").read_text(encoding="utf-8"))
    views = [_view(i, sheet, Markup) for i, sheet in enumerate(sheets)]
    return template.render(
        title=title,
        kinds=KINDS,
        headings=HEADINGS,
        day_words=day_words,
        style=Markup(style),
        script=Markup(script),
        style_hash=hash_of(style),
        script_hash=hash_of(script),
        views=views,
        joint=Markup(_joint(sheets, views)) if len(views) > 1 else "",
        choices=_choices(views),
        reasons=rules(),
        quotes=quotes,
        paragraphs=_paragraphs,
        generator=sheets[0].generator if sheets else None,
    )


def _view(number: int, sheet: Factsheet, markup: Any) -> dict[str, Any]:
    found = cards(sheet, prefix=f"a{number}")
    published = [sheet.date.value] if sheet.date else []
    return {
        "id": f"a{number}",
        "sheet": sheet,
        "heading": heading(sheet),
        "cards": found,
        "segments": segments(sheet.article.text or "", found, list(KINDS)),
        "figure": markup(figure(_items(sheet, found), published, name=f"a{number}")),
        "facets": _facets(sheet),
    }


def heading(sheet: Factsheet) -> str:
    """The title of an article, else its central event, else its id."""
    if sheet.article.title:
        return sheet.article.title
    return sheet.event.text if sheet.event else sheet.article.id


def _paragraphs(text: str) -> list[tuple[str, bool]]:
    """A stretch of text cut behind its line breaks; True where room belongs after the piece."""
    pieces = re.findall(r"[^\n]*\n+|[^\n]+", text)
    return [(piece, piece.endswith("\n")) for piece in pieces]


def _items(sheet: Factsheet, found: list[Card], lane: str = "") -> list[Item]:
    """What the graphic draws of a timeline; each leads to the card of its entry."""
    entries = [card for card in found if card.kind == "timeline"]
    return [_item(e, card, lane) for e, card in zip(sheet.timeline, entries, strict=True)]


def _item(entry: Entry, card: Card, lane: str) -> Item:
    return Item(
        id=card.id,
        label=one_line(entry.event),
        status=str(entry.status),
        earliest=entry.when.earliest,
        latest=entry.when.latest,
        lane=lane,
        vague=vague(entry.when),
        title=f"{one_line(entry.when.text)}: {one_line(entry.event)} ({entry.status})",
    )


def _joint(sheets: Sequence[Factsheet], views: list[dict[str, Any]]) -> str:
    """The timelines of all articles as one graphic."""
    items = [i for s, v in zip(sheets, views, strict=True) for i in _items(s, v["cards"])]
    dated = sorted(items, key=lambda i: (i.earliest or i.latest or "9999", i.latest or "9999"))
    days = [sheet.date.value for sheet in sheets if sheet.date]
    return figure(dated[:MOST], days, name="all")


def _facets(sheet: Factsheet) -> dict[str, list[str]]:
    """By what the index can be filtered."""
    actors = [*sheet.parties, *sheet.mentioned]
    return {
        "country": [p.name for p in actors if p.kind in ("country", "bloc")],
        "person": [p.name for p in sheet.people],
        "agency": [a.name for a in sheet.agencies],
        "status": [str(sheet.event.status)] if sheet.event else [],
    }


def _choices(views: list[dict[str, Any]]) -> dict[str, list[str]]:
    """The values of every filter, those of most articles first, at most ``MOST``."""
    found = {}
    for facet in ("country", "person", "agency", "status"):
        counts = Counter(value for view in views for value in dict.fromkeys(view["facets"][facet]))
        found[facet] = sorted(counts, key=lambda value: (-counts[value], value))[:MOST]
    return found


def hash_of(text: str) -> str:
    return "sha256-" + base64.b64encode(hashlib.sha256(text.encode("utf-8")).digest()).decode(
        "ascii"
    )
