"""factx info: what is installed."""

from __future__ import annotations

import json
import platform
import re
from importlib import metadata

import click

from factx import __version__
from factx.cli.configured import Configured
from factx.cli.models import model_options

#: Extras that are for working on factx itself, or sums of others.
_NOT_TOLD = ("all", "dev")


@click.command("info", cls=Configured)
@click.option("--json", "as_json", is_flag=True, help="Print JSON.")
@model_options
def command(as_json: bool, model: str | None) -> None:
    """Show versions, model, weights and installed extras.

    The model is the one that extract takes here; rules shows own tables behind a plus sign.
    """
    facts = found(model)
    if as_json:
        click.echo(json.dumps(facts, indent=2))
        return
    width = max(map(len, facts))
    for name, value in facts.items():
        click.echo(f"{name:{width}}  {value}")


def found(named: str | None = None) -> dict[str, str]:
    """What is installed, name -> words; of the named model, else of the default one."""
    from factx.extractor import own_tables_of, rules_hash
    from factx.pipeline import DEFAULT_MODEL, installing
    from factx.pipeline.weights import weights

    name = named or DEFAULT_MODEL
    model = weights(name)
    return {
        "factx": __version__,
        "rules": rules_hash(own_tables_of(None)),
        "python": platform.python_version(),
        "platform": platform.platform(terse=True),
        **{name: metadata.version(name) for name in ("spacy", "pydantic", "click", "rich")},
        "model": model.name if model else f"{name} is not installed: {installing(name)}",
        "weights": model.verdict if model else "none",
        "fitted": model.fitted if model else "none",
        **{f"extra {name}": words for name, words in extras().items()},
    }


def extras() -> dict[str, str]:
    """For each extra the distributions it asks for, with their versions or what is missing."""
    wanted: dict[str, list[str]] = {}
    for line in metadata.requires("factx") or []:
        match = re.match(r"([\w.-]+).*;.*\bextra == ['\"]([\w-]+)['\"]", line)
        if match and match[2] not in _NOT_TOLD:
            wanted.setdefault(match[2], []).append(match[1])
    return {extra: ", ".join(map(_installed, names)) for extra, names in sorted(wanted.items())}


def _installed(name: str) -> str:
    try:
        return f"{name} {metadata.version(name)}"
    except metadata.PackageNotFoundError:
        return f"{name} not installed"
