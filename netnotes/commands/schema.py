"""JSON Schema of what goes in and of what comes out."""

from __future__ import annotations

from collections.abc import Iterable

import click

from netnotes.commands._completing import offering
from netnotes.commands._shared import Run, reader


def _names() -> Iterable[str]:
    from netnotes.views.schemas import schemas

    return schemas()


@click.command()
@click.argument("name", default="note", shell_complete=offering(_names))
@reader
def command(run: Run, name: str) -> None:
    r"""Print a JSON Schema: of a note's front matter, or of a command's --json.

    NAME is note, person, org or settings for what goes in; due, show, find, check, people, fields
    and so on for what comes out. A schema is one JSON object as it is, so --json changes nothing.

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
