"""Write the golden files of the exports anew: ``python -m tests.show.exports.update``; then read what changed."""

from __future__ import annotations

from tests.show import test_exports

CASES = next(m for m in test_exports.test_golden.pytestmark if m.name == "parametrize").args[1]  # type: ignore[attr-defined]

if __name__ == "__main__":
    for write, name in CASES:
        found = test_exports.written(write, test_exports.talks())
        (test_exports.GOLDEN / name).write_bytes(found.encode("utf-8"))
