"""factx config: the settings that hold here."""

from __future__ import annotations

import json
from typing import Any, NamedTuple

import click
from click.core import ParameterSource

from factx.cli.configured import Configured, configured
from factx.cli.terminal import Terminal
from factx.escapes import printable


class Setting(NamedTuple):
    """A setting, its value, where that comes from, and the commands that have it."""

    name: str
    value: Any
    origin: str
    commands: list[str]


@click.command("config")
@click.option("--json", "as_json", is_flag=True, help="Print JSON.")
def command(as_json: bool) -> None:
    """Show settings and where each comes from.

    The last column names the commands that a setting is for; one file serves them all.
    A flag wins over a FACTX_NAME variable, that over factx.toml or [tool.factx] in pyproject.toml (of this folder or the
    nearest above), that over factx/factx.toml among your own settings, that over the default. Only your own file, the
    variable and the flag can set address, engine, tables, or a model by its path: a folder may come from anyone.
    """
    found = effective()
    if as_json:
        told = {s.name: {"value": s.value, "from": s.origin, "commands": s.commands} for s in found}
        click.echo(json.dumps(told, indent=2))
        return
    rows = [(s.name, _told(s.value), s.origin, ", ".join(s.commands)) for s in found]
    widths = [max(map(len, column)) for column in zip(*rows, strict=True)]
    for row in rows:
        line = "  ".join(f"{cell:{width}}" for cell, width in zip(row, widths, strict=True))
        click.echo(printable(line.rstrip()))


def effective() -> list[Setting]:
    """Every setting, by name."""
    found: dict[str, Setting] = {}
    for one in configured():
        for name, value, origin in _settings(one):
            found.setdefault(name, Setting(name, value, origin, [])).commands.append(str(one.name))
    return [found[name] for name in sorted(found)]


def _settings(one: Configured) -> list[tuple[str, Any, str]]:
    """Name, value and origin of the settings of a command, without a command line."""
    terminal = Terminal()
    options = click.Command(one.name, params=list(one.settings().values()))
    ctx = options.make_context(one.name, [], default_map=one.configure(), obj=terminal)
    values = (
        vars(terminal) | ctx.params
    )  # the options of speaking go into the terminal, not into the parameters
    return [
        (
            name.replace("_", "-"),
            values[str(option.name)],
            _origin(ctx.get_parameter_source(str(option.name)), option, one, name),
        )
        for name, option in one.settings().items()
    ]


def _origin(
    source: ParameterSource | None, option: click.Option, one: Configured, name: str
) -> str:
    if source is ParameterSource.ENVIRONMENT:
        return str(option.envvar)
    return str(one.file.origins[name]) if source is ParameterSource.DEFAULT_MAP else "default"


def _told(value: Any) -> str:
    if isinstance(value, list | tuple):
        return " ".join(map(str, value)) or "-"
    return "-" if value is None else str(value).lower() if isinstance(value, bool) else str(value)
