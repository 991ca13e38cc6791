"""On which days somebody helped: as their log and their asks say, and as my milestones do.

A milestone that is said to be `thanks to` somebody tells of a help of theirs, on its day, as a
`#got` does.
"""

from __future__ import annotations

from collections.abc import Mapping

from netnotes.model.head import HELPS
from netnotes.model.network import Network
from netnotes.outreach.case import Case


def thanked(network: Network) -> Mapping[str, list[int]]:
    """The days of the milestones that are thanks to somebody, as ordinals, by that person's key."""
    return network.once("thanked", lambda: _thanked(network))


def _thanked(network: Network) -> dict[str, list[int]]:
    found: dict[str, list[int]] = {}
    for milestone in network.me.milestones if network.me else ():
        for name in milestone.thanks:
            person = network.person(name)
            if person is not None:
                found.setdefault(person.key, []).append(milestone.ordinal)
    return found


def thanks(network: Network, key: str) -> list[int]:
    """The days of the milestones that are thanks to one person."""
    return network.part("thanks", key, lambda: thanked(network).get(key, []))


def has_part(case: Case) -> bool:
    """Whether a milestone of mine came about thanks to this person."""
    return any(day <= case.now for day in thanks(case.network, case.person.key))


def helped(case: Case) -> list[int]:
    """The days up to today on which this person helped, as ordinals, in no order."""
    days = (*case.person.head[HELPS], *thanks(case.network, case.person.key))
    return [day for day in days if day <= case.now]
