"""What a rule is about."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from netnotes.commands._shared import Run, reader

if TYPE_CHECKING:
    from netnotes.outreach.gate import Gate


@click.command()
@click.argument("rule", metavar="[CODE|NAME]", required=False, default="")
@reader
def command(run: Run, rule: str) -> None:
    r"""Explain a finding, or what stands before an ask: what it is, why, and what to do.

    Without a code or name: every rule, one a line.

    \b
    Example:
      netnotes explain future-birthday
    """
    from netnotes.lint import explain
    from netnotes.lint.rule import rules

    gate = _gate(rule)
    if run.json:
        chosen = [gate] if gate else [explain.lookup(rule)] if rule else rules()
        data = [
            {"code": one.code, "name": one.name, "text": one.doc.strip()}
            | ({} if gate else {"severity": getattr(one, "severity", "")})
            for one in chosen
        ]
        run.print_json({"explain": data})
    elif gate:
        click.echo(f"{gate.code} {gate.name} ({gate.verdict})\n\n{gate.doc.strip()}")
    elif rule:
        click.echo(explain.page(explain.lookup(rule)), nl=False)
    else:
        click.echo(explain.listing(), nl=False)
        click.echo(_gates(), nl=False)


def _gate(word: str) -> Gate | None:
    """The gate before an ask with this code or name."""
    from netnotes.outreach.gate import gates

    said = word.strip().casefold()
    return next((gate for gate in gates() if said in (gate.code.casefold(), gate.name)), None)


def _gates() -> str:
    from netnotes.outreach.gate import gates

    heads = ((gate, gate.doc.strip().split("\n", 1)[0]) for gate in gates())
    return "".join(f"{gate.code}  {gate.name:<29}  {head}\n" for gate, head in heads)
