"""factx config: the settings that hold here."""

from __future__ import annotations

import json
from typing import Any

import click
from click.core import ParameterSource

from factx.cli.configured import Configured


@click.command("config")
@click.option("--json", "as_json", is_flag=True, help="Print JSON.")
@click.pass_context
def command(ctx: click.Context, as_json: bool) -> None:
    """Show the settings of extract, and where each comes from.

    A flag wins over a FACTX_NAME variable, that over factx.toml or [tool.factx] in pyproject.toml (of this folder or the
    nearest above), that over the default.
    """
    found = effective(ctx)
    if as_json:
        click.echo(json.dumps({name: {"value": value, "from": origin} for name, value, origin in found}, indent=2))
        return
    width = max(len(name) for name, _, _ in found)
    space = max(len(_told(value)) for _, value, _ in found)
    for name, value, origin in found:
        click.echo(f"{name:{width}}  {_told(value):{space}}  {origin}")


def effective(ctx: click.Context) -> list[tuple[str, Any, str]]:
    """Name, value and origin of every setting, by name."""
    assert ctx.parent
    extract = ctx.parent.command.get_command(ctx.parent, "extract") if isinstance(ctx.parent.command, click.Group) else None
    assert isinstance(extract, Configured)
    made = extract.make_context("extract", ["-"])
    # the options of speaking go into the terminal, not into the parameters
    values = made.params | {name: getattr(made.obj, name) for name in extract.settings() if hasattr(made.obj, name)}
    return [
        (name.replace("_", "-"), values.get(name), _origin(made.get_parameter_source(name), name, extract))
        for name in sorted(extract.settings())
    ]


def _origin(source: ParameterSource | None, name: str, extract: Configured) -> str:
    if source is ParameterSource.ENVIRONMENT:
        return str(extract.settings()[name].envvar)
    return str(extract.file.path) if source is ParameterSource.DEFAULT_MAP else "default"


def _told(value: Any) -> str:
    if isinstance(value, list | tuple):
        return " ".join(map(str, value)) or "-"
    return "-" if value is None else str(value).lower() if isinstance(value, bool) else str(value)
