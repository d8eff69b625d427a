"""A laid-out timeline -> SVG: an axis with ticks, publication days as lines, marks by status, labels."""

from __future__ import annotations

from collections.abc import Iterator
from html import escape

from factx.show.chart.layout import Chart, Mark

#: Pixels of a row, of a lane's heading, of the axis.
_ROW, _HEADING, _AXIS = 25.0, 26.0, 44.0
SHAPES = {
    "happened": '<circle r="5.5"/>',
    "ongoing": '<path d="M-4.5-6 7 0-4.5 6Z"/>',
    "planned": '<circle r="5"/>',
    "possible": '<path d="M0-6.5 6.5 0 0 6.5-6.5 0Z"/>',
    "denied": '<path d="M-5-5 5 5M5-5-5 5"/>',
}


def svg(chart: Chart, *, label: str, hatch: str) -> str:
    """The graphic as one ``<svg>``; ``hatch`` is an id for its pattern, ``label`` what a screen reader says."""
    body, bottom = _lanes(chart, hatch)
    parts = [
        f'<svg class="chart" viewBox="0 0 {chart.width:g} {bottom + 8:g}" width="{chart.width:g}" height="{bottom + 8:g}" '
        f'role="group" aria-label="{escape(label)}">',
        f'<defs><pattern id="{escape(hatch)}" width="6" height="6" patternUnits="userSpaceOnUse" '
        'patternTransform="rotate(45)"><rect class="hatch-back" width="6" height="6"/>'
        '<path class="hatch" d="M0 0V6"/></pattern></defs>',
        *_axis(chart, bottom),
        *body,
        "</svg>",
    ]
    return "".join(parts)


def _axis(chart: Chart, bottom: float) -> Iterator[str]:
    for stretch in chart.scale.stretches:
        yield f'<path class="base" d="M{stretch.left:.1f} {_AXIS:g}H{stretch.right:.1f}"/>'
    for tick in chart.scale.ticks():
        anchor = "start" if tick.at < 30 else "end" if tick.at > chart.width - 30 else "middle"
        yield f'<path class="tick" d="M{tick.at:.1f} {_AXIS - 5:g}V{bottom:g}"/>'
        yield f'<text class="tick-label" x="{tick.at:.1f}" y="{_AXIS - 10:g}" text-anchor="{anchor}">{escape(tick.label)}</text>'
    for at in chart.scale.breaks():
        yield f'<path class="break" d="M{at - 6:.1f} {_AXIS + 6:g}l4-12M{at + 2:.1f} {_AXIS + 6:g}l4-12"/>'
    yield from _published(chart, bottom)


def _published(chart: Chart, bottom: float) -> Iterator[str]:
    """A line for every publication day; one label, at the first or with the number of days."""
    many = " many" if len(chart.published) > 2 else ""
    for at, day in chart.published:
        yield f'<path class="published{many}" d="M{at:.1f} 17V{bottom:g}"><title>published {escape(day)}</title></path>'
    if chart.published:
        at = chart.published[0][0]
        words = (
            "published" if len(chart.published) == 1 else f"{len(chart.published)} publication days"
        )
        anchor = "start" if at < chart.width * 0.75 else "end"
        shift = 4 if anchor == "start" else -4
        yield f'<text class="published-label" x="{at + shift:.1f}" y="13" text-anchor="{anchor}">{words}</text>'


def _lanes(chart: Chart, hatch: str) -> tuple[list[str], float]:
    parts, y = [], _AXIS + 6
    for lane in chart.lanes:
        if lane.name:
            y += _HEADING
            parts.append(f'<path class="lane" d="M0 {y - _HEADING + 4:.1f}H{chart.width:g}"/>')
            parts.append(
                f'<text class="lane-label" x="2" y="{y - 6:.1f}">{escape(lane.name)}</text>'
            )
        for row in lane.rows:
            parts += [_mark(mark, y + _ROW / 2, hatch) for mark in row]
            y += _ROW
    return parts, y


def _mark(mark: Mark, y: float, hatch: str) -> str:
    item = mark.item
    middle = (mark.left + mark.right) / 2
    if not item.earliest:
        middle = mark.right
    elif not item.latest:
        middle = mark.left
    anchor = "end" if mark.before else "start"
    status = (
        "" if item.status == "happened" else f'<tspan class="word"> · {escape(item.status)}</tspan>'
    )
    width, at = mark.right - mark.left + 12, f"{mark.text_at:.1f}"
    return (
        f'<a class="entry s-{escape(item.status)}" href="#{escape(item.id)}" tabindex="-1">'
        f"<title>{escape(item.title or item.label)}</title>"
        f'<rect class="hit" x="{mark.left - 6:.1f}" y="{y - 11:.1f}" width="{width:.1f}" height="22"/>'
        f"{_moved(mark, middle, y)}{_bar(mark, y, hatch)}{_arrows(mark, y)}"
        f'<g class="shape" transform="translate({middle:.1f} {y:.1f})">{SHAPES[item.status]}</g>'
        f'<text class="label" x="{at}" y="{y + 4:.1f}" text-anchor="{anchor}">'
        f"{escape(mark.label)}{status}</text></a>"
    )


def _moved(mark: Mark, middle: float, y: float) -> str:
    """A dashed line from the day from which it was moved."""
    if mark.was is None:
        return ""
    return (
        f'<path class="moved" d="M{mark.was:.1f} {y:.1f}H{middle:.1f}"/>'
        f'<circle class="was" cx="{mark.was:.1f}" cy="{y:.1f}" r="4"/>'
    )


def _bar(mark: Mark, y: float, hatch: str) -> str:
    """The window, hatched when the event is only somewhere in it; none for a day."""
    length = mark.right - mark.left
    if length < 1.5:
        return ""
    fill = f' fill="url(#{escape(hatch)})"' if mark.item.vague else ""
    kind = "bar vague" if mark.item.vague else "bar"
    return f'<rect class="{kind}" x="{mark.left:.1f}" y="{y - 5:.1f}" width="{length:.1f}" height="10" rx="3"{fill}/>'


def _arrows(mark: Mark, y: float) -> str:
    parts = ""
    if not mark.item.earliest:
        parts += f'<path class="arrow" d="M{mark.left + 7:.1f} {y - 6:.1f}l-7 6 7 6"/>'
    if not mark.item.latest:
        parts += f'<path class="arrow" d="M{mark.right - 7:.1f} {y - 6:.1f}l7 6-7 6"/>'
    return parts
