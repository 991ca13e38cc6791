"""Those of whom nothing is decided yet, one after the other."""

from __future__ import annotations

import sys

import click

from netnotes.commands._shared import Run
from netnotes.commands._writing import writer


@click.command()
@writer
def command(run: Run) -> int:
    r"""Decide about those of whom nothing is decided yet, the most promising first.

    After an import there are many of whom your notes do not say how close you are, how often you want
    to be in touch, or that you let them be. Each is shown with what speaks for them: they work where
    you worked, or at a target; they do what you look for; they were in touch lately. An answer is one
    key: c close, w warm, a acquaintance; a digit begins a rhythm such as `6 weeks`, n is never; z lets
    them rest for three months, r until a day that you name; t makes their organization a target; s, or
    Enter, skips; b goes back and takes the last answer back; q stops. After ten a pause is offered.

    Each answer is a change of its own, which `netnotes undo` takes back. Whoever was skipped comes last
    the next time. Where there is no terminal, and with --json and --dry-run, the list is printed.

    \b
    Example:
      netnotes triage
    """
    from netnotes.views.triage import build
    from netnotes.writing.triage import queue

    people = queue(run.network, run.today, run.settings)
    asks = sys.stdin.isatty() and sys.stdout.isatty() and not (run.json or run.dry_run)
    if not asks or not people:
        if run.commit and not asks:
            raise click.UsageError("--commit is for the answers, which take a terminal")
        run.print_view(build(run.network, run.today, run.settings, people))
        return 0
    from netnotes.commands._triaging import walk

    walk(run, people)
    return 0
