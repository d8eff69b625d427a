"""Articles -> stories: weighted words as vectors, joined by average link as long as the mean similarity is high enough."""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from collections.abc import Sequence
from typing import Any

import numpy as np

from factx.schema import Factsheet, walk_evidence
from factx.story.words import stem, tokens

#: Mean cosine of the articles of two groups at which they are one story.
THRESHOLD = 0.24
#: How much more capitalised words, numbers, and the words of the lead count.
_NAME, _NUMBER, _LEAD = 3.0, 3.0, 2.0
#: Characters of the lead, with the title.
_LEAD_END = 300
#: Articles in which a word may be, at most, and the share of all; others are everywhere and link nothing.
_COMMON, _SHARE = 60, 0.2

Vector = dict[int, float]


def groups(sheets: Sequence[Factsheet]) -> list[list[int]]:
    """The numbers of the articles of each story; stories and articles in the order given."""
    vectors = _vectors([_bag(sheet) for sheet in sheets])
    members, owner = {i: [i] for i in range(len(sheets))}, list(range(len(sheets)))
    sums: dict[int, Vector] = {i: dict(v) for i, v in enumerate(vectors)}
    for _, i, j in _near_pairs(vectors):
        a, b = sorted((owner[i], owner[j]))
        if a == b or _mean(sums[a], sums[b], len(members[a]) * len(members[b])) < THRESHOLD:
            continue
        for at in members[b]:
            owner[at] = a
        members[a] += members.pop(b)
        for word, weight in sums.pop(b).items():
            sums[a][word] = sums[a].get(word, 0.0) + weight
    return [sorted(group) for _, group in sorted(members.items())]


def _mean(a: Vector, b: Vector, pairs: int) -> float:
    """The mean cosine between the articles of two groups: the product of their sums."""
    small, large = (a, b) if len(a) < len(b) else (b, a)
    return sum(x * large[word] for word, x in small.items() if word in large) / pairs


def _bag(sheet: Factsheet) -> dict[str, float]:
    """The words of an article with how much they count; without its text those of its quotes."""
    text = sheet.article.text or " ".join(e.text for e in walk_evidence(sheet))
    lead, rest = text[:_LEAD_END], text[_LEAD_END:]
    counts: Counter[str] = Counter()
    for part, factor in ((f"{sheet.article.title or ''}\n{lead}", _LEAD), (rest, 1.0)):
        for word in tokens(part):
            kind = _NUMBER if word[0].isdigit() else _NAME if word[0].isupper() else 1.0
            counts[stem(word)] += kind * factor  # type: ignore[assignment]
    return dict(counts)


def _vectors(bags: list[dict[str, float]]) -> list[Vector]:
    """tf-idf vectors of length 1 over the words that two articles have."""
    found = Counter(word for bag in bags for word in bag)
    number = {word: n for n, word in enumerate(sorted(w for w, n in found.items() if n > 1))}
    most = max(_COMMON, _SHARE * len(bags))
    vectors = []
    for bag in bags:
        vector = {
            number[word]: (1 + math.log(count)) * math.log(len(bags) / found[word])
            for word, count in sorted(bag.items())
            if word in number
        }
        length = math.sqrt(sum(x * x for x in vector.values())) or 1.0
        rare = {number[w] for w in bag if w in number and found[w] <= most}
        vectors.append({word: x / length for word, x in vector.items() if word in rare and x})
    return vectors


def _near_pairs(vectors: list[Vector]) -> list[tuple[float, int, int]]:
    """(cosine, a, b) of the pairs that are similar enough, the most similar first."""
    postings: dict[int, tuple[list[int], list[float]]] = defaultdict(lambda: ([], []))
    for i, vector in enumerate(vectors):
        for word, x in vector.items():
            postings[word][0].append(i)
            postings[word][1].append(x)
    lists: dict[int, tuple[Any, Any]] = {
        word: (np.array(where), np.array(values)) for word, (where, values) in postings.items()
    }
    pairs = []
    for i, vector in enumerate(vectors):
        cosines = np.zeros(len(vectors))
        for word, x in vector.items():
            where, values = lists[word]
            cosines[where] += x * values
        cosines = np.round(cosines, 9)
        for j in np.flatnonzero(cosines >= THRESHOLD):
            if j > i:
                pairs.append((-float(cosines[j]), i, int(j)))
    return [(-cosine, i, j) for cosine, i, j in sorted(pairs)]
