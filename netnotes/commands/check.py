"""Diagnostics of the notes."""

from __future__ import annotations

import os
from collections.abc import Mapping, Sequence
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING

import click

from netnotes import discover
from netnotes.commands._shared import Run
from netnotes.commands._writing import writer

if TYPE_CHECKING:
    from netnotes.model.diagnostic import Diagnostic
    from netnotes.model.network import Network

#: The folder of formats; what lies there can be asked for.
FORMATS = "netnotes.reporters.formats"


@click.command()
@click.argument("paths", nargs=-1, metavar="[PATH]...", type=click.Path(path_type=Path))
@click.option(
    "--format",
    "form",
    type=click.Choice([name.rstrip("_") for name in discover.names(FORMATS)]),
    help="How to print the findings.",
)
@click.option("--staged", is_flag=True, help="Look at the notes of the next commit, as staged.")
@click.option("--fix", is_flag=True, help="Mend what can be mended safely, then say what is left.")
@writer
def command(run: Run, paths: tuple[Path, ...], form: str | None, staged: bool, fix: bool) -> int:
    r"""Say what is wrong in the notes, where, and what to do.

    PATH limits the findings to these notes and folders. Errors and warnings end in status 1,
    remarks alone in 0.

    With --staged only what `git commit` would hold is judged, in the form in which it is staged;
    all other notes are taken as they are on disk. Errors alone end in status 1 then: this is what
    the hook of `netnotes init` asks, and a warning stops no commit.

    With --fix the help that a finding offers is done, where it changes nothing but its own place:
    all notes in one change, which `netnotes undo` takes back. --dry-run and --commit go with it.

    \b
    Example:
      netnotes check people/friends
    """
    from netnotes.answers import Answer

    _refuse_mixture(run, form, staged=staged, fix=fix)
    if fix:
        run.json = run.json or form == "json"
        return _fix(run, paths)
    if staged:
        if paths:
            raise click.UsageError("--staged names the files itself; leave PATH out")
        return _staged(run, form or ("json" if run.json else "text"))

    def answer() -> Answer:
        from netnotes.lint.check import check

        network = run.network
        found = check(network, run.lenient_settings, run.today, _only(run, paths))
        notes = sum(1 for _ in network.everything)
        text = _report(run, found, notes, form or ("json" if run.json else "text"))
        return Answer(text, int(any(d.severity != "information" for d in found)), 0)

    return run.say(answer)


def _refuse_mixture(run: Run, form: str | None, *, staged: bool, fix: bool) -> None:
    """Options that say different things are not guessed at."""
    if (run.dry_run or run.commit) and not fix:
        option = "--dry-run" if run.dry_run else "--commit"
        raise click.UsageError(f"{option} goes with --fix; without it nothing is written")
    if fix and (staged or form not in (None, "text", "json")):
        other = "--staged" if staged else "--format"
        raise click.UsageError(f"--fix mends the notes themselves; leave {other} out")


def _only(run: Run, paths: Sequence[Path]) -> list[str] | None:
    """The files that are asked about, as the findings write them; None for all."""
    only = [_inside(run, run.network, path) for path in paths]
    return None if not only or "." in only else only


def _fix(run: Run, paths: Sequence[Path]) -> int:
    from netnotes.commands._fixing import fix

    def report(found: Sequence[Diagnostic], notes: int) -> str:
        return _report(run, found, notes, "text")

    return fix(run, _only(run, paths), report)


def _staged(run: Run, form: str) -> int:
    """Check what is staged. Nothing is kept of the answer: it rests on more than the folder."""
    from netnotes.commands._staged import findings, take

    files = take(run)
    if not files and form == "text":
        click.echo("No note is staged.")
        return 0
    found = findings(run, list(files))
    notes = sum(1 for note in run.network.everything if note.path in files) if files else 0
    text = _report(run, found, notes, form, {path: raw for path, raw in files.items() if raw})
    click.echo(text, nl=False, color=run.color)
    return int(any(finding.severity == "error" for finding in found))


def _inside(run: Run, network: Network, path: Path) -> str:
    """A path on the command line as the findings write it: relative to the network, with `/`."""
    from netnotes.errors import UnknownNameError
    from netnotes.lint.check import exists
    from netnotes.model.near import nearest

    # The folder is resolved, the name is not: a link is reported under its own name.
    folder = os.path.realpath(path.parent)
    place = os.path.normpath(os.path.join(folder, path.name))
    said = os.path.relpath(place, run.root).replace(os.sep, "/")
    if said == "." or exists(network, said) or (said == "people" and os.path.isdir(place)):
        return said
    inside = path.as_posix().rstrip("/")
    if exists(network, inside):  # with -C, a path may be given as the findings write it
        return inside
    raise UnknownNameError("file of this network", str(path), nearest(said, _paths(network)))


def _paths(network: Network) -> list[str]:
    return [note.path for note in network.everything]


def _report(
    run: Run,
    found: Sequence[Diagnostic],
    notes: int,
    form: str,
    texts: Mapping[str, bytes] | None = None,
) -> str:
    from netnotes.reporters.findings import Findings

    lines = _Sources(run.root, texts or {}).lines
    findings = Findings(found, notes, lines, color=run.color, head=run.head())
    name = next(name for name in discover.names(FORMATS) if name.rstrip("_") == form)
    module = import_module(f"{FORMATS}.{name}")
    text: str = module.render(findings)
    return text


class _Sources:
    """The lines of the files that findings speak of, each file read once.

    `texts` holds by path what is looked at instead of a file.
    """

    def __init__(self, root: Path, texts: Mapping[str, bytes]) -> None:
        self.root = root
        self.texts = texts
        self.read: dict[str, list[str]] = {}

    def lines(self, path: str) -> list[str]:
        """The file's lines, or none where it cannot be read as text."""
        if path not in self.read:
            self.read[path] = self._load(path)
        return self.read[path]

    def _load(self, path: str) -> list[str]:
        from netnotes.model.parse import decode
        from netnotes.raw import read_bytes

        raw = self.texts[path] if path in self.texts else read_bytes(self.root / path)
        text, problem = decode(raw) if isinstance(raw, bytes) else ("", raw)
        return [] if problem else text.split("\n")
