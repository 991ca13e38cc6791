"""New notes."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import click

from netnotes.commands._fields import WithFields
from netnotes.commands._shared import Run
from netnotes.commands._writing import run_write, writer
from netnotes.shell import quoted

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from netnotes.model.field import Table
    from netnotes.model.network import Network
    from netnotes.views.view import View
    from netnotes.writing.new_note import Line, Made


@click.command(cls=WithFields)
@click.argument("name")
@click.option("--org-note", is_flag=True, help="A note of an organization; the same as --kind org.")
@click.option("--folder", default="", metavar="DIR", help="The folder below people/ to put it in.")
@click.option("--anyway", is_flag=True, help="Make it although they seem to be here already.")
@writer
def command(
    run: Run, name: str, *, org_note: bool, folder: str, anyway: bool, **fields: Any
) -> int:
    r"""Make a note of somebody; a name is enough.

    Whoever seems to be here already, by address, number, name or employer, is offered instead: asked
    for on a terminal, else said, and the status is 2. With `-` for the name each line of standard
    input is one, `Name` or `Name <email>`; who is here already is left out, and the options are for
    all. An employer that has a note becomes a reference to it.

    \b
    Example:
      netnotes new "Ada Lovelace" --email ada@engine.example --met yesterday --tag looms
    """
    from netnotes.model.org import Org
    from netnotes.model.person import Person
    from netnotes.writing.new_note import Line, making

    said = {key: [value] if isinstance(value, str) else value for key, value in fields.items()}
    said = {key: words for key, words in said.items() if any(word.strip() for word in words)}
    is_org = org_note or "".join(said.pop("kind", ())).strip().casefold() == "org"
    table: type[Table] = Org if is_org else Person
    said = _of_kind(run, said, is_org=is_org)
    lines = _lines(said) if name == "-" else [Line(name, said)]
    made = making(run.network, lines, table=table, folder=folder, anyway=anyway)
    if name != "-" and made.there:
        if not _insists(run, made):
            return 0
        made = making(run.network, lines, table=table, folder=folder, anyway=True)
    if made.paths and said:
        _refuse_slips(run, made)
    return _write(run, made)


def _of_kind(run: Run, said: Mapping[str, Sequence[str]], *, is_org: bool) -> dict[str, list[str]]:
    """What was said by field, days in plain words read; refused where the other kind has the field."""
    from netnotes.commands._fields import plain_days
    from netnotes.model.org import Org
    from netnotes.model.person import Person

    table: type[Table] = Org if is_org else Person
    other = "a person" if is_org else "an organization; --kind org makes one"
    found: dict[str, list[str]] = {}
    for name, words in said.items():
        option = f"--{name.replace('_', '-')}"
        if name not in table.fields:
            raise click.UsageError(f"{option} is for a note of {other}")
        kind = table.fields[name].kind
        found[name] = plain_days(kind, words, run.today, option)
    return found


def _lines(said: Mapping[str, Sequence[str]]) -> list[Line]:
    """The lines of standard input, each with what the options say of all."""
    from netnotes.commands._typed import standard_input
    from netnotes.writing.new_note import read_lines

    for name in ("email", "phone", "aliases"):
        if name in said:
            raise click.UsageError(f"--{name} belongs to one person; write `Name <email>` a line")
    return [line._replace(said={**said, **line.said}) for line in read_lines(standard_input())]


def _refuse_slips(run: Run, made: Made) -> None:
    """Refuse what the options say of everybody where it is surely a slip: a meeting yet to come.

    The options are the same for all, so it is enough to look at the first note.
    """
    from netnotes.changes.step import Create
    from netnotes.errors import BadValueError
    from netnotes.writing.aftermath import slips

    first = made.intent.steps[0]
    assert isinstance(first, Create)
    for finding in slips(first.data, first.path, run.network, run.today, run.settings):
        raise BadValueError("the new note", finding.message)


def _insists(run: Run, made: Made) -> bool:
    """Whether another note is wanted of who is here: asked for on a terminal, else refused."""
    import sys

    from netnotes.writing.new_note import refuse_twins, sentence

    if run.json or not (sys.stdin.isatty() and sys.stdout.isatty()):
        refuse_twins(made)
    found = made.there[0]
    click.echo(f"{sentence(*found)}.")
    if click.confirm("Make another note all the same", default=False):
        return True
    click.echo(f"Nothing written. `netnotes show {quoted(found.same.note.slug)}` shows the note.")
    return False


def _write(run: Run, made: Made) -> int:
    def say(network: Network) -> View:
        from netnotes.views.new import build
        from netnotes.writing.new_note import sentence

        there = [(n, same.note.path, f"{sentence(n, same)}.") for n, same in made.there]
        return build(network, run.today, run.settings, made.paths, there)

    if made.paths:
        return run_write(run, made.intent.title, made.intent.steps, say)
    view = say(run.network)
    if run.json:
        run.print_json({"changed": [], **view.to_json()})
    else:
        run.print_view(view)
    return 0
