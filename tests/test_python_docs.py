"""What the pages for those who write Python show runs as printed, and type-checks."""

from __future__ import annotations

import json
import re
import subprocess
import sys
import threading
from concurrent.futures import ThreadPoolExecutor
from http.client import HTTPConnection
from pathlib import Path
from typing import Any
from urllib.error import HTTPError
from urllib.request import Request, urlopen

import nbformat
import pytest
from nbclient import NotebookClient

import factx
from factx.pipeline import PIPES

ROOT = Path(__file__).parent.parent
PAGES = ("python", "spacy", "tables")


def run(page: str) -> dict[str, Any]:
    """All Python of a page, in order, and the names that it leaves."""
    text = (ROOT / "docs" / f"{page}.md").read_text(encoding="utf-8")
    names: dict[str, Any] = {"__name__": page}
    blocks = re.findall(r"^```python\n(.*?)^```", text, re.S | re.M)
    assert blocks
    for block in blocks:
        exec(compile(block, f"docs/{page}.md", "exec"), names)
    return names


@pytest.fixture(autouse=True)
def at_root(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(ROOT)


@pytest.mark.parametrize("page", PAGES)
def test_the_python_of_a_page_runs(page: str) -> None:
    run(page)


def test_every_public_name_is_on_the_page() -> None:
    text = (ROOT / "docs" / "python.md").read_text(encoding="utf-8")
    table = text[: text.index("## One article")]
    assert {name for name in factx.__all__ if not re.search(rf"`{name}\b", table)} == set()


def test_the_settings_of_the_component_are_on_its_page() -> None:
    import spacy

    text = (ROOT / "docs" / "spacy.md").read_text(encoding="utf-8")
    nlp = spacy.blank("en")
    nlp.add_pipe("factx")
    options = nlp.get_pipe_config("factx").keys() - {"factory"}
    assert options == {*re.findall(r"^\| `(published|facts|tables)` \|", text, re.M)}
    named = set(re.findall(r"^\| `(factx_\w+)` \|", text, re.M))
    assert named == {pipe for pipe, _ in PIPES}


def test_the_web_service_answers_several_at_once_as_one() -> None:
    names = run("python")
    server = names["service"](0)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    url = f"http://127.0.0.1:{server.server_port}/"

    def post(body: bytes) -> tuple[int, Any]:
        try:
            with urlopen(Request(url, data=body), timeout=60) as answer:
                return answer.status, json.load(answer)
        except HTTPError as error:
            return error.code, json.load(error)

    texts = [path.read_text() for path in sorted((ROOT / "fixtures" / "articles").glob("*.txt"))]
    records = [{"id": str(n), "text": text} for n, text in enumerate(texts)]
    serial = [
        json.loads(sheet.without_text().model_dump_json())
        for sheet in names["extractor"].stream(records)
    ]
    try:
        with ThreadPoolExecutor(4) as threads:
            answers = list(threads.map(post, [json.dumps(r).encode() for r in records]))
        assert answers == [(200, sheet) for sheet in serial]
        assert post(b"{")[0] == 400
        assert post(b'{"txt": "x"}')[0] == 400
        assert post(b"[]")[0] == 400
        client = HTTPConnection("127.0.0.1", server.server_port, timeout=60)
        client.request("POST", "/", headers={"Content-Length": "1000001"})
        assert client.getresponse().status == 413
    finally:
        server.shutdown()
        server.server_close()


def test_the_notebook_extracts_shows_frames_and_plots() -> None:
    notebook = nbformat.read(ROOT / "docs" / "notebook.ipynb", 4)
    NotebookClient(notebook, timeout=300, resources={"metadata": {"path": ROOT / "docs"}}).execute()
    shown = [
        (kind, str(data))
        for cell in notebook.cells
        for output in cell.get("outputs", [])
        for kind, data in output.get("data", {}).items()
    ]
    html = [data for kind, data in shown if kind == "text/html"]
    plain = [data for kind, data in shown if kind == "text/plain"]
    assert plain[0].count("<Factsheet ") == 6
    assert "Toshihiko Fujii" in html[0]
    assert 'class="factx"' in html[0]
    assert "<table" in html[1]
    assert "2020-10-01" in html[1]
    assert any("datetime64[s]" in text for text in plain)
    assert sum(len(data) > 10_000 for kind, data in shown if kind == "image/png") == 2


def test_the_notebook_is_saved_without_outputs() -> None:
    notebook = nbformat.read(ROOT / "docs" / "notebook.ipynb", 4)
    nbformat.validate(notebook)
    assert not any(cell.get("outputs") for cell in notebook.cells)


USER = """
import datetime

import factx


def facts(path: str) -> list[str]:
    extractor = factx.Extractor(tables=None)
    names: list[str] = []
    for article in factx.read(path, date=datetime.date(2021, 5, 6)):
        sheet = extractor.extract(article, published=datetime.datetime(2021, 5, 6))
        names += [party.name for party in sheet.parties]
        if sheet.chair is not None and sheet.chair.party:
            names.append(sheet.chair.party)
        names += [f"{entry.when.earliest} {entry.event}" for entry in sheet.timeline]
        names += [str(row["name"]) for row in sheet.flat()]
        names.append(sheet.to_html())
    return names


def several(texts: list[str]) -> tuple[list[factx.Factsheet], list[factx.Failure]]:
    good: list[factx.Factsheet] = list(factx.Extractor().stream(texts))
    bad: list[factx.Failure] = []
    records = [{"text": text, "published": "2021-05-06"} for text in texts]
    for outcome in factx.Extractor("en_core_web_sm").stream(records, on_error="yield"):
        if isinstance(outcome, factx.Failure):
            bad.append(outcome)
        else:
            good.append(outcome)
    factx.to_frame(good, fact="timeline")
    page: str = factx.to_page(good, title="All")
    whole: factx.Story = factx.story(good)
    linked: factx.Link = factx.link("Norway")
    times = [time.value for time in factx.times("in May", published="2021-05-06")]
    article = factx.Article("Oslo spoke.", title="Oslo", published="2021-05-06")
    try:
        factx.extract(article)
    except (factx.InputError, factx.SetupError, factx.FactxError) as error:
        print(error.message, error.hint, page, whole, linked, times)
    return good, bad
"""


def test_a_users_module_is_checked_strictly(tmp_path: Path) -> None:
    (tmp_path / "desk.py").write_text(USER)
    wrong = USER.replace("list[factx.Failure] = []", "list[int] = []")
    (tmp_path / "wrong.py").write_text(wrong)
    cache = ROOT / ".mypy_cache" / "user"
    checked = subprocess.run(
        [sys.executable, "-m", "mypy", "--strict", "--config-file=", f"--cache-dir={cache}", "desk.py", "wrong.py"],
        cwd=tmp_path,
        capture_output=True,
        text=True,
    )  # fmt: skip
    told = [line for line in checked.stdout.splitlines() if "error:" in line]
    assert told
    assert all(line.startswith("wrong.py") for line in told), checked.stdout
