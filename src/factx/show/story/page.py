"""Stories -> one self-contained HTML page: the timeline as a graphic, what changed, every entry with its quotes, the cast."""

from __future__ import annotations

from collections.abc import Sequence
from importlib import resources

from factx.errors import extra_missing
from factx.show.chart.figure import figure, style, vague
from factx.show.chart.layout import Item
from factx.show.dates import day_words, when_words
from factx.show.page import hash_of
from factx.show.story.words import changes, period, shown, title_of
from factx.show.words import one_line
from factx.story.model import Story, StoryEntry
from factx.tables import rules

#: Lanes at most; entries of other parties share the last.
_LANES = 6


def page(stories: Sequence[Story], *, title: str | None = None) -> str:
    """One HTML document. Raises SetupError without Jinja2."""
    try:
        import jinja2
        from markupsafe import Markup
    except ImportError as error:
        raise extra_missing(error, what="an HTML page", package="jinja2", extra="page") from None
    folder, pages = resources.files(__name__.rpartition(".")[0]), resources.files("factx.show.page")
    css = (pages / "page.css").read_text(encoding="utf-8") + style()
    css += (folder / "story.css").read_text(encoding="utf-8")
    environment = jinja2.Environment(
        autoescape=True, trim_blocks=True, lstrip_blocks=True, undefined=jinja2.StrictUndefined
    )
    template = environment.from_string((folder / "story.html.j2").read_text(encoding="utf-8"))
    heading = title or (title_of(stories[0]) if len(stories) == 1 else f"{len(stories)} stories")
    return template.render(
        title=heading,
        style=Markup(css),
        style_hash=hash_of(css),
        views=[_view(n, story, Markup) for n, story in enumerate(stories)],
        reasons=rules(),
        day_words=day_words,
        when_words=when_words,
    )


def _view(number: int, story: Story, markup: type) -> dict[str, object]:
    entries, name = shown(story), f"s{number}"
    days = [a.published for a in story.articles if a.published]
    return {
        "id": name,
        "story": story,
        "title": title_of(story),
        "period": period(story),
        "entries": [(f"{name}-{e.id}", e, list(changes(e)), _by_article(e)) for e in entries],
        "hidden": len(story.timeline) - len(entries),
        "figure": markup(figure(_items(story, entries, name), days, name=name)),
        "sources": {a.id: a for a in story.articles},
    }


def _was(entry: StoryEntry) -> str | None:
    """The day for which a moved event was planned before."""
    if not any(step.change in ("postponed", "advanced") for step in entry.history):
        return None
    days = [s.when.earliest for s in entry.history if s.when and s.when.earliest]
    now = entry.when.earliest if entry.when else None
    return next((day for day in days if day != now), None)


def _by_article(entry: StoryEntry) -> list[tuple[str, list[str]]]:
    """The distinct quotes of each article, the longest first."""
    found: dict[str, list[str]] = {}
    for quote in entry.evidence:
        words = one_line(quote.text)
        if words not in found.setdefault(quote.article, []):
            found[quote.article].append(words)
    return [(article, sorted(words, key=len, reverse=True)) for article, words in found.items()]


def _items(story: Story, entries: list[StoryEntry], name: str) -> list[Item]:
    """What the graphic draws, in lanes by party, those with most entries first."""
    parties = {p.name for p in story.cast.parties if p.role == "party"}
    lanes = [" and ".join(sorted(parties & set(e.participants))) or "Others" for e in entries]
    counts = sorted(set(lanes) - {"Others"}, key=lambda lane: (-lanes.count(lane), lane))
    kept = counts[: _LANES - 1]
    named = [lane if lane in kept else "Others" for lane in lanes]
    order = [*kept, "Others"] if len(set(named)) > 1 else []
    items = [
        Item(
            id=f"{name}-{e.id}",
            label=one_line(e.event),
            status=str(e.status),
            earliest=e.when.earliest if e.when else None,
            latest=e.when.latest if e.when else None,
            lane=lane if order else "",
            vague=bool(e.when and vague(e.when)),
            was=_was(e),
            title=f"{when_words(e.when)}: {one_line(e.event)} ({e.status})",
        )
        for e, lane in zip(entries, named, strict=True)
    ]
    return sorted(items, key=lambda item: order.index(item.lane)) if order else items
