"""What a field is used for."""

from __future__ import annotations

import click

from netnotes.commands._completing import offering
from netnotes.commands._shared import Run, reader


def _fields() -> list[str]:
    from netnotes.views.values import known_fields

    return known_fields()


@click.command()
@click.argument("field", shell_complete=offering(_fields))
@reader
def command(run: Run, field: str) -> None:
    r"""What FIELD holds over all notes, and how often.

    \b
    Example:
      netnotes values tags
    """
    from netnotes.model.near import near
    from netnotes.views.values import build, known_fields

    known = known_fields()
    if field not in known:
        close = near(field, known)
        hint = f"; did you mean {close}?" if close else f"; there are {', '.join(known)}"
        raise click.BadParameter(f"{field}{hint}", param_hint="FIELD")
    run.show(lambda settings: build(run.network, run.today, settings, field))
