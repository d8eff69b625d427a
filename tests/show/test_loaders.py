"""What analysts load: pandas, DuckDB, sqlite-utils; without surprises for Namibia (NA) and ids like 008."""

from __future__ import annotations

import datetime
from pathlib import Path

import pytest

from factx.schema import Factsheet
from factx.show.flat import write_csv, write_flat_csv
from factx.show.parquet import write_flat_parquet, write_parquet
from factx.show.rows import COLUMNS
from factx.show.sqlite import TABLES, write_sqlite
from tests.show.sheets import evidence, sheet, talks

#: The recipe of docs/formats.md: an empty cell is null, "NA" is Namibia, no id is a number.
SAFE = {"keep_default_na": False, "na_values": [""], "dtype": str}
RESERVED = {
    "when",
    "end",
    "of",
    "from",
    "to",
    "order",
    "group",
    "table",
    "index",
    "select",
    "start",
    "values",
    "by",
    "key",
}


def namibia() -> Factsheet:
    text = "Namibia will pay in May 2021."
    party = {"name": "Namibia", "kind": "country", "code": "NA", "alpha3": "NAM", "qid": "Q1030"}
    words = {"evidence": [evidence(text, "Namibia")], "why": "x"}
    when = {"text": "in May 2021", "type": "DATE", "value": "2021-05", "edtf": "2021-05",
            "earliest": "2021-05-01", "latest": "2021-05-31"}  # fmt: skip
    entry = {
        "when": when,
        "event": "pay",
        "status": "planned",
        "why": "x",
        "evidence": [evidence(text, "pay in May 2021")],
    }
    return sheet(text, id="008", parties=[party | words], timeline=[entry])


def test_no_column_is_a_reserved_word() -> None:
    assert set(COLUMNS) & RESERVED == set()


def test_pandas_reads_flat_csv(tmp_path: Path) -> None:
    import pandas as pd

    path = tmp_path / "facts.csv"
    with path.open("w", encoding="utf-8") as out:
        write_flat_csv([talks(), namibia()], out)
    frame = pd.read_csv(path, **SAFE)  # type: ignore[call-overload]
    assert list(frame.columns) == list(COLUMNS)
    (row,) = frame[frame["name"] == "Namibia"].to_dict("records")
    assert (row["code"], row["article_id"]) == ("NA", "008")
    assert frame["fact_id"].is_unique
    assert frame[frame["fact"] == "topic"]["code"].isna().all()


def test_the_surprise_that_the_recipe_avoids_is_real(tmp_path: Path) -> None:
    import pandas as pd

    path = tmp_path / "facts.csv"
    with path.open("w", encoding="utf-8") as out:
        write_flat_csv([namibia()], out)
    frame = pd.read_csv(path)
    assert frame["code"].isna().all()
    assert set(frame["article_id"]) == {8}


def test_pandas_reads_parquet_with_days_and_without_surprises(tmp_path: Path) -> None:
    import pandas as pd

    write_flat_parquet([talks(), namibia()], tmp_path / "facts.parquet")
    frame = pd.read_parquet(tmp_path / "facts.parquet")
    (row,) = frame[frame["name"] == "Namibia"].to_dict("records")
    assert (row["code"], row["article_id"]) == ("NA", "008")
    days = set(frame[frame["fact"] == "timeline"]["earliest"].dropna())
    assert days == {datetime.date(2021, 5, 1)}


def test_duckdb_reads_every_file(tmp_path: Path) -> None:
    import duckdb

    write_flat_parquet([talks(), namibia()], tmp_path / "flat.parquet")
    write_parquet([talks(), namibia()], tmp_path / "nested.parquet")
    with (tmp_path / "articles.csv").open("w", encoding="utf-8") as out:
        write_csv([talks(), namibia()], out)

    def ask(query: str) -> list[tuple[object, ...]]:
        return duckdb.sql(query.replace("DIR", str(tmp_path))).fetchall()

    day = datetime.date(2021, 5, 1)
    assert ask(
        "SELECT typeof(earliest), count(*) FROM 'DIR/flat.parquet' WHERE earliest = DATE '2021-05-01' GROUP BY 1"
    ) == [("DATE", 2)]
    assert ask(
        """SELECT DISTINCT t.when.earliest FROM (SELECT unnest(timeline) t FROM 'DIR/nested.parquet')
        WHERE t.when.earliest IS NOT NULL"""
    ) == [(day,)]
    joined = """SELECT f.name, f.quote FROM 'DIR/flat.parquet' f JOIN 'DIR/articles.csv' a USING (sha256)
        WHERE f.fact = 'party' AND a.parties LIKE '%Chad%' AND f.article_id = a.article_id ORDER BY f.n"""
    assert ask(joined) == [("Chad", "Chad"), ("Peru", "Peru")]
    assert ask("SELECT len(evidence) FROM 'DIR/flat.parquet' WHERE name = 'Chad'") == [(1,)]


def test_sqlite_utils_reads_the_database(tmp_path: Path) -> None:
    import sqlite_utils

    write_sqlite([talks(), namibia()], tmp_path / "facts.db")
    database = sqlite_utils.Database(tmp_path / "facts.db")
    assert set(TABLES) < set(database.table_names())
    (row,) = database["parties"].rows_where("code = ?", ["NA"])
    assert (row["article_id"], row["qid"]) == ("008", "Q1030")
    for name in set(TABLES) - {"diagnostics"}:
        table = database[name]
        assert {"article_id", "fact_id"} <= {column.name for column in table.columns}
        assert {key.column for key in table.foreign_keys} == {"article_id"}
        assert {column.name for column in table.columns} & RESERVED == set()
    found = database.query(
        "SELECT quote FROM evidence JOIN parties USING (article_id, fact_id) WHERE name = 'Chad'"
    )
    assert [row["quote"] for row in found] == ["Chad"]


@pytest.mark.parametrize("kind", ["parties", "mentioned"])
def test_parties_and_mentioned_are_tables_of_their_own(tmp_path: Path, kind: str) -> None:
    import sqlite_utils

    text = "Chad spoke"
    actor = {"name": "Chad", "kind": "country", "evidence": [evidence(text, "Chad")], "why": "x"}
    write_sqlite([sheet(text, **{kind: [actor]})], tmp_path / "facts.db")
    database = sqlite_utils.Database(tmp_path / "facts.db")
    assert [database[name].count for name in ("parties", "mentioned")] == (
        [1, 0] if kind == "parties" else [0, 1]
    )
