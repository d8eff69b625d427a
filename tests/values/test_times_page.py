"""docs/times.md says what the corpus, the rules and the code say, and its examples run."""

from __future__ import annotations

import doctest
import runpy


def test_the_page_is_up_to_date(root):
    made = runpy.run_path(str(root / "scripts" / "times_page.py"))["page"]()
    assert (root / "docs" / "times.md").read_text(encoding="utf-8") == made, (
        "run: python scripts/times_page.py"
    )


def test_the_examples_of_the_page_run(root):
    failed, tried = doctest.testfile(str(root / "docs" / "times.md"), module_relative=False)
    assert tried > 5
    assert failed == 0
