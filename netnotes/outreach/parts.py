"""Who has what a reason can rest on: a field, an open task, a plan, a mark in the log, an ask's answer.

It is asked of everyone at once, so it is read off the heads; of one person `Case.signs` tells.
"""

from __future__ import annotations

from datetime import date

from netnotes.model.head import HELD, LAST, SIGNS
from netnotes.model.network import Network
from netnotes.model.person import Person


def holders(network: Network, today: date, part: str) -> frozenset[str]:
    """The keys of the notes that have a part: a field's name, `plan`, or a sign (`head.Head.signs`)."""
    return network.once(("part", part, today), lambda: _holders(network, today, part))


def _holders(network: Network, today: date, part: str) -> frozenset[str]:
    if part == "plan":
        return _planned(network, today.toordinal())
    if part in Person.fields:
        fields = network.once("held", lambda: _by(network, HELD))
        return frozenset(key for has, keys in fields.items() if part in has for key in keys)
    kinds = network.once("signs", lambda: _by(network, SIGNS))
    return frozenset(key for has, keys in kinds.items() if part in has for key in keys)


def _planned(network: Network, now: int) -> frozenset[str]:
    """Whose log, or another's that names them, has an open box or an entry of today or later."""
    own = {key for key, note in network.notes.items() if note.head[LAST] >= now}
    boxes = network.once("signs", lambda: _by(network, SIGNS))
    own.update(key for said, keys in boxes.items() if "box" in said for key in keys)
    return frozenset(own | network.named_in_plans(now))


def _by(network: Network, part: int) -> dict[tuple[str, ...], list[str]]:
    """The notes by what they have, of fields or of signs; there are fewer ways to differ in that."""
    found: dict[tuple[str, ...], list[str]] = {}
    for key, note in network.notes.items():
        said = note.head[part]
        if said:
            found.setdefault(said, []).append(key)
    return found
