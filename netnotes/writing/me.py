"""My own note, for what is written into it."""

from __future__ import annotations

from netnotes.config import CONFIG_NAME, Settings
from netnotes.errors import RefusedError
from netnotes.model.network import Network
from netnotes.model.person import Person


class NoOwnNoteError(RefusedError):
    """The program does not know which note is mine."""

    exit_code = 2


def my_note(network: Network, settings: Settings) -> Person:
    """My own note. Raises `NoOwnNoteError`, which says what to set."""
    if network.me is not None:
        return network.me
    if settings.me:
        raise NoOwnNoteError(
            f"this goes into your own note, and there is no person “{settings.me}” as `me` in "
            f"{CONFIG_NAME} says; `netnotes new` makes a note, or name another there."
        )
    raise NoOwnNoteError(
        "this goes into your own note, and nobody knows which one that is: put `me: SLUG` under "
        f"`netnotes` in {CONFIG_NAME}."
    )
