"""Two notes of one person made one."""

from __future__ import annotations

import sys
from collections.abc import Iterable
from typing import TYPE_CHECKING

import click

from netnotes.commands._shared import WHO, Run
from netnotes.commands._writing import run_write, writer

if TYPE_CHECKING:
    from netnotes.model.network import Network
    from netnotes.model.note import Note


@click.command()
@click.argument("a", type=WHO, metavar="A")
@click.argument("b", type=WHO, metavar="B")
@click.option("--yes", is_flag=True, help="Do not ask.")
@writer
def command(run: Run, a: str, b: str, yes: bool) -> int:
    r"""Put the note B into the note A, when both are of one person or organization.

    Fields that only B has are added, lists are united, B's name becomes an alias, log entries go
    where A's order wants them, sections join the section of their name, and prose follows prose.
    Where both have a value of their own, A's stays and B's is written under the heading Also noted;
    a yes to do_not_contact stands whoever said it. Every reference to B goes to A, and B's file is
    removed. All of it is one change: one `netnotes undo` brings it back.

    On a terminal the two are shown side by side and you are asked; anywhere else it takes --yes.

    \b
    Example:
      netnotes merge bo-chen bo-dahl --dry-run
    """
    from netnotes.commands._reading import reading
    from netnotes.reporters.plain import plain
    from netnotes.writing.merge import merging, sentences
    from netnotes.writing.outside import told_outside

    note, other = run.who(a), run.who(b)
    done = merging(run.network, run.settings, note, other, reading(run))
    if not yes and not run.dry_run:
        _ask(run, note, other)

    def outside() -> Iterable[str]:
        return told_outside(run.settings.notes_dir, other.slug, f"Write {note.slug} there.")

    def say(network: Network) -> Iterable[str]:
        yield from sentences(done, note, other)
        yield from outside()

    status = run_write(run, done.intent.title, done.intent.steps, say)
    for line in outside() if run.dry_run else ():
        click.echo(plain(f"netnotes: {line}"), err=True)
    return status


def _ask(run: Run, note: Note, other: Note) -> None:
    """Show both sides, and go on only after a yes."""
    from netnotes.errors import RefusedError
    from netnotes.views.two_notes import build

    if run.json or not (sys.stdin.isatty() and sys.stdout.isatty()):
        raise RefusedError(
            f"to put {other.path} into {note.path} takes a yes: --dry-run shows what comes of it, "
            "--yes does it. Nothing was written."
        )
    run.print_view(build(note, other))
    if not click.confirm(f"\nPut {other.slug} into {note.slug}?"):
        raise RefusedError("the two stay as they are; nothing was written.")
