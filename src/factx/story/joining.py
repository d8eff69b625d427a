"""Which tellings are about one event: pairs that share enough, joined so that no two of an entry contradict in time.

Precision comes before recall: a pair is joined only by a rule that names itself; what is doubtful stays apart.
"""

from __future__ import annotations

import datetime
import math
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import chain

from factx.story.rescheduling import drops, moves, occasion, reports, status_of
from factx.story.tellings import Telling

#: Days between two publications within which undated tellings can be news of one event.
_NEAR = 3
#: Shares of the words, weighted by rarity, that two tellings have in common.
_SOME, _HALF, _MOST = 0.2, 0.5, 0.6
#: Rarity of the shared words, the rarest word of the story being 1, that joins tellings however far apart.
_RARE = 0.65
#: The key, no word, of the weight of the rarest word.
_RAREST = ""
#: Tellings of one bucket with which each is compared, so that time grows with the number of tellings.
_BEFORE = 24
#: Days by which two dates of one event may differ and still be a change or contradiction of it.
_RECURS = 120


@dataclass(frozen=True, slots=True)
class Pair:
    """Two tellings (by number) that are one event; ``strength`` orders the joining, ``why`` is the rule."""

    strength: float
    a: int
    b: int
    why: str


@dataclass(frozen=True, slots=True)
class Entry:
    """Tellings of one event, in order of publication, with the rules that joined them."""

    tellings: tuple[Telling, ...]
    why: tuple[str, ...]


def joined(tellings: Sequence[Telling]) -> list[Entry]:
    """The events of a story, each with all its tellings; ``tellings`` are in order of publication."""
    weight = _weights(tellings)
    pairs = [p for a, b in _candidates(tellings, weight) if (p := _pair(tellings, a, b, weight))]
    owner = list(range(len(tellings)))
    members = {i: [i] for i in owner}
    reasons: dict[int, list[str]] = defaultdict(list)
    for pair in sorted(pairs, key=lambda p: (-p.strength, p.a, p.b)):
        a, b = sorted((owner[pair.a], owner[pair.b]))
        if a == b or _clash(tellings, members[a], members[b], pair):
            continue
        for i in members[b]:
            owner[i] = a
        members[a] += members.pop(b)
        reasons[a] += [*reasons.pop(b, []), pair.why]
    return [
        Entry(tuple(tellings[i] for i in sorted(group)), tuple(dict.fromkeys(reasons[first])))
        for first, group in sorted(members.items())
    ]


def _weights(tellings: Sequence[Telling]) -> dict[str, float]:
    """Stem -> its weight by rarity among the articles of the story."""
    seen = {(t.article, word) for t in tellings for word in t.words}
    articles = len({t.article for t in tellings})
    counts = Counter(word for _, word in seen)
    weight = {word: math.log((articles + 1) / n) + 0.1 for word, n in counts.items()}
    return weight | {_RAREST: max(weight.values(), default=1.0)}


def _candidates(tellings: Sequence[Telling], weight: dict[str, float]) -> Iterator[tuple[int, int]]:
    """Pairs of tellings of different articles worth comparing: those that share a key."""
    buckets: dict[tuple[str, ...], list[int]] = defaultdict(list)
    seen: set[tuple[int, int]] = set()
    for i, telling in enumerate(tellings):
        for key in _keys(telling, weight):
            before = buckets[key]
            for j in before[-_BEFORE:]:
                if tellings[j].article != telling.article and (j, i) not in seen:
                    seen.add((j, i))
                    yield j, i
            before.append(i)


def _keys(telling: Telling, weight: dict[str, float]) -> Iterator[tuple[str, ...]]:
    """The head with each word; two rare words together; the bare head of a telling without other words."""
    words = sorted(telling.words - {telling.head}, key=lambda word: (-weight[word], word))
    if telling.head:
        yield from ((telling.head, word) for word in words[:12])
        if not words or telling.noun:
            yield (telling.head,)
    rare = words[:4]
    yield from ((b, a, "") if b < a else (a, b, "") for n, a in enumerate(rare) for b in rare[:n])
    if moves(telling) or drops(telling) or telling.status in ("planned", "possible", "ongoing"):
        yield from ((word, "moved", "") for word in words[:6])


def _pair(tellings: Sequence[Telling], a: int, b: int, weight: dict[str, float]) -> Pair | None:
    first, second = tellings[a], tellings[b]
    if _others_act(first, second):
        return None
    shared = _Shared(first, second, weight)
    if apart(first, second):
        found = _moved(first, second, shared) or _dated_apart(first, second, shared)
    else:
        found = (
            _moved(first, second, shared)
            or _same(first, second, shared)
            or _came_about(first, second, shared)
        )
    return Pair(found[0], a, b, found[1]) if found else None


class _Shared:
    """What two tellings have in common beside their heads."""

    def __init__(self, a: Telling, b: Telling, weight: dict[str, float]) -> None:
        left, right = a.words - {a.head}, b.words - {b.head}
        self.words = left & right
        common = sum(weight[w] for w in self.words)
        smaller = min(sum(weight[w] for w in left), sum(weight[w] for w in right))
        self.overlap = common / smaller if smaller else 0.0
        whole = sum(weight[w] for w in a.words | b.words)
        self.jaccard = sum(weight[w] for w in a.words & b.words) / whole if whole else 0.0
        self.rarity = common / weight[_RAREST]
        self.all = a.words & b.words
        self.bare = not left or not right
        self.head = a.head is not None and a.head == b.head


def _same(a: Telling, b: Telling, shared: _Shared) -> tuple[float, str] | None:
    """The rules for tellings whose times do not exclude each other."""
    near = _near(a, b)
    if a.status != b.status and "denied" in (a.status, b.status) and shared.overlap < _HALF:
        return None
    rare = len(shared.words) >= 2 and shared.rarity >= _RARE
    if shared.head and rare and shared.overlap >= _MOST and (near or not reports(a)):
        return 2 + shared.overlap, "story.same_deed"
    if not near:
        return None
    if shared.head and shared.words and shared.overlap >= _SOME:
        return 1 + shared.overlap, "story.same_word"
    if shared.head and shared.bare and (a.noun or b.noun):
        return 0.4, "story.same_noun"
    if len(shared.all) >= 3 and shared.jaccard >= _HALF:
        return shared.jaccard, "story.same_words"
    return None


def _dated_apart(a: Telling, b: Telling, shared: _Shared) -> tuple[float, str] | None:
    """The same deed with two dates: a change when the later article plans anew, else a contradiction."""
    if not (shared.head and len(shared.words) >= 2 and shared.overlap >= _MOST):
        return None
    if not a.day or not b.day or _distance(a.day, b.day) > _RECURS or a.article == b.article:
        return None
    settled = a.status in ("happened", "denied") and b.status in ("happened", "denied")
    if settled and (shared.jaccard < _HALF or _distance(a.day, b.day) > 7):
        return None
    return 0.9 + shared.overlap / 10, "story.dated_apart"


def _moved(a: Telling, b: Telling, shared: _Shared) -> tuple[float, str] | None:
    """A later article moves or drops what an earlier one plans: they share what is moved."""
    if a.status not in ("planned", "possible", "ongoing") or not (moves(b) or drops(b)):
        return None
    if not a.published or not b.published or not a.published <= b.published:
        return None
    if _distance(a.published, b.published) > _RECURS or b.status not in ("happened", "planned"):
        return None
    if shared.overlap < _HALF or not any(occasion(word) for word in shared.words):
        return None
    return 0.8 + shared.overlap / 10, "story.moved" if moves(b) else "story.dropped"


def _came_about(a: Telling, b: Telling, shared: _Shared) -> tuple[float, str] | None:
    """A later article reports, for the planned day, what an earlier one plans; they name the event by one noun."""
    if status_of(a) != "planned" or b.status != "happened" or not a.day or a.day != b.day:
        return None
    if (a.published or "9999") > (b.published or "") or shared.overlap < _HALF:
        return None
    named = any(occasion(word) for word in shared.words) and len(shared.words) >= 2
    return (1.0 + shared.overlap, "story.came_about") if named else None


def _others_act(a: Telling, b: Telling) -> bool:
    """Whether others do it, it is done by others' names, or its numbers are others."""
    if a.agents and b.agents and not set(a.agents) & set(b.agents):
        return True
    return bool(
        (a.names and b.names and not a.names & b.names)
        or (a.numbers and b.numbers and not a.numbers & b.numbers)
    )


def apart(a: Telling, b: Telling) -> bool:
    """Whether the windows of two tellings exclude each other."""
    return bool(a.days and b.days and (a.days[0] > b.days[1] or b.days[0] > a.days[1]))


def _unlike(a: Telling, b: Telling) -> bool:
    """Whether two tellings each say what kind of event it is, with no word in common."""
    left, right = a.words - {a.head}, b.words - {b.head}
    return bool(left and right and not left & right)


def _near(a: Telling, b: Telling) -> bool:
    """Whether two articles can report the same news: published within days, or dating it to the same day."""
    if a.day and a.day == b.day:
        return True
    if not a.published or not b.published:
        return True
    return _distance(a.published, b.published) <= _NEAR


def _distance(a: str, b: str) -> int:
    return abs((datetime.date.fromisoformat(a) - datetime.date.fromisoformat(b)).days)


def _clash(tellings: Sequence[Telling], left: list[int], right: list[int], pair: Pair) -> bool:
    """Whether two groups hold tellings that exclude each other in time; the pairs of a change do not count."""
    if pair.why in ("story.moved", "story.dropped", "story.dated_apart", "story.came_about"):
        return False
    few = list(chain(left[:_BEFORE], left[-_BEFORE:]))
    if pair.why == "story.same_noun" and any(
        _unlike(tellings[i], tellings[j]) for i in few for j in right[:_BEFORE]
    ):
        return True
    return any(apart(tellings[i], tellings[j]) for i in few for j in right[:_BEFORE])
