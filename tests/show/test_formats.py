"""Every form says the same facts."""

from __future__ import annotations

import csv
import io
import json
import sqlite3
from collections.abc import Iterator
from pathlib import Path

import pytest

from factx.schema import Factsheet
from factx.show.flat import write_csv, write_flat_csv, write_flat_jsonl
from factx.show.jsonl import write_json, write_jsonl
from factx.show.markdown import write_markdown
from factx.show.rows import COLUMNS
from factx.show.sqlite import TABLES, write_sqlite
from tests.show.sheets import talks


def written(write: object, *sheets: Factsheet) -> str:
    out = io.StringIO()
    write(sheets, out)  # type: ignore[operator]
    return out.getvalue()


def test_json_and_json_lines() -> None:
    one, two = talks(id="one"), talks(id="two")
    assert json.loads(written(write_json, one)) == json.loads(one.model_dump_json())
    assert [s["article"]["id"] for s in json.loads(written(write_json, one, two, one))] == [
        "one",
        "two",
        "one",
    ]
    assert written(write_json) == "[]\n"
    assert [
        Factsheet.model_validate_json(line) for line in written(write_jsonl, one, two).splitlines()
    ] == [one, two]


def test_flat_rows() -> None:
    rows = list(csv.DictReader(io.StringIO(written(write_flat_csv, talks()))))
    assert list(rows[0]) == list(COLUMNS)
    assert [r["name"] for r in rows if r["fact"] == "party"] == ["Chad", "Peru"]
    (may, _) = [r for r in rows if r["fact"] == "timeline"]
    assert (may["earliest"], may["latest"], may["quote"]) == (
        "2021-05-01",
        "2021-05-31",
        "talks on copper in May",
    )
    assert len(written(write_flat_jsonl, talks()).splitlines()) == len(rows)


def test_csv_and_markdown() -> None:
    (row,) = csv.DictReader(io.StringIO(written(write_csv, talks())))
    assert (row["parties"], row["chair"]) == ("Chad; Peru", "Ana Roe (Peru)")
    page = written(write_markdown, talks())
    assert "| Chad | country | TD | Chad |" in page
    assert "## Timeline" in page


def test_sqlite_twice_gives_the_same_rows_and_evidence_quotes_its_article(tmp_path: Path) -> None:
    path = tmp_path / "facts.db"
    counts = []
    for _ in range(2):
        write_sqlite([talks(id="one"), talks(id="two")], path)
        database = sqlite3.connect(path)
        counts.append(
            [
                database.execute(f"SELECT count(*) FROM {table}").fetchone()[0]
                for table in ("articles", *TABLES)
            ]
        )
    assert counts[0] == counts[1]
    assert counts[0][:2] == [2, 4]
    joined = "FROM evidence e JOIN articles a ON a.article_id = e.article_id"
    assert (
        database.execute(f"SELECT count(*) {joined}").fetchone()[0]
        == counts[0][1 + TABLES.index("evidence")]
    )
    wrong = database.execute(
        f"SELECT count(*) {joined} WHERE substr(a.text, e.quote_start + 1, e.quote_end - e.quote_start) <> e.quote"
    )
    assert wrong.fetchone() == (0,)
    database.execute("INSERT INTO articles_fts (articles_fts) VALUES ('integrity-check')")
    found = database.execute(
        "SELECT count(*) FROM articles_fts WHERE articles_fts MATCH 'copper AND chaired'"
    ).fetchone()
    assert found == (2,)
    assert database.execute("SELECT party, other, articles FROM party_pairs").fetchall() == [
        ("Chad", "Peru", 2)
    ]


def test_a_database_keeps_what_a_killed_run_had_done(tmp_path: Path) -> None:
    path = tmp_path / "facts.db"

    def sheets() -> Iterator[Factsheet]:
        for number in range(17):
            yield talks(id=str(number))
        assert sqlite3.connect(path).execute("SELECT count(*) FROM articles").fetchone() == (16,)

    write_sqlite(sheets(), path)


def test_parquet(tmp_path: Path) -> None:
    pq = pytest.importorskip("pyarrow.parquet")
    from factx.show.parquet import write_flat_parquet, write_parquet

    write_parquet([talks()], tmp_path / "a.parquet")
    (row,) = pq.read_table(tmp_path / "a.parquet").to_pylist()
    assert [p["name"] for p in row["parties"]] == ["Chad", "Peru"]
    write_flat_parquet([talks()], tmp_path / "b.parquet")
    assert pq.read_table(tmp_path / "b.parquet").column_names == list(COLUMNS)
