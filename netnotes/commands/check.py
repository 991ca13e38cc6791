"""Diagnostics of the notes."""

from __future__ import annotations

import os
from collections.abc import Sequence
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING

import click

from netnotes import discover
from netnotes.commands._shared import Run, reader

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
@reader
def command(run: Run, paths: tuple[Path, ...], form: str | None) -> int:
    r"""Say what is wrong in the notes, where, and what to do.

    PATH limits the findings to these notes and folders. Errors and warnings end in status 1,
    remarks alone in 0.

    \b
    Example:
      netnotes check people/friends
    """
    from netnotes.answers import Answer

    def answer() -> Answer:
        from netnotes.lint.check import check

        network = run.network
        only = [_inside(run, network, path) for path in paths]
        everywhere = not only or "." in only
        found = check(network, run.lenient_settings, run.today, None if everywhere else only)
        notes = sum(1 for _ in network.everything)
        text = _report(run, found, notes, form or ("json" if run.json else "text"))
        return Answer(text, int(any(d.severity != "information" for d in found)), 0)

    return run.say(answer)


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


def _report(run: Run, found: Sequence[Diagnostic], notes: int, form: str) -> str:
    from netnotes.reporters.findings import Findings

    lines = _Sources(run.root).lines
    findings = Findings(found, notes, lines, color=run.color, head=run.head())
    name = next(name for name in discover.names(FORMATS) if name.rstrip("_") == form)
    module = import_module(f"{FORMATS}.{name}")
    text: str = module.render(findings)
    return text


class _Sources:
    """The lines of the files that findings speak of, each file read once."""

    def __init__(self, root: Path) -> None:
        self.root = root
        self.read: dict[str, list[str]] = {}

    def lines(self, path: str) -> list[str]:
        """The file's lines, or none where it cannot be read as text."""
        if path not in self.read:
            self.read[path] = self._load(path)
        return self.read[path]

    def _load(self, path: str) -> list[str]:
        from netnotes.load import read_bytes
        from netnotes.model.parse import decode

        raw = read_bytes(self.root / path)
        text, problem = decode(raw) if isinstance(raw, bytes) else ("", raw)
        return [] if problem else text.split("\n")
