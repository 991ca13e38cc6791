"""A quiet day offers three hellos that would please: people one likes, whose turn comes next."""

from __future__ import annotations

from datetime import date
from heapq import nsmallest

from netnotes.config import Settings
from netnotes.model.network import Network
from netnotes.model.person import Person
from netnotes.outreach.case import Case
from netnotes.outreach.reason import Step
from netnotes.outreach.reasons.cadence import next_due
from netnotes.outreach.step import hello
from netnotes.sentences import say
from netnotes.words import ago

_LIKED = ("close", "warm", "new", "acquaintance")
_HOW_MANY = 3
#: Whoever was in touch within so many days is not longed for yet.
_JUST_NOW = 7


def hellos(network: Network, today: date, settings: Settings) -> list[tuple[Person, str, Step]]:
    """Up to three people, each with a sentence and a step; those first whose turn comes next."""
    coming: list[tuple[date, str, Case]] = []
    for person in network.people:
        if person.broken or person.died or person.do_not_contact:
            continue
        if person.snooze is not None and person.snooze > today:
            continue
        case = Case(network, person, today, settings)
        turn = next_due(case) if case.standing in _LIKED else None
        heard = case.last_contact and case.last_out <= case.last_contact
        if turn is not None and heard and case.now - case.last_contact >= _JUST_NOW:
            coming.append((turn, person.slug, case))
    found: list[tuple[Person, str, Step]] = []
    for _, _, case in nsmallest(_HOW_MANY, coming, key=lambda item: item[:2]):
        last = case.last_contact_day
        assert last is not None
        text = say("You were last in touch {ago}.", ago=ago(last, today))
        found.append((case.person, text, hello(case)))
    return found
