"""One file of every format that is news as it comes: each gives the same article."""

from __future__ import annotations

import io
from collections.abc import Callable
from email.message import EmailMessage
from pathlib import Path

import pytest

from factx.read.article import Article, Failure
from factx.read.options import Options
from factx.read.reader import read
from factx.read.sources import sources

LEAD = "Norway and Peru signed a squid pact in Bergen on Monday."
REST = "Minister Rosa Pinto said that the old accord had failed, and that ships had waited for too long in the port of Lima."
LINK = "https://fjord.example/squid"


def rss() -> bytes:
    item = (
        f"<item><title>Squid pact &amp; fees</title><link>{LINK}</link><guid>f-7</guid><pubDate>Thu, 04 Mar 2021 08:30:00 +0200"
        f"</pubDate><description><![CDATA[<p>{LEAD}</p><p>{REST}</p>]]></description></item>"
    )
    return f'<?xml version="1.0"?><rss version="2.0"><channel><title>F</title>{item}</channel></rss>'.encode()


def atom() -> bytes:
    entry = (
        f'<entry><title>Squid pact &amp; fees</title><id>f-7</id><link href="{LINK}"/><published>2021-03-04T08:30:00Z</published>'
        f'<content type="html">&lt;p&gt;{LEAD}&lt;/p&gt;&lt;p&gt;{REST}&lt;/p&gt;</content></entry>'
    )
    return f'<feed xmlns="http://www.w3.org/2005/Atom"><title>F</title>{entry}</feed>'.encode()


def message(*, html: bool = False) -> bytes:
    mail = EmailMessage()
    mail["From"], mail["To"] = "wire@fjord.example", "desk@lima.example"
    mail["Subject"], mail["Date"] = "Squid pact & fees", "Thu, 04 Mar 2021 08:30:00 +0200"
    mail["Message-ID"] = "<f-7@fjord.example>"
    if html:
        mail.set_content(f"<p>{LEAD}</p><p>{REST}</p>", subtype="html")
    else:
        mail.set_content(f"{LEAD}\n\n{REST}\n", cte="quoted-printable")
    return mail.as_bytes()


def mbox() -> bytes:
    return b"From wire@fjord.example Thu Mar  4 08:30:00 2021\n" + message() + b"\n"


def tsv() -> bytes:
    return f"text\tpublished\ttitle\n{LEAD}\t2021-03-04\tSquid pact & fees\n".encode()


def markdown() -> bytes:
    front = "---\ntitle: Squid pact & fees\ndate: 2021-03-04\n---\n\n"
    return f"{front}**Norway** and [Peru]({LINK}) signed a squid pact in Bergen on Monday.\n\n> {REST}\n".encode()


def docx() -> bytes:
    library = pytest.importorskip("docx")
    document = library.Document()
    document.core_properties.title = "Squid pact & fees"
    for line in ("4 March 2021", LEAD, REST):
        document.add_paragraph(line)
    document.save(stream := io.BytesIO())
    return stream.getvalue()


def pdf() -> bytes:
    pytest.importorskip("pypdf")
    lines = ["4 March 2021", *LEAD.replace(" in ", " in\n").split("\n")]
    words = " ".join(f"({line}) Tj 0 -14 Td" for line in lines)
    stream = f"BT /F1 12 Tf 72 700 Td {words} ET"
    objects = [
        "<</Type/Catalog/Pages 2 0 R>>",
        "<</Type/Pages/Kids[3 0 R]/Count 1>>",
        "<</Type/Page/Parent 2 0 R/MediaBox[0 0 612 792]/Contents 4 0 R/Resources<</Font<</F1 5 0 R>>>>>>",
        f"<</Length {len(stream)}>>\nstream\n{stream}\nendstream",
        "<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>",
    ]
    out, places = "%PDF-1.4\n", []
    for number, body in enumerate(objects, 1):
        places.append(len(out))
        out += f"{number} 0 obj\n{body}\nendobj\n"
    table = "".join(f"{place:010d} 00000 n \n" for place in places)
    end = f"xref\n0 6\n0000000000 65535 f \n{table}trailer\n<</Size 6/Root 1 0 R>>\nstartxref\n{len(out)}\n%%EOF\n"
    return (out + end).encode()


FILES: dict[str, Callable[[], bytes]] = {
    "a.rss": rss, "a.xml": rss, "a.atom": atom, "a.eml": message, "b.eml": lambda: message(html=True), "a.mbox": mbox,
    "a.tsv": tsv, "a.md": markdown, "a.docx": docx, "a.pdf": pdf,
}  # fmt: skip
ORIGINS = {
    "rss": "feed",
    "xml": "feed",
    "atom": "feed",
    "eml": "mail",
    "mbox": "mail",
    "docx": "header",
    "pdf": "header",
}


def items(path: Path, **options: object) -> list[Article | Failure]:
    return list(read(sources([str(path)]), Options(**options)))  # type: ignore[arg-type]


@pytest.mark.parametrize("name", FILES)
@pytest.mark.parametrize("bare", [False, True], ids=["by suffix", "by content"])
def test_every_format_gives_its_article(tmp_path: Path, name: str, bare: bool) -> None:
    suffix = name.rpartition(".")[2]
    if bare and suffix in ("tsv", "md"):
        pytest.skip("these formats are told by their suffix only")
    path = tmp_path / ("a" if bare else name)
    path.write_bytes(FILES[name]())
    (article,) = items(path)
    assert isinstance(article, Article), article
    assert " ".join(article.text.split()).removeprefix("4 March 2021 ").startswith(LEAD)
    assert article.published
    assert article.published.day == "2021-03-04"
    assert article.published.origin == ORIGINS.get(suffix, "record")
    if suffix != "pdf":
        assert article.title == "Squid pact & fees"
    if suffix in ("rss", "xml", "atom"):
        assert (article.id, article.url) == ("f-7", LINK)
    if suffix == "mbox":
        assert article.id == "f-7@fjord.example"


@pytest.mark.parametrize(
    ("name", "raw", "kind", "word"),
    [
        ("a.rtf", b"{\\rtf1\\ansi Norway spoke.}", "binary", "RTF"),
        ("a", b"{\\rtf1\\ansi Norway spoke.}", "binary", "RTF"),
        ("a.txt", b"{\\rtf1\\ansi Norway spoke.}", "binary", "RTF"),
        ("a.txt", b"%PDF-1.4 x", "binary", "PDF"),
        ("a.xml", b"<?xml version='1.0'?><stock><squid/></stock>", "not-a-feed", "RSS"),
        ("a.eml", b"From: a@fjord.example\nSubject: x\n\n", "no-text", "no text"),
        ("a.docx", b"PK\x03\x04 no zip at all", "not-docx", "Word"),
        ("a.pdf", b"%PDF-1.4 cut", "not-pdf", "PDF"),
        (
            "a.rss",
            b"<rss version='2.0'><channel><item><title>x</title></item></channel></rss>",
            "no-text",
            "no text",
        ),
    ],
)
def test_what_cannot_be_read_says_why(
    tmp_path: Path, name: str, raw: bytes, kind: str, word: str
) -> None:
    path = tmp_path / name
    path.write_bytes(raw)
    (failure,) = items(path)
    assert isinstance(failure, Failure)
    assert failure.error_type == kind
    assert word in failure.error


def test_a_date_that_a_feed_writes_wrong_costs_the_date_only(tmp_path: Path) -> None:
    path = tmp_path / "a.rss"
    path.write_bytes(rss().replace(b"Thu, 04 Mar 2021 08:30:00 +0200", b"last Thursday"))
    (article,) = items(path)
    assert isinstance(article, Article)
    assert article.published is None
    assert any("last Thursday" in note for note in article.notes)


NEXIS = f"""Squid pact signed
The Fjord Courier
March 4, 2021 Thursday

Copyright 2021 Fjord Media All Rights Reserved

Section: NEWS; Pg. 4
Length: 80 words
Byline: Rosa Pinto
Body

{LEAD}

{REST}

Classification

Language: ENGLISH

Load-Date: March 5, 2021

End of Document

Port fees rise
The Fjord Courier
March 6, 2021 Saturday

Length: 60 words
Body

Peru will raise the fees of its ports in May, the ministry said. {REST}

Load-Date: March 7, 2021

End of Document
"""
OLD_NEXIS = f"""                               1 of 2 DOCUMENTS

                              The Fjord Courier

                           March 4, 2021 Thursday

Squid pact signed

BYLINE: Rosa Pinto

SECTION: NEWS

LENGTH: 80 words

{LEAD} {REST}

LOAD-DATE: March 5, 2021

LANGUAGE: ENGLISH

                               2 of 2 DOCUMENTS

                              The Fjord Courier

                           March 6, 2021 Saturday

Port fees rise

LENGTH: 60 words

Peru will raise the fees of its ports in May, the ministry said. {REST}

LANGUAGE: ENGLISH
"""
FACTIVA = f"""Squid pact signed

Rosa Pinto
80 words
4 March 2021
The Fjord Courier
FJORDC
English
(c) 2021 Fjord Media.

{LEAD} {REST}

Document FJORDC0020210304eh340000b

Port fees rise

60 words
6 March 2021
The Fjord Courier
FJORDC
English
(c) 2021 Fjord Media.

Peru will raise the fees of its ports in May, the ministry said. {REST}

Document FJORDC0020210306eh360000c
"""
PROQUEST = f"""____________________________________________________________

Document 1 of 2

Squid pact signed

Author: Pinto, Rosa

Publication info: The Fjord Courier ; Bergen [Bergen]. 04 Mar 2021: A.4.

Links: none

Full text: {LEAD} {REST}

Title: Squid pact signed

Publication title: The Fjord Courier

Publication date: Mar 4, 2021

____________________________________________________________

Document 2 of 2

Port fees rise

Publication info: The Fjord Courier ; Bergen [Bergen]. 06 Mar 2021: A.5.

Full text: Peru will raise the fees of its ports in May, the ministry said. {REST}

Title: Port fees rise

Publication date: Mar 6, 2021
"""


@pytest.mark.parametrize(
    "text", [NEXIS, OLD_NEXIS, FACTIVA, PROQUEST], ids=["nexis", "old nexis", "factiva", "proquest"]
)
@pytest.mark.parametrize("name", ["a.txt", "a"])
@pytest.mark.parametrize("end", ["\n", "\r\n"])
def test_exports_hold_many_articles(tmp_path: Path, text: str, name: str, end: str) -> None:
    path = tmp_path / name
    path.write_bytes(text.replace("\n", end).encode())
    first, second = items(path)
    assert isinstance(first, Article)
    assert isinstance(second, Article)
    assert (first.title, second.title) == ("Squid pact signed", "Port fees rise")
    assert first.text.startswith(LEAD)
    assert first.text.endswith("port of Lima.")
    assert second.text.startswith("Peru will raise")
    assert second.text.endswith("port of Lima.")
    assert [a.published.day for a in (first, second) if a.published] == ["2021-03-04", "2021-03-06"]
    assert first.id != second.id


def test_an_article_about_documents_is_no_export(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_text(f"1 of 2\n\n{LEAD}\n\nThe length of the talks was not known.\n\n{REST}\n")
    (article,) = items(path)
    assert isinstance(article, Article)
    assert article.text.startswith("1 of 2")
