"""A user's own tables, laid over those of ``data/``: other names, organisations, bodies, titles of one's own beat.

A folder with files that are called and written as the shipped ones: ``countries.toml``, ``organisations.toml``,
``groups.toml``, ``agencies/<iso2>.toml``, ``agencies/org.toml``, ``titles.toml``, ``agency_heads.toml``. Lists are added to,
rows are added, other values replaced. Which tables hold is a matter of the context: each ``Extractor`` has its own.
"""

from __future__ import annotations

import difflib
import functools
import hashlib
import re
import sys
from collections.abc import Callable, Collection, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass
from pathlib import Path
from typing import Any, ParamSpec, TypeVar

from factx.errors import SetupError

if sys.version_info >= (3, 11):
    import tomllib
else:
    import tomli as tomllib

P = ParamSpec("P")
T = TypeVar("T")
Table = dict[str, Any]

#: The environment variable that names the folder where nothing else does.
VARIABLE = "FACTX_TABLES"

_NAMES = ("names", "demonyms", "prefixes", "capitals", "seats")
_KINDS = {"organisations": ("bloc", "organization"), "groups": ("group", "organization", "company")}
_LISTS = ("titles", "agency_heads")
_ACTORS = ("countries", *_KINDS)


@dataclass(frozen=True, eq=False, slots=True)
class Own:
    """The tables of a folder, by name, validated; ``digest`` is a hash of what they say."""

    folder: Path
    digest: str
    tables: dict[str, Table]

    @property
    def bodies(self) -> set[str]:
        """The stems of its files of public bodies."""
        return {name.split("/")[1] for name in self.tables if "/" in name}


_held: ContextVar[Own | None] = ContextVar("factx_own_tables", default=None)


def held() -> Own | None:
    """The own tables that hold here."""
    return _held.get()


@contextmanager
def using(own: Own | None) -> Iterator[None]:
    """Let a user's tables hold, or with None the shipped ones alone."""
    token = _held.set(own)
    try:
        yield
    finally:
        _held.reset(token)


def per_tables(function: Callable[P, T]) -> Callable[P, T]:
    """``functools.cache``, kept apart for every set of tables: for whatever is made of tables that a user may add to."""
    shipped: Callable[P, T] = functools.cache(function)  # type: ignore[assignment]
    kept: dict[Own, Callable[P, T]] = {}
    held_here = _held.get

    @functools.wraps(function)
    def made(*args: P.args, **options: P.kwargs) -> T:
        own = held_here()
        if own is None:  # what is asked for all the time
            return shipped(*args, **options)
        cached = kept.get(own)
        if cached is None:
            cached = kept.setdefault(own, functools.cache(function))  # type: ignore[arg-type]
        return cached(*args, **options)

    return made


def laid_over(shipped: Table, name: str) -> Table:
    """A shipped table with the rows of the tables that hold; of the names of actors, those of own rows go first."""
    own = _held.get()
    rows = own.tables.get(name, {}) if own else {}
    joined: Table = _joined(shipped, rows)
    if name in _ACTORS:
        return {key: joined[key] for key in (*rows, *joined)}
    return joined


def _joined(shipped: Any, own: Any) -> Any:
    if isinstance(shipped, dict) and isinstance(own, dict):
        return shipped | {key: _joined(shipped.get(key), value) for key, value in own.items()}
    if isinstance(shipped, list) and isinstance(own, list):
        return [*shipped, *(value for value in own if value not in shipped)]
    return own


def read(folder: Path, shipped: Callable[[str], Table]) -> Own:
    """The tables of a folder. ``shipped`` gives the table of a name, empty where none is shipped.

    Raises SetupError, with file and line, for a folder or file that cannot be read, and for a row that is none.
    """
    if not folder.is_dir():
        raise SetupError(
            f"{folder}: no such folder of tables",
            hint="name a folder with files such as organisations.toml or agencies/no.toml",
        )
    files = [_File(path, folder) for path in sorted(folder.rglob("*.toml"))]
    if not files:
        raise SetupError(
            f"{folder}: no tables in it",
            hint="tables are files such as organisations.toml or agencies/no.toml",
        )
    owners = {key for name in _ACTORS for key in shipped(name)}
    owners |= {key for file in files if file.name in _ACTORS for key in file.rows}
    digest = hashlib.sha256()
    for file in files:
        file.check(shipped, owners)
        digest.update(f"{file.name}\0{file.text}\0".encode())
    tables = {file.name: file.rows for file in files}
    return Own(folder, digest.hexdigest()[:8], tables)


class _File:
    """One file: its text, its rows, and how they are wrong."""

    def __init__(self, path: Path, folder: Path) -> None:
        self.path, self.name = path, path.relative_to(folder).with_suffix("").as_posix()
        try:
            self.text = path.read_text(encoding="utf-8")
            self.rows: Table = tomllib.loads(self.text)
        except tomllib.TOMLDecodeError as error:
            place = re.search(r"at line (\d+)", str(error))
            line = place[1] if place else self.text.count("\n") + 1
            raise SetupError(f"{path}:{line}: not TOML: {error}") from None
        except (OSError, UnicodeDecodeError) as error:
            raise SetupError(f"{path}: cannot be read: {error}") from None

    def check(self, shipped: Callable[[str], Table], owners: Collection[str]) -> None:
        """Raise SetupError for the first row that is none."""
        if self.name in _ACTORS:
            for key, row in self.rows.items():
                self._actor(key, row, is_new=key not in shipped(self.name))
        elif self.name in _LISTS:
            for key, words in self.rows.items():
                self._list(key, words, shipped(self.name))
        elif self.name.startswith("agencies/"):
            self._bodies(owners)
        else:
            known = [*_ACTORS, *_LISTS, "agencies/org", "agencies/<iso2>"]
            raise SetupError(
                f"{self.path}: no table has this name",
                hint=_nearest(self.name, known) or f"tables are {', '.join(known)}",
            )

    def _actor(self, key: str, row: Any, *, is_new: bool) -> None:
        if not isinstance(row, dict):
            raise self._wrong("must be a table, as in [KEY]", key)
        kinds = _KINDS.get(self.name)
        fields = ("name", *_NAMES, *(("kind", "code", "body") if kinds else ()))
        for field, value in row.items():
            if field not in fields:
                raise self._wrong(f"no such field: {field}", key, field, _nearest(field, fields))
            self._field(key, field, value, kinds or ())
        if is_new and self.name == "countries" and not re.fullmatch("[A-Z]{2}", key):
            raise self._wrong("a country's key is its ISO 3166-1 code, two capitals", key)
        missing = ("name", "kind") if self.name == "organisations" else ("name",)
        for field in missing if is_new else ():
            if field not in row:
                raise self._wrong(f"a new row needs {field!r}", key)

    def _field(self, key: str, field: str, value: Any, kinds: Collection[str]) -> None:
        if field in _NAMES:
            self._words(value, key, field)
        elif field == "body":
            if not isinstance(value, bool):
                raise self._wrong("body must be true or false", key, field)
        elif not isinstance(value, str) or not value.strip():
            raise self._wrong(f"{field} must be a string", key, field)
        elif field == "kind" and value not in kinds:
            raise self._wrong(f"kind must be one of {', '.join(kinds)}", key, field)

    def _list(self, key: str, words: Any, shipped: Table) -> None:
        known = [name for name, value in shipped.items() if isinstance(value, list)]
        if key not in known:
            raise self._wrong(f"no such list: {key}", key, hint=_nearest(key, known))
        self._words(words, key)

    def _bodies(self, owners: Collection[str]) -> None:
        stem = self.name.removeprefix("agencies/")
        if stem != "org" and (stem.upper() not in owners or len(stem) != 2 or stem != stem.lower()):
            raise SetupError(
                f"{self.path}: bodies stand in a file called after their country, such as agencies/no.toml",
                hint="those of organisations stand in agencies/org.toml",
            )
        sections = owners if stem == "org" else ("proper", "shared")
        for section, rows in self.rows.items():
            if section not in sections:
                known = "the key of an organisation" if stem == "org" else "[proper] or [shared]"
                raise self._wrong(f"a section must be {known}", section, hint=_nearest(section, sections))  # fmt: skip
            if not isinstance(rows, dict):
                raise self._wrong(f"must stand under a section such as [{next(iter(sections))}]", section)  # fmt: skip
            for name, others in rows.items():
                self._words(others, section, name)

    def _words(self, value: Any, key: str, field: str | None = None) -> None:
        if not isinstance(value, list) or not all(isinstance(w, str) and w.strip() for w in value):
            raise self._wrong("must be a list of strings", key, field)

    def _wrong(self, said: str, key: str, field: str | None = None, hint: str = "") -> SetupError:
        place = f"{key}.{field}" if field else key
        return SetupError(f"{self.path}:{self._line(key, field)}: {place}: {said}", hint=hint)

    def _line(self, key: str, field: str | None) -> int:
        """The line of a section or key, and of a key within its section."""
        lines = self.text.splitlines()
        at = next((n for n, line in enumerate(lines) if _begins(line, key)), 0)
        if field:
            at = next((n for n in range(at, len(lines)) if _begins(lines[n], field)), at)
        return at + 1


def _begins(line: str, key: str) -> bool:
    """Whether a line of TOML begins a section or value of this name."""
    quoted = rf"[\"']?{re.escape(key)}[\"']?"
    return bool(re.match(rf"\s*(?:\[\s*{quoted}\s*\]|{quoted}\s*=)", line))


def _nearest(name: str, known: Collection[str]) -> str:
    near = difflib.get_close_matches(name, sorted(known), n=1)
    return f"did you mean {near[0]}?" if near else ""
