"""Commands whose options can be set in a file and by the environment: flag, else FACTX_NAME, else file, else default."""

from __future__ import annotations

from collections.abc import Collection
from pathlib import Path
from typing import Any

import click

from factx import config
from factx.cli.terminal import Terminal

#: Options that belong to one run.
ONE_RUN = frozenset(
    {
        *("files_from", "output", "errors", "resume", "date", "json", "help", "debug"),
        *("only", "ignore", "update", "update_new", "force", "compare", "make_gold"),
    }
)


class Configured(click.Command):
    """A command that takes what its command line does not give from ``FACTX_*`` variables and the settings file.

    ``apart`` are options of it that are no settings, though one of another command has their name.
    """

    file: config.Config = config.Config()

    def __init__(self, *args: Any, apart: Collection[str] = (), **attrs: Any) -> None:
        super().__init__(*args, **attrs)
        self.apart = apart

    def settings(self) -> dict[str, click.Option]:
        """Name (that of the long option, with underscores) -> option, of all that may be set."""
        options = {_setting(p): p for p in self.params if isinstance(p, click.Option)}
        return {
            name: option
            for name, option in options.items()
            if name not in ONE_RUN and name not in self.apart
        }

    def configure(self) -> dict[str, Any]:
        """Read the settings file, name the variables; the values that the file gives to options of this command.

        Raises SetupError for a setting that no command has.
        """
        mine = self.settings()
        for name, option in mine.items():
            option.envvar = option.envvar or f"FACTX_{name.upper()}"
        self.file = config.read(Path.cwd(), known)
        return {
            str(mine[name].name): self._placed(name, value)
            for name, value in self.file.values.items()
            if name in mine
        }

    def _placed(self, name: str, value: Any) -> Any:
        """Return the value of a setting; a folder of tables is looked for beside the file that names it."""
        beside = name == "tables" and isinstance(value, str)
        return str(self.file.origins[name].parent / value) if beside else value

    def make_context(
        self,
        info_name: str | None,
        args: list[str],
        parent: click.Context | None = None,
        **extra: Any,
    ) -> click.Context:
        if not extra.get("resilient_parsing"):
            extra["default_map"] = self.configure()
        return super().make_context(info_name, args, parent, **extra)

    def invoke(self, ctx: click.Context) -> Any:
        if isinstance(ctx.obj, Terminal):
            for path in self.file.paths:
                ctx.obj.detail(f"settings of {path}")
        return super().invoke(ctx)


def configured() -> list[Configured]:
    """Every command that has settings."""
    from factx.cli import COMMANDS, main

    with click.Context(main) as ctx:
        commands = [main.get_command(ctx, name) for name in COMMANDS]
    return [command for command in commands if isinstance(command, Configured)]


def known() -> frozenset[str]:
    """The names of all settings, whatever command they are for: one file serves all commands."""
    return frozenset(name for command in configured() for name in command.settings())


def _setting(option: click.Option) -> str:
    return max(option.opts, key=len).lstrip("-").replace("-", "_")
