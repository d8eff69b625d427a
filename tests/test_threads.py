"""One extractor serves several threads, and leaves the process as it found it."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from threadpoolctl import threadpool_info, threadpool_limits

from factx.blas import one_thread
from factx.extractor import Extractor

ROOT = Path(__file__).parent.parent
TEXTS = [path.read_text(encoding="utf-8") for path in sorted(ROOT.glob("fixtures/articles/*.txt"))]


def blas_threads() -> list[int]:
    return [pool["num_threads"] for pool in threadpool_info() if pool["user_api"] == "blas"]


def test_four_threads_give_the_bytes_of_one(extractor: Extractor) -> None:
    def read(text: str) -> tuple[str, list[str]]:
        sheet = extractor.extract(text, published="2024-05-06")
        times = extractor.times(text, published="2024-05-06")
        return sheet.model_dump_json(), [time.model_dump_json() for time in times]

    serial = [read(text) for text in TEXTS]
    with ThreadPoolExecutor(4) as threads:
        for _ in range(16):  # each thread reads some fifty articles
            assert list(threads.map(read, TEXTS)) == serial


def test_limit_of_threads_ends_with_the_last_user() -> None:
    with threadpool_limits(limits=2, user_api="blas"):
        before = blas_threads()
        with one_thread():
            with one_thread():
                assert set(blas_threads()) == {1}
            assert set(blas_threads()) == {1}
        assert blas_threads() == before


def test_limit_ends_with_an_error(extractor: Extractor) -> None:
    with threadpool_limits(limits=2, user_api="blas"):
        before = blas_threads()
        with pytest.raises(TypeError):
            list(extractor.stream([None]))  # type: ignore[list-item]
        assert blas_threads() == before
        assert extractor.extract("Norway spoke.").article.chars == 13
