"""What a code or a name stands for."""

from __future__ import annotations

from collections.abc import Iterable

import click

from netnotes.commands._completing import offering
from netnotes.commands._shared import Run, reader


def _known() -> Iterable[str]:
    from netnotes.views.explanations import explanations

    return dict.fromkeys(word for one in explanations() for word in (one.code, one.name))


@click.command()
@click.argument(
    "rule", metavar="[CODE|NAME]", required=False, default="", shell_complete=offering(_known)
)
@reader
def command(run: Run, rule: str) -> None:
    r"""Explain a finding, a reason, or what stands before an ask: what it is, why, what to do.

    Without a code or name: everything that can be explained, one a line.

    \b
    Example:
      netnotes explain future-birthday
    """
    from netnotes.views.explanations import explanations, lookup

    chosen = [lookup(rule)] if rule else explanations()
    if run.json:
        data = [{"code": e.code, "name": e.name, "kind": e.kind, "text": e.text} for e in chosen]
        run.print_json({"explain": data})
    elif rule:
        (one,) = chosen
        head = one.code if one.code == one.name else f"{one.code} {one.name}"
        click.echo("\n\n".join(filter(None, (f"{head} ({one.words})", one.prose, one.besides))))
    else:
        width = max(len(one.name) for one in chosen)
        for one in chosen:
            code = "" if one.code == one.name else one.code
            click.echo(f"{code:<4} {one.name:<{width}}  {one.summary}")
