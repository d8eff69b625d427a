"""The article's text cut into segments, each with the facts that stand on it; nested and overlapping evidence included."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise

from factx.show.page.cards import Card, every


@dataclass(frozen=True, slots=True)
class Segment:
    """A run of text under the same facts: ``ids`` of their cards, ``kind`` that colours it and ``under`` that underlines it."""

    text: str
    ids: str = ""
    kind: str = ""
    under: str = ""
    kinds: str = ""
    first: bool = False


def segments(text: str, found: list[Card], order: list[str]) -> list[Segment]:
    """Cut ``text`` at every edge of evidence; in time proportional to text and evidence."""
    opened: dict[int, list[Card]] = {}
    closed: dict[int, list[Card]] = {}
    for card in every(found):
        for e in card.evidence:
            opened.setdefault(e.start, []).append(card)
            closed.setdefault(e.end, []).append(card)
    edges = sorted({0, len(text), *opened, *closed})
    active: list[Card] = []
    cut: list[Segment] = []
    for start, end in pairwise(edges):
        for card in closed.get(start, []):
            active.remove(card)
        active += opened.get(start, [])
        cut.append(_segment(text[start:end], active, order, first=start in opened))
    return cut


def _segment(text: str, active: list[Card], order: list[str], *, first: bool) -> Segment:
    if not active:
        return Segment(text)
    ranked = sorted(active, key=lambda card: order.index(card.kind))
    kinds = list(dict.fromkeys(card.kind for card in ranked))
    return Segment(
        text,
        " ".join(dict.fromkeys(card.id for card in ranked)),
        kinds[0],
        "".join(kinds[1:2]),
        " ".join(kinds),
        first,
    )
