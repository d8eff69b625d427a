"""The day on which a page was published: what its metadata, its head or its text states, and nothing else."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from typing import Any

from factx.errors import InputError
from factx.read.article import Published
from factx.read.days import iso_day
from factx.read.published import candidates

#: What pages call their days, the surer name first: in meta elements, and in the linked data of schema.org.
PUBLISHED = (
    "article:published_time", "og:article:published_time", "og:published_time", "datepublished", "date_published",
    "parsely-pub-date", "publish-date", "publishdate", "publish_date", "publication_date", "publication-date", "pubdate",
    "bt:pubdate", "cxenseparse:recs:publishtime", "citation_publication_date", "rnews:datepublished",
    "dc.date.issued", "dcterms.issued", "dcterms.created", "dc.date.created", "dc.date", "dcterms.date",
    "date.available", "date.created", "sailthru.date", "date",
)  # fmt: skip
CHANGED = ("article:modified_time", "og:article:modified_time", "og:updated_time", "datemodified")
_META = re.compile(r"<meta\b([^>]{1,2000})>", re.I)
_ATTRIBUTE = re.compile(
    r"""\b(name|property|itemprop|content|value)\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'>]+))""", re.I
)
_SCRIPT = re.compile(
    r"<script[^>]{0,300}application/ld\+json[^>]{0,300}>(.{1,200000}?)</script>", re.I | re.S
)
_LINKED = re.compile(r'"(datePublished|dateModified)"\s*:\s*"([^"]{10,40})"')
_ARTICLE = re.compile(r"Article|Posting|Report\Z|Review\Z", re.I)
_CANONICAL = re.compile(
    r"<(?:link|meta)\b(?=[^>]{0,300}(?:rel=[\"']?canonical|og:url))[^>]{0,600}?https?://[^\"'\s>]*?/"
    r"(?P<day>(?:19|20)\d\d/(?:0?[1-9]|1[0-2])/(?:0?[1-9]|[12]\d|3[01]))/",
    re.I,
)
_LABEL = re.compile(r"\W*(?:date|published|posted|issued)(?:\s+on)?\s*:?\s+", re.I)
#: Classes and ids of elements whose days are not the article's.
_BESIDE = re.compile(
    r"comment|related|cookie|consent|sidebar|footer|\bnav|menu|widget|promo|recommend|most-?read|trending|teaser|"
    r"masthead|current|today|clock|weather|updated|modified",
    re.I,
)
_DATED = re.compile(r"date|publish|posted|byline|timestamp|\btime\b", re.I)
_OUTSIDE = frozenset({"nav", "aside", "footer", "form", "figure", "script", "style", "noscript"})
_BLOCKS = frozenset(
    {"p", "div", "span", "li", "small", "time", "header", "address", "em", "b", "i"}
)
_PARAGRAPH, _LINE = 15, 160


def declared(page: str, names: tuple[str, ...], *, order: str | None = None) -> str | None:
    """The ISO day that the metadata of a page states under the first of these names; None when it states none.

    >>> declared('<meta content="2020-05-04T09:00Z" property="article:published_time">', PUBLISHED)
    '2020-05-04'
    """
    stated = _metadata(page)
    linked = "datePublished" if names is PUBLISHED else "dateModified"
    for value in (*(stated.get(name) for name in names[:3]), *_linked(page, linked)):
        if day := _day(value, order):
            return day
    for name in names[3:]:
        if day := _day(stated.get(name), order):
            return day
    canonical = _CANONICAL.search(page) if names is PUBLISHED else None
    return _day(canonical["day"], "ymd") if canonical else None


def _metadata(page: str) -> dict[str, str]:
    stated: dict[str, str] = {}
    for tag in _META.finditer(page):
        given = {a[1].lower(): a[2] or a[3] or a[4] or "" for a in _ATTRIBUTE.finditer(tag[1])}
        for key in ("property", "name", "itemprop"):
            if given.get(key):
                stated.setdefault(
                    given[key].lower(), given.get("content") or given.get("value") or ""
                )
                break
    return stated


def _linked(page: str, key: str) -> Iterator[str]:
    """Yield the days of articles in the linked data, then those of other things and of data that cannot be parsed."""
    others: list[str] = []
    for script in _SCRIPT.finditer(page):
        try:
            things = list(_things(json.loads(script[1])))
        except (ValueError, RecursionError):
            others += [found[2] for found in _LINKED.finditer(script[1]) if found[1] == key]
            continue
        for thing in things:
            if isinstance(thing.get(key), str):
                if _ARTICLE.search(str(thing.get("@type", ""))):
                    yield thing[key]
                else:
                    others.append(thing[key])
    yield from others


def _things(value: Any) -> Iterator[dict[str, Any]]:
    if isinstance(value, dict):
        yield value
        for child in value.values():
            yield from _things(child)
    elif isinstance(value, list):
        for child in value:
            yield from _things(child)


def _day(value: str | None, order: str | None) -> str | None:
    try:
        return iso_day(value, where="page", order=order) if value else None
    except InputError:
        return None


def in_the_head(page: str, *, order: str | None = None) -> Published | None:
    """The day of a ``<time>`` or a by-line between the headline and the first paragraph, or marked as a date above it."""
    for element, below in _head(page):
        words = " ".join(str(element.text_content()).split())
        if element.tag == "time" and (day := _day(element.get("datetime"), order)):
            return Published(day, "html-byline")
        if len(words) <= _LINE and (
            below or element.tag == "time" or _DATED.search(_marks(element))
        ):
            day = _line_day(words, order)
            if day:
                return Published(day, "html-byline")
    return None


def _head(page: str) -> Iterator[tuple[Any, bool]]:
    """Yield the elements before the first paragraph that can hold a date; whether the headline was above them."""
    from lxml import etree, html

    parser = html.HTMLParser(encoding="utf-8")
    try:
        tree = html.document_fromstring(page.encode("utf-8", "replace"), parser=parser)
    except (etree.LxmlError, ValueError):
        return
    below = False
    for element in tree.iter():
        if not isinstance(element.tag, str):
            continue
        if element.tag == "h1":
            below = True
        if element.tag == "p" and len(str(element.text_content()).split()) >= _PARAGRAPH:
            return
        if element.tag in _BLOCKS and not _beside(element):
            yield element, below


def _beside(element: Any) -> bool:
    """Is an element, or what it is in, something beside the article?"""
    return any(
        e.tag in _OUTSIDE or (e.tag not in ("body", "html", "main") and _BESIDE.search(_marks(e)))
        for e in (element, *element.iterancestors())
    )


def _marks(element: Any) -> str:
    return f"{element.get('class', '')} {element.get('id', '')} {element.get('itemprop', '')}"


def _line_day(words: str, order: str | None) -> str | None:
    """The day that a line of its own states; not one of its last change."""
    for candidate in candidates(words + "\n"):
        if candidate.day and candidate.rank < 3:
            return candidate.day
    label = _LABEL.match(words)
    return _day(words[label.end() :] if label else words, order) if words[-1:].isalnum() else None
