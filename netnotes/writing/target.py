"""Organizations I would like to work at."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import NamedTuple

from netnotes.changes.step import Change, Create, Step
from netnotes.config import Settings
from netnotes.errors import BadValueError, UnknownNameError
from netnotes.model import edit
from netnotes.model.network import Network
from netnotes.model.org import Org, company_key
from netnotes.model.org_name import as_written
from netnotes.words import listing
from netnotes.writing import values
from netnotes.writing.aftermath import checked
from netnotes.writing.intent import Intent
from netnotes.writing.slugs import free_slug, path_of


class Targets(NamedTuple):
    """The change, the slugs it is about, and those of them whose notes it makes."""

    intent: Intent
    slugs: tuple[str, ...]
    made: tuple[str, ...]


def aiming(
    network: Network, today: date, settings: Settings, names: Sequence[str], *, off: bool = False
) -> Targets:
    """Make targets of the organizations of these names, or with `off` none any more.

    A name is meant whole, legal suffixes apart; one without a note gets one, by the name that people's
    notes write. Raises `BadValueError`
    for a person's name, and with `off` `UnknownNameError` for a name that nobody bears.
    """
    taken = {note.key for note in network.everything}
    steps: dict[str, Step] = {}
    slugs: dict[str, str] = {}
    called: dict[str, str] = {}
    made: list[str] = []
    for name in names:
        org = _org(network, name)
        key = org.key if org else company_key(name)
        if key in steps:
            continue
        if org is not None:
            make = checked(_off if off else _on, org.path, network, today, settings, org.called)
            steps[key] = Change(org.path, make)
            slugs[key], called[key] = org.slug, org.called
            continue
        if off:
            raise UnknownNameError("organization", name, network.near(name))
        named = as_written(network, name)
        value = values.read(Org.fields["name"].kind, [named], "ORG", network)
        slug = free_slug(named, taken, otherwise="organization")
        raw = edit.new_note({"kind": "org", "name": value, "target": "yes"})
        steps[key] = Create(path_of(slug, ""), raw)
        slugs[key], called[key] = slug, str(value)
        made.append(slug)
    aims = listing(list(called.values()))
    title = f"{aims}: no target any more" if off else f"I would like to work at {aims}"
    return Targets(Intent(title, tuple(steps.values())), tuple(slugs.values()), tuple(made))


def _org(network: Network, name: str) -> Org | None:
    """The organization of this name. Raises `BadValueError` where a person bears it."""
    found = network.org(name)
    if found is None:
        note = network.resolve(name)
        if note is not None:
            raise BadValueError("ORG", f"{note.called} is a person; a target is an organization")
    return found


def _on(raw: bytes) -> bytes:
    return edit.set_field(raw, "target", "yes")


def _off(raw: bytes) -> bytes:
    return edit.remove_field(raw, "target")
