"""What a field is used for, how often: the words you chose so far."""

from __future__ import annotations

from collections import Counter
from datetime import date

from netnotes.config import Settings
from netnotes.model.network import Network
from netnotes.model.org import Org
from netnotes.model.person import Person
from netnotes.sentences import say
from netnotes.views._plain import jsonable
from netnotes.views._shape import NUMBER, TEXT, Shape, listed, output, record
from netnotes.views.view import Table, View

SHAPE: Shape = output(field=TEXT, values=listed(record(value=TEXT, notes=NUMBER)))


def known_fields() -> list[str]:
    """Every field that `values` can count."""
    return sorted({*Person.fields, *Org.fields})


def build(network: Network, today: date, settings: Settings, name: str) -> View:
    """The values of one field over all notes, the most used first."""
    del today, settings
    counts: Counter[str] = Counter()
    for note in network.notes.values():
        if not note.has(name) or name not in type(note).fields:
            continue
        found = jsonable(getattr(note, name))
        for value in found if isinstance(found, list) else [found]:
            counts[_said(value)] += 1
    ranked = sorted(counts.items(), key=lambda item: (-item[1], item[0].casefold()))
    rows = tuple(((value,), (str(count),)) for value, count in ranked)
    data = {"field": name, "values": [{"value": value, "notes": count} for value, count in ranked]}
    table = Table(
        "",
        (say("Value"), say("Notes")),
        rows,
        say("No note says anything under {field}.", field=name),
    )
    return View("values", say("Values of {field}", field=name), (table,), data)


def _said(value: object) -> str:
    if isinstance(value, dict):
        return ", ".join(
            f"{key}: {_said(part)}" for key, part in value.items() if part not in ([], None)
        )
    if isinstance(value, bool):
        return "yes" if value else "no"
    return str(value)
