"""The graphic as a figure of a page: a legend, and the drawing for wide and for narrow screens."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from importlib import resources

from factx.schema import When
from factx.show.chart.layout import Item, chart
from factx.show.chart.svg import SHAPES, svg

#: Pixels of the drawing on wide and on narrow screens.
WIDE, NARROW = 1180.0, 420.0
_WORDS = ("happened", "ongoing", "planned", "possible", "denied")
#: Lengths of the values that name one day: 2020-05-09, and with a time of day.
_DAY = 10


def style() -> str:
    """The style sheet of the graphic; it takes its colours from the page."""
    return (resources.files(__name__.rpartition(".")[0]) / "chart.css").read_text(encoding="utf-8")


def figure(items: Sequence[Item], published: Iterable[str], *, name: str) -> str:
    """The figure as HTML, empty when no entry has a window; ``name`` makes its ids unique in the page."""
    days = list(published)
    drawings = []
    for kind, width in (("wide", WIDE), ("narrow", NARROW)):
        laid = chart(items, days, width)
        if laid is None:
            return ""
        count = f"{len(items)} event{'' if len(items) == 1 else 's'}"
        label = f"Timeline of {count}; each is listed below, too"
        drawings.append(
            f'<div class="chart-{kind}">{svg(laid, label=label, hatch=f"{name}-{kind}")}</div>'
        )
    return (
        f'<figure class="graphic">{_legend(items, has_days=bool(days))}{"".join(drawings)}</figure>'
    )


def vague(when: When) -> bool:
    """Whether the window is wider than what happened: "in May", "early 2020", not "from 3 to 9 May"."""
    if when.earliest == when.latest or not when.earliest or not when.latest:
        return False
    return bool(when.mod) or len(when.value.split("T")[0].split("/")[0]) < _DAY


def _legend(items: Sequence[Item], *, has_days: bool) -> str:
    """What shapes, bars and lines mean; only those that are there."""
    keys = [_key(word) for word in _WORDS if any(item.status == word for item in items)]
    if any(item.vague for item in items):
        keys.append(
            '<span class="key"><svg viewBox="0 0 22 14" aria-hidden="true">'
            '<rect class="bar" y="2" width="22" height="10" rx="3"/>'
            '<path class="hatch" d="M3 12 9 2M10 12 16 2M17 12 21 4"/></svg>some time within</span>'
        )
    if any(not (i.earliest and i.latest) and (i.earliest or i.latest) for i in items):
        keys.append("<span>arrow: open end</span>")
    if has_days:
        keys.append("<span>blue line: publication</span>")
    return f"<figcaption>{''.join(keys)}</figcaption>" if keys else ""


def _key(word: str) -> str:
    """The shape of a status with its word."""
    return (
        f'<span class="key s-{word}"><svg viewBox="-11 -7 22 14" aria-hidden="true">'
        f'<g class="shape">{SHAPES[word]}</g></svg>{word}</span>'
    )
