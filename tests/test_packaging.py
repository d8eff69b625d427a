"""What is installed: the locked requirements, the metadata, the known weights."""

from __future__ import annotations

import ast
import re
import sys
from importlib import metadata
from pathlib import Path

import pytest
from click.testing import CliRunner

from factx import __version__, tables
from factx.cli import main
from factx.pipeline import DEFAULT_MODEL
from factx.pipeline.weights import weights


def bare(requirement: str) -> str:
    """The normalised name in a requirement."""
    return re.sub(r"[-_.]+", "-", re.split(r"[\s<>=!~;\[]", requirement)[0]).lower()


def test_the_lock_holds_every_dependency_with_hashes_and_no_address(root: Path) -> None:
    lock = (root / "requirements.txt").read_text(encoding="utf-8")
    pins = [line for line in lock.splitlines() if line and not line.startswith((" ", "#"))]
    assert all(re.match(r"[\w.-]+==[\w.!+]+( ;.*)? \\$", pin) for pin in pins), (
        "a requirement without an exact version"
    )
    assert len(re.findall(r"^[\w.-]+==.*\\\n    --hash=sha256:", lock, re.M)) == len(pins), (
        "a pin without a hash"
    )
    assert "://" not in lock
    assert "--index" not in lock
    wanted = {bare(r) for r in metadata.requires("factx") or []} - {"factx"}
    assert wanted - {bare(pin) for pin in pins} == set(), (
        "run the command of CONTRIBUTING.md that locks the requirements"
    )


#: Modules that are called otherwise than the packages that hold them.
PACKAGES = {"docx": "python-docx", "markdown-it": "markdown-it-py"}


def test_whatever_is_imported_is_declared(root: Path) -> None:
    tomllib = pytest.importorskip("tomllib")
    project = tomllib.loads((root / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    lists = [project["dependencies"], *project["optional-dependencies"].values()]
    declared = {bare(requirement) for requirements in lists for requirement in requirements}
    trees = [ast.parse(path.read_text(encoding="utf-8")) for path in (root / "src").rglob("*.py")]
    nodes = [node for tree in trees for node in ast.walk(tree)]
    names = {alias.name for node in nodes if isinstance(node, ast.Import) for alias in node.names}
    names |= {node.module for node in nodes if isinstance(node, ast.ImportFrom) and node.module}
    imported = {name.partition(".")[0] for name in names} - sys.stdlib_module_names - {"factx"}
    packages = {PACKAGES.get(bare(name), bare(name)) for name in imported}
    assert packages - declared == set()


def test_the_version_is_one() -> None:
    assert metadata.version("factx") == __version__
    assert CliRunner().invoke(main, ["--version"]).stdout.strip() == f"factx, version {__version__}"


def test_the_changelog_knows_the_version(root: Path) -> None:
    assert f"## {__version__}" in (root / "CHANGELOG.md").read_text(encoding="utf-8")


def test_the_installed_model_has_the_known_weights() -> None:
    found = weights(DEFAULT_MODEL)
    assert found is not None
    assert (found.name, found.differing) == ("en_core_web_sm 3.8.0", ())
    assert found.known > 20


def test_a_changed_weight_is_told(tmp_path: Path) -> None:
    found = weights(DEFAULT_MODEL)
    assert found is not None
    (tmp_path / "meta.json").write_bytes((found.folder / "meta.json").read_bytes())
    for file in tables.raw("model_hashes")[found.name]:
        (tmp_path / file).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / file).symlink_to(found.folder / file)
    assert weights(str(tmp_path)).differing == ()  # type: ignore[union-attr]
    (tmp_path / "ner" / "model").unlink()
    (tmp_path / "tokenizer").unlink()
    (tmp_path / "tokenizer").write_bytes(b"other")
    changed = weights(str(tmp_path))
    assert changed is not None
    assert changed.differing == ("ner/model", "tokenizer")
    assert (
        changed.verdict
        == f"not the known ones: 2 of {found.known} files differ (ner/model, tokenizer)"
    )


def test_a_model_that_is_in_no_list_is_told(tmp_path: Path) -> None:
    (tmp_path / "meta.json").write_text('{"lang": "xx", "name": "own", "version": "1.0"}')
    assert weights(str(tmp_path)).verdict.startswith("not known")  # type: ignore[union-attr]


@pytest.mark.parametrize("model", ["no_such_model", "no/such/folder", "json"])
def test_a_missing_model_is_none(model: str) -> None:
    assert weights(model) is None


@pytest.mark.parametrize("meta", [None, "", "[]", "{}"])
def test_a_folder_without_meta_data_is_no_model(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, meta: str | None
) -> None:
    if meta is not None:
        (tmp_path / "meta.json").write_text(meta)
    article = tmp_path / "a.txt"
    article.write_text("Norway and Chile signed a pact.")
    for jobs in ("1", "2"):
        told = CliRunner().invoke(
            main, ["extract", str(article), "--model", str(tmp_path), "-j", jobs]
        )
        assert told.exit_code == 2
        assert told.stderr.startswith(f"error: model '{tmp_path}' is not installed or not readable")
        assert "hint: name an installed spaCy pipeline, or a folder" in told.stderr
    monkeypatch.setattr("factx.pipeline.DEFAULT_MODEL", str(tmp_path))
    assert f"{tmp_path} is not installed" in CliRunner().invoke(main, ["info", "--json"]).stdout


def test_a_folder_called_like_the_model_does_not_hide_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / DEFAULT_MODEL).mkdir()
    monkeypatch.chdir(tmp_path)
    found = weights(DEFAULT_MODEL)
    assert found is not None
    assert found.name == "en_core_web_sm 3.8.0"


def test_info_tells_versions_weights_and_extras() -> None:
    told = CliRunner().invoke(main, ["info"])
    assert told.exit_code == 0
    for words in (
        f"factx          {__version__}",
        "en_core_web_sm 3.8.0",
        "the known ones",
        "extra parquet  pyarrow",
    ):
        assert words in told.stdout


def test_info_tells_a_missing_model(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("factx.pipeline.DEFAULT_MODEL", "no_such_model")
    told = CliRunner().invoke(main, ["info", "--json"])
    assert "no_such_model is not installed: name an installed spaCy pipeline" in told.stdout
