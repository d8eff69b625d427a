"""The house keeps its order: small rooms, spoken rules, data only through its door, pipes that declare what they do."""

from __future__ import annotations

import ast
import importlib
import re
import subprocess
import sys
from collections.abc import Iterator
from importlib import metadata
from pathlib import Path

import pytest

from factx.extractor import Extractor
from factx.facts import RULES
from factx.pipeline import PIPES

ROOT = Path(__file__).parent.parent
SOURCES = sorted((ROOT / "src" / "factx").rglob("*.py"))
CODE = "\n".join(path.read_text(encoding="utf-8") for path in SOURCES)

#: Longest file and function (lines, docstring and all); a room beyond them is two rooms.
FILE, FUNCTION = 480, 90


def functions(path: Path) -> Iterator[ast.FunctionDef]:
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.FunctionDef):
            yield node


def name(path: Path) -> str:
    return str(path.relative_to(ROOT / "src" / "factx"))


@pytest.mark.parametrize("path", SOURCES, ids=name)
def test_rooms_stay_small(path: Path) -> None:
    assert len(path.read_text(encoding="utf-8").splitlines()) <= FILE
    for function in functions(path):
        assert (function.end_lineno or 0) - function.lineno < FUNCTION, function.name


@pytest.mark.parametrize("path", SOURCES, ids=name)
def test_every_module_says_what_it_is(path: Path) -> None:
    assert path.name == "__main__.py" or ast.get_docstring(
        ast.parse(path.read_text(encoding="utf-8"))
    )


def test_no_room_without_a_meaning() -> None:
    assert [
        name(path)
        for path in SOURCES
        if path.stem in ("utils", "util", "helpers", "misc", "common")
    ] == []


def test_half_of_the_rooms_are_below_a_hundred_and_twenty_lines() -> None:
    lengths = sorted(len(path.read_text(encoding="utf-8").splitlines()) for path in SOURCES)
    assert lengths[len(lengths) // 2] <= 120


def test_only_the_edges_catch_errors_of_its_own() -> None:
    """The command group, by its type, the batch, in which a bad record stops no other, and the faults of rules."""
    catching = [
        name(p)
        for p in SOURCES
        if re.search(r"except \(?[^:]*\bFactxError\b", p.read_text(encoding="utf-8"))
    ]
    assert catching == ["batch/stream.py", "faults.py"]


def test_processes_are_started_and_models_are_kept_in_one_place_each() -> None:
    starting = [
        name(p)
        for p in SOURCES
        if re.search(r"\b(?:ProcessPoolExecutor|Pool)\(\w", p.read_text(encoding="utf-8"))
    ]
    assert starting == ["batch/processes.py"]
    keeping = re.compile(r"@(?:functools\.)?(?:lru_)?cache\b[^\n]*\ndef \w+\([^)]*\) -> Extractor:")
    assert [name(p) for p in SOURCES if keeping.search(p.read_text(encoding="utf-8"))] == [
        "extractor.py"
    ]


def test_nothing_asks_the_clock_or_the_network() -> None:
    clock = r"\b(?:date\.today|datetime\.now|datetime\.utcnow|time\.time|time\.localtime)\("
    network = r"^\s*(?:import|from) (?:urllib\.request|requests|httpx|socket)\b"
    asks = re.compile(f"{clock}|{network}", re.M)
    assert {
        name(p): m.group() for p in SOURCES if (m := asks.search(p.read_text(encoding="utf-8")))
    } == {}


def test_words_are_looked_for_in_sets_of_words_not_in_strings() -> None:
    """``text in ".;"`` holds for the empty word and for ".;" too."""
    asked = [
        f"{name(path)}:{node.lineno}"
        for path in SOURCES
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.Compare) and isinstance(node.ops[0], ast.In | ast.NotIn)
        for where in node.comparators
        if isinstance(where, ast.Constant) and isinstance(where.value, str)
    ]
    assert asked == []


def test_data_has_one_door() -> None:
    reading = [
        name(p)
        for p in SOURCES
        if re.search(r"\btom(?:llib|li)\.loads?\(", p.read_text(encoding="utf-8"))
    ]
    assert reading == ["config.py", "own_tables.py", "tables.py"], (
        "settings and own tables are the user's; every shipped table is read by tables.py"
    )


def test_what_components_say_goes_through_one_module() -> None:
    """An untyped key on the Doc is what nobody can check; only day and title come from outside."""
    used = {
        (name(path), key)
        for path in SOURCES
        if name(path) != "grammar/reading.py"
        for key in re.findall(
            r"user_data(?:\.get\(|\[)([^,\])]+)", path.read_text(encoding="utf-8")
        )
    }
    assert {key for _, key in used} == {'"published"', '"title"', '"factx"', '"id"'}
    assert {path for path, key in used if key == '"factx"'} == {"pipeline/__init__.py"}


def test_every_fact_is_in_the_list_of_rules() -> None:
    named = {rule.__name__ for rule in RULES}
    assert named == {
        "event",
        "parties",
        "agencies",
        "people",
        "chair",
        "topics",
        "timeline",
        "times",
    }


def test_every_component_is_an_entry_point_and_declares_what_it_does(extractor: Extractor) -> None:
    """``nlp.add_pipe("factx_...")`` works in anyone's pipeline."""
    offered = {
        e.name: e
        for e in metadata.entry_points(group="spacy_factories")
        if e.name.startswith("factx_")
    }
    assert set(offered) == {pipe for pipe, _ in PIPES}
    for entry in offered.values():
        assert callable(entry.load())
    for pipe in offered:
        meta = extractor.nlp.get_pipe_meta(pipe)
        assert meta.assigns, f"{pipe} does not declare what it assigns"
    assert not any(extractor.nlp.analyze_pipes()["problems"].values())


def test_a_component_works_in_a_bare_pipeline() -> None:
    code = (
        "import spacy; nlp = spacy.blank('en'); nlp.add_pipe('factx_times'); doc = nlp('It fell on 3 May 2021.');"
        "print([span.text for span in doc.spans['times']])"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert "3 May 2021" in done.stdout


def test_nothing_global_is_set_but_by_the_component_that_is_asked_for() -> None:
    setting = [p for p in SOURCES if "set_extension" in p.read_text(encoding="utf-8")]
    assert [name(p) for p in setting] == ["component/__init__.py"]


def test_public_names_are_there_and_sorted() -> None:
    factx = importlib.import_module("factx")
    assert factx.__all__ == sorted(factx.__all__)
    for public in factx.__all__:
        assert getattr(factx, public).__doc__, public
    with pytest.raises(AttributeError, match="no attribute 'weather'"):
        factx.weather  # noqa: B018
