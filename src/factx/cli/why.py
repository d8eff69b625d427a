"""factx why: the reason of every fact."""

from __future__ import annotations

from pathlib import Path

import click

from factx.cli.terminal import Terminal


@click.command("why")
@click.argument("inputs", metavar="INPUT...", nargs=-1, required=True, type=click.Path(path_type=Path, exists=True))
@click.option("--fact", "facts", multiple=True, metavar="FACT", help="Only this fact, for example timeline; may be repeated.")
@click.pass_obj
def command(terminal: Terminal, inputs: tuple[Path, ...], facts: tuple[str, ...]) -> None:
    """Say why: the rule of each fact, what it does, and the words.

    The words stand between « and » in their sentence.
    """
    from factx.cli.extract import articles
    from factx.extractor import Extractor
    from factx.show.why import FACTS, Reasons
    from factx.tables import rules

    if unknown := set(facts) - set(FACTS):
        raise click.BadParameter(f"{', '.join(sorted(unknown))}: not one of {', '.join(FACTS)}", param_hint="--fact")
    console = terminal.console()
    for sheet in Extractor().stream(articles(inputs)):
        console.print(Reasons(sheet, rules(), facts=facts or FACTS))
