"""A user's own tables, laid over the shipped ones."""

from __future__ import annotations

import json
import pickle
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
import spacy
from click.testing import CliRunner

import factx
from factx import tables
from factx.cli import main
from factx.extractor import Extractor, generator, rules_hash
from factx.own_tables import using
from factx.pipeline import DEFAULT_MODEL

FOLDER = Path(__file__).parent.parent.parent / "fixtures" / "tables"
TEXT = "The HVD said that Denmark will join the NSGC."
AGENCY = [("Havvind Directorate", "HVD", "Norway")]


@pytest.fixture(scope="module")
def own() -> Extractor:
    return Extractor(tables=FOLDER)


def agencies(sheet: factx.Factsheet) -> list[tuple[str, str | None, str | None]]:
    return [(a.name, a.acronym, a.party) for a in sheet.agencies]


def actors(sheet: factx.Factsheet) -> set[str]:
    return {p.name for p in [*sheet.parties, *sheet.mentioned]}


def test_an_agency_unknown_before_is_found_with_owner_and_acronym(
    own: Extractor, extractor: Extractor
) -> None:
    assert agencies(extractor.extract(TEXT)) == []
    assert agencies(own.extract(TEXT)) == AGENCY
    assert actors(own.extract(TEXT)) == {"Denmark", "Norway", "North Sea Grid Compact"}
    assert actors(extractor.extract(TEXT)) == {"Denmark"}


def test_other_names_and_titles_count(own: Extractor, extractor: Extractor) -> None:
    text = "Fogwarden Kari Lund of Norway signed a pact with the Twenty-Seven."
    assert [p.titles for p in own.extract(text).people] == [["Fogwarden"]]
    assert extractor.extract(text).people == []
    assert "European Union" in actors(own.extract(text))
    assert "European Union" not in actors(extractor.extract(text))


def test_the_rules_hash_shows_the_tables(own: Extractor, extractor: Extractor, tmp_path: Path) -> None:  # fmt: skip
    shipped, _, mine = own.generator.rules.partition("+")
    assert shipped == extractor.generator.rules == rules_hash()
    assert len(mine) == 8
    assert generator(tables=FOLDER) == own.generator
    (tmp_path / "groups.toml").write_text('["Gull Party"]\nname = "Gull Party"\n')
    assert generator(tables=tmp_path).rules != own.generator.rules


def test_extractors_of_other_tables_do_not_mix(own: Extractor, extractor: Extractor) -> None:
    def read(number: int) -> list[tuple[str, str | None, str | None]]:
        return agencies((own if number % 2 else extractor).extract(TEXT))

    with ThreadPoolExecutor(4) as threads:
        assert list(threads.map(read, range(12))) == [[], AGENCY] * 6
    assert "NSGC" not in tables.actors()
    again = pickle.loads(pickle.dumps(own))
    assert again.extract(TEXT) == own.extract(TEXT)


def test_every_shipped_row_is_left(own: Extractor) -> None:
    before, bodies = tables.actors(), tables.bodies()
    with using(tables.own(FOLDER)):
        assert tables.actors() == before | {key: tables.actors()[key] for key in ("NSGC", "EU")}
        assert set(tables.actors()["EU"].names) > set(before["EU"].names)
        assert {k: tables.bodies()[k] for k in bodies} == bodies
    assert tables.actors() is before
    assert own.extract("Oslo spoke.").article.chars == 11


def test_a_spacy_pipeline_takes_them() -> None:
    nlp = spacy.load(DEFAULT_MODEL)
    nlp.add_pipe("factx", config={"tables": str(FOLDER)})
    assert agencies(nlp(TEXT)._.factx) == AGENCY
    (doc,) = nlp.pipe([TEXT], n_process=2)
    assert agencies(doc._.factx) == AGENCY


@pytest.mark.parametrize("jobs", ["1", "2"])
def test_the_command_line_takes_a_folder(tmp_path: Path, jobs: str) -> None:
    article = tmp_path / "a.txt"
    article.write_text(TEXT)
    said = CliRunner().invoke(main, ["extract", str(article), "--tables", str(FOLDER), "-j", jobs])
    assert agencies(factx.Factsheet.model_validate(json.loads(said.stdout))) == AGENCY
    plain = CliRunner().invoke(main, ["extract", str(article), "-j", jobs])
    assert json.loads(plain.stdout)["agencies"] == []


def test_the_settings_and_the_environment_name_a_folder(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "a.txt").write_text(TEXT)
    (tmp_path / "desk").symlink_to(FOLDER)
    mine = tmp_path / "own" / "factx" / "factx.toml"
    mine.parent.mkdir(parents=True)
    mine.write_text('tables = "../../desk"\n')
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path / "own"))
    (tmp_path / "inner").mkdir()
    monkeypatch.chdir(tmp_path / "inner")
    said = CliRunner().invoke(main, ["extract", "../a.txt"])
    assert '"HVD"' in said.stdout
    mine.unlink()
    assert '"HVD"' not in CliRunner().invoke(main, ["extract", "../a.txt"]).stdout
    monkeypatch.setenv("FACTX_TABLES", str(FOLDER))
    assert '"HVD"' in CliRunner().invoke(main, ["extract", "../a.txt"]).stdout
    assert agencies(factx.extract(TEXT)) == AGENCY
    assert agencies(Extractor(tables=False).extract(TEXT)) == []


@pytest.mark.parametrize(
    ("file", "rows", "said", "hint"),
    [
        ("organisations.toml", '\n[A]\nname = "A"\nkind = "block"\n', ":4: A.kind: kind must be one of bloc, organization", ""),
        ("organisations.toml", '[A]\nnam = "A"\n', ":2: A.nam: no such field: nam", "did you mean name?"),
        ("organisations.toml", '[A]\nname = "A"\n', ":1: A: a new row needs 'kind'", ""),
        ("organisations.toml", '[EU]\nnames = "Union"\n', ":2: EU.names: must be a list of strings", ""),
        ("organisations.toml", "A = 3\n", ":1: A: must be a table, as in [KEY]", ""),
        ("organisations.toml", "[EU]\nbody = 1\n", ":2: EU.body: body must be true or false", ""),
        ("organisations.toml", '[EU]\nnames = ["x"\nkind = 3\n', ":3: not TOML: ", ""),
        ("countries.toml", '[Norge]\nname = "Norge"\n', ":1: Norge: a country's key is its ISO 3166-1 code", ""),
        ("countries.toml", '[NO]\nkind = "x"\n', ":2: NO.kind: no such field: kind", ""),
        ("groups.toml", '[A]\nname = ""\n', ":2: A.name: name must be a string", ""),
        ("agencies/no.toml", '[own]\n"A" = []\n', ":1: own: a section must be [proper] or [shared]", ""),
        ("agencies/no.toml", '[proper]\n"B" = []\n"A B" = "AB"\n', ":3: proper.A B: must be a list of strings", ""),
        ("agencies/org.toml", '[NAATO]\n"A" = []\n', ":1: NAATO: a section must be the key", "did you mean NATO?"),
        ("agencies/norway.toml", '[proper]\n"A" = []\n', ": bodies stand in a file called after their country", "those of"),
        ("titles.toml", 'office = ["fogwarden"]\n', ":1: office: no such list: office", "did you mean offices?"),
        ("titles.toml", "offices = [3]\n", ":1: offices: must be a list of strings", ""),
        ("organizations.toml", "", ": no table has this name", "did you mean organisations?"),
    ],
)  # fmt: skip
def test_a_wrong_row_is_named_by_file_and_line(
    tmp_path: Path, file: str, rows: str, said: str, hint: str
) -> None:
    path = tmp_path / file
    path.parent.mkdir(exist_ok=True)
    path.write_text(rows)
    with pytest.raises(factx.SetupError) as raised:
        Extractor(tables=tmp_path)
    assert raised.value.message.startswith(f"{path}{said}")
    assert raised.value.hint.startswith(hint)


def test_a_folder_that_is_none_is_told(tmp_path: Path) -> None:
    with pytest.raises(factx.SetupError, match="no tables in it"):
        Extractor(tables=tmp_path)
    with pytest.raises(factx.SetupError, match="no such folder of tables"):
        Extractor(tables=tmp_path / "gone")
    (tmp_path / "groups.toml").write_bytes(b"\xff\xfe")
    with pytest.raises(factx.SetupError, match=r"groups\.toml: cannot be read"):
        Extractor(tables=tmp_path)
    (tmp_path / "a.txt").write_text(TEXT)
    told = CliRunner().invoke(main, ["extract", str(tmp_path / "a.txt"), "--tables", str(tmp_path / "gone")])  # fmt: skip
    assert told.exit_code == 2
    assert told.stderr.startswith("error: ")
