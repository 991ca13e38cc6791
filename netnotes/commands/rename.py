"""Another name for somebody."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

import click

from netnotes.commands._shared import WHO, Run
from netnotes.commands._writing import run_write, writer

if TYPE_CHECKING:
    from netnotes.model.network import Network


@click.command()
@click.argument("who", type=WHO)
@click.argument("name", default="", metavar="[NAME]")
@click.option("--slug", default="", help="Call the file so; without NAME that is all.")
@click.option("--forget", is_flag=True, help="Do not keep the old name as an alias.")
@writer
def command(run: Run, who: str, name: str, slug: str, forget: bool) -> int:
    r"""Let WHO be called NAME: in the note, as its file, and wherever they are spoken of.

    Every reference by the old slug or name is written anew, in fields and in the text; the words
    behind a `|` stay yours. The old name is kept as an alias, so that it goes on being understood;
    with --forget it is not, and names without brackets in a log become references. A name or file
    that is somebody else's is refused. All of it is one change: one `netnotes undo` takes it back.

    \b
    Example:
      netnotes rename bo-chen "Bo Chen-Silva"
    """
    from netnotes.commands._reading import reading
    from netnotes.reporters.plain import plain
    from netnotes.writing.outside import FOLLOW, INSTEAD, told_outside
    from netnotes.writing.rename import renaming, sentences

    if not name.strip() and not slug.strip():
        raise click.UsageError("say the new NAME, or --slug for another file name alone")
    note = run.who(who)
    done = renaming(
        run.network, run.settings, note, reading(run), name=name, slug=slug, keep=not forget
    )

    def outside(way_out: str) -> Iterable[str]:
        if done.path == note.path:
            return ()
        return told_outside(run.settings.notes_dir, note.slug, way_out)

    def say(network: Network) -> Iterable[str]:
        yield from sentences(done, note, network)
        yield from outside(FOLLOW)

    status = run_write(run, done.intent.title, done.intent.steps, say)
    for line in outside(INSTEAD) if run.dry_run else ():
        click.echo(plain(f"netnotes: {line}"), err=True)
    return status
