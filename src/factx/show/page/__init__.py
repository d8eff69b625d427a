"""Factsheets -> one self-contained HTML page: the article with its facts marked, fact cards, a timeline picture.

No network, no inline handlers, everything escaped by Jinja2; a Content-Security-Policy allows only the page's own
style and script, by their hashes.
"""

from __future__ import annotations

import base64
import hashlib
from collections.abc import Sequence
from importlib import resources

from factx.errors import InputError, extra_missing
from factx.schema import Factsheet
from factx.show.page.cards import cards
from factx.show.page.marks import segments
from factx.show.page.timeline import picture

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
    template = environment.from_string((folder / "page.html.j2").read_text(encoding="utf-8"))
    return template.render(
        title=title,
        kinds=KINDS,
        style=Markup(style),
        script=Markup(script),
        style_hash=_hash(style),
        script_hash=_hash(script),
        views=[_view(i, sheet) for i, sheet in enumerate(sheets)],
        generator=sheets[0].generator if sheets else None,
    )


def _view(number: int, sheet: Factsheet) -> dict[str, object]:
    found = cards(sheet, prefix=f"a{number}")
    return {
        "id": f"a{number}",
        "sheet": sheet,
        "heading": sheet.article.title or sheet.article.id,
        "cards": found,
        "segments": segments(sheet.article.text or "", found, list(KINDS)),
        "picture": picture(sheet, found),
    }


def _hash(text: str) -> str:
    return "sha256-" + base64.b64encode(hashlib.sha256(text.encode("utf-8")).digest()).decode(
        "ascii"
    )
