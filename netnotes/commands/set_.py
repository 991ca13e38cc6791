"""One field of a note."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from netnotes.commands._completing import offering
from netnotes.commands._fields import TakesDays
from netnotes.commands._shared import WHO, Run
from netnotes.commands._writing import run_write, writer

if TYPE_CHECKING:
    from netnotes.model.network import Network
    from netnotes.model.note import Note
    from netnotes.views.view import View


def _fields() -> list[str]:
    from netnotes.views.values import known_fields

    return known_fields()


@click.command(cls=TakesDays)
@click.argument("who", type=WHO)
@click.argument("field", shell_complete=offering(_fields))
@click.argument("values", nargs=-1, metavar="[VALUE]…")
@click.option("--add", is_flag=True, help="Add the values to a list, or label=value to a map.")
@click.option("--remove", is_flag=True, help="Take the values out of a list, or labels from a map.")
@click.option("--clear", is_flag=True, help="Take the whole field out.")
@writer
def command(
    run: Run, who: str, field: str, values: tuple[str, ...], *, add: bool, remove: bool, clear: bool
) -> int:
    r"""Set FIELD of WHO to VALUE, checked as `netnotes check` would.

    Of a list the values replace what is there, unless --add or --remove says otherwise; links and
    dates take label=value. A day may be said in plain words, and “last year” is the year. FIELD=VALUE
    in one word does the same.

    \b
    Example:
      netnotes set ada cadence "6 weeks"
    """
    from netnotes.writing import set_field

    field, equals, first = field.partition("=")  # no field has one in its name
    values = (first, *values) if equals else values
    if add + remove + clear > 1 or (clear and values):
        raise click.UsageError("--add, --remove and --clear exclude each other; --clear no values")
    if (add or remove) and not values:
        raise click.UsageError("say which values")
    if not clear and not any(value.strip() for value in values):
        raise click.UsageError(f"say VALUE, or --clear to take {field} out")
    note = run.who(who)
    shared = (run.network, run.today, run.settings, note, field)
    if clear:
        intent = set_field.clearing(*shared)
    elif remove:
        intent = set_field.removing(*shared, values)
    else:
        change = set_field.adding if add else set_field.setting
        intent = change(*shared, _words(run, note, field, values))

    def say(network: Network) -> View:
        from netnotes.views.set_field import build, value_of

        before = None if remove else value_of(note, field)
        said = "" if add or remove or clear else " ".join(values).strip()
        return build(network, run.today, run.settings, note.slug, field, said, before)

    return run_write(run, intent.title, intent.steps, say)


def _words(run: Run, note: Note, field: str, values: tuple[str, ...]) -> list[str]:
    """The values, with a day in plain words as the note writes it."""
    from netnotes.commands._fields import plain_days

    known = type(note).fields.get(field)
    return plain_days(known.kind, values, run.today, field) if known else list(values)
