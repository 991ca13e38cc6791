"""Two notes that are not of the same person."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

import click

from netnotes.commands._shared import WHO, Run
from netnotes.commands._writing import run_write, writer

if TYPE_CHECKING:
    from netnotes.model.network import Network


@click.command()
@click.argument("a", type=WHO, metavar="A")
@click.argument("b", type=WHO, metavar="B")
@writer
def command(run: Run, a: str, b: str) -> int:
    r"""Remember that A and B are two, though they look alike.

    `netnotes check` then takes them for one no more (N504), and neither does an import. It is
    remembered in netnotes-apart.txt, beside people/, which git keeps; take the line out to be told
    again. `netnotes merge` is for two notes of one person.

    \b
    Example:
      netnotes apart bo-chen bo-dahl
    """
    from netnotes.apart import NAME
    from netnotes.writing.apart import telling_apart

    note, other = run.who(a), run.who(b)
    intent = telling_apart(run.root, note, other)

    def say(network: Network) -> Iterable[str]:
        del network
        yield f"{note.called} ({note.slug}) is not {other.called} ({other.slug}): in {NAME} now."

    return run_write(run, *intent, say)
