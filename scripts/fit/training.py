"""Logistic regression over binary features: soft labels, integer weights, cross-validation by article."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np
from examples import Article, Candidate, Examples
from scipy import sparse
from sklearn.linear_model import LogisticRegression

from factx.evaluate.bootstrap import interval
from factx.evaluate.matching import match
from factx.evaluate.tally import Tally
from factx.facts.topics.selection import selected

FOLDS = 10
#: Weights are hundredths of a logit.
SCALE = 100
#: How strongly weights are kept small, and how many are kept.
STRENGTH = {"parties": 0.2, "topics": 0.02}
KEPT = {"parties": 250, "topics": 600}
#: Features of fewer candidates are left out.
RARE = 5
#: Thresholds that are tried.
THRESHOLDS = range(-240, 80, 10)
#: Bins of the calibration.
BINS = 8


@dataclass(frozen=True, slots=True)
class Figures:
    """What weights are worth: F1 cross-validated on the measured articles with its interval, and in-sample."""

    articles: int
    f1: float
    low: float
    high: float
    in_sample: float
    calibration_error: float


@dataclass(frozen=True, slots=True)
class Model:
    """Fitted weights with what they are worth."""

    weights: dict[str, int]
    bias: int
    calibration: dict[str, list[tuple[int, int]]]
    figures: Figures


def train(fact: str, examples: Examples) -> Model:
    """Fit on all articles; threshold and calibration come from cross-validation."""
    scores = cross_validated(fact, examples)
    threshold = best_threshold(fact, examples.articles, scores)
    held_out = [s - threshold for s in scores]
    weights, bias = fit(fact, examples, examples.articles)
    bias -= threshold
    in_sample = [scored(article, weights, bias) for article in examples.articles]
    return Model(
        {examples.names[i]: w for i, w in weights.items()},
        bias,
        calibration(fact, examples.articles, held_out),
        _figures(fact, examples.articles, held_out, in_sample),
    )


def fit(fact: str, examples: Examples, articles: Sequence[Article]) -> tuple[dict[int, int], int]:
    """Return integer weights by feature, and the bias."""
    matrix = _matrix([c for a in articles for c in a.candidates], len(examples.names))
    labels = np.array([label(fact, c) for a in articles for c in a.candidates])
    common = np.flatnonzero(np.asarray(matrix.sum(0)).ravel() >= RARE)
    weights, bias = _logistic(matrix[:, common], labels, STRENGTH[fact])
    spread = np.abs(weights) * np.sqrt(np.asarray(matrix[:, common].mean(0)).ravel())
    kept = common[np.sort(np.argsort(-spread, kind="stable")[: KEPT[fact]])]
    weights, bias = _logistic(matrix[:, kept], labels, STRENGTH[fact])
    rounded = {int(i): round(float(w) * SCALE) for i, w in zip(kept, weights, strict=True)}
    return {i: w for i, w in rounded.items() if w}, round(float(bias) * SCALE)


def label(fact: str, candidate: Candidate) -> float:
    """Return how right a candidate is, 0 to 1: a topic that is half like an annotated one, little."""
    best = max(candidate.hits.values(), default=0.0)
    return float(bool(best)) if fact == "parties" else min(max((best - 0.5) / 0.4, 0.0), 1.0)


def _matrix(candidates: Sequence[Candidate], width: int) -> sparse.csr_matrix:
    columns = [i for c in candidates for i in c.features]
    starts = np.cumsum([0, *(len(c.features) for c in candidates)])
    return sparse.csr_matrix(
        (np.ones(len(columns)), columns, starts), shape=(len(candidates), width)
    )


def _logistic(
    matrix: sparse.csr_matrix, labels: np.ndarray, strength: float
) -> tuple[np.ndarray, float]:
    """Soft labels: a candidate counts as a positive by its label and as a negative by the rest."""
    positive = np.flatnonzero(labels > 0)
    rows = sparse.vstack([matrix, matrix[positive]]).tocsr()
    targets = np.r_[np.zeros(len(labels)), np.ones(len(positive))]
    shares = np.r_[1 - labels, labels[positive]]
    used = np.flatnonzero(shares > 0)
    model = LogisticRegression(C=strength, tol=1e-7, max_iter=5000)
    model.fit(rows[used], targets[used], sample_weight=shares[used])
    return model.coef_[0], float(model.intercept_[0])


def cross_validated(fact: str, examples: Examples) -> list[np.ndarray]:
    """Return the scores of each article's candidates by weights fitted on the other folds."""
    order = np.random.RandomState(0).permutation(len(examples.articles))
    scores: list[np.ndarray] = [np.zeros(0)] * len(order)
    for fold in range(FOLDS):
        held = set(order[fold::FOLDS].tolist())
        rest = [a for i, a in enumerate(examples.articles) if i not in held]
        weights, bias = fit(fact, examples, rest)
        for i in held:
            scores[i] = scored(examples.articles[i], weights, bias)
    return scores


def scored(article: Article, weights: dict[int, int], bias: int) -> np.ndarray:
    """Return the scores of the candidates of an article."""
    return np.array([bias + sum(weights.get(i, 0) for i in c.features) for c in article.candidates])


@dataclass(frozen=True, slots=True)
class _Phrase:
    start: int
    end: int
    head: int
    words: frozenset[int]
    score: float
    introduced: bool


def chosen(fact: str, article: Article, scores: np.ndarray) -> list[int]:
    """Return the candidates that the factsheet would have."""
    accepted = [i for i, score in enumerate(scores) if score > 0]
    if fact == "parties":
        return accepted
    candidates = [(article.candidates[i], scores[i]) for i in accepted]
    phrases = [
        _Phrase(c.start, c.end, c.head, frozenset(c.words), float(s), c.introduced)
        for c, s in candidates
    ]
    return [accepted[i] for i in selected(phrases)]


def tally(fact: str, article: Article, scores: np.ndarray) -> Tally:
    """Count hits, annotated and found facts, each annotated fact hit once."""
    found = chosen(fact, article, scores)
    pairs = match(
        range(article.gold), found, lambda g, c: article.candidates[c].hits.get(g, 0.0), 0.01
    )
    return Tally(len(pairs), article.gold, len(found))


def f1(tallies: Sequence[Tally]) -> float:
    """Return F1 over all articles together."""
    both = sum(t.gold + t.found for t in tallies)
    return 2 * sum(t.hits for t in tallies) / both if both else 1.0


def best_threshold(fact: str, articles: Sequence[Article], scores: Sequence[np.ndarray]) -> int:
    """Return the threshold with the best F1, its neighbours counted in: a peak may be chance."""
    values = [
        f1([tally(fact, a, s - threshold) for a, s in zip(articles, scores, strict=True)])
        for threshold in THRESHOLDS
    ]
    smooth = np.convolve(values, [1, 2, 3, 2, 1], mode="valid")
    return THRESHOLDS[int(smooth.argmax()) + 2]


def outcomes(
    fact: str, articles: Sequence[Article], scores: Sequence[np.ndarray]
) -> Iterator[tuple[str, int, bool]]:
    """Yield (answer, score, right) of every fact that a factsheet would show."""
    for article, values in zip(articles, scores, strict=True):
        found = set(chosen(fact, article, values))
        for i, candidate in enumerate(article.candidates):
            if i in found:
                yield "yes", int(values[i]), bool(candidate.hits)
            elif fact == "parties" and candidate.shown:
                yield "no", int(values[i]), candidate.other


def calibration(
    fact: str, articles: Sequence[Article], scores: Sequence[np.ndarray]
) -> dict[str, list[tuple[int, int]]]:
    """Return for each answer (score, percent right), rising for yes and falling for no."""
    found: dict[str, list[tuple[int, bool]]] = {}
    for answer, score, right in outcomes(fact, articles, scores):
        found.setdefault(answer, []).append((score if answer == "yes" else -score, right))
    return {
        answer: [(x if answer == "yes" else -x, y) for x, y in _rising(sorted(points))][
            :: 1 if answer == "yes" else -1
        ]
        for answer, points in found.items()
    }


def _rising(points: list[tuple[int, bool]]) -> list[tuple[int, int]]:
    """Return mean score and percent right of bins of equal size, pooled until they rise."""
    bins = [points[len(points) * k // BINS : len(points) * (k + 1) // BINS] for k in range(BINS)]
    pools: list[list[tuple[int, bool]]] = []
    for part in (b for b in bins if b):
        pools.append(part)
        while len(pools) > 1 and _share(pools[-2]) >= _share(pools[-1]):
            pools[-2:] = [pools[-2] + pools[-1]]
    return [(round(sum(x for x, _ in p) / len(p)), round(100 * _share(p))) for p in pools]


def _share(points: list[tuple[int, bool]]) -> float:
    return sum(right for _, right in points) / len(points)


def calibration_error(
    fact: str, articles: Sequence[Article], scores: Sequence[np.ndarray]
) -> float:
    """Return the expected calibration error: each half calibrated on the other, ten bins."""
    from factx.decide import interpolated

    errors: dict[int, list[tuple[float, bool]]] = {}
    halves = [range(k, len(articles), 2) for k in (0, 1)]
    for mine, other in (halves, halves[::-1]):
        table = calibration(fact, [articles[i] for i in other], [scores[i] for i in other])
        for answer, score, right in outcomes(
            fact, [articles[i] for i in mine], [scores[i] for i in mine]
        ):
            confidence = interpolated(table[answer], score)
            errors.setdefault(min(int(10 * confidence), 9), []).append((confidence, right))
    total = sum(map(len, errors.values()))
    return sum(abs(sum(c - r for c, r in bin_)) for bin_ in errors.values()) / total


def _figures(
    fact: str,
    articles: Sequence[Article],
    held_out: Sequence[np.ndarray],
    in_sample: Sequence[np.ndarray],
) -> Figures:
    """Measure scores above the threshold, of weights fitted on the other folds and on all articles."""

    def tallies(scores: Sequence[np.ndarray]) -> list[Tally]:
        pairs = zip(articles, scores, strict=True)
        return [tally(fact, a, s) for a, s in pairs if a.measured]

    honest = tallies(held_out)
    low, high = interval(honest)
    error = calibration_error(fact, articles, held_out)
    return Figures(len(honest), f1(honest), low, high, f1(tallies(in_sample)), error)
