"""factx page: saved facts -> one HTML page."""

from __future__ import annotations

from pathlib import Path

import click

from factx.cli.configured import Configured
from factx.cli.terminal import Output


@click.command("page", cls=Configured)
@click.argument(
    "facts",
    metavar="FACTS.jsonl...",
    nargs=-1,
    required=True,
    type=click.Path(path_type=Path, allow_dash=True),
)
@click.option(
    "-o", "--output", type=Output(), help="Write the page to this file instead of stdout."
)
@click.option("--title", default="factx", show_default=True, help="Title of the page.")
def command(facts: tuple[Path, ...], output: Path | None, title: str) -> None:
    """Build a self-contained HTML page from saved facts.

    The facts must carry their article's text: save them with `factx extract --with-text -o FACTS.jsonl`.
    """
    from factx.cli.writing import placed, refuse_inputs
    from factx.read.saved import factsheets
    from factx.show.page import page

    refuse_inputs((output,), facts)
    html = page([sheet for path in facts for sheet in factsheets(path)], title=title)
    if output is None:
        click.echo(html, nl=False)
    else:
        with placed(output) as stream:
            stream.write(html)
