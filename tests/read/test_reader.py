"""Every kind of input gives the same article; what is none is told with its line and its sort."""

from __future__ import annotations

import csv
import gzip
import io
import json
import os
import sys
import threading
from itertools import permutations
from pathlib import Path

import pytest

from factx.errors import InputError
from factx.read.article import Article, Failure
from factx.read.options import Fields, Options
from factx.read.reader import read
from factx.read.sources import sources
from factx.read.text import date_in
from factx.read.view import view_of

TEXT = "Norway and Chile will hold talks on fish in June, said the café owners who host them."
PAGE = """<html><head><title>Talks on fish - Fjord Times</title>
<meta content="2021-05-04T09:00Z" property="article:published_time"><meta property="og:site_name" content="Fjord Times">
<meta property="article:modified_time" content="2021-05-06"></head><body><nav><a href="/">Home</a></nav><article>
<h1>Talks on fish</h1><p>Norway and Chile will hold talks on fish in June, two officials in Oslo told reporters on Tuesday.</p>
<p>The talks follow a dispute over quotas that kept trawlers of both countries in port for most of the spring.</p>
</article><footer>About us</footer></body></html>"""


def items(path: Path, **options: object) -> list[Article | Failure]:
    return list(read(sources([str(path)]), Options(**options)))  # type: ignore[arg-type]


@pytest.mark.parametrize(
    "codec", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "cp1252"]
)
def test_encodings(tmp_path: Path, codec: str) -> None:
    path = tmp_path / "a.txt"
    path.write_bytes(TEXT.encode(codec))
    (article,) = items(path)
    assert isinstance(article, Article)
    assert article.text == TEXT
    assert bool(article.notes) == (codec in ("utf-16-le", "utf-16-be", "cp1252"))


@pytest.mark.parametrize(
    ("start", "day"),
    [
        ("Date: Sept. 3, 2020\n", "2020-09-03"),
        ("OSLO, 3 September 2020 (NW) -- ", "2020-09-03"),
        ("Date: Marble 3, 2020\n", None),  # no month
        ("Date: 2020-02-30\n", None),
        ("OSLO, February 30, 2020 -- ", None),
    ],
)
def test_a_date_in_the_text_is_a_day_of_the_calendar(
    tmp_path: Path, start: str, day: str | None
) -> None:
    path = tmp_path / "a.txt"
    path.write_text(start + TEXT)
    (article,) = items(path)
    assert isinstance(article, Article)
    assert (article.published and article.published.day) == day
    assert [note for note in article.notes if "no day of the calendar" in note] == list(
        article.notes
    )
    assert bool(article.notes) == ("30" in start)


def test_records_of_every_form(tmp_path: Path) -> None:
    record = {
        "id": "x",
        "text": TEXT,
        "published": "2021-05-04T10:00:00Z",
        "title": "Fish",
        "url": "https://example.org/x",
    }
    line = json.dumps(record)
    (tmp_path / "a.jsonl").write_text(line + "\n")
    (tmp_path / "b.json").write_text(json.dumps([record], indent=1))
    (tmp_path / "c.jsonl.gz").write_bytes(gzip.compress(line.encode()))
    with (tmp_path / "d.csv").open("w", newline="") as stream:
        writer = csv.DictWriter(stream, list(record))
        writer.writeheader()
        writer.writerow(record)
    for name in ("a.jsonl", "b.json", "c.jsonl.gz", "d.csv"):
        (article,) = items(tmp_path / name)
        assert isinstance(article, Article), name
        assert (article.id, article.text, article.title, article.url) == (
            "x",
            TEXT,
            "Fish",
            "https://example.org/x",
        )
        assert article.published
        assert (article.published.day, article.published.origin) == ("2021-05-04", "record")


@pytest.mark.parametrize("form", ["[{}]", "{}", "{}\n{}"])
def test_a_guessed_encoding_of_json_is_told(tmp_path: Path, form: str) -> None:
    path = tmp_path / "a.json"
    path.write_bytes(
        form.replace("{}", json.dumps({"text": TEXT}, ensure_ascii=False)).encode("cp1252")
    )
    for article in items(path):
        assert isinstance(article, Article)
        assert article.text == TEXT
        assert [note[:20] for note in article.notes] == ["read as windows-1252"]


def test_a_bad_byte_costs_only_its_row(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    path.write_bytes('id,text\na,"Oslo\ncafé"\nb,Oslo caf'.encode() + b"\xe9\nc,Oslo ends\n")
    first, bad, last = items(path)
    assert isinstance(first, Article)
    assert isinstance(last, Article)
    assert (first.text, last.text) == ("Oslo\ncafé", "Oslo ends")
    assert isinstance(bad, Failure)
    assert (bad.line, bad.error_type, bad.error) == (
        4,
        "not-utf-8",
        f"{path}:4: not UTF-8: byte 0xe9",
    )
    assert [type(item) for item in items(path, encoding="latin-1")] == [Article] * 3


@pytest.mark.parametrize(
    ("header", "told"),
    [
        ("id,text,text", ": the column 'text' appears twice"),
        ("id,t\xe9xt", ":1: not UTF-8: byte 0xe9"),
    ],
)
def test_a_header_that_cannot_be_used_is_refused(tmp_path: Path, header: str, told: str) -> None:
    path = tmp_path / "a.csv"
    path.write_bytes(f"{header}\na,Oslo,Lima\n".encode("latin-1"))
    (item,) = items(path)
    assert isinstance(item, Failure)
    assert item.error == f"{path}{told}"


def test_parquet(tmp_path: Path) -> None:
    pa = pytest.importorskip("pyarrow")
    pq = pytest.importorskip("pyarrow.parquet")
    pq.write_table(pa.table({"id": [7], "text": [TEXT]}), tmp_path / "a.parquet")
    (article,) = items(tmp_path / "a.parquet")
    assert isinstance(article, Article)
    assert (article.id, article.text) == ("7", TEXT)


def test_dotted_fields(tmp_path: Path) -> None:
    path = tmp_path / "a.jsonl"
    path.write_text(json.dumps({"meta": {"nr": 3, "day": "2021-05-04"}, "body": TEXT}))
    (article,) = items(path, fields=Fields(id="meta.nr", published="meta.day", text="body"))
    assert isinstance(article, Article)
    assert article.id == "3"
    assert article.published
    assert article.published.day == "2021-05-04"


@pytest.mark.parametrize(
    ("line", "kind"),
    [
        (b'{"id": "a"}', "no-text"),
        (b'{"text": "Oslo', "not-json"),
        (b'{"text": ["Oslo"]}', "wrong-type"),
        (b'{"text": "Oslo", "published": "2021-02-30"}', "bad-date"),
        (b'{"text": "Oslo \xff"}', "not-utf-8"),
        (b'{"text": "  "}', "empty"),
        (b'{"txet": "Oslo"}', "unknown-key"),
        (b'{"text": "Oslo", "publishd": "2021-02-03"}', "unknown-key"),
        (b'{"text": "Oslo", "published": "03/04/2021"}', "bad-date"),
        (b'{"text": "Oslo", "published": true}', "wrong-type"),
        (b"7", "wrong-type"),
    ],
)
def test_a_bad_record_is_told_and_the_others_go_on(tmp_path: Path, line: bytes, kind: str) -> None:
    path = tmp_path / "a.jsonl"
    path.write_bytes(b'{"text": "Oslo one."}\n' + line + b'\n{"text": "Oslo three."}\n')
    first, bad, last = items(path)
    assert isinstance(first, Article)
    assert isinstance(last, Article)
    assert isinstance(bad, Failure)
    assert (bad.line, bad.error_type) == (2, kind)
    assert f"{path}:2" in bad.error


def test_unknown_keys_are_ignored_and_named_once_strict_refuses_them(tmp_path: Path) -> None:
    path = tmp_path / "a.jsonl"
    path.write_text('{"text": "Oslo", "section": 1, "body": "b"}\n{"text": "Lima", "section": 2}\n')
    first, second = items(path)
    assert isinstance(first, Article)
    assert isinstance(second, Article)
    assert first.text == "Oslo"
    assert first.asides == (f"{path}: ignored keys: section, body",)
    assert first.notes == second.notes == ()
    (refused, _) = items(path, strict=True)
    assert isinstance(refused, Failure)
    assert refused.error_type == "unknown-key"


@pytest.mark.parametrize("key", ["body", "content", "article"])
@pytest.mark.parametrize("day", ["date", "pubDate", "datePublished"])
def test_common_keys_are_taken_when_ours_are_missing(tmp_path: Path, key: str, day: str) -> None:
    path = tmp_path / "a.jsonl"
    record = {"guid": "n7", key: "Oslo spoke.", "headline": "Talks", "link": "https://a.example/7"}
    path.write_text(json.dumps({**record, day: "4 May 2021"}))
    (article,) = items(path)
    assert isinstance(article, Article)
    assert (article.id, article.text, article.title) == ("n7", "Oslo spoke.", "Talks")
    assert article.url == "https://a.example/7"
    assert article.published
    assert article.published.day == "2021-05-04"
    assert any(f"text from '{key}'" in aside for aside in article.asides)


def test_a_key_that_is_ours_is_never_replaced(tmp_path: Path) -> None:
    path = tmp_path / "a.jsonl"
    path.write_text(
        json.dumps(
            {"text": "Oslo.", "body": "Lima.", "published": "2021-05-04", "date": "1999-01-01"}
        )
    )
    (article,) = items(path)
    assert isinstance(article, Article)
    assert article.text == "Oslo."
    assert article.published
    assert article.published.day == "2021-05-04"


def test_page(tmp_path: Path) -> None:
    pytest.importorskip("trafilatura")
    path = tmp_path / "a.html"
    path.write_text(PAGE)
    (article,) = items(path)
    assert isinstance(article, Article)
    assert article.title == "Talks on fish"
    assert article.text.startswith("Norway and Chile will hold talks")
    assert article.published
    assert (article.published.day, article.published.origin, article.modified) == (
        "2021-05-04",
        "html-metadata",
        "2021-05-06",
    )


@pytest.mark.parametrize("tenth", range(10))
def test_a_cut_page_is_read_or_told(tmp_path: Path, tenth: int) -> None:
    pytest.importorskip("trafilatura")
    path = tmp_path / "a.html"
    path.write_text(PAGE[: len(PAGE) * tenth // 10])
    (item,) = items(path)
    assert isinstance(item, Article) or item.error_type in ("no-text", "empty")


@pytest.mark.parametrize(
    ("broken", "told"),
    [
        ("raise ModuleNotFoundError(name='trafilatura')", "needs trafilatura"),
        (
            "raise ImportError('no lxml.html.clean,\\nsee lxml')",
            "cannot be imported: no lxml.html.clean, see lxml",
        ),
        (
            "raise ModuleNotFoundError('no justext', name='justext')",
            "cannot be imported: no justext",
        ),
    ],
)
def test_a_page_that_cannot_be_read_here_fails_alone_and_says_why(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, broken: str, told: str
) -> None:
    (tmp_path / "packages").mkdir()
    (tmp_path / "packages" / "trafilatura.py").write_text(broken)
    monkeypatch.syspath_prepend(tmp_path / "packages")
    monkeypatch.delitem(sys.modules, "trafilatura", raising=False)
    (tmp_path / "a.html").write_text(PAGE)
    (tmp_path / "b.jsonl").write_text(
        json.dumps({"html": PAGE}) + "\n" + json.dumps({"text": TEXT})
    )
    page, record, article = items(tmp_path)
    assert isinstance(article, Article)
    for failure, where in ((page, "a.html: "), (record, "b.jsonl:1: ")):
        assert isinstance(failure, Failure)
        assert failure.error_type == "setup"
        assert where in failure.error
        assert failure.error.endswith(told)
        assert "factx[html]" in failure.hint


@pytest.mark.parametrize("raw", [b"%PDF-1.7 x", bytes(range(256)) * 9, b"PK\x03\x04"])
def test_binary_files_are_refused(tmp_path: Path, raw: bytes) -> None:
    (tmp_path / "a.txt").write_bytes(raw)
    (item,) = items(tmp_path / "a.txt")
    assert isinstance(item, Failure)
    assert item.error_type == "binary"


def test_a_folder_is_read_sorted_without_golden_files_and_ids_are_told_apart(
    tmp_path: Path,
) -> None:
    for name in ("b/x.txt", "a/x.txt", "a/y.txt", "a/y.facts.json", ".git/z.txt"):
        path = tmp_path / name
        path.parent.mkdir(exist_ok=True)
        path.write_text(TEXT)
    assert [s.id for s in sources([str(tmp_path)])] == ["a/x", "y", "b/x"]
    assert [s.id for s in sources([f"{tmp_path}/*/x.txt"], exclude=["*/b/*"])] == ["x"]
    with pytest.raises(InputError):
        sources([str(tmp_path / "none")])


def ids(*paths: Path) -> dict[str, str]:
    """Text -> id, of all articles of these inputs."""
    found = read(sources(map(str, paths)), Options())
    return {item.text: item.id for item in found if isinstance(item, Article)}


def test_ids_that_inputs_share_do_not_hang_on_the_order_of_inputs(tmp_path: Path) -> None:
    a, b, x = (tmp_path / name for name in ("a.jsonl", "b.json", "x.txt"))
    a.write_text(
        '{"id": "x", "text": "Oslo."}\n{"id": "y", "text": "Lima."}\n{"id": "y", "text": "Rome."}\n{"text": "Bonn."}\n'
    )
    b.write_text('[{"id": "z", "text": "Kiev."}, {"id": "x", "text": "Bern."}]')
    x.write_text("Riga.")
    told = ids(a, b, x)
    assert told == {
        "Oslo.": f"{a}:x", "Bern.": f"{b}:x", "Riga.": f"{x}:x", "Lima.": "y", "Rome.": f"{a}:y", "Bonn.": "a:4", "Kiev.": "z",
    }  # fmt: skip
    assert all(ids(*order) == told for order in permutations([a, b, x]))
    assert ids(a)["Oslo."] == "x", "alone, an id stays as it is"


def test_pipes_are_read_once(tmp_path: Path) -> None:
    pipes = [tmp_path / "one.jsonl", tmp_path / "two.jsonl"]
    for pipe in pipes:
        os.mkfifo(pipe)
        line = json.dumps({"id": "x", "text": f"Oslo {pipe.stem}."})
        threading.Thread(target=pipe.write_text, args=(line,), daemon=True).start()
    assert ids(*pipes) == {"Oslo one.": "x", "Oslo two.": f"{pipes[1]}:x"}


@pytest.mark.parametrize(
    ("came", "told"),
    [
        ('{"text": "Oslo."}', ["stdin"]),
        ('{\n"text":\n"Oslo."}', ["stdin"]),
        ('[{"text": "Oslo."}]', ["stdin"]),
        ('\n{"text": "Oslo."}\n{"text": "Lima."}\n', ["stdin", "stdin:3"]),
        ('{"id": "x", "text": "Oslo."}', ["x"]),
        ("Oslo.", ["stdin"]),
    ],
)
def test_what_comes_from_stdin_is_called_so(
    monkeypatch: pytest.MonkeyPatch, came: str, told: list[str]
) -> None:
    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BufferedReader(io.BytesIO(came.encode()))))  # type: ignore[arg-type]
    assert [item.id for item in read(sources(["-"]), Options())] == told


def test_damaged_gzip_is_told_and_the_others_go_on(tmp_path: Path) -> None:
    raw = gzip.compress(json.dumps({"text": TEXT}).encode() * 50)
    (tmp_path / "a.jsonl.gz").write_bytes(raw[:20] + b"\0\xff" * 9 + raw[38:])
    (tmp_path / "b.txt").write_text(TEXT)
    bad, good = items(tmp_path)
    assert isinstance(bad, Failure)
    assert bad.error_type == "unreadable"
    assert isinstance(good, Article)


def test_the_view_leads_back_to_the_text() -> None:
    text = (
        "MINISTERS AGREE ON STEEL\r\nThe \ufb01rst co-\r\nopera\u00adtion "
        "\u201cpact\u201d &amp; long-\nterm is long-term. (END)\r\n"
    )
    view = view_of(text)
    assert 'The first cooperation "pact" & long-term' in view.text
    assert view.text.startswith("Ministers Agree on Steel\n")
    assert "END" not in view.text
    assert (
        view_of(text.replace("\r\n", "\r")).text
        == view.text
        == view_of(text.replace("\r\n", "\n")).text
    )
    at = view.text.index("cooperation")
    assert text[slice(*view.span(at, at + 11))] == "co-\r\nopera\u00adtion"


@pytest.mark.parametrize(
    "line",
    ["Embargo on Oslo to end", "Under embargo for years", "Press release law", "Release: talks"],
)
def test_a_headline_is_not_the_mark_of_a_release(line: str) -> None:
    assert date_in(f"{line}\nThe two sides met.").body == 0


def test_a_failure_that_utf_8_cannot_hold_is_told_all_the_same() -> None:
    line = Failure("a\ud800", "a.jsonl", 1, "Zürich", "unreadable").as_json()
    assert json.loads(line.encode("utf-8"))["id"] == "a\ud800"
    assert "Zürich" in line


def test_halves_of_characters_in_records_are_replaced_and_told(tmp_path: Path) -> None:
    path = tmp_path / "a.jsonl"
    path.write_text(
        '{"id": "a\\ud800", "text": "Norway \\ud800 and Chile.", "title": "Pact \\udfff"}'
    )
    (article,) = read(sources([str(path)]), Options())
    assert isinstance(article, Article)
    assert (article.id, article.text, article.title) == (
        "a\ufffd",
        "Norway \ufffd and Chile.",
        "Pact \ufffd",
    )
    assert article.notes == ("halves of characters were replaced by U+FFFD",)
