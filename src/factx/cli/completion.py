"""factx completion: the script that makes a shell complete commands and options."""

from __future__ import annotations

import click
from click.shell_completion import get_completion_class


@click.command("completion")
@click.argument("shell", type=click.Choice(["bash", "zsh", "fish"]))
def command(shell: str) -> None:
    """Print the completion script for a shell.

    \b
    bash   factx completion bash > ~/.local/share/bash-completion/completions/factx
    zsh    factx completion zsh > "${fpath[1]}/_factx"
    fish   factx completion fish > ~/.config/fish/completions/factx.fish
    """
    maker = get_completion_class(shell)
    assert maker is not None
    from factx.cli import main

    click.echo(maker(main, {}, "factx", "_FACTX_COMPLETE").source())
