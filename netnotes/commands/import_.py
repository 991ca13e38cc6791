"""People from other programs' files."""

from __future__ import annotations

import sys
from collections.abc import Callable
from typing import TYPE_CHECKING

import click

from netnotes.commands._shared import Run
from netnotes.commands._writing import run_write, writer
from netnotes.sentences import say

if TYPE_CHECKING:
    from netnotes.model.network import Network
    from netnotes.views.view import View
    from netnotes.writing.imports.planning import Plan

#: So many notes are written in a moment.
_MANY = 500


@click.command()
@click.argument("files", nargs=-1, required=True, metavar="FILE…", type=click.Path())
@click.option("--apply", is_flag=True, help="Write what the plan says.")
@click.option("--review", is_flag=True, help="Ask about every record, then write.")
@click.option("--log", is_flag=True, help="Write the days in touch into the logs, too.")
@click.option(
    "--as",
    "kind",
    default="",
    metavar="SOURCE",
    help="What the files are; else they are looked at.",
)
@click.option(
    "--map",
    "maps",
    multiple=True,
    metavar="FIELD=COLUMN",
    help="For a table: the column of a field; or `guess`.",
)
@click.option("--everyone", is_flag=True, help="Make notes also of those known in passing only.")
@click.option(
    "--unsure-as-new", is_flag=True, help="Make notes of those who may be somebody you have."
)
@click.option("--folder", default="", metavar="DIR", help="The folder below people/ for new notes.")
@click.option("--any-size", is_flag=True, help="Read files that are larger than expected.")
@writer
def command(
    run: Run, files: tuple[str, ...], *, apply: bool, review: bool, log: bool, kind: str,
    maps: tuple[str, ...], everyone: bool, unsure_as_new: bool, folder: str, any_size: bool,
) -> int:  # fmt: skip
    r"""Take people over from other programs: each FILE is a file, a folder or a zip.

    What a file is, is told from what stands in it. Without --apply the plan is shown and nothing is
    written: who is new, who gains what and why it is the same person, who may be somebody you have,
    what differs, and what is skipped and why. A value that you wrote is never replaced. The same file
    again changes nothing. One `netnotes undo` takes all of it back. Where a record cannot be read,
    the others come, and the status is 1.

    With --apply on a terminal you are asked about those who may be somebody; that two are not the
    same is remembered in netnotes-apart.txt.

    \b
    Example:
      netnotes import Basic_LinkedInDataExport.zip --log
    """
    from netnotes.commands._importing import plan_of
    from netnotes.commands._importing import review as ask
    from netnotes.views.import_plan import build
    from netnotes.writing.imports.planning import Options

    options = Options(log, everyone, unsure_as_new, folder)
    writes = apply or review or run.dry_run
    plan = plan_of(
        run, files, options, kind=kind, mapping=_mapping(maps), any_size=any_size, apply=writes
    )
    if not writes:
        run.print_view(build(run.network, run.today, run.settings, plan))
        return 1 if plan.broken else 0
    if (review or apply) and not run.dry_run:
        _ask_if_possible(run, lambda: ask(run, plan, everything=review), must=review)
    return _write(run, plan)


def _write(run: Run, plan: Plan) -> int:
    """Write what the plan says, and tell it; what is told is worked out before, so that it can be let go."""
    from netnotes.commands._progress import Progress
    from netnotes.views.import_plan import build
    from netnotes.writing.imports.steps import steps_of

    title, steps = steps_of(plan, run.root)
    view = build(run.network, run.today, run.settings, plan, applied=True)
    status = 1 if plan.broken else 0
    if not run.json:
        plan.let_go()
    with Progress() as progress:

        def said(_: Network) -> View:
            progress.clear()
            return view

        if len(steps) > _MANY and not run.dry_run:
            progress.tell(lambda: _writing(len(steps)), now=True)
        return run_write(run, title, steps, said, always=True, anew=False) or status


def _writing(notes: int) -> str:
    return say("writing {n} notes", n=f"{notes:,}")


def _ask_if_possible(run: Run, ask: Callable[[], None], *, must: bool) -> None:
    """Ask on a terminal; elsewhere only `--review` insists."""
    from netnotes.errors import RefusedError

    if not run.json and sys.stdin.isatty() and sys.stdout.isatty():
        ask()
    elif must:
        raise RefusedError("--review asks, which takes a terminal; nothing was written.")


def _mapping(maps: tuple[str, ...]) -> dict[str, str]:
    """What `--map` says, by field."""
    found: dict[str, str] = {}
    for said in maps:
        field, equals, column = (part.strip() for part in said.partition("="))
        if said.strip() == "guess":
            found["guess"] = ""
        elif not equals or not field or not column:
            raise click.UsageError(f"--map: “{said}” is not FIELD=COLUMN, as in --map name=Who")
        else:
            found[field.casefold()] = column
    return found
