"""`draft --check`: a second look at a message that is written already."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

import click

from netnotes.commands._person import person

if TYPE_CHECKING:
    from netnotes.commands._shared import Run
    from netnotes.messages.audience import Audience
    from netnotes.messages.draft_check import Checked

#: So much of a file is read: no message is longer than a note may be.
_MOST = 1 << 20


def check(run: Run, file: str, to: str, kind: str) -> int:
    """Print what stands in the way of sending the message in `file`; gives the exit status.

    Without `to` no network is needed: then the message alone is judged.
    """
    from netnotes.errors import BadValueError
    from netnotes.messages.draft_check import check_draft
    from netnotes.views.draft_check import build

    text = _text(file)
    checked = check_draft(
        text, _called(file), audience=_audience(run, to) if to else None, kind=kind
    )
    if checked.empty:
        raise BadValueError(f"--check {file}", "there are no words of your own in it")
    view = build(checked)
    if run.json:
        run.print_view(view)
    else:
        click.echo(_report(run, checked, text), nl=False, color=run.color)
    return view.status


def _called(file: str) -> str:
    return "message" if file == "-" else file


def _text(file: str) -> str:
    """The message; raises where it cannot be read as text."""
    from netnotes.errors import BadValueError, SystemSaidNoError

    try:
        if file == "-":
            raw = sys.stdin.buffer.read(_MOST + 1)
        else:
            with open(file, "rb") as handle:
                raw = handle.read(_MOST + 1)
    except OSError as error:
        raise SystemSaidNoError(f"--check {file}: {error.strerror}") from None
    if len(raw) > _MOST:
        raise BadValueError(f"--check {file}", "a message holds at most 1 MiB; this is larger")
    try:
        return raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = raw.count(b"\n", 0, error.start) + 1
        said = f"line {line} is no UTF-8 (byte {error.start}); save the message as UTF-8"
        raise BadValueError(f"--check {file}", said) from None


def _audience(run: Run, to: str) -> Audience:
    """Whom it is for, with what their note says."""
    from netnotes.messages.audience import Audience
    from netnotes.outreach.case import Case

    settings = run.settings
    return Audience(Case(run.network, person(run, to, hint="--to"), run.today, settings))


def _report(run: Run, checked: Checked, text: str) -> str:
    from netnotes.reporters.formats.text import findings_as_text
    from netnotes.reporters.plain import plain
    from netnotes.views.draft_check import summary

    parts = findings_as_text(checked.findings, lambda _: text.split("\n"), color=run.color)
    return "\n".join((*parts, plain(summary(checked)))) + "\n"
