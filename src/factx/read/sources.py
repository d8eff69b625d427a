"""What the user names -> the files to read, in order, each with an id of its own."""

from __future__ import annotations

import fnmatch
import glob
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from factx.errors import InputError
from factx.read.compressed import SUFFIXES as COMPRESSED

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
        return str(self.path) if self.path else "stdin"


def sources(
    names: Iterable[str], *, exclude: Sequence[str] = (), format: str | None = None
) -> list[Source]:
    """The files of paths, folders (recursive, sorted), patterns like ``news/*.txt`` and ``-`` (stdin), each once.

    ``exclude`` are patterns against a file's name or path; ``format`` overrides what the suffix says. Raises InputError
    for a path that does not exist, a pattern that matches nothing, and when nothing is left to read.
    """
    names = list(names)
    paths: dict[Path | None, None] = {}
    for name in names:
        paths |= dict.fromkeys(
            path
            for path in _paths(name, any_suffix=format is not None)
            if not _excluded(path, exclude)
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


def _paths(name: str, *, any_suffix: bool) -> Iterator[Path | None]:
    path = Path(name)
    if name == "-":
        yield None
    elif path.is_dir():
        files = (p for p in path.rglob("*") if p.is_file() and (any_suffix or suffix_format(p)))
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
        raise InputError(f"{name}: no such file or folder", hint="- reads stdin")


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
    ids = {path: _bare(path).stem for path in paths}
    for longer in (
        lambda p: f"{p.parent.name}/{_bare(p).stem}",
        lambda p: _bare(p).with_suffix("").as_posix(),
        lambda p: p.as_posix(),
    ):
        shared = {id for id, count in Counter(ids.values()).items() if count > 1}
        ids = {path: longer(path) if id in shared else id for path, id in ids.items()}
    return ids
