"""Build ``data/countries.toml``: names from CLDR (babel) and rigour, demonyms and capitals from countryinfo, then the review.

Run it with Python 3.11 or later, in an environment of its own: ``pip install babel rigour countryinfo``.
"""

from __future__ import annotations

from pathlib import Path

import tomllib
from babel import Locale
from countryinfo import CountryInfo
from rigour.territories import get_territory

HERE = Path(__file__).parent
TABLE = HERE.parent / "src" / "factx" / "data" / "countries.toml"
REVIEW = HERE / "countries_review.toml"
#: Codes of CLDR that are no country: groupings, exceptional reservations, test codes.
NO_COUNTRY = {"AC", "CP", "CQ", "DG", "EA", "EU", "EZ", "IC", "QO", "TA", "UN", "XA", "XB", "ZZ"}
HEAD = """\
# Countries and territories by ISO 3166-1 code, as the press names them; XK is Kosovo; CS, DD, SU, YU are no more.
# Built by scripts/build_countries.py; correct it in scripts/countries_review.toml.
# demonyms: adjectives and people; prefixes: before a hyphen;
# capitals: cities that stand for the government; seats: houses that do.
"""


def main() -> None:
    """Write the table, sorted by code."""
    review = tomllib.loads(REVIEW.read_text(encoding="utf-8"))
    codes = {c for c in Locale("en").territories if len(c) == 2 and c.isalpha()} | set(review)
    rows = [row(code, review.get(code, {})) for code in sorted(codes - NO_COUNTRY)]
    TABLE.write_text(HEAD + "".join(rows), encoding="utf-8")


def row(code: str, reviewed: dict[str, object]) -> str:
    """One country as TOML."""
    found = sources(code)
    name = reviewed.get("name", found["name"])
    names = [n for n in [*found["names"], *reviewed.get("names", [])] if n != name]
    lists = {
        "names": sorted(set(names)),
        "demonyms": reviewed.get("demonyms", found["demonyms"]),
        "capitals": reviewed.get("capitals", found["capitals"]),
        "prefixes": reviewed.get("prefixes", []),
        "seats": reviewed.get("seats", []),
    }
    lines = [
        f"\n[{code}]",
        f'name = "{name}"',
        *(f"{key} = {quoted(values)}" for key, values in lists.items() if values),
    ]
    return "\n".join(lines) + "\n"


def sources(code: str) -> dict[str, object]:
    """What the packages know of a code."""
    cldr = Locale("en").territories.get(code, "").replace("’", "'")
    territory = get_territory(code.lower())
    names = [territory.name, territory.full_name] if territory else []
    try:
        info = CountryInfo(code).info()
    except Exception:  # the package raises different errors for a code that it does not know
        info = {}
    demonym = info.get("demonym") or ""
    adjectives = [d for d in demonym.split(",") if d]
    people = [d + "s" for d in adjectives if d.endswith(("an", "i"))]
    capital = info.get("capital") or ""
    return {
        "name": cldr,
        "names": [n for n in names if n and n != cldr],
        "demonyms": adjectives + people,
        "capitals": [capital] if capital and "/" not in capital and capital != cldr else [],
    }


def quoted(values: list[str]) -> str:
    """A TOML array of strings on one line."""
    return "[" + ", ".join(f'"{v}"' for v in values) + "]"


if __name__ == "__main__":
    main()
