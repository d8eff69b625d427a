"""What is said to people, on stderr: errors, words, details; and the options that every command has for it."""

from __future__ import annotations

import os
import sys
import traceback
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click
from click.core import ParameterSource

from factx.errors import RAISE
from factx.escapes import printable

if TYPE_CHECKING:
    from rich.console import Console


@dataclass
class Terminal:
    """How to speak. A command gets it with ``@click.pass_obj``. stdout carries data only, so words go to stderr."""

    quiet: bool = False
    verbose: bool = False
    debug: bool = False
    color: str = "auto"
    clear: Callable[[], None] | None = None
    """Takes a progress bar off the screen; the bar sets it."""

    def line(self, words: str) -> None:
        """Write a line to stderr, below no progress bar."""
        if self.clear:
            self.clear()
        click.echo(printable(words), err=True)

    def say(self, words: str) -> None:
        """Tell the user something, unless ``--quiet``."""
        if not self.quiet:
            self.line(words)

    def detail(self, words: str) -> None:
        """Tell the user something that matters only with ``--verbose``."""
        if self.verbose and not self.quiet:
            self.line(words)

    def fail(self, message: str, hint: str = "", *, error: BaseException | None = None) -> None:
        """One ``error:`` line (what, where) and one ``hint:`` line (what next); with ``--debug`` the traceback before them."""
        if self.debug and error is not None:
            traceback.print_exception(error)
        self.line(f"error: {message}")
        if hint:
            self.line(f"hint: {hint}")

    def console(self, *, err: bool = False) -> Console:
        """A rich console on stdout or stderr; colour by ``--color``, else by NO_COLOR, FORCE_COLOR and the terminal."""
        from rich.console import Console

        wanted: dict[str, Any] = {
            "always": {"force_terminal": True, "no_color": False, "color_system": "standard"},
            "never": {"color_system": None},
        }
        return Console(file=sys.stderr if err else sys.stdout, **wanted.get(self.color, {}))


class Output(click.Path):
    """A file to write to; ``-`` is stdout, as when none is named (None)."""

    def __init__(self) -> None:
        super().__init__(path_type=Path)

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> Any:
        return None if value == "-" else super().convert(value, param, ctx)


def counted(number: int, noun: str) -> str:
    """A number with its noun.

    >>> counted(1, "factsheet"), counted(0, "failure")
    ('1 factsheet', '0 failures')
    """
    return f"{number} {noun}{'' if number == 1 else 's'}"


def _into_terminal(ctx: click.Context, param: click.Parameter, value: Any) -> None:
    assert param.name
    said = [
        name
        for name in ("quiet", "verbose")
        if ctx.get_parameter_source(name) is ParameterSource.COMMANDLINE
    ]
    if len(said) == 2 and param.name in said:
        raise click.UsageError("--quiet and --verbose contradict each other: leave one out", ctx)
    setattr(ctx.ensure_object(Terminal), param.name, value)
    if param.name == "debug" and value:
        os.environ[RAISE] = "1"


def shared_options() -> list[click.Option]:
    """The options that every command takes; their values go into the context's Terminal, not to the command."""

    def option(*names: str, **attrs: Any) -> click.Option:
        return click.Option(
            names, expose_value=False, is_eager=True, callback=_into_terminal, **attrs
        )

    return [
        option("-q", "--quiet", is_flag=True, help="Only show errors."),
        option("-v", "--verbose", is_flag=True, help="Verbose output."),
        option(
            "--debug",
            is_flag=True,
            envvar="FACTX_DEBUG",
            help="Raise on internal errors and show tracebacks.",
        ),
        option(
            "--color",
            type=click.Choice(["auto", "always", "never"]),
            default="auto",
            show_default=True,
            help="Colour; auto obeys NO_COLOR.",
        ),
    ]
