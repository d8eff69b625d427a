"""Words that every format of a story uses: dates, changes, which entries to show."""

from __future__ import annotations

import datetime
from collections.abc import Iterator, Sequence

from factx.schema import When
from factx.story.model import Step, Story, StoryEntry

_MONTHS = (
    "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec",
)  # fmt: skip


def day_words(day: str) -> str:
    """An ISO day for people.

    >>> day_words("2020-05-09")
    '9 May 2020'
    """
    date = datetime.date.fromisoformat(day)
    return f"{date.day} {_MONTHS[date.month - 1]} {date.year:04}"


def when_words(when: When | None) -> str:
    """The window of a time for people.

    >>> when_words(When(text="in May", type="DATE", value="2020-05", earliest="2020-05-01", latest="2020-05-31"))
    'May 2020'
    >>> when_words(When(text="by 9 May", type="DATE", value="2020-05-09", latest="2020-05-09"))
    'until 9 May 2020'
    """
    if when is None or not (when.earliest or when.latest):
        return "undated"
    first, last = when.earliest, when.latest
    if first == last and first:
        return day_words(first)
    if not first and last:
        return f"until {day_words(last)}"
    if first and not last:
        return f"from {day_words(first)}"
    assert first
    assert last
    return _span_words(datetime.date.fromisoformat(first), datetime.date.fromisoformat(last))


def _span_words(first: datetime.date, last: datetime.date) -> str:
    """Both ends, or the month or year that they make."""
    after = last.toordinal() + 1
    ends = after > datetime.date.max.toordinal() or datetime.date.fromordinal(after).day == 1
    if first.day == 1 and ends and first.year == last.year:
        if first.month == last.month:
            return f"{_MONTHS[first.month - 1]} {first.year:04}"
        if (first.month, last.month) == (1, 12):
            return f"{first.year:04}"
        return f"{_MONTHS[first.month - 1]} – {_MONTHS[last.month - 1]} {first.year:04}"
    return f"{day_words(first.isoformat())} – {day_words(last.isoformat())}"


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
    if step.change in ("first", "confirmed"):
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
