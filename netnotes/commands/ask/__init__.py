"""Asks: a group of commands, each a module of this folder."""

from __future__ import annotations

import click

from netnotes.commands._group import Commands


@click.group(cls=Commands, package=__name__)
def command() -> None:
    r"""May I ask? What stands before an ask, and what opens the way.

    \b
    Example:
      netnotes ask check alice introduction --to globex
    """
