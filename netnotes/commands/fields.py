"""The format, from the field tables."""

from __future__ import annotations

from collections.abc import Iterable

import click

from netnotes.commands._completing import offering
from netnotes.commands._shared import Run, reader


def _tables() -> Iterable[str]:
    from netnotes.views.fields import TABLES

    return TABLES


@click.command()
@click.argument("table", required=False, default="", shell_complete=offering(_tables))
@reader
def command(run: Run, table: str) -> None:
    r"""Every field of a note: what it takes and what it says.

    TABLE shows one table only: person, org, ask, past, knows, related, gift, opening, settings.

    \b
    Example:
      netnotes fields ask
    """
    from netnotes.config import Settings
    from netnotes.model.network import Network
    from netnotes.views.fields import TABLES, build

    if table and table not in TABLES:
        raise click.BadParameter(f"{table}; there are {', '.join(TABLES)}", param_hint="TABLE")
    # The format is the same everywhere, so this needs no network to stand in.
    nowhere = Settings({"@": {}}, run.directory, None, [])
    run.print_view(build(Network([]), run.machine_today, nowhere, table))
