"""People in a spreadsheet, and back."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from netnotes.commands._shared import Run
from netnotes.commands._writing import run_write, writer
from netnotes.shell import quoted

if TYPE_CHECKING:
    from netnotes.model.network import Network
    from netnotes.model.person import Person
    from netnotes.views.view import View
    from netnotes.writing.sheet import Sheet

FILE = "sheet.csv"


@click.command()
@click.argument("query", nargs=-1)
@click.option("--columns", default="", metavar="FIELDS", help="Only these fields, by commas.")
@click.option("--to", default="", metavar="FILE", help="Write it to FILE; `-` is standard output.")
@click.option("--force", is_flag=True, help="Replace FILE if it is there.")
@click.option("--apply", default="", metavar="FILE", help="Put the changed cells of FILE back.")
@click.option("--yes", is_flag=True, help="Do not ask.")
@writer
def command(
    run: Run, query: tuple[str, ...], *, columns: str, to: str, force: bool, apply: str, yes: bool
) -> int:
    r"""Write the people that QUERY finds (as for `netnotes find`), or all, as a CSV to edit.

    Edit it in any spreadsheet, save it as CSV, and put it back with --apply: only the cells that you
    changed are written. The items of a list stand in one cell with `; ` between. Leave the columns
    slug and _was as they are. A row or column that is missing changes nothing, and a new row makes
    nobody. A cell whose note was changed since, or that cannot be read, is left alone and told, and
    the exit status is 1. On a terminal the diff is shown and you are asked; one `netnotes undo` takes
    all of it back.

    \b
    Example:
      netnotes sheet city:lisbon --columns name,city,tags --to lisbon.csv
    """
    if apply:
        if query or columns or to or force:
            raise click.UsageError("--apply takes the sheet as it is; say nothing beside FILE")
        return _apply(run, apply, yes=yes)
    if run.dry_run or run.commit or run.json or yes:
        raise click.UsageError("--dry-run, --commit, --json and --yes are for --apply")
    _make(run, query, columns, to, force=force)
    return 0


def _make(run: Run, query: tuple[str, ...], columns: str, to: str, *, force: bool) -> None:
    from netnotes.commands._output import write_file
    from netnotes.errors import RefusedError
    from netnotes.writing.sheet import chosen, table

    names = chosen(columns)
    file = to or (FILE if sys.stdout.isatty() else "-")
    if file != "-" and not force and (Path(file).exists() or Path(file).is_symlink()):
        raise RefusedError(f"{file} is there already; --force replaces it. Nothing was written.")
    data = table(_people(run, query), names)
    said = write_file(file, data, lambda _: force, run.settings.notes_dir)
    if said:
        click.echo(f"{said} When it is edited: netnotes sheet --apply {quoted(str(file))}")


def _people(run: Run, query: tuple[str, ...]) -> list[Person]:
    from netnotes.views.find import build

    network = run.network
    if not query:
        return network.people
    words = " ".join(f'"{term}"' if " " in term and '"' not in term else term for term in query)
    view = build(network, run.today, run.settings, words, run.texts.having)
    found = view.to_json()["find"]
    assert isinstance(found, list)
    slugs = {one["slug"] for one in found}
    return [person for person in network.people if person.slug in slugs]


def _apply(run: Run, file: str, *, yes: bool) -> int:
    from netnotes.commands._reading import reading
    from netnotes.importers.limits import ANY_SIZE
    from netnotes.importers.source import Source
    from netnotes.reporters.plain import one_line
    from netnotes.writing.sheet import putting_back

    source = Source(Path(file), file, ANY_SIZE, today=run.today)
    done = putting_back(run.network, run.today, run.settings, source, reading(run))
    for one in done.left:
        named = ", ".join(part for part in (one.slug, one.field, one.why) if part)
        click.echo(one_line(f"netnotes: {file}:{one.line}: {named}"), err=True)
    if done.cells and not (yes or run.dry_run or run.json):
        _ask(run, done)

    def say(network: Network) -> View:
        from netnotes.views.sheet import build

        return build(network, run.today, run.settings, done)

    status = run_write(run, *done.intent, say)
    return status or (1 if done.left else 0)


def _ask(run: Run, done: Sheet) -> None:
    """On a terminal, show the diff, and go on only after a yes."""
    from netnotes import changes
    from netnotes.changes.diff import diff
    from netnotes.errors import RefusedError
    from netnotes.reporters.plain import plain

    if not (sys.stdin.isatty() and sys.stdout.isatty()):
        return
    click.echo(plain(diff(changes.preview(run.root, done.intent.steps))))
    if not click.confirm(f"{done.intent.title}: write it?"):
        raise RefusedError("the notes stay as they are; nothing was written.")
