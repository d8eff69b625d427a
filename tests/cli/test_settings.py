"""One settings file serves every command: each takes what it has, leaves alone what others have, refuses what none has."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from factx.cli import main
from factx.cli.configured import configured, known
from tests.show.sheets import talks

#: A command line of every command that has settings.
LINES = (
    ["extract", "a.txt"],
    ["why", "a.txt"],
    ["check", "a.txt"],
    ["eval", "gold.json"],
    ["page", "facts.jsonl"],
    ["story", "a.txt"],
    ["info"],
)


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with an article, its golden file and annotation, and saved facts."""
    (tmp_path / "a.txt").write_text("Norway and Chile signed a pact.", encoding="utf-8")
    (tmp_path / "a.facts.json").write_text('{"topics": []}', encoding="utf-8")
    (tmp_path / "gold.json").write_text(
        '{"id": "a", "text": "Norway and Chile signed a pact.", "topics": []}', encoding="utf-8"
    )
    (tmp_path / "facts.jsonl").write_text(talks().model_dump_json() + "\n", encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path / "own"))
    return tmp_path


def run(line: list[str], settings: str = "", **env: str) -> Result:
    if settings:
        Path("factx.toml").write_text(settings, encoding="utf-8")
    return CliRunner().invoke(main, line, env=env)


def test_every_command_of_articles_and_facts_has_settings() -> None:
    assert [command.name for command in configured()] == [line[0] for line in LINES]


@pytest.mark.parametrize("line", LINES, ids=" ".join)
def test_settings_of_other_commands_are_left_alone(line: list[str]) -> None:
    result = run(
        line,
        'jobs = 1\nformat = "jsonl"\ntitle = "Ours"\nfail-under = "topics=0"\nfact = ["date"]\n',
    )
    assert (result.exit_code, "error" in result.stderr) == (0, False), result.stderr


@pytest.mark.parametrize("line", LINES, ids=" ".join)
def test_a_setting_of_no_command_is_refused_by_all(line: list[str]) -> None:
    result = run(line, "jbos = 2\n")
    assert result.exit_code == 2
    assert result.stderr.endswith("factx.toml: no such setting: jbos\nhint: did you mean jobs?\n")


@pytest.mark.parametrize("line", LINES[:4], ids=" ".join)
def test_the_model_is_set_by_the_file_and_by_the_environment(line: list[str]) -> None:
    assert "model 'ours' is not installed" in run(line, 'model = "ours"').stderr
    assert "model 'theirs' is not installed" in run(line, FACTX_MODEL="theirs").stderr


@pytest.mark.parametrize("line", [LINES[0], LINES[2]], ids=" ".join)
def test_the_number_of_processes_is_set(line: list[str]) -> None:
    assert "Invalid value for '-j' / '--jobs': 0" in run(line, "jobs = 0").stderr


def test_the_page_takes_its_title() -> None:
    assert "<title>Ours</title>" in run(["page", "facts.jsonl"], 'title = "Ours"').stdout
    assert "<title>Mine</title>" in run(["page", "facts.jsonl", "--title", "Mine"]).stdout


def test_config_tells_value_origin_and_commands(folder: Path) -> None:
    told = json.loads(
        run(["config", "--json"], 'jobs = 2\ntext-field = "body"\n', FACTX_MODEL="ours").stdout
    )
    assert set(told) == {name.replace("_", "-") for name in known()}
    assert told["jobs"] == {
        "value": 2,
        "from": str(folder / "factx.toml"),
        "commands": ["extract", "check", "story"],
    }
    assert told["model"] == {
        "value": "ours",
        "from": "FACTX_MODEL",
        "commands": ["extract", "why", "check", "eval", "story", "info"],
    }
    assert told["title"] == {"value": "factx", "from": "default", "commands": ["page", "story"]}
    lines = run(["config"]).stdout.splitlines()
    assert [line.split()[0] for line in lines] == sorted(told)


def test_a_setting_is_called_like_its_option() -> None:
    for command in configured():
        for name, option in command.settings().items():
            assert f"--{name.replace('_', '-')}" in option.opts


@pytest.mark.parametrize(
    ("toml", "told"),
    [
        ("tool = 3", "tool is no table"),
        ("[tool]\nfactx = 3", "tool.factx is no table"),
        ("= 3", "not TOML"),
    ],
)
def test_what_is_no_settings_file_is_told(toml: str, told: str) -> None:
    Path("pyproject.toml").write_text(toml, encoding="utf-8")
    result = run(["why", "a.txt"])
    assert result.exit_code == 2
    assert result.stderr.startswith(f"error: {Path.cwd()}/pyproject.toml: {told}")


def test_a_pyproject_of_others_is_passed_over() -> None:
    Path("pyproject.toml").write_text("[tool.ruff]\nline-length = 99\n", encoding="utf-8")
    assert run(["why", "a.txt"]).exit_code == 0


@pytest.mark.parametrize(
    "setting",
    [
        'engine = "dask"',
        'address = "tcp://203.0.113.7:8786"',
        'tables = "evil"',
        'model = "./evil"',
        'model = "evil"',
    ],
)
@pytest.mark.parametrize("line", [LINES[0], LINES[2]], ids=" ".join)
def test_a_folder_is_not_trusted_with_what_could_run_code(line: list[str], setting: str) -> None:
    Path("evil").mkdir()
    result = run(line, setting)
    assert result.exit_code == 2
    assert "factx.toml: a folder's settings may not set" in result.stderr
    assert f"hint: give --{setting.split()[0]}, set FACTX_" in result.stderr


def test_the_users_own_file_is_trusted_and_the_folder_wins(folder: Path) -> None:
    (folder / "own" / "factx").mkdir(parents=True)
    mine = folder / "own" / "factx" / "factx.toml"
    mine.write_text('engine = "dask"\njobs = 3\nid-field = "nr"\n', encoding="utf-8")
    shown = json.loads(run(["config", "--json"], "jobs = 2\n").stdout)
    assert (shown["engine"]["value"], shown["engine"]["from"]) == ("dask", str(mine))
    assert (shown["jobs"]["value"], shown["jobs"]["from"]) == (2, str(folder / "factx.toml"))
    assert (shown["id-field"]["value"], shown["id-field"]["from"]) == ("nr", str(mine))
