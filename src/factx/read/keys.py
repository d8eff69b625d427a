"""The keys of a record: ours, the common ones that stand in for them, and what is unknown or misspelt."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from factx.errors import InputError
from factx.read.options import Fields, Options

Record = Mapping[str, Any]

#: Our name -> keys that other programs write for it, taken when the record does not have ours.
COMMON = {
    "id": ("guid", "_id", "article_id"),
    "text": ("body", "content", "articleBody", "article", "fulltext", "full_text", "article_text"),
    "published": ("datePublished", "date_published", "published_at", "publishedAt", "publish_date",
                  "published_date", "publication_date", "pubDate", "pub_date", "date"),
    "title": ("headline",),
    "url": ("link", "permalink"),
}  # fmt: skip
#: Keys of fewer letters have too many neighbours.
_SHORT = 4


def found_in(record: Record, fields: Fields) -> tuple[dict[str, Any], dict[str, str]]:
    """The values of a record under our names, and our name -> the common key that was taken for it."""
    found = {name: at(record, path) for name, path in fields.paths().items()}
    default = Fields().paths()
    taken: dict[str, str] = {}
    for name, others in COMMON.items():
        if found[name] is None and fields.paths()[name] == default[name]:
            if name == "text" and found["html"] is not None:
                continue
            key = next((k for k in others if _usable(name, record.get(k))), None)
            if key:
                found[name], taken[name] = record[key], key
    return found, taken


def _usable(name: str, value: Any) -> bool:
    if isinstance(value, str):
        return bool(value.strip())
    return name in ("published", "id") and value is not None


def at(record: Any, path: str) -> Any:
    """The value at a dotted path; a key that has dots itself goes first.

    >>> at({"meta": {"id": 7}, "a.b": 1}, "meta.id"), at({"a.b": 1}, "a.b"), at({}, "a.b")
    (7, 1, None)
    """
    if not isinstance(record, Mapping):
        return None
    if path in record:
        return record[path]
    first, dot, rest = path.partition(".")
    return at(record.get(first), rest) if dot else None


def unknown_in(record: Record, fields: Fields, taken: dict[str, str]) -> list[str]:
    """The keys of a record that nothing is read from."""
    paths = fields.paths().values()
    known = {*paths, *(path.partition(".")[0] for path in paths), *taken.values()}
    return [str(key) for key in record if key not in known]


def refuse(
    unknown: list[str], record: Record, options: Options, *, where: str, line: int | None
) -> None:
    """Raise InputError for a key that is a misspelt one of ours; with ``strict`` for every unknown key."""
    for key in unknown:
        meant = next((path for path in options.fields.paths().values()
                      if path not in record and misspelt(key, path)), None)  # fmt: skip
        if meant:
            hint = f"rename it, or name it with --{_option(meant, options)}-field {key}"
            message = f"{where}: unknown key {key!r}: did you mean {meant!r}?"
            raise InputError(message, hint=hint, line=line, kind="unknown-key")
    if unknown and options.strict:
        known = ", ".join(dict.fromkeys(options.fields.paths().values()))
        message = f"{where}: unknown keys: {listed(unknown)}"
        hint = f"without --strict they are ignored; known are {known}"
        raise InputError(message, hint=hint, line=line, kind="unknown-key")


def _option(path: str, options: Options) -> str:
    name = next(name for name, own in options.fields.paths().items() if own == path)
    return "date" if name == "published" else name


def misspelt(key: str, meant: str) -> bool:
    """Is a key another one with one letter more, less or other, or with two changed places?

    >>> misspelt("txet", "text"), misspelt("Text", "text"), misspelt("subtitle", "title"), misspelt("texts", "text")
    (True, True, False, True)
    """
    key, meant = key.lower(), meant.lower()
    if len(meant) < _SHORT or abs(len(key) - len(meant)) > 1:
        return False
    if key == meant or sorted(key) == sorted(meant):
        return sum(a != b for a, b in zip(key, meant, strict=True)) <= 2
    same = next((i for i, (a, b) in enumerate(zip(key, meant, strict=False)) if a != b), None)
    if same is None:
        return True
    return key[same + (len(key) >= len(meant)) :] == meant[same + (len(key) <= len(meant)) :]


def listed(keys: list[str]) -> str:
    """The first few of some keys, and how many there are more."""
    return ", ".join(keys[:5]) + (f" and {len(keys) - 5} more" if len(keys) > 5 else "")


def asides(unknown: list[str], taken: dict[str, str], source: str) -> tuple[str, ...]:
    """What a run says once of the keys of a source."""
    swapped = ", ".join(f"{name} from {key!r}" for name, key in taken.items())
    return (
        *((f"{source}: ignored keys: {listed(unknown)}",) if unknown else ()),
        *((f"{source}: read {swapped}",) if swapped else ()),
    )
