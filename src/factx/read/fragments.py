"""Pieces of HTML, as feeds, mail and Markdown hold them -> plain paragraphs."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

_BLOCKS = frozenset(
    (
        *(
            "address",
            "article",
            "blockquote",
            "body",
            "div",
            "dd",
            "dl",
            "dt",
            "figcaption",
            "footer",
        ),
        *(
            "header",
            "hr",
            "html",
            "h1",
            "h2",
            "h3",
            "h4",
            "h5",
            "h6",
            "li",
            "main",
            "ol",
            "p",
            "pre",
        ),
        *("section", "table", "td", "th", "tr", "ul"),
    )
)
_SILENT = frozenset(("script", "style", "head", "noscript", "figure", "svg", "template"))
_TAG = re.compile(r"<[a-zA-Z!/][^>]*>")
_BLANKS = re.compile(r"\s+")


def paragraphs(fragment: str) -> str:
    """The text of a piece of HTML: blocks on lines of their own, with an empty line between them.

    >>> paragraphs("<p>Norway <b>spoke</b>.</p><ul><li>fish &amp; oil</li></ul>")
    'Norway spoke.\\n\\nfish & oil'
    """
    from lxml import etree, html

    if not fragment.strip():
        return ""
    try:
        parser = html.HTMLParser(encoding="utf-8", remove_comments=True)
        tree = html.document_fromstring(fragment.encode("utf-8", "replace"), parser=parser)
    except (etree.LxmlError, ValueError):
        return ""
    blocks = (_BLANKS.sub(" ", block).strip() for block in "".join(_pieces(tree)).split("\0"))
    return "\n\n".join(block for block in blocks if block)


def is_html(text: str) -> bool:
    """Does a text hold tags?"""
    return _TAG.search(text) is not None


def _pieces(tree: Any) -> Iterator[str]:
    """Yield the words of a tree, with a zero character where a block begins or ends."""
    stack: list[tuple[Any, bool]] = [(tree, False)]
    while stack:
        element, done = stack.pop()
        block = element.tag in _BLOCKS or element.tag == "br"
        if done:
            if block:
                yield "\0"
            yield element.tail or ""
            continue
        if not isinstance(element.tag, str) or element.tag in _SILENT:
            yield element.tail or ""
            continue
        if block:
            yield "\0"
        yield element.text or ""
        stack.append((element, True))
        stack += [(child, False) for child in reversed(element)]
