"""What the commands that write into my own note share."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from netnotes.commands._shared import Run
    from netnotes.model.person import Person


def helpers(run: Run, names: Sequence[str]) -> list[Person]:
    """The people who are to be thanked. Raises `BadValueError` where one is none."""
    from netnotes.errors import BadValueError
    from netnotes.model.person import Person

    found: list[Person] = []
    for name in names:
        note = run.who(name)
        if not isinstance(note, Person) or note is run.network.me:
            raise BadValueError("--thanks", f"{note.called} is nobody to thank; name a person")
        found.append(note)
    return found
