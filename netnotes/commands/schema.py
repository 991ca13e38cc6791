"""JSON Schema of what goes in and of what comes out."""

from __future__ import annotations

import click

from netnotes.commands._shared import Run, in_network


@click.command()
@click.argument("name", default="note")
@in_network
def command(run: Run, name: str) -> None:
    r"""Print a JSON Schema: of a note's front matter, or of a command's --json.

    NAME is note, person, org or settings for what goes in; due, show, find, check, people, fields
    and so on for what comes out.

    \b
    Example:
      netnotes schema due
    """
    import json

    from netnotes.views.schemas import schemas

    del run
    known = schemas()
    if name not in known:
        raise click.BadParameter(f"{name}; there are {', '.join(known)}", param_hint="NAME")
    click.echo(json.dumps(known[name], ensure_ascii=False, indent=2))
