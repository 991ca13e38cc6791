"""What is wrong with this installation, and lines that were lost."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

import click

from netnotes.commands._shared import Run
from netnotes.commands._writing import run_write, writer

if TYPE_CHECKING:
    from netnotes.changes.lost import Lost
    from netnotes.model.network import Network


@click.command()
@click.argument("keys", nargs=-1, metavar="[KEY]...")
@click.option("--restore", is_flag=True, help="Put lost lines back into their notes.")
@click.option("--let-go", is_flag=True, help="Speak of these lost lines no more.")
@writer
def command(run: Run, keys: tuple[str, ...], restore: bool, let_go: bool) -> int:
    r"""Is this network private? Look at versions, permissions, remotes, the site, its server.

    Each line says what is. `good` needs nothing, `know` is a fact to bear in mind, and `look` says
    behind the arrow what to do; then the status is 1, else 0. Only this machine is looked at, and
    nothing is changed.

    A line that netnotes wrote and that is in its note no more is named, with the time and the
    change: an editor may have saved over it. --restore puts such lines back: an entry into the log,
    a promise among the promises, anything else under the heading Found again; and it brings a
    change that was interrupted to its end. --let-go lets them be, for good. KEY, which stands
    behind each line, chooses some of them.

    \b
    Example:
      netnotes doctor --restore --dry-run
    """
    if restore and let_go:
        raise click.UsageError("--restore and --let-go say different things of the same lines")
    if restore:
        return _restore(run, keys)
    if let_go:
        return _let_go(run, keys)
    for given, option in ((keys, "KEY"), (run.dry_run, "--dry-run"), (run.commit, "--commit")):
        if given:
            raise click.UsageError(f"{option} goes with --restore; to look takes nothing")
    return _look(run)


def _look(run: Run) -> int:
    from mkdocs_netnotes.copies import strays

    from netnotes.errors import NetnotesError
    from netnotes.views.doctor import build

    try:
        # The settings are read first, so that what is found is said in their language.
        root = run.lenient_settings.root
    except NetnotesError:
        root = None
    view, healthy = build(root, strays())
    run.print_view(view)
    return 0 if healthy else 1


def _chosen(run: Run, keys: Sequence[str]) -> list[Lost]:
    """The lost lines with these keys, all of them where none is given."""
    from netnotes.changes.lost import lost

    found = lost(run.root)
    unknown = [key for key in keys if key not in {one.key for one in found}]
    if unknown:
        raise click.BadParameter(f"{unknown[0]} is the key of no lost line", param_hint="KEY")
    return [one for one in found if not keys or one.key in keys]


def _restore(run: Run, keys: Sequence[str]) -> int:
    from netnotes.changes import journal
    from netnotes.changes.settle import settle_all
    from netnotes.words import counted
    from netnotes.writing.lost_lines import putting_back

    if not run.dry_run and journal.unfinished(run.root):
        settle_all(run.root)  # what came of it is told at the end of the run
    found = _chosen(run, keys)
    if not found and not run.json:
        click.echo("Every line that netnotes wrote is where it belongs.")
        return 0
    intent = putting_back(found, run.settings)

    def say(network: Network) -> Iterable[str]:
        for one in found:
            yield f"{one.path}: {one.written.strip()}"
        lines = counted(len(found), "line").capitalize()
        yield f"{lines} put back; `netnotes undo` takes {'it' if len(found) == 1 else 'them'} out."

    return run_write(run, intent.title, intent.steps, say)


def _let_go(run: Run, keys: Sequence[str]) -> int:
    from netnotes.changes import journal
    from netnotes.words import counted

    if run.dry_run or run.commit:
        raise click.UsageError("--let-go writes to no note; leave --dry-run and --commit out")
    found = _chosen(run, keys)
    if found:
        journal.add_let_go(run.root, [one.key for one in found])
    if run.json:
        run.print_json({"let_go": [one.key for one in found]})
    elif found:
        click.echo(f"{counted(len(found), 'line').capitalize()} let go.")
    else:
        click.echo("There is no lost line.")
    return 0
