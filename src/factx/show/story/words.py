"""Words that every format of a story uses: dates, changes, which entries to show."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from factx.schema import When
from factx.show.dates import day_words, when_words
from factx.story.model import Step, Story, StoryEntry


def shown(story: Story) -> list[StoryEntry]:
    """The entries for people: dated, central, or in more than one article; of speech and bare nouns only what is dated.

    Of one article alone all.
    """
    if len(story.articles) == 1:
        return story.timeline
    return [e for e in story.timeline if _is_shown(e)]


def _is_shown(entry: StoryEntry) -> bool:
    if entry.central or (entry.named == "clause" and len(entry.articles) > 1):
        return True
    return entry.when is not None and (entry.named != "speech" or len(entry.articles) > 1)


def changes(entry: StoryEntry) -> Iterator[str]:
    """What changed, in words, oldest first.

    A change that only confirms is left out.
    """
    before: When | None = None
    for step in entry.history:
        words = _change(step, before)
        before = step.when if step.when and (step.when.earliest or step.when.latest) else before
        if words:
            yield words


def _change(step: Step, before: When | None) -> str:
    if step.change in ("first", "confirmed", "dated"):
        return ""
    seen = f" ({step.article}{', ' + day_words(step.as_of) if step.as_of else ''})"
    moved = step.change in ("postponed", "advanced")
    dates = [when_words(w) for w in (before, step.when) if w is not None] if moved else []
    what = f"{step.change}: {' → '.join(dates)}" if dates else str(step.change)
    if step.change == "changed":
        what = f"now {step.status}"
    return what + seen


def title_of(story: Story) -> str:
    """The name of a story, never empty."""
    return story.story.title or story.story.id


def period(story: Story) -> str:
    """The publication days of a story's articles.

    They are left out where no article has one.
    """
    days: Sequence[str] = [d for d in (story.story.first, story.story.last) if d]
    return " – ".join(dict.fromkeys(day_words(d) for d in days))
