"""What each feature is worth: F1 without it, cross-validated by article."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from examples import Article, Examples
from training import best_threshold, cross_validated, f1, tally


def ablation(fact: str, examples: Examples) -> Iterator[tuple[str, float, float]]:
    """Yield (feature, loss of F1 on all articles, on the measured ones), the largest loss first.

    A loss below zero says that the decision is better without the feature.
    """
    whole = _worth(fact, examples)
    features = sorted({name.split("=")[0] for name in examples.names})
    without = {feature: _worth(fact, _without(examples, feature)) for feature in features}
    for feature, worth in sorted(without.items(), key=lambda item: item[1]):
        yield feature, whole[0] - worth[0], whole[1] - worth[1]


def _without(examples: Examples, feature: str) -> Examples:
    gone = {i for i, name in enumerate(examples.names) if name.split("=")[0] == feature}
    return Examples(
        examples.names,
        [
            Article(
                a.measured,
                a.gold,
                [
                    replace(c, features=tuple(i for i in c.features if i not in gone))
                    for c in a.candidates
                ],
            )
            for a in examples.articles
        ],
    )


def _worth(fact: str, examples: Examples) -> tuple[float, float]:
    scores = cross_validated(fact, examples)
    threshold = best_threshold(fact, examples.articles, scores)
    tallies = [
        (a.measured, tally(fact, a, s - threshold))
        for a, s in zip(examples.articles, scores, strict=True)
    ]
    return f1([t for _, t in tallies]), f1([t for measured, t in tallies if measured])
