"""A saved news page -> Article: main text, title, days, address; by trafilatura, which is imported when a page comes."""

from __future__ import annotations

import logging
import re
from types import ModuleType

from factx.errors import InputError, extra_missing
from factx.read.article import Article, Published
from factx.read.days import iso_day
from factx.read.text import date_in

#: What sites write after the headline in a page's title: " - Taipei Times", " | Reuters".
_SITE = re.compile(r"\s+(?:[-|–—»·]|\|\|)\s+(?P<site>[^-|–—»·]{2,40})$")
#: A page with fewer words holds a teaser, a notice or a menu, not an article.
_FEWEST = 12
_BLANKS = re.compile(r"[^\S\n]+")


def article(
    page: str,
    *,
    id: str,
    source: str | None = None,
    date: str | None = None,
    line: int | None = None,
) -> Article:
    """Take the article out of an HTML page. Offsets point into the text that is taken out.

    ``date`` (YYYY-MM-DD) overrides the page's date. Raises InputError (kind ``no-text``) for a page without article text,
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
    stated = date_in(text)
    day = declared_day(page, _PUBLISHED) or found.date
    given = Published(iso_day(date, where="published"), "option") if date else None
    published = given or (Published(day[:10], "html-metadata") if day else stated.published)
    return Article(
        id=id, text=text, source=source, title=title, url=found.url or None, published=published,
        body=stated.body if published == stated.published else 0, notes=() if published else stated.notes,
        modified=declared_day(page, _CHANGED), line=line,
    )  # fmt: skip


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


#: What pages call their days, the surer name first: in meta elements, and in the linked data of schema.org.
_PUBLISHED = (
    "article:published_time",
    "og:article:published_time",
    "datepublished",
    "parsely-pub-date",
    "dc.date.issued",
)
_CHANGED = ("article:modified_time", "og:article:modified_time", "og:updated_time", "datemodified")
_META = re.compile(r"<meta\b([^>]{1,2000})>", re.I)
_ATTRIBUTE = re.compile(
    r"""\b(name|property|itemprop|content|value)\s*=\s*(?:"([^"]*)"|'([^']*)')""", re.I
)
_LINKED = re.compile(r'"(datePublished|dateModified)"\s*:\s*"([^"]{10,40})"')


def declared_day(page: str, names: tuple[str, ...]) -> str | None:
    """The day that a page itself states under the first of these names, ISO; None when it states none.

    >>> declared_day('<meta content="2020-05-04T09:00Z" property="article:published_time">', _PUBLISHED)
    '2020-05-04'
    """
    stated: dict[str, str] = {}
    for tag in _META.finditer(page):
        given = {a[1].lower(): a[2] or a[3] or "" for a in _ATTRIBUTE.finditer(tag[1])}
        name = next((given[key] for key in ("property", "name", "itemprop") if key in given), "")
        stated.setdefault(name.lower(), given.get("content") or given.get("value") or "")
    for linked in _LINKED.finditer(page):
        stated.setdefault(linked[1].lower(), linked[2])
    for name in names:
        try:
            return iso_day(stated.get(name, ""), where=name)
        except InputError:
            continue
    return None


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
