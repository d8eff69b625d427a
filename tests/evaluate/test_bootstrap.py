from __future__ import annotations

import pytest

from factx.evaluate.bootstrap import interval, interval_of_gain
from factx.evaluate.tally import Tally


def test_interval_holds_the_figure_and_is_the_same_each_time() -> None:
    tallies = [Tally(hits=k % 3, gold=2, found=2) for k in range(60)]
    low, high = interval(tallies)
    assert low < 0.5 < high
    assert (low, high) == interval(tallies)


def test_more_articles_give_a_narrower_interval() -> None:
    few, many = ([Tally(hits=k % 2, gold=1, found=1) for k in range(n)] for n in (10, 1000))
    assert interval(many)[1] - interval(many)[0] < interval(few)[1] - interval(few)[0]


def test_where_all_articles_agree_there_is_no_doubt() -> None:
    assert interval([Tally(3, 3, 3)] * 5) == (1.0, 1.0)
    assert interval([Tally()] * 5) == (1.0, 1.0)


def test_a_gain_in_every_article_is_sure() -> None:
    old, new = [Tally(1, 2, 2)] * 20, [Tally(2, 2, 2)] * 20
    assert interval_of_gain(old, new) == (pytest.approx(0.5), pytest.approx(0.5))
    assert interval_of_gain(old, old) == (0.0, 0.0)
