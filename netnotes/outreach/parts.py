"""Who has what a reason can rest on: a field, an open task, a plan, a mark in the log.

It is asked of everyone at once, so it is read off the plain data; of one person `Case.signs` tells.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any

from netnotes.model.network import Network
from netnotes.model.person import Person


def holders(network: Network, today: date, part: str) -> frozenset[str]:
    """The keys of the notes that have a part: a field's name, `task`, `plan`, or a `#mark`."""
    return network.once(("part", part, today), lambda: _holders(network, today, part))


def _holders(network: Network, today: date, part: str) -> frozenset[str]:
    if part == "plan":
        return _planned(network, today.toordinal())
    if part == "task":
        return frozenset(key for key, note in network.notes.items() if "tasks" in note.data)
    if part in Person.fields:
        kinds = network.once("fields held", lambda: _fields(network))
    else:
        kinds = network.once("signs", lambda: _signs(network))
    return frozenset(key for has, keys in kinds.items() if part in has for key in keys)


def asked_of(
    network: Network, today: date, fits: Callable[[dict[str, Any]], bool]
) -> frozenset[str]:
    """The keys of those with an ask, as plain data, that fits."""
    return frozenset(
        key
        for key in holders(network, today, "asks")
        if any(fits(ask) for ask in network.notes[key].values["asks"])
    )


def _planned(network: Network, now: int) -> frozenset[str]:
    """Whose log, or another's that names them, has an open box or an entry of today or later."""
    own = {key for key, note in network.notes.items() if note.data.get("last", 0) >= now}
    boxes = network.once("signs", lambda: _signs(network))
    own.update(key for said, keys in boxes.items() if "box" in said for key in keys)
    return frozenset(own | network.named_in_plans(now))


def _fields(network: Network) -> dict[tuple[str, ...], list[str]]:
    """The notes by their fields: of ten thousand a few hundred differ in which they have."""
    found: dict[tuple[str, ...], list[str]] = {}
    for key, note in network.notes.items():
        found.setdefault((*note.values,), []).append(key)
    return found


def _signs(network: Network) -> dict[tuple[str, ...], list[str]]:
    """The notes by what their logs have; there are few ways to differ in that."""
    found: dict[tuple[str, ...], list[str]] = {}
    for key, note in network.notes.items():
        said = note.data.get("signs")
        if said:
            found.setdefault(said, []).append(key)
    return found
