"""The network for other programs."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from netnotes.commands._completing import offering
from netnotes.commands._shared import Run, reader
from netnotes.sentences import say

if TYPE_CHECKING:
    from types import ModuleType


def _formats() -> list[str]:
    from netnotes.exporters import formats

    return formats()


@click.command()
@click.argument("format", default="", shell_complete=offering(_formats))
@click.option("--to", default="", metavar="FILE", help="Write it to FILE; `-` is standard output.")
@click.option("--force", is_flag=True, help="Replace FILE if it is there.")
@click.option("--private-fields", is_flag=True, help="Write also what is between you and them.")
@click.option("--apple", is_flag=True, help="With vcard: days without a year as Apple writes them.")
@click.option(
    "--raw", is_flag=True, help="With csv: cells as they are, though a spreadsheet may run some."
)
@reader
def command(
    run: Run, format: str, to: str, *, force: bool, private_fields: bool, apple: bool, raw: bool
) -> int:
    r"""Write the network in a FORMAT that other programs read; without FORMAT, list the formats.

    It goes to standard output where that leads into a file or another program, else to a file in
    this folder that only you can read, whose name is told. What goes out is what stands on a card:
    names, addresses, work, birthday, tags. Notes, logs, asks, closeness and all else stay, unless
    you say --private-fields. With FORMAT json and --private-fields everything goes out, and
    `netnotes import` makes the same network of it. In a table an apostrophe stands before a cell that
    a spreadsheet would run as a formula; an import takes it off again.

    \b
    Example:
      netnotes export json --private-fields --to everything.json
    """
    from netnotes import exporters
    from netnotes.views import exports

    if not format:
        if to or force or private_fields or apple or raw:
            raise click.UsageError(f"say FORMAT: {', '.join(exporters.formats())}")
        run.print_view(exports.build(run.network, run.today, run.settings, _told()))
        return 0
    known = exporters.all_formats()
    if format not in known:
        raise click.BadParameter(f"{format}; there are {', '.join(known)}", param_hint="FORMAT")
    for option, given in (("apple", apple), ("raw", raw)):
        if given and format not in exporters.taking(option):
            alone = ", ".join(exporters.taking(option))
            raise click.UsageError(
                say("--{option} is for {formats} alone", option=option, formats=alone)
            )
    module = known[format]
    here = str(Path(module.FILE).absolute())  # nobody said where, so it is told in full
    name = to or (here if sys.stdout.isatty() and not run.json else "-")
    _write(run, module, name, force=force, private=private_fields, apple=apple, raw=raw)
    return 0


def _told() -> list[tuple[str, str, str]]:
    from netnotes import exporters

    return [(name, exporters.about(m), m.FILE) for name, m in exporters.all_formats().items()]


def _write(
    run: Run, module: ModuleType, name: str, *, force: bool, private: bool, apple: bool, raw: bool
) -> None:
    from netnotes import exporters
    from netnotes.commands._output import write_file
    from netnotes.errors import RefusedError

    path = Path(name)
    if name != "-" and not force and (path.exists() or path.is_symlink()):
        raise RefusedError(f"{name} is there already; --force replaces it. Nothing was written.")
    network = run.network
    pieces = exporters.pieces(
        module, network, run.today, run.settings, private=private, apple=apple, raw=raw
    )
    said = write_file(name, pieces, lambda _: force, run.settings.notes_dir)
    if said:
        click.echo(said, err=name == "-")
    if network.broken:
        count = len(network.broken)
        notes = "one note that cannot" if count == 1 else f"{count} notes that cannot"
        click.echo(f"netnotes: {notes} be read stayed out; `netnotes check` says why", err=True)
    held = "your private notes" if private else "names and addresses"
    click.echo(
        f"netnotes: this copy holds {held}, and netnotes does not guard it; take care who gets it",
        err=True,
    )
