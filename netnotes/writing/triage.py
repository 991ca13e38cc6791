"""Triage: one answer about somebody of whom nothing is decided yet, as a change; and the order to ask in.

What is decided stands in the notes alone. Who was skipped, or rests until a day because you said so
here, is kept beside them for the order's sake; without it they are simply asked about again.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from pathlib import Path

from netnotes import cache
from netnotes.config import Settings
from netnotes.errors import BadValueError
from netnotes.model.network import Network
from netnotes.model.person import Person
from netnotes.model.values.cadence import CADENCE
from netnotes.model.values.kind import Wrong
from netnotes.outreach.untriaged import Promising, untriaged
from netnotes.sentences import say
from netnotes.writing import set_field
from netnotes.writing.intent import Intent
from netnotes.writing.target import aiming

_FILE = "triage.cache"
CLOSENESS = {"c": "close", "w": "warm", "a": "acquaintance"}


class Later:
    """Who was skipped, and on which day; who rests, and until when."""

    def __init__(self, settings: Settings) -> None:
        self._path: Path = settings.state_dir / _FILE
        self._days: dict[str, str] = cache.read(self._path) or {}

    def put(self, person: Person, day: date) -> None:
        """Somebody's turn is later: they rest until `day`, or were skipped on it."""
        self._days[person.key] = day.isoformat()
        cache.write(self._path, self._days)

    def take(self, person: Person) -> None:
        """It is somebody's turn again."""
        if self._days.pop(person.key, None) is not None:
            cache.write(self._path, self._days)

    def order(self, people: Sequence[Promising], today: date) -> list[Promising]:
        """Those not looked at first; then who was skipped, the longest ago first; who rests not."""
        now = today.isoformat()
        waiting = [one for one in people if not self._rests(one.person, now)]
        return sorted(waiting, key=lambda one: self._days.get(one.person.key, ""))

    def _rests(self, person: Person, now: str) -> bool:
        snooze = person.snooze
        return snooze is not None and self._days.get(person.key, "") == snooze.isoformat() > now


def queue(network: Network, today: date, settings: Settings) -> list[Promising]:
    """Whom to ask about, in this order."""
    return Later(settings).order(untriaged(network, today, settings), today)


def deciding(
    network: Network, today: date, settings: Settings, person: Person, answer: str
) -> Intent | None:
    """The change that an answer means: `warm` or `w`, `never`, `6 weeks`, `target`; None for none.

    Raises `BadValueError` where it cannot be of this person.
    """
    shared = (network, today, settings, person)
    closeness = CLOSENESS.get(answer, answer)
    if closeness in CLOSENESS.values():
        return set_field.setting(*shared, "closeness", [closeness])
    if answer in ("t", "target"):
        if person.org is None:
            raise BadValueError("target", say("the note does not say where they work"))
        return aiming(network, today, settings, [person.org.target]).intent
    rhythm = "never" if answer == "n" else answer
    if not rhythm or isinstance(CADENCE.parse(rhythm), Wrong):
        return None
    return set_field.setting(*shared, "cadence", [rhythm])


def resting(
    network: Network, today: date, settings: Settings, person: Person, until: date
) -> Intent:
    """The change that lets somebody rest until a day."""
    return set_field.setting(network, today, settings, person, "snooze", [until.isoformat()])
