"""factx why: the reason of every fact."""

from __future__ import annotations

import click

from factx.cli.configured import Configured
from factx.cli.models import model_options
from factx.cli.reading import Reading, reading_options
from factx.cli.terminal import Terminal


@click.command("why", cls=Configured)
@reading_options
@click.option(
    "--fact",
    "facts",
    multiple=True,
    metavar="FACT",
    help="Only this fact, e.g. timeline; repeatable.",
)
@model_options
@click.pass_obj
def command(
    terminal: Terminal, reading: Reading, facts: tuple[str, ...], model: str | None
) -> None:
    """Explain each fact: its rule, its features, its words.

    The words are between « and » in their sentence. A number before a feature is its weight, in
    logits: above zero it speaks for the answer, below zero against it.
    """
    from factx.extractor import Extractor
    from factx.facts import features
    from factx.pipeline import DEFAULT_MODEL
    from factx.show.why import FACTS, Reasons
    from factx.tables import rules

    if unknown := set(facts) - set(FACTS):
        raise click.BadParameter(
            f"{', '.join(sorted(unknown))}: not one of {', '.join(FACTS)}", param_hint="--fact"
        )
    console = terminal.console()
    for sheet in Extractor(model or DEFAULT_MODEL).stream(reading.articles(terminal)):
        console.print(Reasons(sheet, rules() | features(), facts=facts or FACTS))
