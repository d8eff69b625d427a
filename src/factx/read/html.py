"""A saved news page -> Article: main text, title, days, address; by trafilatura, which is imported when a page comes."""

from __future__ import annotations

import logging
import re
from dataclasses import replace
from types import ModuleType

from factx.errors import InputError, extra_missing
from factx.read.article import Article, Published
from factx.read.days import iso_day
from factx.read.options import Options
from factx.read.page_dates import CHANGED, PUBLISHED, declared, in_the_head
from factx.read.published import dateline_note
from factx.read.text import Stated, date_in

#: What sites write after the headline in a page's title: " - Taipei Times", " | Reuters".
_SITE = re.compile(r"\s+(?:[-|–—»·]|\|\|)\s+(?P<site>[^-|–—»·]{2,40})$")
_DEFAULT = Options()
#: A page with fewer words holds a teaser, a notice or a menu, not an article.
_FEWEST = 12
_BLANKS = re.compile(r"[^\S\n]+")


def article(
    page: str,
    *,
    id: str,
    source: str | None = None,
    options: Options = _DEFAULT,
    line: int | None = None,
) -> Article:
    """Take the article out of an HTML page. Offsets point into the text that is taken out.

    The date of ``options`` overrides the page's. Raises InputError (kind ``no-text``) for a page without article text,
    SetupError without trafilatura.
    """
    where = f"{source or id}:{line}" if line else source or id
    trafilatura = _trafilatura(where)
    try:
        found = trafilatura.bare_extraction(
            page, with_metadata=True, include_comments=False, include_tables=False
        )
    except Exception as error:  # its parsers raise many kinds on damaged pages
        raise _no_text(where, f" ({type(error).__name__})") from None
    title = headline(found.title, found.sitename or "", found.hostname or "") if found else None
    text = tidy(found.text or "", title) if found else ""
    if len(text.split()) < _FEWEST:
        raise _no_text(where)
    published, notes, body = _published(page, text, options)
    return Article(
        id=id, text=text, source=source, title=title, url=found.url or None, published=published,
        body=body, notes=notes, modified=declared(page, CHANGED), line=line,
    )  # fmt: skip


def _published(
    page: str, text: str, options: Options
) -> tuple[Published | None, tuple[str, ...], int]:
    """The publication day of a page, notes on it, and where the prose of its text begins.

    Metadata count first, then a by-line or ``<time>`` in the head, then what the text itself states.
    """
    stated = date_in(text)
    if options.date:
        found: Published | None = Published(iso_day(options.date, where="published"), "option")
    else:
        day = declared(page, PUBLISHED, order=options.date_order)
        byline = in_the_head(page, order=options.date_order)
        found = Published(day, "html-metadata") if day else byline or _of_text(stated)
        if day and byline and byline.day != day:
            differs = f"the by-line's day ({byline.day}) is not the day of the metadata ({day}), which counts"
            return found, (differs,), 0
    if found is None:
        return None, stated.notes, stated.body
    note = dateline_note(text, found) if found.span is None else None
    return found, (note,) if note else (), stated.body if found.span else 0


def _of_text(stated: Stated) -> Published | None:
    published = stated.published
    if published is None:
        return None
    by_dateline = published.origin == "dateline"
    return replace(published, origin="html-dateline" if by_dateline else "html-byline")


def headline(title: str | None, *sites: str) -> str | None:
    """The title without the site's name after it; ``sites`` are its name and its host.

    >>> headline("Ministers agree - at last - Fjord Times", "", "www.fjordtimes.com")
    'Ministers agree - at last'
    """
    title = " ".join((title or "").split())
    match = _SITE.search(title)
    if match and any(_key(match["site"]) in _key(site) for site in sites):
        title = title[: match.start()]
    return title or None


def tidy(text: str, title: str | None) -> str:
    """Paragraphs on lines of their own, blanks single, the headline not told again before the first paragraph."""
    lines = [_BLANKS.sub(" ", line).strip() for line in text.splitlines()]
    lines = [line for line in lines if line]
    while lines and title and _key(lines[0]) == _key(title):
        del lines[0]
    return "\n".join(lines)


def _key(words: str) -> str:
    return re.sub(r"\W+", "", words).lower()


def _no_text(where: str, why: str = "") -> InputError:
    hint = "give the saved page of one article, not of an index or behind a login"
    return InputError(f"{where}: no article text in this page{why}", hint=hint, kind="no-text")


def _trafilatura(where: str) -> ModuleType:
    try:
        import trafilatura
    except ImportError as error:
        raise extra_missing(
            error, what=f"{where}: reading HTML", package="trafilatura", extra="html"
        ) from None
    for name in (
        "trafilatura",
        "htmldate",
    ):  # they report to the log what comes back as an error here
        logging.getLogger(name).setLevel(logging.CRITICAL)
    return trafilatura
