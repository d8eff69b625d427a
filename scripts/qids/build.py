"""Build ``data/qids.toml``: Wikidata items and ISO 3166-1 alpha-3 codes of what the tables name.

Run it with Python 3.11 or later, in an environment of its own:

    pip install rigour==2.6.1                               # MIT: territories with their items
    npm pack name-suggestion-index@8.0.20260918             # BSD-3-Clause: operators with items, labels and places
    tar xzf name-suggestion-index-8.0.20260918.tgz
    python scripts/qids/build.py package/dist

Labels and items themselves are Wikidata's (CC0). An agency of the index counts when its name is one of the table's
names, its place is the agency's country and no other item fits; ``review.toml`` adds and corrects.
"""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import Any

import tomllib
from rigour.territories import get_territories

HERE = Path(__file__).parent
DATA = HERE.parent.parent / "src" / "factx" / "data"
HEAD = """\
# Wikidata items (CC0) of countries, organisations and agencies; ISO 3166-1 alpha-3 of countries.
# Built by scripts/qids/build.py from rigour 2.6.1 (MIT) and name-suggestion-index 8.0.20260918 (BSD-3-Clause);
# correct it in scripts/qids/review.toml.
"""
#: Codes of the table that rigour writes another way: states that are no more.
FORMER = {"CS": "cshh", "SU": "suhh", "YU": "yucs"}
#: Codes of the index for a place within a country.
PLACES = {"fx": "fr", "conus": "us"}


def main() -> None:
    """Write the table, sorted."""
    review = table(HERE / "review.toml")
    lines = [HEAD, "[countries]", *countries(review["countries"]), "", "[organisations]"]
    lines += [f'"{key}" = "{qid}"' for key, qid in sorted(review["organisations"].items())]
    index = Index(Path(sys.argv[1]))
    for path in sorted((DATA / "agencies").glob("*.toml")):
        lines += agencies(path, index, review["agencies"].get(path.stem, {}))
    (DATA / "qids.toml").write_text("\n".join(lines) + "\n", encoding="utf-8")


def table(path: Path) -> dict[str, Any]:
    return tomllib.loads(path.read_text(encoding="utf-8"))


def countries(review: dict[str, dict[str, str]]) -> list[str]:
    """One line per country of the table."""
    known = {t.code: t for t in get_territories()}
    found = []
    for code in table(DATA / "countries.toml"):
        territory = known.get(FORMER.get(code, code.lower()))
        row = {
            "alpha3": (territory.alpha3 or "").upper() if territory else "",
            "qid": territory.qid if territory else "",
        } | review.get(code, {})
        cells = ", ".join(f'{key} = "{value}"' for key, value in row.items() if value)
        found.append(f"{code} = {{{cells}}}")
    return found


class Index:
    """The name-suggestion-index: names, lower-case -> items, and the countries of an item."""

    def __init__(self, folder: Path) -> None:
        self.names: dict[str, set[str]] = {}
        self.countries: dict[str, set[str]] = {}
        for group in json.loads((folder / "json" / "nsi.json").read_text())["nsi"].values():
            for item in group["items"]:
                self._add(item)
        labels = json.loads((folder / "wikidata" / "wikidata.json").read_text())["wikidata"]
        for qid, entry in labels.items():
            self.names.setdefault(entry.get("label", "").lower(), set()).add(qid)

    def _add(self, item: dict[str, Any]) -> None:
        tags = item["tags"]
        qid = tags.get("operator:wikidata") or tags.get("brand:wikidata")
        if not qid:
            return
        for tag, name in tags.items():
            if (
                tag.partition(":")[0] in ("operator", "name", "brand", "official_name")
                and tag[-8:] != "wikidata"
            ):
                self.names.setdefault(name.lower(), set()).add(qid)
        places = {str(place).lower()[:2] for place in item["locationSet"].get("include", [])}
        self.countries.setdefault(qid, set()).update(PLACES.get(place, place) for place in places)

    def find(self, names: list[str], country: str) -> str | None:
        """The one item in that country under one of the names."""
        found = {qid for name in names for qid in self.names.get(name.lower(), ())}
        here = {qid for qid in found if self.countries.get(qid) == {country}}
        return here.pop() if len(here) == 1 else None


def agencies(path: Path, index: Index, review: dict[str, str]) -> list[str]:
    """The section of a country's agencies, those with an item; an empty item in the review means that there is none."""
    names = {
        name: [name, *(other for other in others if len(other) > 6)]
        for rows in table(path).values()
        for name, others in rows.items()
    }
    if unknown := set(review) - set(names):
        raise SystemExit(f"review.toml: agencies.{path.stem}: not in the table: {sorted(unknown)}")
    found = {
        name: review.get(name, index.find(all_names, path.stem))
        for name, all_names in names.items()
    }
    lines = [f'"{name}" = "{qid}"' for name, qid in sorted(found.items()) if qid]
    return ["", f"[agencies.{path.stem}]", *lines] if lines else []


if __name__ == "__main__":
    main()
