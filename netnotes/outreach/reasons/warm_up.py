"""Someone you hardly know yet, or have not heard of in a long time, is worth getting to know.

They work at a place you would like to work at, or know somebody there. That is why they stand here
and others do not, and it is all that it is good for: the hello is for its own sake, and at most two
people a week are suggested.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from functools import partial

from netnotes.config import Settings
from netnotes.model.network import Network
from netnotes.model.note import Note
from netnotes.model.org import company_key
from netnotes.model.person import Person
from netnotes.outreach.case import Case
from netnotes.outreach.reason import Because, Reason
from netnotes.outreach.step import hello
from netnotes.sentences import say
from netnotes.words import ago

_A_WEEK = 2
_DAYS = 7
_UNANSWERED = 2


def _of_the_week(network: Network, today: date, settings: Settings) -> frozenset[str]:
    """At most two of those who could be warmed up, in turn from week to week."""
    able = []
    for key in sorted(_near_targets(network, today, settings)):
        person = network.notes[key]
        other = Case(network, person, today, settings)  # type: ignore[arg-type]
        if _may_be_warmed(other):
            able.append(key)
    week = today.toordinal() // _DAYS
    start = week * _A_WEEK % len(able) if able else 0
    return frozenset((able + able)[start : start + _A_WEEK])


def _may_be_warmed(case: Case) -> bool:
    person = case.person
    if person.broken or person.died or person.do_not_contact or case.open_ask:
        return False
    if person.snooze is not None and person.snooze > case.today:
        return False
    if case.standing not in ("new", "dormant") or len(case.unanswered) >= _UNANSWERED:
        return False
    if case.cadence is not None and case.cadence.never:
        return False
    rests = (
        case.last_out > case.last_contact
        and case.now - case.last_out < case.settings.no_reply_pause
    )
    return not rests and case.now - case.last_contact >= _DAYS


def _near_targets(network: Network, today: date, settings: Settings) -> set[str]:
    """Who works at a target, and the nearest who knows somebody there."""
    targets = {org.key: org for org in network.orgs if org.target and not org.broken}
    if not targets:
        return set()
    named = {
        company_key(name): org.key for org in targets.values() for name in (org.slug, *org.names)
    }
    people = [note for note in network.notes.values() if isinstance(note, Person)]
    employers: dict[str, str | None] = {}  # most people share theirs with others
    there: dict[str, str] = {}
    for person in people:
        if "org" in person.values:
            name = person.values["org"][0]
            if name not in employers:
                org = network.org(name)
                employers[name] = org.key if org and org.key in targets else None
            key = employers[name]
            if key:
                there[person.key] = key
    near = {key for key in there if network.notes[key] is not network.me}
    connectors: dict[str, list[Case]] = {}
    meant: dict[str, Note | None] = {}  # most are known by more than one
    companies: dict[str, str | None] = {}
    for person in people:
        if "knows" not in person.values or person is network.me:
            continue
        # Most know nobody there, so what they know is looked at as it is kept, and not thawed.
        for known in person.values["knows"]:
            ref, employer = known.get("ref"), known.get("org")
            if ref and ref[0] not in meant:
                meant[ref[0]] = network.resolve(ref[0])
            other = meant[ref[0]] if ref else None
            if other is None and employer and employer[0] not in companies:
                companies[employer[0]] = named.get(company_key(employer[0]))
            key = there.get(other.key) if other else employer and companies[employer[0]]
            if key:
                connectors.setdefault(key, []).append(Case(network, person, today, settings))
    for found in connectors.values():
        near.add(min(found, key=_nearness).person.key)
    return near


def _nearness(case: Case) -> tuple[int, int, str]:
    from netnotes.outreach.standing import ORDER

    return ORDER.index(case.standing), -case.last_contact, case.person.key


reason = Reason(__name__, __doc__, order=100, search=True, among=_of_the_week)


@reason
def find(case: Case) -> Iterator[Because]:
    """The people of this week among those at a target or on the way to one."""
    last = case.last_contact_day
    if case.standing == "dormant":
        if last:
            when = ago(last, case.today)
            text = say("You were last in touch {ago}; a hello would be a nice surprise.", ago=when)
        else:
            text = say(
                "You have not been in touch in a long time; a hello would be a nice surprise."
            )
    else:
        text = say("You hardly know each other yet: a good time to change that.")
    touch = next((t for t in case.touches if t.entry.interacts(case.today)), None)
    at = touch.at if touch else case.person.at(case.person.line)
    yield Because(case.today, text, (at,), partial(hello, case))
