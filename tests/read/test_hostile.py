"""Hostile input costs its own record, never the batch."""

from __future__ import annotations

import io
import time

import pytest

from factx.errors import InputError
from factx.read.rows import json_file, jsonl
from factx.read.sniffing import sniff

HUGE = b'{"id": ' + b"1" * 5000 + b', "text": "x"}'


@pytest.mark.parametrize("count", [40, 4000])
def test_sniffing_many_comments_takes_linear_time(count: int) -> None:
    began = time.process_time()
    assert sniff(b"<!-- -->" * count + b"x") == "text"
    assert time.process_time() - began < 1
    assert sniff(b"<!-- a -- > b -->" * count + b"<html>") == "html"


def test_sniffing_deep_json_does_not_raise() -> None:
    assert sniff(b'{"a":' * 100_000 + b"1" + b"}" * 100_000) in ("json", "jsonl")


def test_an_integer_too_long_costs_its_line_only() -> None:
    rows = list(jsonl(io.BytesIO(HUGE + b'\n{"text": "good"}\n'), where="a", encoding=None))
    assert isinstance(rows[0].record, InputError)
    assert "a:1: not JSON: an integer of too many digits" in str(rows[0].record)
    assert rows[1].record == {"text": "good"}
    (row,) = json_file(HUGE, where="b", encoding=None)
    assert isinstance(row.record, InputError)
