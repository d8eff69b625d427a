"""A command whose options can be set in a file and by the environment: flag, else FACTX_NAME, else file, else default."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import click

from factx import config
from factx.cli.terminal import Terminal

#: Options that belong to one run.
ONE_RUN = frozenset({"inputs", "files_from", "output", "errors", "resume", "date", "help", "debug", "json"})


class Configured(click.Command):
    """A command that takes what its command line does not give from ``FACTX_*`` variables and the settings file."""

    file: config.Config = config.Config()

    def settings(self) -> dict[str, click.Option]:
        """Name -> option, of all that may be set."""
        return {p.name: p for p in self.params if isinstance(p, click.Option) and p.name and p.name not in ONE_RUN}

    def make_context(
        self, info_name: str | None, args: list[str], parent: click.Context | None = None, **extra: Any
    ) -> click.Context:
        for name, option in self.settings().items():
            option.envvar = option.envvar or f"FACTX_{name.upper()}"
        if not extra.get("resilient_parsing"):
            self.file = config.read(Path.cwd(), self.settings())
            extra["default_map"] = self.file.values
        return super().make_context(info_name, args, parent, **extra)

    def invoke(self, ctx: click.Context) -> Any:
        if self.file.path and isinstance(ctx.obj, Terminal):
            ctx.obj.detail(f"settings of {self.file.path}")
        return super().invoke(ctx)
