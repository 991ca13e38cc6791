"""A note in your own editor, and what came of it."""

from __future__ import annotations

import os
import shlex
import sys
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import click

from netnotes.commands._shared import WHO, Run, _keep, reader
from netnotes.commands._writing import finish

if TYPE_CHECKING:
    from netnotes.model.diagnostic import Diagnostic
    from netnotes.model.network import Network
    from netnotes.model.note import Note
    from netnotes.views.view import View


@click.command()
@click.argument("who", type=WHO)
@click.option(
    "--commit", is_flag=True, expose_value=False, callback=_keep("commit"),
    help="Commit exactly this note.",
)  # fmt: skip
@reader
def command(run: Run, who: str) -> int:
    r"""Open the note of WHO in your editor, wait, and look at what came back.

    WHO may be the path of a note too, so that one that cannot be read can be mended. The editor is
    what VISUAL or EDITOR says, with its arguments; else the one that the setting `editor` names.
    Errors and warnings of this note are shown then; on a terminal you may open it again at the
    line, anywhere else they end in status 1. The note as it was is kept: `netnotes undo` brings it
    back.

    \b
    Example:
      netnotes edit alice
    """
    from netnotes.changes.adopt import adopt, changes_of
    from netnotes.commands._reading import reading

    note = _note(run, who)
    words = _editor(run)
    run.today  # noqa: B018  # a wrong date ends the run before anything is opened
    known = changes_of(run.root)
    before = reading(run)(note.path)
    found: list[Diagnostic] = []
    run.writes = True  # who interrupts it is told what became of it
    try:
        found = _rounds(run, note, words, before)
    finally:
        written = adopt(run.root, note.path, before, f"Edit {note.called}", known=known)

    def say(network: Network) -> View | Iterable[str]:
        if run.json:
            from netnotes.views.view import View

            return View("edit", "", (), {"diagnostics": [one.to_json() for one in found]})
        gone = written[0].after is None
        what = "gone" if gone else "changed"
        return (f"{note.path} is {what}; `netnotes undo` brings back what it was.",)

    if written or run.json:
        finish(run, f"Edit {note.called}", written, say, [note.path])
    else:
        click.echo(f"{note.path} is as it was.")
    return int(any(one.severity != "information" for one in found))


def _note(run: Run, who: str) -> Note:
    """The note that a path or a name means."""
    if who.endswith(".md"):
        here = os.path.relpath(os.path.realpath(Path(who).parent), run.root)
        paths = {os.path.normpath(os.path.join(here, Path(who).name)), os.path.normpath(who)}
        for note in run.network.everything:
            if os.path.normpath(note.path) in paths:
                return note
    return run.who(who)


def _editor(run: Run) -> list[str]:
    """The words of the command that opens an editor."""
    from netnotes.writing.editors import of_address

    for name in ("VISUAL", "EDITOR"):
        said = os.environ.get(name, "").strip()
        if said:
            try:
                return shlex.split(said)
            except ValueError as error:
                raise click.UsageError(f"{name} is “{said}”: a quote is never closed") from error
    settings = run.lenient_settings
    named = of_address(settings.editor) if settings.has("editor") else ""
    if named:
        return [named]
    raise click.UsageError(
        "no editor is set; name yours in VISUAL or EDITOR, for instance `export EDITOR=nano`"
    )


def _rounds(run: Run, note: Note, words: Sequence[str], before: bytes) -> list[Diagnostic]:
    """Open the note, and again for as long as there is something to mend and you wish so."""
    from netnotes.lint.check import check

    line = note.problems[0].span.line if note.broken else 0
    while True:
        _open(run, note, words, line, before)
        for name in ("network", "store"):  # anything may have been changed meanwhile
            run.__dict__.pop(name, None)
        found = check(run.network, run.lenient_settings, run.today, [note.path])
        wrong = [one for one in found if one.severity != "information"]
        if found and not run.json:
            click.echo(_report(run, found), nl=False, color=run.color)
        if not wrong or run.json or not (sys.stdin.isatty() and sys.stdout.isatty()):
            return found
        line = wrong[0].span.line
        if not click.confirm(f"Open it again at line {line}?", default=True):
            return found


def _open(run: Run, note: Note, words: Sequence[str], line: int, before: bytes) -> None:
    """Run the editor; raises `SystemSaidNoError` where it could not be run and nothing changed."""
    from netnotes.errors import SystemSaidNoError
    from netnotes.raw import read_bytes
    from netnotes.writing.editors import opening

    path = run.root / note.path
    command, last = opening(words, str(path), line)
    try:
        click.edit(editor=shlex.join(command), filename=last)
    except click.ClickException as error:
        if read_bytes(path) == before:
            raise SystemSaidNoError(
                f"{words[0]}: the editor could not be run, or ended with an error; nothing was "
                "changed. VISUAL or EDITOR says which one to use."
            ) from error


def _report(run: Run, found: Sequence[Diagnostic]) -> str:
    from netnotes.model.parse import decode
    from netnotes.raw import read_bytes
    from netnotes.reporters.formats.text import report

    def lines(path: str) -> list[str]:
        raw = read_bytes(run.root / path)
        return decode(raw)[0].split("\n") if isinstance(raw, bytes) else []

    return report(found, 1, lines, color=run.color)
