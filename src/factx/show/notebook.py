"""A factsheet in a notebook: its facts as cards, small, without script, in the colours of a light or a dark notebook."""

from __future__ import annotations

from collections.abc import Iterable
from html import escape

from factx.schema import Factsheet
from factx.show.dates import day_words
from factx.show.page import HEADINGS, heading, page
from factx.show.page.cards import Card, cards
from factx.show.words import one_line

_DARK = "--ink:#e9e7e2;--soft:#a9adb6;--line:#4a4f59;--card:#1e2126;"
_STYLE = (
    ".factx{--ink:#1d1f24;--soft:#5b606b;--line:#dcd9d1;--card:#fff;color:var(--ink);background:var(--card);"
    "border:1px solid var(--line);border-radius:6px;padding:.6em .9em;max-width:60em;font:14px/1.45 system-ui,sans-serif;"
    "overflow-wrap:anywhere}"
    f"@media(prefers-color-scheme:dark){{.factx{{{_DARK}}}}}"
    f"[data-jp-theme-light=false] .factx,.vscode-dark .factx,[theme=dark] .factx{{{_DARK}}}"
    "[data-jp-theme-light=true] .factx,.vscode-light .factx{--ink:#1d1f24;--soft:#5b606b;--line:#dcd9d1;--card:#fff}"
    ".factx b{font-weight:600}.factx small{color:var(--soft);font-size:.87em}"
    ".factx dl{display:grid;grid-template-columns:max-content 1fr;gap:.35em 1em;margin:.5em 0 0}"
    ".factx dt{color:var(--soft);margin:0;font-weight:400}.factx dd{margin:0}"
    ".factx ul{list-style:none;margin:0;padding:0}.factx li{margin:0 0 .15em}.factx li ul{padding-left:1.2em}"
)


def card_html(sheet: Factsheet) -> str:
    """The facts of one article as a piece of HTML that can stand in any page; all of the article's words are escaped."""
    found = cards(sheet, prefix="")
    groups = "".join(_group(kind, [c for c in found if c.kind == kind]) for kind in HEADINGS)
    day = f"published {day_words(sheet.date.value)}" if sheet.date else "publication date unknown"
    about = " · ".join(w for w in (day, sheet.article.source) if w)
    return (
        f'<div class="factx"><style>{_STYLE}</style><b>{_words(heading(sheet))}</b><br><small>{_words(about)}</small>'
        f"{f'<dl>{groups}</dl>' if groups else '<p>No facts were found in this article.</p>'}</div>"
    )


def _group(kind: str, found: list[Card]) -> str:
    if not found:
        return ""
    return f"<dt>{_words(HEADINGS[kind])}</dt><dd><ul>{''.join(map(_item, found))}</ul></dd>"


def _item(card: Card) -> str:
    said = " · ".join(w for w in (card.tag, card.status, *card.lines) if w)
    under = f"<ul>{''.join(map(_item, card.under))}</ul>" if card.under else ""
    small = f" <small>{_words(said)}</small>" if said else ""
    return f"<li>{_words(card.head)}{small}{under}</li>"


def _words(text: str) -> str:
    return escape(one_line(text))


def to_page(sheets: Iterable[Factsheet], *, title: str = "factx") -> str:
    """One self-contained HTML page of the articles with their facts marked; with several an index to search and filter.

    Every factsheet must carry its article's text, as those of ``extract`` and ``stream`` do. Raises InputError when one does
    not, SetupError without the extra ``page``.
    """
    return page(list(sheets), title=title)
