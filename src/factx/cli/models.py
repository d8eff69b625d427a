"""The options that say with what to extract: ``--model``, ``--tables``."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import wraps
from typing import Any

import click

from factx.own_tables import VARIABLE


@contextmanager
def _held(folder: str | None) -> Iterator[None]:
    """Let a folder of tables hold here, and in the processes that are started meanwhile."""
    before = os.environ.get(VARIABLE)
    if folder is not None:
        os.environ[VARIABLE] = folder
    try:
        yield
    finally:
        if before is None:
            os.environ.pop(VARIABLE, None)
        else:
            os.environ[VARIABLE] = before


def model_options(function: Callable[..., Any]) -> Callable[..., Any]:
    """Give a command the options; the tables hold while it runs, so it gets the model alone."""

    @wraps(function)
    def command(*args: Any, tables: str | None, **given: Any) -> Any:
        with _held(tables):
            return function(*args, **given)

    with_tables = click.option(
        "--tables", metavar="DIR", type=click.Path(), help="Folder of your own tables, which extend the built-in ones.",
    )  # fmt: skip
    with_model = click.option("--model", metavar="NAME", help="Name or path of the spaCy model.")
    return with_model(with_tables(command))
