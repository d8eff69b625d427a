"""What the user names -> the files to read, in order, each with an id of its own."""

from __future__ import annotations

import fnmatch
import glob
import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from factx.errors import InputError
from factx.read.compressed import SUFFIXES as COMPRESSED
from factx.read.missing import missing, readable

#: Format by suffix; in a folder only files with these suffixes are read.
FORMATS = {
    ".txt": "text", ".text": "text",
    ".html": "html", ".htm": "html", ".xhtml": "html",
    ".json": "json",
    ".jsonl": "jsonl", ".ndjson": "jsonl",
    ".csv": "csv",
    ".tsv": "tsv", ".tab": "tsv",
    ".rss": "feed", ".atom": "feed", ".xml": "xml",
    ".eml": "mail",
    ".mbox": "mbox",
    ".md": "markdown", ".markdown": "markdown",
    ".docx": "docx",
    ".pdf": "pdf",
    ".rtf": "rtf",
    ".parquet": "parquet",
}  # fmt: skip

#: How factsheets begin, alone, in an array, or as rows of facts.
_FACTSHEET = re.compile(rb'\s*(?:\[\s*)?\{\s*"schema_version"|article_id,fact')

#: Files that lie beside articles and are none.
_NOT_ARTICLES = ("*.facts.json", ".*")


@dataclass(frozen=True, slots=True)
class Source:
    """One file to read, or stdin (``path`` is None). ``id`` names its article, or leads the ids of its records."""

    path: Path | None
    id: str
    format: str | None = None

    @property
    def name(self) -> str:
        """How messages and factsheets name it."""
        return readable(str(self.path)) if self.path else "stdin"


def sources(
    names: Iterable[str],
    *,
    exclude: Sequence[str] = (),
    format: str | None = None,
    outputs: Iterable[Path | None] = (),
) -> list[Source]:
    """The files of paths, folders (recursive, sorted), patterns like ``news/*.txt`` and ``-`` (stdin), each once.

    ``exclude`` are patterns against a file's name or path; ``format`` overrides what the suffix says; ``outputs`` are no
    inputs of a folder. Raises InputError for the only path when it does not exist, a pattern that matches nothing, and
    when nothing is left to read. Of several paths a missing one becomes a source that cannot be read.
    """
    names = list(names)
    written = {output.resolve() for output in outputs if output}
    paths: dict[Path | None, None] = {}
    for name in names:
        paths |= dict.fromkeys(
            path
            for path in _paths(name, any_suffix=format is not None, alone=len(names) == 1)
            if not _excluded(path, exclude) and not (path and _is_output(path, name, written))
        )
    if not paths:
        known = " ".join(FORMATS)
        raise InputError(
            f"{', '.join(names)}: no articles there",
            hint=f"files of a folder are read by suffix: {known}",
        )
    ids = _ids([path for path in paths if path])
    return [
        Source(
            path, ids[path] if path else "stdin", format or (suffix_format(path) if path else None)
        )
        for path in paths
    ]


def listed(lines: Iterable[str]) -> list[str]:
    """The names in a list of files: one a line, empty lines skipped."""
    return [line.rstrip("\r\n") for line in lines if line.strip()]


def suffix_format(path: Path) -> str | None:
    """The format that a file's name tells, a compression suffix left aside.

    >>> suffix_format(Path("news.jsonl.gz")), suffix_format(Path("README"))
    ('jsonl', None)
    """
    return FORMATS.get(_bare(path).suffix.lower())


def _bare(path: Path) -> Path:
    return path.with_suffix("") if path.suffix.lower() in COMPRESSED else path


def _is_output(path: Path, name: str, written: set[Path]) -> bool:
    """Is a file of a folder one that this run, or an earlier one, has written?"""
    if str(path) == name:
        return False
    return (bool(written) and path.resolve() in written) or is_factsheet(path)


def is_factsheet(path: Path) -> bool:
    """Does a file begin like factsheets that were saved?"""
    if path.suffix.lower() not in (".json", ".jsonl", ".csv"):
        return False
    try:
        with path.open("rb") as stream:
            return bool(_FACTSHEET.match(stream.read(200)))
    except OSError:
        return False


def skipped(name: str) -> Counter[str]:
    """The suffixes of files in a folder that no format has, and how many there are."""
    path = Path(name)
    if not path.is_dir():
        return Counter()
    files = (p for p in path.rglob("*") if p.is_file() and not _is_read(p))
    return Counter(
        p.suffix.lower() for p in files if not any(map(_hidden, p.relative_to(path).parts))
    )


def _is_read(path: Path) -> bool:
    return suffix_format(path) is not None or not _bare(path).suffix


def _paths(name: str, *, any_suffix: bool, alone: bool) -> Iterator[Path | None]:
    path = Path(name)
    if name == "-":
        yield None
    elif path.is_dir():
        files = (p for p in path.rglob("*") if p.is_file() and (any_suffix or _is_read(p)))
        yield from sorted(p for p in files if not any(map(_hidden, p.relative_to(path).parts)))
    elif path.exists():
        yield path
    elif glob.has_magic(name):
        matches = glob.glob(name, recursive=True)  # noqa: PTH207  the pattern may begin anywhere
        found = sorted(p for p in map(Path, matches) if p.is_file())
        if not found:
            raise InputError(f"{name}: no file matches this pattern")
        yield from found
    else:
        if alone:
            raise missing(name)
        yield path


def _hidden(part: str) -> bool:
    return any(fnmatch.fnmatch(part, pattern) for pattern in _NOT_ARTICLES)


def _excluded(path: Path | None, patterns: Sequence[str]) -> bool:
    return path is not None and any(
        fnmatch.fnmatch(path.name, p) or fnmatch.fnmatch(path.as_posix(), p) for p in patterns
    )


def _ids(paths: Sequence[Path]) -> dict[Path, str]:
    """Names without suffix; those that several files share are told apart by their folders, then by their suffix.

    >>> list(_ids([Path("a/x.txt"), Path("b/x.txt"), Path("b/y.txt")]).values())
    ['a/x', 'b/x', 'y']
    """
    ids = {path: readable(_bare(path).stem) for path in paths}
    for longer in (
        lambda p: f"{p.parent.name}/{_bare(p).stem}",
        lambda p: _bare(p).with_suffix("").as_posix(),
        lambda p: p.as_posix(),
    ):
        shared = {id for id, count in Counter(ids.values()).items() if count > 1}
        ids = {path: readable(longer(path)) if id in shared else id for path, id in ids.items()}
    return ids
