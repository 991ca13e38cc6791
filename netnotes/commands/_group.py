"""A group of commands that is a folder: no list of them is kept anywhere."""

from __future__ import annotations

from importlib import import_module
from typing import Any

import click

from netnotes import discover


class Commands(click.Group):
    """The group whose commands are the modules of a folder; each is imported when it is asked for."""

    def __init__(self, *args: Any, package: str, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.package = package
        _keep_lines(self)

    def list_commands(self, ctx: click.Context) -> list[str]:
        """The names of the modules, as commands."""
        return [_command_name(module) for module in discover.names(self.package)]

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """The command `cmd_name`, from the module of that name."""
        for module in discover.names(self.package):
            if _command_name(module) == cmd_name:
                command: click.Command = import_module(f"{self.package}.{module}").command
                command.name = cmd_name
                _keep_lines(command)
                return command
        return None

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """Add the nearest command to the complaint about an unknown one."""
        try:
            return super().resolve_command(ctx, args)
        except click.UsageError as error:
            from netnotes.model.near import near

            close = near(args[0], self.list_commands(ctx))
            hint = f" Did you mean {close}?" if close else ""
            if _is_page(args[0]):
                hint = f" The page of that name is printed by `netnotes show-page {args[0]}`."
            raise click.UsageError(f"There is no command {args[0]}.{hint}", ctx) from error


def _is_page(name: str) -> bool:
    """Whether a page of the site is called so; only asked where something went wrong."""
    from netnotes.views.registry import pages

    return any(page.name == name for page in pages())


def _command_name(module: str) -> str:
    return module.rstrip("_").replace("_", "-")


def _keep_lines(command: click.Command) -> None:
    r"""Let `\b` in a raw docstring be what click reads: "keep the lines of this paragraph"."""
    command.help = (command.help or "").replace("\\b\n", "\b\n")
