"""What can go wrong with a run, one class a failure.

Bad data in a note is never one of these: it is a value (`Problem`), reported by `netnotes check`.
These are for a run that cannot go on. The exit status stands on the class, the message says what to
do, and `cli.main` catches the base class once.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path


class NetnotesError(Exception):
    """A run that cannot go on; `str()` of it is the one line the user reads."""

    exit_code = 2


class NoNetworkError(NetnotesError):
    """There is no network here or above."""

    def __init__(self, start: Path) -> None:
        super().__init__(
            f"no network in {start} or above it: no `people/`, and no mkdocs.yml that names the "
            "netnotes plugin. `netnotes init` makes one."
        )


class UnknownNameError(NetnotesError):
    """Nobody goes by this name."""

    def __init__(self, what: str, name: str, near: Sequence[str]) -> None:
        hint = f"; did you mean {' or '.join(near)}?" if near else "."
        super().__init__(f"no {what} is called “{name}”{hint}")


class AmbiguousNameError(NetnotesError):
    """Several people go by this name."""

    def __init__(self, name: str, candidates: Sequence[str]) -> None:
        super().__init__(f"“{name}” could be {', '.join(candidates)}. Say which one, by its slug.")


class SlugTakenError(NetnotesError):
    """Whoever is meant has a note whose slug another note has already."""

    def __init__(self, path: str, first: str) -> None:
        super().__init__(
            f"{path} has the slug of {first}, so no name can mean it; rename one of the two files."
        )


class BadDateError(NetnotesError):
    """A date on the command line or in the environment that is none."""

    def __init__(self, text: str, where: str, why: str = "") -> None:
        """`why` is what is wrong with it where it is nearly one, and what to write instead."""
        said = why or "is no date; write it as 2026-11-21"
        super().__init__(f"{where}: “{text}” {said}.")


class BadQueryError(NetnotesError):
    """A search that cannot be understood."""


class BadValueError(NetnotesError):
    """A value on the command line that cannot stand where it is meant to."""

    def __init__(self, where: str, message: str) -> None:
        end = "" if message.endswith(("?", "…", "!")) else "."
        super().__init__(f"{where}: {message.rstrip('.')}{end}")


class AlreadyThereError(NetnotesError):
    """Whoever is to be added seems to be in the network already."""


class WhichAskError(NetnotesError):
    """None, or more than one, of somebody's asks can be meant."""


class RefusedError(NetnotesError):
    """Refused, and nothing was written."""

    exit_code = 3


class SystemSaidNoError(NetnotesError):
    """The system said no (permission, disk full), and nothing was written."""

    exit_code = 4


class NotCommittedError(NetnotesError):
    """The notes are written, but git did not commit them as it was asked to."""

    exit_code = 4

    def __init__(self, reason: str) -> None:
        super().__init__(f"the note is saved, but not committed: {reason.rstrip('.')}.")
