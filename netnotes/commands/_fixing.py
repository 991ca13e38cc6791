"""`check --fix`: what can be mended safely is mended, and the rest is said as ever."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import TYPE_CHECKING

import click

from netnotes.commands._shared import Run
from netnotes.commands._writing import run_write

if TYPE_CHECKING:
    from netnotes.model.diagnostic import Diagnostic
    from netnotes.model.network import Network
    from netnotes.views.view import View

    #: Findings, and how many notes were looked at, as text.
    Report = Callable[[Sequence[Diagnostic], int], str]

NOTHING = "None of this can be mended without you."


def fix(run: Run, only: Sequence[str] | None, report: Report) -> int:
    """Mend what is found in these paths (everywhere for None); gives the exit status."""
    from netnotes.lint.check import check
    from netnotes.raw import read_bytes
    from netnotes.writing.fixes import TITLE, fixes

    def read(path: str) -> bytes | None:
        raw = read_bytes(run.root / path)
        return raw if isinstance(raw, bytes) else None

    found = check(run.network, run.settings, run.today, only)
    steps, fixed = fixes(run.network, found, read)
    if not steps:
        _tell_unchanged(run, found, report)
        return _status(found)
    left: list[Diagnostic] = []

    def say(network: Network) -> View | Iterable[str]:
        from netnotes.views.check_fix import build

        left[:] = check(network, run.settings, run.today, only)
        notes = sum(1 for _ in network.everything)
        if not run.json:
            click.echo(mended(fixed) + report(left, notes), nl=False, color=run.color)
        return build(fixed, left, notes) if run.json else ()

    run_write(run, TITLE, steps, say)
    return 0 if run.dry_run else _status(left)


def mended(fixed: Sequence[Diagnostic]) -> str:
    """What was mended, a finding a line, and how to take it back."""
    from netnotes.reporters.formats.text import place
    from netnotes.reporters.plain import one_line
    from netnotes.words import counted

    lines = [
        f"mended {place(d.path)}:{d.span.line}:{d.span.column} {d.code} {d.name}: "
        f"{one_line(d.fix.title if d.fix else '')}"
        for d in fixed
    ]
    notes = counted(len({d.path for d in fixed}), "note")
    said = f"{counted(len(fixed), 'finding').capitalize()} mended in {notes}"
    return "\n".join([*lines, "", f"{said}; `netnotes undo` takes that back.", "", ""])


def _tell_unchanged(run: Run, found: Sequence[Diagnostic], report: Report) -> None:
    notes = sum(1 for _ in run.network.everything)
    if run.json:
        from netnotes.views.check_fix import build

        empty: Mapping[str, object] = {"changed": []}
        run.print_json({**empty, **build([], found, notes).to_json()})
        return
    if run.dry_run:
        click.echo(NOTHING)
        return
    lead = f"{NOTHING}\n\n" if found else ""
    click.echo(lead + report(found, notes), nl=False, color=run.color)


def _status(found: Iterable[Diagnostic]) -> int:
    return int(any(finding.severity != "information" for finding in found))
