"""Asks across the whole network: the fitting one for each person, and those ready but unasked."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from netnotes.config import Settings
from netnotes.lazy import lazy
from netnotes.model.ask import Ask
from netnotes.model.head import EMPLOYER, HELD
from netnotes.model.network import Network
from netnotes.model.note import fold
from netnotes.model.org import Org
from netnotes.model.person import Person
from netnotes.outreach.ask_state import AskState
from netnotes.outreach.case import Case
from netnotes.outreach.cases import cases_on
from netnotes.outreach.days import rests_until
from netnotes.outreach.gate import Verdict
from netnotes.outreach.gates.a02_final_no import refused
from netnotes.outreach.gates.a12_only_when_i_need import YEAR
from netnotes.outreach.outcomes import ENGINEERING, acquaintances, hires
from netnotes.outreach.readiness import Answer, answer, is_ready, verdict_on
from netnotes.outreach.request import Inquiry, Request
from netnotes.outreach.standing import Standing
from netnotes.sentences import say

#: So many engineers are to be hoped for from each person (R14).
ENGINEERS = 2

#: The fields that tell where someone worked, and whom they know.
_TELLING = frozenset(("past", "knows", "related"))

#: How far back it is looked for the day since when an ask has been ready.
LOOK_BACK = 180


@dataclass(frozen=True, slots=True)
class Unasked:
    """An ask that has passed every gate for a while; `at` is where the idea stands, or ''.

    `since` is the day since when the gates are open; when the idea was written, no note knows.
    """

    person: Person
    request: Request
    since: date
    at: str


def matching_idea(case: Case, kind: str, to: str = "") -> Ask | None:
    """The idea in a note that a question on the command line means: the same kind, and target."""
    for ask, (state, _) in case.asks:
        if state != "idea" or ask.kind != kind:
            continue
        named = ask.to.target if ask.to else ""
        if not to or fold(named) == fold(to) or _same(case.network, named, to):
            return ask
    return None


def _same(network: Network, one: str, other: str) -> bool:
    first = network.resolve(one) or network.org(one)
    return first is not None and first is (network.resolve(other) or network.org(other))


def all_asks(
    network: Network, today: date, settings: Settings
) -> Iterator[tuple[Person, Ask, AskState]]:
    """Every ask of everyone, by name."""
    cases = cases_on(network, today, settings)
    for person in network.people:
        if "asks" in person.head[HELD]:
            for ask, state in cases[person].asks:
                yield person, ask, state


def unasked(network: Network, today: date, settings: Settings) -> list[Unasked]:
    """Ready but unasked: what has passed every gate for two weeks, longest first (R187).

    Ideas in the notes, and pitches or introductions about a target to someone who works there. The
    snoozed are left in peace.
    """
    found: list[Unasked] = []
    if network.me is not None and not network.me.seeking:
        return found
    cases = cases_on(network, today, settings)
    network.sort_out()
    there = [
        person
        for person in network.people
        if not (person.broken or rests_until(person, today))
        # As of most: there is no idea, and nothing to come to one.
        and ("asks" in person.head[HELD] or _target_of(network, person) is not None)
    ]
    ready = network.each("ready", there, lambda person: _ready(cases[person]))
    for person, days in zip(there, ready, strict=True):
        candidates = _candidates(cases[person]) if days else ()
        for (request, at), day in zip(candidates, days, strict=bool(days)):
            since = date.fromordinal(day) if day else None
            if since is not None and since + timedelta(settings.unasked_after) <= today:
                found.append(Unasked(person, request, since, at))
    return sorted(found, key=lambda item: item.since)  # and among equals, as everyone is, by name


def _candidates(case: Case) -> Iterator[tuple[Request, str]]:
    """What might be asked of someone, with where the idea stands."""
    person = case.person
    big = False
    for ask, (state, _) in case.asks:
        if state == "idea" and ask.kind:
            big = big or ask.kind in ("pitch", "introduction")
            yield Request.of(ask), person.at(ask.line)
    org = _target_of(case.network, person)
    if org is not None and not big:
        hiring = hires(case.network, person, case.settings)
        yield about_org("pitch" if hiring else "introduction", org), ""


def _target_of(network: Network, person: Person) -> Org | None:
    """The target at which someone works."""
    if "org" not in person.head[HELD]:
        return None
    org = network.org(person.head[EMPLOYER])
    return org if org is not None and org.target else None


def _engineer() -> Request:
    what = say("Introduce me to an engineer you like to work with")
    return Request("introduction", "", what, 15)


def _advice() -> Request:
    what = say("How you decided where to work, and what you would do again")
    return Request("advice", "", what, 30)


def _catch_up() -> Request:
    return Request("connect", "", say("Catch up"), 45)


def about_org(kind: str, org: Org) -> Request:
    """A pitch or an introduction about an organization, in general words."""
    if kind == "pitch":
        return Request(kind, org.slug, say("A position at {org}", org=org.called), 20)
    what = say("Introduce me to an engineer at {org}", org=org.called)
    return Request(kind, org.slug, what, 15)


def _ready(case: Case) -> tuple[int, ...]:
    """Since when each of what might be asked of someone is ready, as an ordinal, 0 for not yet; or none of it."""
    days = [_ready_since(case, request) for request, _ in _candidates(case)]
    return tuple(day.toordinal() if day else 0 for day in days) if any(days) else ()


def _ready_since(case: Case, request: Request) -> date | None:
    """The first of the days without a break on which the answer was yes; None where it is not yet.

    The answer changes only on the days on which something happened or ran out, so it is looked at
    on the eve of each.
    """
    inquiry = Inquiry(case, request)
    if not is_ready(inquiry):
        return None
    first = case.now - LOOK_BACK + 1
    for day in sorted(_turns(case, first), reverse=True):
        eve = day - 1
        if not is_ready(inquiry.on(case.on(date.fromordinal(eve)))):
            return date.fromordinal(eve + 1)
    return date.fromordinal(first)


def _turns(case: Case, first: int) -> set[int]:
    """The days after `first`, up to today, on which a verdict about someone can turn.

    On them something happened, or ran out.

    A window that "more than N days" speaks of ends a day later, so both days are named.
    """
    person = case.person
    tie, asks = case.network.once(
        ("spans", case.settings.fingerprint()), lambda: _spans(case.settings)
    )
    happened = {plain[0] for plain in person.glance()["log"]}
    happened.update(case.network.days_told_elsewhere(person))
    days: list[date | None] = [gift.date for gift in person.gifts]
    if person.met is not None:
        days += [person.met.first, person.met.last]
    happened |= {day.toordinal() for day in days if day is not None}
    asked = {
        day.toordinal()
        for ask, _ in case.asks
        for day in (ask.sent, ask.followed_up, ask.answered, ask.later, ask.dropped)
        if day is not None
    }
    turns: set[int] = set()
    for some, spans in ((happened, asks if asked else tie), (asked, asks)):
        lately = [day for day in some if first < day + spans[-1] and day <= case.now]
        turns.update([day + span for day in lately for span in spans])
    return {day for day in turns if first < day <= case.now}


def _spans(settings: Settings) -> tuple[list[int], list[int]]:
    """After so many days something turns, the shortest first: at once, or when a window closes.

    First what turns in a tie in which nothing was asked, then in any.
    """
    tie = {
        0, settings.dormant_after, 2 * settings.dormant_after, settings.dormant_after_close,
        2 * settings.dormant_after_close, settings.contact_window, settings.record_window,
        settings.give_window, settings.opening_window,
    }  # fmt: skip
    asks = {
        settings.ask_gap, settings.soft_no, settings.follow_up_after, settings.closed_after,
        settings.closed_without_follow_up, YEAR,
    }  # fmt: skip
    some, every = (
        sorted({span + more for span in spans for more in (0, 1)}) for spans in (tie, tie | asks)
    )
    return some, every


class Outreach:
    """One line of the outreach list: the one fitting ask of a person, and its verdict.

    Of everyone no more is told; what is said of it is found where the line is shown.
    """

    def __init__(
        self, case: Case, verdict: Verdict, weight: int, standing: Standing, engineers: int
    ) -> None:
        """`engineers` is how many they brought already."""
        self.case = case
        self.person = case.person
        self.verdict = verdict
        self.weight = weight
        self.standing = standing
        self.engineers = engineers

    @lazy
    def inquiry(self) -> Inquiry:
        """What would be asked of them."""
        return Inquiry(self.case, self.request)

    @lazy
    def request(self) -> Request:
        """The one ask that fits."""
        return fitting(self.case)

    @lazy
    def answer(self) -> Answer:
        """The verdict, with everything it rests on."""
        return answer(self.inquiry)

    @property
    def refers(self) -> bool:
        """Whether a referral is to be worked towards: they have a say in hiring at a target."""
        there = _target_of(self.case.network, self.person) is not None
        return there and hires(self.case.network, self.person, self.case.settings)

    @property
    def near(self) -> bool:
        """Whether they are at or near a target, and so may know engineers there."""
        network = self.case.network
        return _target_of(network, self.person) is not None or bool(
            _known_targets(network, self.person)
        )


def outreach_list(network: Network, today: date, settings: Settings) -> list[Outreach]:
    """Everyone with the one fitting ask: the spreadsheet of the texts, made by the program (R35)."""
    brought = _engineers_brought(network)
    cases = cases_on(network, today, settings)
    people = [
        person
        for person in network.people
        if not (person.broken or "died" in (held := person.head[HELD]))
        and not ("do_not_contact" in held and person.do_not_contact)
    ]
    of_each = network.each("outreach", people, lambda person: _fit(cases[person]))
    found = [
        Outreach(cases[person], *said, brought.get(person.key, 0))
        for person, said in zip(people, of_each, strict=True)
    ]
    rank = {"ready": 0, "wait": 1, "warm-up": 2, "cold": 3, "not-this-person": 4, "no": 5}
    return sorted(  # among equals they stand as everyone does, by name
        found, key=lambda line: (rank[line.verdict], -line.weight)
    )


def _fit(case: Case) -> tuple[Verdict, int, Standing]:
    """Of the ask that fits someone the verdict and the weight, and how well we know each other."""
    inquiry = Inquiry(case, fitting(case))
    return verdict_on(inquiry), inquiry.weight, case.standing


def fitting(case: Case) -> Request:
    """The one ask that fits someone now (R36, R45 to R50).

    Never what they said no to: the list is no place to be reminded of it (R183, R186).
    """
    for request in _fitting(case):
        if not case.asks or not refused(Inquiry(case, request)):
            return request
    return _catch_up()


def _fitting(case: Case) -> Iterator[Request]:
    """What would fit someone, the most fitting first."""
    person, network = case.person, case.network
    for ask, (state, _) in case.asks:
        if state == "idea" and ask.kind:
            yield Request.of(ask)
    there = _target_of(network, person)
    near = case.standing in ("close", "warm")
    if there is not None and near and hires(network, person, case.settings):
        yield about_org("pitch", there)
    if near:
        for org in [*([there] if there else ()), *_known_targets(network, person)]:
            yield about_org("introduction", org)
        if person.implied_role in ENGINEERING:
            yield _engineer()
    quiet = _quiet(case)
    if quiet and person.implied_role in (*ENGINEERING, "founder", "recruiter"):
        yield _advice()
    if case.standing == "stranger":
        interests = person.interests if "interests" in person.head[HELD] else ()
        theirs = next(iter(interests), "") or say("your work")
        yield Request("advice", "", say("How you came to {what}", what=theirs), 15)
    shared = _shared_interest(network, person)
    if shared:
        yield Request("connect", "", say("Catch up over {what}", what=shared), 45)
    if quiet:
        yield _advice()
    yield _catch_up()


def _quiet(case: Case) -> bool:
    """Whether we have not caught up in a while."""
    if case.standing == "dormant":
        return True
    return bool(case.last_contact) and case.now - case.last_contact > case.settings.stale_mind


def _known_targets(network: Network, person: Person) -> list[Org]:
    """The targets where someone worked before, or knows somebody; by name."""
    held = person.head[HELD]
    if _TELLING.isdisjoint(held):
        return []
    found: dict[str, Org] = {}
    employers = [past.org for past in person.past] if "past" in held else []
    if "knows" in held or "related" in held:
        employers += [org for _, _, org, _ in acquaintances(network, person)]
    for employer in employers:
        org = network.org(employer)
        if org is not None and org.target:
            found[org.key] = org
    return sorted(found.values(), key=lambda org: (fold(org.called), org.slug))


def _shared_interest(network: Network, person: Person) -> str:
    me = network.me
    mine = network.once("my interests", lambda: _interests(me))
    if not mine or "interests" not in person.head[HELD]:
        return ""
    return next((interest for interest in person.interests if fold(interest) in mine), "")


def _interests(person: Person | None) -> frozenset[str]:
    return frozenset(map(fold, person.interests if person is not None else ()))


def _engineers_brought(network: Network) -> dict[str, int]:
    """How many engineers each person introduced to me, of the two to hope for (R14)."""
    counts: dict[str, int] = {}
    for person in network.people:
        if "introduced_by" not in person.head[HELD]:
            continue
        by = network.person(person.introduced_by)
        if by is not None and person.implied_role in ENGINEERING:
            counts[by.key] = counts.get(by.key, 0) + 1
    return counts
