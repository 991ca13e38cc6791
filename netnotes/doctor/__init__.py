"""What a person should know of their installation, and of how private their network is.

Each thing that is looked at is a module of `looks/`, in the order of their names, with
`look(place) -> Iterator[Check]`. What is in order is one line; what is not says what to do. Nothing is
written, nothing of the repository is run, and nothing is asked of another machine.
"""

from __future__ import annotations

from collections.abc import Iterator

from netnotes import discover
from netnotes.doctor.check import Check
from netnotes.doctor.place import Place

_PACKAGE = "netnotes.doctor.looks"


def examine(place: Place) -> Iterator[Check]:
    """Everything that is looked at, one thing after another."""
    for module in discover.modules(_PACKAGE):
        yield from module.look(place)


__all__ = ["Check", "Place", "examine"]
