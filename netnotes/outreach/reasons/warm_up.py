"""Someone you hardly know yet, or have not heard of in a long time, is worth getting to know.

They work at a place you would like to work at, or know somebody there. That is why they stand here
and others do not, and it is all that it is good for: the hello is for its own sake, and at most two
people a week are suggested.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from datetime import date
from functools import partial

from netnotes.config import Settings
from netnotes.model.head import EMPLOYER, HELD
from netnotes.model.network import Network
from netnotes.model.note import Note
from netnotes.model.org import company_key
from netnotes.model.person import Person
from netnotes.outreach.case import Case
from netnotes.outreach.reason import Because, Reason
from netnotes.outreach.standing import ORDER
from netnotes.outreach.step import hello
from netnotes.sentences import mark, say
from netnotes.words import ago

_A_WEEK = 2
_DAYS = 7
_UNANSWERED = 2


def _of_the_week(network: Network, today: date, settings: Settings) -> frozenset[str]:
    """At most two of those who could be warmed up, in turn from week to week.

    Each who works at a target has a place in the row, and so has each target, for whoever is the
    nearest to it. The row is walked from this week's place on until two are found: of a thousand
    places a handful is looked at.
    """
    targets = {
        org.key
        for org in network.orgs
        if "target" in org.head[HELD] and org.target and not org.broken
    }
    if not targets:
        return frozenset()
    there = _who_work_at(targets, network)
    row = sorted([*there, *targets])
    start = today.toordinal() // _DAYS * _A_WEEK % len(row)
    ways: dict[str, list[Person]] | None = None
    found: set[str] = set()
    for key in (*row[start:], *row[:start]):
        person = network.notes[key]
        if key in targets:
            if ways is None:
                ways = _who_know_somebody(there, targets, network)
            cases = [Case(network, person, today, settings) for person in ways.get(key, ())]
            person = min(cases, key=_nearness).person if cases else person
        if isinstance(person, Person) and person is not network.me:
            if _may_be_warmed(Case(network, person, today, settings)):
                found.add(person.key)
            if len(found) == _A_WEEK:
                break
    return frozenset(found)


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


def _who_work_at(targets: Collection[str], network: Network) -> dict[str, str]:
    """Who works at a target, and at which; by their keys."""
    notes = [network.notes[key] for key in targets]
    names = {company_key(name) for note in notes for name in (note.slug, *note.names)}
    employers: dict[str, str | None] = {}  # most people share theirs with others
    there: dict[str, str] = {}
    for key, note in network.notes.items():
        name = note.head[EMPLOYER]
        if name and not note.is_org:
            if name not in employers:
                org = network.org(name) if company_key(name) in names else None
                employers[name] = org.key if org and org.key in targets else None
            at = employers[name]
            if at:
                there[key] = at
    return there


def _who_know_somebody(
    there: Mapping[str, str], targets: Collection[str], network: Network
) -> dict[str, list[Person]]:
    """Who say that they know somebody at a target, by that target's key."""
    named = {
        company_key(name): key
        for key in targets
        for name in (network.notes[key].slug, *network.notes[key].names)
    }
    ways: dict[str, list[Person]] = {}
    meant: dict[str, Note | None] = {}  # most are known by more than one
    companies: dict[str, str | None] = {}
    for person in network.notes.values():
        if (
            not isinstance(person, Person)
            or "knows" not in person.head[HELD]
            or person is network.me
        ):
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
                ways.setdefault(key, []).append(person)
    return ways


def _nearness(case: Case) -> tuple[int, int, str]:
    return ORDER.index(case.standing), -case.last_contact, case.person.key


reason = Reason(
    __name__, __doc__, badge=mark("warm up"), order=100, search=True, among=_of_the_week
)


@reason
def find(case: Case) -> Iterator[Because]:
    """The people of this week among those at a target or on the way to one."""
    last = case.last_contact_day
    if case.standing == "dormant":
        if last and case.only_met:
            met = case.met_when
            text = say(
                "You met {when}, and nothing is logged since; a hello would be a nice surprise.",
                when=met,
            )
        elif last:
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
