#!/usr/bin/env python3
"""Fit the weights of the decided facts on annotated articles, with cross-validation by article.

    python scripts/fit GOLD... [--fact FACT] [--measure IDS]   articles -> examples -> weights
    python scripts/fit --refit [--check]                       committed examples -> weights
    python scripts/fit --ablate [--fact FACT]                  what each feature is worth

GOLD are files or folders of annotations in the format of docs/evaluating.md. IDS is a file with one
article id a line: figures are also given for these articles alone. The examples hold numbers and
labels, no text; ``--check`` refits from them and fails unless the committed weights come out.
"""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT / "src"))
sys.path.insert(0, str(Path(__file__).parent))

from ablation import ablation
from examples import Examples, collect
from training import train
from weights import as_toml

EXAMPLES = ROOT / "fixtures" / "examples"
WEIGHTS = ROOT / "src" / "factx" / "data" / "weights"
FACTS = ("parties", "topics")


def main() -> int:
    options = arguments()
    facts = [options.fact] if options.fact else list(FACTS)
    measured = frozenset(options.measure.read_text().split()) if options.measure else frozenset()
    if options.gold:
        for fact, examples in collect(options.gold, facts, measured).items():
            examples.write(EXAMPLES / f"{fact}.tsv.xz")
    wrong = []
    for fact in facts:
        examples = Examples.read(EXAMPLES / f"{fact}.tsv.xz")
        if options.ablate:
            for feature, loss, measured in ablation(fact, examples):
                print(
                    f"{fact} {feature:20} {1000 * loss:+6.1f} {1000 * measured:+6.1f}", flush=True
                )
            continue
        model = train(fact, examples)
        path, text = WEIGHTS / f"{fact}.toml", as_toml(examples, model)
        if options.check:
            wrong += [fact] if path.read_text(encoding="utf-8") != text else []
        else:
            path.write_text(text, encoding="utf-8")
            print(fact, model.figures)
    if wrong:
        print(
            f"refitted weights differ from the committed ones: {', '.join(wrong)}", file=sys.stderr
        )
    return 1 if wrong else 0


def arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("gold", nargs="*", type=Path)
    parser.add_argument("--fact", choices=FACTS)
    parser.add_argument("--measure", type=Path)
    parser.add_argument("--refit", action="store_true")
    parser.add_argument("--check", action="store_true")
    parser.add_argument("--ablate", action="store_true")
    return parser.parse_args()


if __name__ == "__main__":
    sys.exit(main())
