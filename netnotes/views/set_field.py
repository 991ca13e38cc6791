"""A field as it is after it was set, and what follows from it."""

from __future__ import annotations

from datetime import date

from netnotes.config import Settings
from netnotes.model.network import Network
from netnotes.model.note import Note
from netnotes.model.org import Org
from netnotes.model.person import Person
from netnotes.model.values.cadence import Cadence
from netnotes.outreach.case import Case
from netnotes.outreach.reasons.cadence import next_due
from netnotes.outreach.standing import ORDER as STANDINGS
from netnotes.sentences import tell
from netnotes.shell import quoted
from netnotes.views._plain import jsonable, without_absent
from netnotes.views._shape import ANYTHING, DATE, PLACE, TEXT, Shape, record, word
from netnotes.views._written import field_line, written
from netnotes.views.person import relation
from netnotes.views.view import Block, Code, Paragraph, Quiet, Text, View

SHAPE: Shape = written(
    {
        "set": record(
            {
                "value": ANYTHING,
                "before": ANYTHING,
                "at": PLACE,
                "standing": word(*STANDINGS),
                "next_due": DATE,
            },
            slug=TEXT,
            field=TEXT,
        )
    }
)


def value_of(note: Note, name: str) -> object:
    """What a note's field `name` says, whether the format knows the field or not; None: nothing."""
    if not note.written(name):
        return None
    field = type(note).fields.get(name)
    return field.__get__(note, type(note)) if field else dict(note.extra).get(name)


def build(
    network: Network, today: date, settings: Settings, slug: str, name: str, typed: str = "",
    before: object = None,
) -> View:  # fmt: skip
    """The field `name` of a note as it is now; for a person, how the two of you are by it.

    A rhythm is shown as it was `typed`, which is how it is written. What stood there `before` and
    is gone is said, so that nothing goes unseen.
    """
    note = network.resolve(slug)
    assert note is not None
    value = value_of(note, name)
    there = note.written(name)
    data = without_absent(
        slug=note.slug, field=name, at=note.field_at(name) if there else None,
        value=value if there else None, before=before,
    )  # fmt: skip
    blocks: list[Block] = []
    said = typed if typed and isinstance(value, Cadence) else _said(value)
    if there:
        blocks.append(Paragraph(field_line(note, name, said)))
    else:
        blocks.append(
            Paragraph(tell("{field} is not in {file} any more.", field=Code(name), file=note.path))
        )
    if before is not None and _said(before) != _said(value) and _gone(before, value):
        blocks.append(_brought_back(before))
    if isinstance(note, Person) and note is not network.me:
        case = Case(network, note, today, settings)
        blocks.append(Paragraph(relation(case)))
        turn = next_due(case)
        if turn is not None and turn <= today and not _at_rest(note, today):
            blocks.append(
                Paragraph(
                    tell(
                        "It is time for a hello: {command}",
                        command=Code("netnotes due"),
                    )
                )
            )
        data.update(without_absent(standing=case.standing, next_due=turn))
    elif isinstance(note, Org) and note.target:
        blocks.append(
            Paragraph(tell("The way in: {way}", way=Code(f"netnotes paths {quoted(note.slug)}")))
        )
    return View("set", note.called, tuple(blocks), {"set": data})


def _at_rest(person: Person, today: date) -> bool:
    """Whether nothing suggests them: they died, wish for no contact, or rest for a while."""
    asleep = person.snooze is not None and person.snooze > today
    return asleep or bool(person.died or person.do_not_contact)


def _brought_back(before: object) -> Paragraph:
    """What stood there before, and how it comes back."""
    was: Text = tell(
        "Before: {value} ({command} brings it back)",
        value=_said(before),
        command=Code("netnotes undo"),
    )
    return Paragraph(tuple(Quiet(p) if isinstance(p, str) else p for p in was))


def _gone(before: object, value: object) -> bool:
    """Whether something of what stood there is gone."""
    if isinstance(before, list) and isinstance(value, list):
        return any(one not in value for one in before)
    return True


def _said(value: object) -> str:
    """A value as one would say it."""
    plain = jsonable(value)
    if isinstance(plain, bool):
        return "yes" if plain else "no"
    if isinstance(plain, list):
        return ", ".join(_said(item) for item in plain)
    if isinstance(plain, dict):
        if "value" in plain:  # an address: with its label, where it has one
            return f"{plain['label']}: {plain['value']}" if "label" in plain else plain["value"]
        return ", ".join(
            _said(v) if key == "ref" else f"{key}: {_said(v)}" for key, v in plain.items()
        )
    return str(plain)
