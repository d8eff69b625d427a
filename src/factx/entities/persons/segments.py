"""Bodies set behind an office with commas: "Vice President, Port Automation, Orbis Systems"."""

from __future__ import annotations

from dataclasses import replace

from spacy.tokens import Doc

from factx import tables
from factx.entities.persons.mentions import Ties
from factx.entities.persons.names import capital
from factx.entities.persons.titles import Title

#: Kinds of actors that employ.
_EMPLOYERS = frozenset({"bloc", "company", "group", "organization"})
#: What may follow the last segment.
_CLOSING = frozenset({",", ".", ";", ":", ")", "-", "--", "–", "—", "and", "&"})
_JOINTS = frozenset({"of", "the", "and", "&", "for", "on", "-", "(", ")", "in"})
#: Most tokens and segments behind the office.
_LONGEST = 24
_SEGMENTS = 3


def segments(ties: Ties) -> None:
    """The body, and its state, behind an office that follows a name: "Ana Vera, Vice Minister, Ministry of Trade, Chile"."""
    bodies = _bodies(ties.doc)
    if not bodies:
        return
    for mention in ties.mentions.values():
        mention.titles = [
            replace(title, end=_end(ties, title, bodies)) if title.start >= mention.end else title
            for title in mention.titles
        ]


def _bodies(doc: Doc) -> dict[int, int]:
    """Where names of agencies, companies and organisations begin and end."""
    actors = [a for a in doc.spans.get("actors", ()) if a.label_ in _EMPLOYERS]
    found: dict[int, int] = {}
    for span in (*actors, *doc.spans.get("agencies", ())):
        found[span.start] = max(span.end, found.get(span.start, 0))
    return found


def _end(ties: Ties, title: Title, bodies: dict[int, int]) -> int:
    """The end of a title with the segments behind it, when the last of them names a body."""
    doc, end, best = ties.doc, title.end, title.end
    for _ in range(_SEGMENTS):
        stop = _segment(ties, end, bodies)
        if stop is None or stop - title.end > _LONGEST:
            break
        first = end + 1 + int(doc[end + 1].lower_ == "the")
        if bodies.get(first) == stop and _closes(doc, stop):
            best = _state(doc, stop)
        end = stop
    return best


def _segment(ties: Ties, comma: int, bodies: dict[int, int]) -> int | None:
    """The end of the capital words behind a comma; None when they are no segment of a title or begin another's name."""
    doc = ties.doc
    if doc[comma : comma + 1].text != "," or comma + 1 >= len(doc):
        return None
    i = comma + 1
    if (end := bodies.get(i + int(doc[i].lower_ == "the"))) is not None:
        return end
    while i < len(doc) and (capital(doc[i]) or (i > comma + 1 and doc[i].lower_ in _JOINTS)):
        if (
            doc[i].lower_ in tables.titles().heads
            or i in ties.at
            or doc[i].is_sent_start
            or doc[i].is_space
        ):
            return None
        i += 1
    return i if i > comma + 1 and doc[i - 1].lower_ not in _JOINTS else None


def _state(doc: Doc, end: int) -> int:
    """Over the country behind a body: ", Chile" before a closing mark."""
    state = next(
        (
            a
            for a in doc.spans.get("actors", ())
            if a.start == end + 1 and a.label_ == "country" and a.root.ent_type_ != "NORP"
        ),
        None,
    )
    if state is None or doc[end].text != "," or not _closes(doc, state.end):
        return end
    return int(state.end)


def _closes(doc: Doc, end: int) -> bool:
    return (
        end >= len(doc)
        or doc[end].lower_ in _CLOSING
        or bool(doc[end].is_sent_start or doc[end].is_space)
    )
