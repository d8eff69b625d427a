"""The command line: reads arguments, calls one function, prints, sets the exit code.

One command is one file here, named like the command; its ``command`` is the Click command. It is imported when it is
called, and whatever is heavy is imported inside the function, so that ``--help`` and completion answer at once.
"""

from __future__ import annotations

import click

from factx import __version__
from factx.cli.group import Group

#: Every command, in the order in which ``factx --help`` tells them.
COMMANDS = (
    "extract",
    "why",
    "check",
    "eval",
    "page",
    "story",
    "schema",
    "config",
    "info",
    "completion",
)


@click.group(
    "factx",
    cls=Group,
    commands=COMMANDS,
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
)
@click.version_option(__version__, prog_name="factx")
def main() -> None:
    """Structured, grounded facts from news articles.

    \b
    factx extract article.txt             tables on a terminal, JSON Lines in a pipe
    factx extract articles/ -o facts.jsonl
    \b
    A path without a command means extract.
    """
