"""factx page: saved facts -> one HTML page."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from factx.schema import Factsheet


@click.command("page")
@click.argument("facts", metavar="FACTS.jsonl...", nargs=-1, required=True, type=click.Path(path_type=Path, allow_dash=True))
@click.option("-o", "--output", type=click.Path(path_type=Path), help="Write the page to this file instead of stdout.")
@click.option("--title", default="factx", show_default=True, help="Title of the page.")
def command(facts: tuple[Path, ...], output: Path | None, title: str) -> None:
    """Make one self-contained HTML page of saved facts.

    The facts must carry their article's text: save them with `factx extract --with-text -o FACTS.jsonl`.
    """
    from factx.show.page import page

    html = page([sheet for path in facts for sheet in saved(path)], title=title)
    if output is None:
        click.echo(html, nl=False)
    else:
        output.write_text(html, encoding="utf-8")


def saved(path: Path) -> list[Factsheet]:
    """The factsheets of a JSON Lines or JSON file (``-`` is stdin). Raises InputError for what is none."""
    from pydantic import TypeAdapter, ValidationError

    from factx.errors import InputError
    from factx.schema import Factsheet

    text = sys.stdin.read() if str(path) == "-" else path.read_text(encoding="utf-8")
    try:
        if text.lstrip().startswith("["):
            return TypeAdapter(list[Factsheet]).validate_json(text)
        if text.lstrip().startswith("{\n"):
            return [Factsheet.model_validate_json(text)]
        return [Factsheet.model_validate_json(line) for line in text.splitlines() if line.strip()]
    except ValidationError as error:
        first = error.errors()[0]
        where = ".".join(map(str, first["loc"]))
        raise InputError(
            f"{path}: not saved facts: {where} {first['msg']}", hint="make them with factx extract --with-text"
        ) from None
