"""What articles say of an event one after another: what changed, and where articles of the same days contradict."""

from __future__ import annotations

import datetime
from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence

from factx.schema import Status, When
from factx.story.joining import Entry, apart
from factx.story.model import Change, Claim, Contradiction, DatedBy, Disputed, Step
from factx.story.rescheduling import drops, moves, status_of
from factx.story.tellings import Telling

#: Days between two publications that count as the same moment.
_MOMENT = 1
_PLANS = ("planned", "possible", "ongoing")


def history(entry: Entry) -> list[Step]:
    """One step per telling that an article adds, oldest first."""
    steps: list[Step] = []
    known: list[Telling] = []
    for telling in entry.tellings:
        change = _change(telling, known)
        known.append(telling)
        if change == "confirmed" and any(s.article == telling.article for s in steps):
            continue
        steps.append(
            Step(
                as_of=telling.published, article=telling.article, status=Status(status_of(telling)),
                when=telling.when, change=change, evidence=list(telling.quotes),
            )
        )  # fmt: skip
    return steps


def _change(telling: Telling, known: Sequence[Telling]) -> Change:
    if not known:
        return "first"
    if _only_named(telling):
        return "confirmed"
    before = [t for t in known if t.published != telling.published or t.article == telling.article]
    telling_status = [status_of(t) for t in known if not _only_named(t)]
    last, now = telling_status[-1] if telling_status else "", status_of(telling)
    dated = next((t for t in reversed(before) if t.days), None)
    if drops(telling) or (now == "denied" and last in _PLANS):
        return "denied"
    if moves(telling) and not telling.days:
        return "postponed"
    if dated and telling.days and apart(dated, telling) and now in _PLANS:
        return "postponed" if telling.days > (dated.days or telling.days) else "advanced"
    if now == "happened" and last in _PLANS:
        return "happened"
    if last and now != last and {now, last} != {"happened", "ongoing"}:
        return "planned" if now == "planned" and last == "possible" else "changed"
    return "dated" if telling.days and not any(t.days for t in known) else "confirmed"


def _only_named(telling: Telling) -> bool:
    """Whether an undated noun names the event: that does not say whether it has happened."""
    return telling.noun and not telling.days


def contradictions(entry: Entry) -> list[Contradiction]:
    """Where articles of the same days give one event dates or outcomes that exclude each other."""
    return [*_dates(entry), *_outcomes(entry)]


def _dates(entry: Entry) -> Iterator[Contradiction]:
    dated = [t for t in entry.tellings if t.day and not moves(t) and status_of(t) != "denied"]
    pairs = [
        (a, b)
        for i, b in enumerate(dated)
        for a in dated[:i]
        if a.article != b.article and apart(a, b) and _same_moment(a, b)
    ]
    if pairs:
        found = {id(t): t for pair in pairs for t in pair}
        yield _contradiction("when", entry, list(found.values()), lambda t: t.day or "")


def _outcomes(entry: Entry) -> Iterator[Contradiction]:
    """One article says that it happened, another of the same moment that it did not."""
    settled = [t for t in entry.tellings if t.status in ("happened", "denied") and not drops(t)]
    pairs = [
        (a, b)
        for i, b in enumerate(settled)
        for a in settled[:i]
        if a.status != b.status and a.article != b.article and _published_near(a, b)
    ]
    if pairs:
        found = {id(t): t for pair in pairs for t in pair}
        yield _contradiction("status", entry, list(found.values()), lambda t: t.status)


def _same_moment(a: Telling, b: Telling) -> bool:
    """Whether a later date is no change: both are past, or both articles are of the same moment."""
    return (a.status == b.status == "happened") or _published_near(a, b)


def _published_near(a: Telling, b: Telling) -> bool:
    if not a.published or not b.published:
        return a.published == b.published
    days = datetime.date.fromisoformat(a.published) - datetime.date.fromisoformat(b.published)
    return abs(days.days) <= _MOMENT


def _contradiction(
    field: Disputed, entry: Entry, found: list[Telling], value: Callable[[Telling], str]
) -> Contradiction:
    by_value: dict[str, list[Telling]] = defaultdict(list)
    for telling in found:
        by_value[value(telling)].append(telling)
    return Contradiction(
        field=field,
        subject=clearest(entry).text,
        values=[
            Claim(
                value=name,
                articles=list(dict.fromkeys(t.article for t in group)),
                evidence=list(
                    {(q.article, q.start, q.end): q for t in group for q in t.quotes}.values()
                ),
            )
            for name, group in sorted(by_value.items())
        ],
        why=f"story.{field}",
    )


def clearest(entry: Entry) -> Telling:
    """The telling to show: no move of the event, a central event, a clause, a day, short words, the newest."""

    def rank(t: Telling) -> tuple[object, ...]:
        full = len(t.words) >= 3
        return (
            not _alters(t),
            t.central,
            not t.noun,
            full,
            t.day is not None,
            -len(t.text),
            t.order,
        )

    return max(entry.tellings, key=rank)


def _alters(telling: Telling) -> bool:
    return moves(telling) or drops(telling)


def when_of(entry: Entry) -> tuple[When | None, DatedBy | None]:
    """The window that articles tie to the event: the newest of a plan, else the first that names a day.

    Without one, the day on which the first article reported it, if it is the news of that article.
    """
    dated = [t for t in entry.tellings if t.days]
    happened = [t for t in dated if status_of(t) == "happened"]
    if happened:
        return min(happened, key=lambda t: (t.day is None, t.order)).when, "text"
    if dated:
        newest = max(t.published or "" for t in dated)
        last = [t for t in dated if (t.published or "") == newest]
        return min(last, key=lambda t: (t.day is None, t.order)).when, "text"
    first = next((t for t in entry.tellings if t.central and t.published), None)
    if first is None or not first.published:
        return None, None
    day = first.published
    when = When(text=day, type="DATE", value=day, mod="APPROX", earliest=day, latest=day)
    return when, "publication"


def latest_status(entry: Entry) -> str:
    """The status that the newest articles give; of one day the one that more articles give."""
    newest = max(t.published or "" for t in entry.tellings)
    last = [t for t in entry.tellings if (t.published or "") == newest]
    settled = [status_of(t) for t in last]
    return max(sorted(set(settled)), key=settled.count)
