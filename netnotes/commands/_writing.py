"""What every command that writes shares: its options, and the one way from steps to files."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import TYPE_CHECKING, Any, TypeAlias

import click

from netnotes.commands._shared import Run, _keep, reader

if TYPE_CHECKING:
    from netnotes.changes.step import Step, Written
    from netnotes.model.network import Network
    from netnotes.views.view import View

    #: What a command says when it is done: a page, or lines; `--json` adds what a page holds.
    Said: TypeAlias = View | Iterable[str]

ALREADY = "Nothing to write: it is so already."


def writer(function: Callable[..., Any]) -> Callable[..., Any]:
    """A command that writes: `-C`, `--today`, `--json`, `--dry-run`, `--commit`; the run first."""
    function = click.option(
        "--commit", is_flag=True, expose_value=False, callback=_keep("commit"),
        help="Commit exactly the files that were written.",
    )(reader(function))  # fmt: skip
    return click.option(
        "--dry-run", is_flag=True, expose_value=False, callback=_dry_run, is_eager=True,
        help="Print what would change, and write nothing.",
    )(function)  # fmt: skip


def _dry_run(ctx: click.Context, param: click.Parameter, value: bool) -> None:
    run = ctx.ensure_object(Run)
    run.writes = True  # who interrupts it is told what became of it
    run.dry_run = run.dry_run or value


def run_write(
    run: Run, title: str, steps: Sequence[Step], say: Callable[[Network], Said],
    *, always: bool = False, anew: bool = True,
) -> int:  # fmt: skip
    """Write the steps, or with `--dry-run` show them; gives the exit status.

    Once it is written `say` is given the network as it is now, and what it gives is printed;
    `title` is what the change is called in the journal and, with `--commit`, in git. With `always`
    it speaks for itself also where nothing had to be written. Without `anew` it is given the network
    as it was, where thousands of notes would be read for nothing.
    """
    from netnotes import changes

    run.settings  # noqa: B018  # a wrong setting ends the run before anything is written
    run.today  # noqa: B018  # and so does a wrong date
    if run.dry_run:
        _show(run, changes.preview(run.root, steps))
        return 0
    written = changes.apply(run.root, steps, title)
    return finish(run, title, written, say, _paths(steps), always=always, anew=anew)


def finish(
    run: Run, title: str, written: Sequence[Written],
    say: Callable[[Network], Said], paths: Sequence[str],
    *, always: bool = False, anew: bool = True,
) -> int:  # fmt: skip
    """Commit where that was asked for, and tell; what is written stays a success whatever comes.

    Raises `NotCommittedError` where `--commit` was given and git did not do it.
    """
    from netnotes.errors import NotCommittedError

    unsaid = _commit(run, title, written, paths) if run.commit else None
    _tell(run, written, say, always=always, anew=anew)
    if unsaid is not None:
        raise NotCommittedError(unsaid)
    return 0


def _paths(steps: Sequence[Step]) -> list[str]:
    """Every path that the steps touch, once."""
    from netnotes.changes.step import Move

    touched: dict[str, None] = {}
    for step in steps:
        touched[step.path] = None
        if isinstance(step, Move):
            touched[step.to] = None
    return list(touched)


def _show(run: Run, written: Sequence[Written]) -> None:
    from netnotes.changes.diff import diff
    from netnotes.reporters.plain import plain

    if run.json:
        run.print_json({"changed": _changed(written)})
    else:
        click.echo(plain(diff(written)) or f"{ALREADY}\n", nl=False)


def _changed(written: Sequence[Written]) -> list[dict[str, str]]:
    from netnotes.changes.diff import of

    return [{"path": one.path, "diff": of(one)} for one in written]


def _tell(
    run: Run, written: Sequence[Written], say: Callable[[Network], Said],
    *, always: bool, anew: bool,
) -> None:  # fmt: skip
    """Print what the command says; once a note is written, no error of telling counts."""
    import sys

    from netnotes.errors import NetnotesError

    try:
        if run.json:
            data: Mapping[str, object] = {"changed": _changed(written)}
            said = say(_network_after(run, written, anew=anew))
            run.print_json({**data, **_data(said)})
        elif not written and not always:
            click.echo(ALREADY)
        else:
            _print(run, say(_network_after(run, written, anew=anew)))
        sys.stdout.flush()
    except NetnotesError as error:
        click.echo(f"netnotes: it is written; {error}", err=True)
    except OSError:
        _swallow_output()


def _network_after(run: Run, written: Sequence[Written], *, anew: bool) -> Network:
    """The network as it is after the change: what was written is known, and need not be read."""
    from netnotes.load import after

    if "network" not in run.__dict__ or not anew:
        return run.network
    notes = {one.path: one.after for one in written if one.path.endswith(".md")}
    return after(run.network, run.lenient_settings, notes)


def _data(said: Said) -> Mapping[str, object]:
    from netnotes.views.view import View

    return said.to_json() if isinstance(said, View) else {}


def _print(run: Run, said: Said) -> None:
    from netnotes.reporters.plain import plain
    from netnotes.views.view import View

    if isinstance(said, View):
        run.print_view(said)
        return
    for line in said:
        click.echo(plain(line))


def _swallow_output() -> None:
    """What is left to print cannot be printed; let nobody stumble over that later."""
    import os
    import sys

    try:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    except (OSError, ValueError):
        return


def _commit(run: Run, title: str, written: Sequence[Written], paths: Sequence[str]) -> str | None:
    """Commit what was written; gives one sentence where that failed.

    Where nothing was written, because it is there already, the files of an earlier run whose commit
    failed are committed.
    """
    from netnotes.git import commit_paths

    touched = [one.path for one in written] or list(paths)
    return commit_paths(run.root, touched, title)
