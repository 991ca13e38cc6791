"""Whom to reach out to: the main job."""

from __future__ import annotations

import click

from netnotes.commands._completing import offering
from netnotes.commands._shared import Run, reader


def _reasons() -> list[str]:
    from netnotes.outreach.reason import reasons

    return [reason.code for reason in reasons()]


@click.command()
@click.option("--limit", type=click.IntRange(min=1), metavar="N", help="Show N people.")
@click.option("--all", "everyone", is_flag=True, help="Show everyone who is due.")
@click.option(
    "--reason", default="", metavar="R", shell_complete=offering(_reasons),
    help="Only for reason R: promise, cadence …",
)  # fmt: skip
@reader
def command(run: Run, limit: int | None = None, everyone: bool = False, reason: str = "") -> None:
    r"""Whom to reach out to today, why, and with what next step.

    \b
    Example:
      netnotes due --reason birthday
    """
    from netnotes.views.today import build

    if reason:
        known = _reasons()
        if reason not in known:
            raise click.BadParameter(
                f"{reason}; it can be {', '.join(known)}", param_hint="--reason"
            )
    most = 0 if everyone else limit or -1
    run.show(
        lambda settings: build(
            run.network, run.today, settings, limit=most, only=reason, findings=False
        )
    )
