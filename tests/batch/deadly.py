"""Models that kill the process they run in: packages for worker processes to import, made of the installed model."""

from __future__ import annotations

import importlib
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from factx.pipeline import DEFAULT_MODEL
from factx.pipeline.weights import weights

#: A component that kills the process when it meets the word.
POISON = """
import os, signal
import {model}
from spacy.language import Language

@Language.component("poison")
def poison(doc):
    if "poison" in doc.text:
        os.kill(os.getpid(), signal.SIGKILL)
    return doc

def load(**options):
    nlp = {model}.load(**options)
    nlp.add_pipe("poison", first=True)
    return nlp
"""

#: No worker gets as far as having this one.
STILLBORN = "import os, signal\n\ndef load(**options):\n    os.kill(os.getpid(), signal.SIGKILL)\n"


@contextmanager
def deadly_model(folder: Path, code: str) -> Iterator[str]:
    """The name of an installed model whose package is ``code``, with the meta data of the default model."""
    installed = weights(DEFAULT_MODEL)
    assert installed
    package = folder / "deadly_model"
    (package / "files").mkdir(parents=True)
    (package / "__init__.py").write_text(
        code.format(model=DEFAULT_MODEL) if "{model}" in code else code
    )
    for name in ("config.cfg", "meta.json"):
        (package / "files" / name).symlink_to(installed.folder / name)
    (folder / "deadly_model-1.dist-info").mkdir()
    (folder / "deadly_model-1.dist-info" / "METADATA").write_text(
        "Metadata-Version: 2.1\nName: deadly_model\nVersion: 1\n"
    )
    sys.path.insert(0, str(folder))  # worker processes take it over
    importlib.invalidate_caches()
    try:
        yield package.name
    finally:
        sys.path.remove(str(folder))
        sys.modules.pop(package.name, None)
