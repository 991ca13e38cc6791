"""Those of whom nothing is decided yet, the most promising first.

Untriaged is who has a note without my word on how close we are (`closeness`), how often I want to be
in touch (`cadence`), or that they are to be left in peace (`do_not_contact`). Nothing of it is stored:
a word of mine in the note, and they are no more among them. Promising is who works, or worked, where I
do or did; who is, or was, at a target; who does what I am looking for; and who was in touch lately.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import NamedTuple

from netnotes.config import Settings
from netnotes.model.network import Network
from netnotes.model.note import fold
from netnotes.model.org import Org
from netnotes.model.person import Person
from netnotes.outreach.bonds import employer
from netnotes.outreach.case import Case
from netnotes.sentences import say
from netnotes.words import ago

#: The fields that hold a decision.
DECIDED = ("closeness", "cadence", "do_not_contact", "died")
#: In touch within so many days counts, the more the nearer it is.
_LATELY = 365
_SHARED, _AT_TARGET, _WAS_AT_TARGET, _ROLE, _HIRES = 40, 50, 20, 30, 10
_TOUCH = 40


class Promising(NamedTuple):
    """Someone to decide about: how promising, why in a few words each, and the last contact."""

    person: Person
    points: int
    why: tuple[str, ...]
    last: date | None


def is_untriaged(network: Network, person: Person) -> bool:
    """Whether nothing is decided of somebody."""
    if person is network.me or person.broken or any(person.has(name) for name in DECIDED):
        return False
    # Words that could not be read are words of mine all the same.
    return not person.problems or not any(person.written(name) for name in DECIDED)


def untriaged(network: Network, today: date, settings: Settings) -> list[Promising]:
    """Everyone of whom nothing is decided, the most promising first."""
    mine = _My(network)
    found = [
        _weigh(mine, person, today, settings)
        for person in network.people
        if is_untriaged(network, person)
    ]
    return sorted(found, key=lambda one: (-one.points, fold(one.person.called), one.person.slug))


class _My:
    """Where I work and worked, and what I look for."""

    def __init__(self, network: Network) -> None:
        self.network = network
        me = network.me
        places = [me.org, *(past.org for past in me.past)] if me else []
        self.places = {key for place in places if (key := employer(network, place)[0])}
        self.roles = {fold(role) for role in (me.target_roles if me else ())}
        for org in network.orgs:
            if org.target:
                self.roles |= {fold(role) for role in org.target_roles}


def _weigh(mine: _My, person: Person, today: date, settings: Settings) -> Promising:
    reasons = list(_reasons(mine, person))
    last = Case(mine.network, person, today, settings).last_contact_day
    points = sum(number for number, _ in reasons)
    if last is not None and (today - last).days <= _LATELY:
        near = _TOUCH * (_LATELY - max((today - last).days, 0)) // _LATELY
        points += near
        reasons.append((near, say("in touch {when}", when=ago(last, today))))
    return Promising(person, points, tuple(why for _, why in reasons), last)


def _reasons(mine: _My, person: Person) -> Iterator[tuple[int, str]]:
    """What speaks for someone, each with its points."""
    network = mine.network
    org = network.org(person.org) if person.org else None
    if isinstance(org, Org) and org.target:
        yield _AT_TARGET, say("at {org}, a target", org=org.called)
    places = [person.org, *(past.org for past in person.past)]
    shared = [name for key, name in (employer(network, p) for p in places) if key in mine.places]
    if shared:
        yield _SHARED, say("{org}, where you were, too", org=shared[0])
    was = [network.org(past.org) for past in person.past if past.org]
    before = [it for it in was if it is not None and it.target and it is not org]
    if before:
        yield _WAS_AT_TARGET, say("was at {org}, a target", org=before[0].called)
    title = fold(person.title)
    if title and any(role in title for role in mine.roles):
        yield _ROLE, say("does what you look for")
    if person.hires_engineers and person.implied_role != "engineer":
        yield _HIRES, say("has a say in hiring")
