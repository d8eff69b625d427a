"""(i) What finding and resolving temporal expressions costs on top of the bare spaCy pipeline, in the same run."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from benchmarks.articles import articles
from benchmarks.bare import MODEL
from benchmarks.measure import Ratio, cpu, ratio


def times(rounds: int, n: int, _tmp: Path) -> Iterator[Ratio]:
    """CPU time of ``factx_times`` on parsed articles over that of spaCy's default pipeline on the same articles."""
    import spacy

    from factx.pipeline.times import make_times

    nlp, given = spacy.load(MODEL), articles(n)
    docs = list(nlp.pipe(given, batch_size=32))
    for i, doc in enumerate(docs):
        doc.user_data["published"] = f"2021-01-{1 + i % 28:02}"

    def ours() -> float:
        return cpu(lambda: [make_times(doc) for doc in docs])

    def bare() -> float:
        return cpu(lambda: [len(doc.ents) for doc in nlp.pipe(given, batch_size=32)])

    milliseconds = 1000 * ours() / len(given)
    yield ratio(
        "times / bare pipeline",
        ours,
        bare,
        rounds=rounds,
        bar="<= 0.15",
        note=f"{milliseconds:.1f} ms per article",
    )
