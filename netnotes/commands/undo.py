"""The last change, taken back."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

import click

from netnotes.commands._shared import Run
from netnotes.commands._writing import finish, run_write, writer

if TYPE_CHECKING:
    from netnotes.model.network import Network


@click.command()
@click.option(
    "--let-go", is_flag=True, help="Leave the last change; undo then takes the one before."
)
@writer
def command(run: Run, *, let_go: bool) -> int:
    r"""Take back the last change that netnotes made, all of its files.

    That is done only while each file is still as netnotes left it; where somebody changed one
    since, nothing is written and the file is named. --let-go leaves such a change as it is. To undo
    once more takes back the change before. What was taken back is not brought back: give its command
    again. A commit stays in the history; with --commit the taking back is one more.

    \b
    Example:
      netnotes undo --dry-run
    """
    from netnotes.changes import undo as undoing
    from netnotes.changes.undo import last, title_of, undo

    run.today  # noqa: B018  # a wrong date ends the run before anything is written
    found = last(run.root)
    if run.dry_run:
        undoing.refuse_unsettled(run.root)
    if let_go:
        if not run.dry_run:
            found = undoing.let_go(run.root)
        left = f"Left as it is: {found.title}. `netnotes undo` takes back what was done before it."
        return finish(run, title_of(found), [], lambda _: (left,), [], always=True)
    if run.dry_run:
        return run_write(run, title_of(found), found.steps, lambda _: ())
    found, written = undo(run.root)

    def say(network: Network) -> Iterable[str]:
        yield f"Taken back: {found.title}."
        for one in written:
            if one.before is None:
                yield f"{one.path} is there again."
            elif one.after is None:
                yield f"{one.path} is gone again."
            else:
                yield f"{one.path} is as it was."

    paths = [one.path for one in written]
    return finish(run, title_of(found), written, say, paths, always=not found.steps)
