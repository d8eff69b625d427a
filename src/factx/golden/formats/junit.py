"""Results as a JUnit report, which most CI systems show: one test case per article."""

from __future__ import annotations

import re
from collections.abc import Sequence
from xml.etree import ElementTree

from factx.golden.check import Result, Summary
from factx.golden.formats.text import lines

#: Characters that no XML 1.0 document may hold.
_NOT_XML = re.compile(r"[^\t\n\r\u0020-\uD7FF\uE000-\uFFFD\U00010000-\U0010FFFF]")


def junit(results: Sequence[Result]) -> str:
    """A ``testsuites`` document; a difference is a failure, what cannot be read is an error."""
    outcomes = Summary.of(results).outcomes
    errors = outcomes["unreadable"]
    counts = {
        "tests": len(results),
        "failures": len(results) - outcomes["equal"] - errors,
        "errors": errors,
    }
    attributes = {key: str(n) for key, n in counts.items()}
    root = ElementTree.Element("testsuites", attributes)
    suite = ElementTree.SubElement(root, "testsuite", {"name": "factx check", **attributes})
    for result in results:
        _case(suite, result)
    ElementTree.indent(root)
    return ElementTree.tostring(root, encoding="unicode", xml_declaration=False) + "\n"


def _case(suite: ElementTree.Element, result: Result) -> None:
    file = result.case.article.as_posix()
    attributes = {"classname": "factx.check", "name": result.case.slug, "file": file}
    case = ElementTree.SubElement(
        suite, "testcase", {key: _clean(x) for key, x in attributes.items()}
    )
    if result.outcome != "equal":
        message = (
            result.message
            or f"{len(result.differences)} {'difference' if len(result.differences) == 1 else 'differences'}"
        )
        kind = "error" if result.outcome == "unreadable" else "failure"
        told = ElementTree.SubElement(
            case, kind, {"type": result.outcome, "message": _clean(message)}
        )
        told.text = _clean("\n".join(lines(result)))


def _clean(words: str) -> str:
    return _NOT_XML.sub("\N{REPLACEMENT CHARACTER}", words)
