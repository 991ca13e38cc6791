"""Shell completion."""

from __future__ import annotations

import click


@click.command()
@click.argument("shell", type=click.Choice(["bash", "zsh", "fish"]))
def command(shell: str) -> None:
    r"""Print the completion script of a SHELL: commands, options and people.

    \b
    Example:
      netnotes completion bash > ~/.local/share/bash-completion/completions/netnotes
    """
    from click.shell_completion import get_completion_class

    from netnotes.cli import cli

    found = get_completion_class(shell)
    if found is None:  # pragma: no cover - the choice above names only those there are
        raise click.BadParameter(shell)
    click.echo(found(cli, {}, "netnotes", "_NETNOTES_COMPLETE").source())
