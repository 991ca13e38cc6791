"""The faces that plain data gets: a person, or an organization."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from netnotes.model.head import ORG
from netnotes.model.note import Source
from netnotes.model.org import Org
from netnotes.model.person import Person


def make_note(
    path: str, data: dict[str, Any], rest: Callable[[], dict[str, Any]] | None = None
) -> Person | Org:
    """The note that plain data describes; `rest` gives what is not at hand (`packed`)."""
    return (Org if data.get("org") else Person)(path, data, rest)


def kept_note(path: str, head: tuple[Any, ...], source: Source) -> Person | Org:
    """The note that was kept (`packed.shelve`); nothing of it is unpacked before it is asked for."""
    return (Org if head[ORG] else Person).kept(path, head, source)
