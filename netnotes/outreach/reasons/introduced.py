"""Somebody brought you together, and you have not written yet.

Who introduced you thought of both of you, and vouched for you: a short hello soon is what they hope for,
and it is answered more often than any first message. It stands here until you write, or meet. Of those
whom an answer to an ask led to, everyone within two months; of the others two people a week, for notes
that come from elsewhere may know of many.

Source: 001, introductions through your network; 002, whoever introduces you puts their name to it.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from netnotes.config import Settings
from netnotes.model.head import ANSWERED, OUT
from netnotes.model.network import Network
from netnotes.model.person import Person
from netnotes.outreach.case import Case
from netnotes.outreach.parts import holders
from netnotes.outreach.reason import Because, Reason, Step
from netnotes.outreach.step import by, written_channel
from netnotes.sentences import mark, say

_A_WEEK = 2
_DAYS = 7


def _to_write_to(network: Network, today: date, settings: Settings) -> frozenset[str]:
    """Those whom an ask led to lately, and at most two others, in turn from week to week."""
    lately = {key for key in _led_to(network, today, settings) if _waits(network, key, today, settings)}  # fmt: skip
    row = sorted(holders(network, today, "introduced_by") - lately)
    found: list[str] = []
    start = today.toordinal() // _DAYS * _A_WEEK % len(row) if row else 0
    for key in (*row[start:], *row[:start]):
        if _waits(network, key, today, settings):
            found.append(key)
        if len(found) == _A_WEEK:
            break
    return frozenset((*lately, *found))


def _led_to(network: Network, today: date, settings: Settings) -> Iterator[str]:
    """Whom an ask led to that was answered within the window of thanks, by their keys."""
    now = today.toordinal()
    since = now - settings.thank_you_window
    for key in holders(network, today, "ask yes"):
        person = network.notes[key]
        if not isinstance(person, Person) or all(not since < day <= now for day in person.head[ANSWERED]):  # fmt: skip
            continue
        for ask in person.asks:
            if ask.answered and since < ask.answered.toordinal() <= now:
                led_to = (network.person(reference) for reference in ask.people)
                yield from (other.key for other in led_to if other not in (None, person))


def _waits(network: Network, key: str, today: date, settings: Settings) -> bool:
    """Whether nothing was said yet between us, and nothing speaks against it."""
    person = network.notes[key]
    if not isinstance(person, Person) or person is network.me or person.head[OUT]:
        return False
    if person.broken or person.died or person.do_not_contact:
        return False
    if person.snooze is not None and person.snooze > today:
        return False
    if _introducer(network, person) is network.me is not None:
        return False
    case = Case(network, person, today, settings)
    never = case.cadence is not None and case.cadence.never
    return case.standing == "stranger" and not never


def _introducer(network: Network, person: Person) -> Person | None:
    return network.person(person.introduced_by) if person.introduced_by is not None else None


reason = Reason(__name__, __doc__, badge=mark("brought together"), order=45, among=_to_write_to)


@reason
def find(case: Case) -> Iterator[Because]:
    """Whoever was brought to me and has not heard from me."""
    person = case.person
    said = person.introduced_by
    how = written_channel(case)
    if said is None:
        text = say("You were brought together, and you have not written yet.")
        words = say("{by}: say hello, and who brought you together; then suggest a short talk.", by=by(how))  # fmt: skip
        place = person.at(person.line)
    else:
        introducer = _introducer(case.network, person)
        who = introducer.called if introducer is not None else said.target
        text = say("{who} brought you together, and you have not written yet.", who=who)
        words = say("{by}: say hello, and that {who} brought you together; then suggest a short talk.", by=by(how), who=who)  # fmt: skip
        place = person.field_at("introduced_by")
    yield Because(case.today, text, (place,), Step(words, how))
