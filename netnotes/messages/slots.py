"""What a note gives to a template: every slot there is, '' where there is nothing to fill it with.

The words of the command line stand before those of the note. A slot that is '' and that a template
prints is missing, and the draft is refused with what to write (see `missing`).
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from netnotes.messages import opening as openings
from netnotes.messages.draft_kinds import DRAFTS
from netnotes.messages.news import helps, kindnesses, news_of, thanks_to, unheard
from netnotes.messages.proposal import propose, see_again
from netnotes.messages.wording import (
    company,
    first_name,
    length,
    request,
    sentence,
    subject_matter,
    thing,
    to_you,
    told,
    when,
    without_marks,
)
from netnotes.model.ask import Ask
from netnotes.model.note import fold
from netnotes.model.person import Person
from netnotes.model.topic import shares, topics
from netnotes.outreach.case import Case
from netnotes.outreach.hard_time import hard_time
from netnotes.outreach.helped import has_part
from netnotes.outreach.request import Request
from netnotes.words import calendar, listing

Slots = dict[str, str | bool]
_NEAR = frozenset(("close", "warm"))


@dataclass(frozen=True, slots=True)
class Given:
    """What is said on the command line; '' leaves it to the note."""

    opening: str = ""
    what: str = ""
    minutes: int = 0
    place: str = ""
    time: str = ""
    to: str = ""
    why: str = ""


@dataclass(frozen=True, slots=True)
class Matter:
    """What a message is about: to whom, of which kind, the request that it makes, or the other."""

    case: Case
    kind: str
    given: Given
    request: Request
    ask: Ask | None = None
    other: Person | None = None


def slots(matter: Matter) -> Slots:
    """Every slot, filled as far as can be."""
    case, kind = matter.case, matter.kind
    found: Slots = {**_people(matter), **_about(matter), **_meeting(matter), **_history(matter)}
    given = sentence(matter.given.opening)
    found["given_opening"] = given
    found["opening"] = given or openings.opening(case, cold=kind == "cold")
    day = re.split(r" (?:was|were) ", str(found["last_time"]))[-1].rstrip(".")
    found["recalled"] = bool(day) and day in str(found["opening"])
    if kind == "event" and not given:
        found["opening"] = _from_the_event(case, str(found["about"]))
    found["why"] = _why(matter)
    return found


def _from_the_event(case: Case, about: str) -> str:
    """What you spoke of at the event, or another thing of theirs."""
    if about:
        return f"I am still thinking of it: {about}."
    love = next(iter(case.person.interests), "")
    return f"It left me curious about you and {love}." if love else ""


def _people(matter: Matter) -> Slots:
    """Who writes, to whom, in which tone."""
    case, me = matter.case, matter.case.network.me
    person, standing = case.person, case.standing
    tone = _tone(case)
    near = tone in _NEAR
    first = _called(person, near=near)
    my_name = me.called if me is not None else ""
    link = _website(me)
    signed = my_name if standing in ("stranger", "new") else first_name(my_name)
    return {
        "name": person.called,
        "first": first,
        "me": my_name,
        "my_title": without_marks(me.title) if me is not None else "",
        "my_city": me.city if me is not None else "",
        "roles": listing(me.target_roles[:2]) if me is not None else "",
        "link": link,
        "org": _employer(matter),
        "title": person.title,
        "role": person.implied_role,
        "hello": _hello(person.called, first, tone),
        "sign": _sign(matter, signed, link),
        "standing": standing,
        "close": standing == "close",
        "near": near,
        "stranger": standing == "stranger",
        "personal": person.context == "personal",
    }


def _tone(case: Case) -> str:
    """In which tone to write: by standing, and to a friend who fell silent still as to a friend."""
    declared = case.person.closeness
    return declared if case.standing == "dormant" and declared in _NEAR else case.standing


def _employer(matter: Matter) -> str:
    person = matter.case.person
    org = matter.case.network.org(person.org)
    return company(org.called if org else without_marks(person.org.target if person.org else ""))


def _called(person: Person, *, near: bool) -> str:
    nickname = next((alias for alias in person.aliases if " " not in alias), "") if near else ""
    return first_name(person.called, nickname)


def _website(me: Person | None) -> str:
    """The link of my sign-off: my website, else the first page there is."""
    links = me.links if me is not None else {}
    return links.get("website") or next(iter(links.values()), "")


def _hello(name: str, first: str, standing: str) -> str:
    if standing == "stranger":
        return f"Dear {name},"
    return f"{'Hi' if standing in _NEAR else 'Hello'} {first},"


_CLOSINGS = {"close": "Take good care,", "warm": "All the best,", "stranger": "With kind regards,"}


def _sign(matter: Matter, name: str, link: str) -> str:
    """How the message ends; '' where my name, or a link that is due, is not known."""
    case, me = matter.case, matter.case.network.me
    due = DRAFTS[matter.kind].link and case.standing not in _NEAR
    if not name or (due and not link):
        return ""
    own = me.signature.strip() if me is not None else ""
    if own:
        return own if not due or link in own else f"{own}\n{link}"
    closing = _CLOSINGS.get(_tone(case), "Kind regards,")
    return f"{closing}\n{name}" + (f"\n{link}" if due else "")


def _about(matter: Matter) -> Slots:
    """What the message asks for, or speaks of."""
    case, wanted, given = matter.case, matter.request, matter.given
    pronouns = case.person.pronouns
    what = given.what or (wanted.what if matter.ask is None else matter.ask.what)
    minutes = given.minutes or wanted.minutes or DRAFTS[matter.kind].minutes
    to = _target(matter)
    return {
        "what": sentence(what).rstrip(".") if matter.kind in _PLAIN else subject_matter(what),
        "thanks_for": sentence(given.what) if matter.kind == "thank-you" else "",
        "thing": thing(given.what, deed=matter.kind == "thank-you"),
        "request": request(what),
        "minutes": _minutes(matter, minutes),
        "to": to,
        "benefit": to_you(without_marks(wanted.benefit), pronouns),
        "trade": to_you(without_marks(wanted.offer), pronouns),
        "opening_there": _vacancy(matter),
        "other": matter.other.called if matter.other else "",
        "other_first": first_name(matter.other.called) if matter.other else "",
    }


def _minutes(matter: Matter, minutes: int) -> str:
    """How long it takes them; to a stranger in digits, which are seen at a glance."""
    if not minutes:
        return ""
    return f"{minutes} minutes" if matter.kind == "cold" else length(minutes)


#: Kinds in which `what` is a sentence of one's own.
_PLAIN = frozenset(("thank-you", "appreciation", "offer", "keep-posted"))


def _target(matter: Matter) -> str:
    """The name of whom or what it is about, without its legal form."""
    to = matter.request.to
    if not to:
        return ""
    network = matter.case.network
    note = network.resolve(to) or network.org(to)
    if isinstance(note, Person):
        return note.called
    return company(note.called if note is not None else without_marks(to))


def _vacancy(matter: Matter) -> str:
    """The position at the target that the ask is about, where its note has it; or ''."""
    org = matter.case.network.org(matter.request.to) if matter.request.to else None
    about = topics(matter.request.what)
    titles = [opening.title for opening in org.openings if opening.title] if org else []
    shared = [(len(topics(title) & about), title) for title in titles]
    most, title = max(shared, key=lambda pair: pair[0], default=(0, ""))
    return without_marks(title) if most else ""


def _why(matter: Matter) -> str:
    """Why: said, else from what the target makes, or from what two others share."""
    if matter.given.why:
        return sentence(matter.given.why)
    if matter.other is not None:
        return _in_common(matter.case.person, matter.other)
    if matter.kind not in ("introduction", "pitch"):
        return ""
    org = matter.case.network.org(matter.request.to) if matter.request.to else None
    if org is None or not org.target or not org.product:
        return ""
    product = without_marks(org.product).rstrip(".")
    return f"What draws me to {company(org.called)} is what they make: {product}."


def _in_common(one: Person, other: Person) -> str:
    """Why two people might like to meet: a need and an offer, or an interest that both have."""
    first = first_name(other.called)
    for need in one.needs:
        if shares(need, other.offers) and (said := to_you(need, one.pronouns)):
            return f"You could use a hand with {said}, and {first} knows about it."
    for offer in one.offers:
        if shares(offer, other.needs):
            return f"{first} could use a hand with something that you know well: {offer}."
    theirs = {fold(word) for word in other.interests}
    both = [word for word in one.interests if fold(word) in theirs]
    return f"You both care about {listing(both[:2])}." if both else ""


def _meeting(matter: Matter) -> Slots:
    """Place and time, as a suggestion."""
    given = matter.given
    minutes = given.minutes or matter.request.minutes or DRAFTS[matter.kind].minutes or 30
    found = propose(matter.case, minutes=minutes, place=given.place, time=given.time)
    return {
        "meeting": found.meeting,
        "meeting_place": found.where,
        "place": found.place,
        "time": found.time,
        "length": found.length,
        "or_else": found.or_else,
    }


def _history(matter: Matter) -> Slots:
    """What happened between the two of us, as far as it can be mentioned."""
    case = matter.case
    person, today = case.person, case.today
    milestones = unheard(case)
    helped = helps(case)
    latest = next((help_ for help_ in helped if help_.said), None)
    event = openings.latest_event(case)
    asked = matter.ask
    return {
        "last_time": openings.last_time(case) or openings.since_when(case),
        "memory": openings.memory(case),
        "see_again": see_again(case),
        "help": latest.said if latest else "",
        "help_when": when(latest.day, today) if latest else "",
        "helped": bool(helped) or has_part(case),
        "news": news_of(case, milestones),
        "thanks_to_them": thanks_to(case, milestones),
        "glad_of": next(kindnesses(case), ""),
        "event": openings.occasion(case),
        "hard_time": hard_time(case) is not None,
        "first_meeting": len(case.contacts.all) <= 1,
        "about": openings.gist_of(event, person.pronouns) if event else "",
        "need": next((to_you(need, person.pronouns) for need in person.needs), ""),
        **_mind(case),
        "sent": f"on {calendar(asked.sent, today)}" if asked and asked.sent else "",
        "their_request": _their_request(matter),
    }


def _mind(case: Case) -> Slots:
    """What was on their mind last, as it can be mentioned, and when that was."""
    if hard_time(case) is not None:
        return {"mind": "", "mind_when": ""}
    past = (mind for mind in case.person.mind if mind.day and mind.ordinal <= case.now)
    for mind in sorted(past, key=lambda mind: -mind.ordinal):
        said = told(mind.text, case.person.pronouns)
        if said and mind.day is not None:
            return {"mind": said, "mind_when": when(mind.day, case.today)}
    return {"mind": "", "mind_when": ""}


def _their_request(matter: Matter) -> str:
    """What they asked me for: said, else from the latest `#asked` of the log."""
    if matter.given.what:
        return subject_matter(matter.given.what)
    latest = max(matter.case.marked("asked"), key=lambda entry: entry.ordinal, default=None)
    if latest is None:
        return ""
    return told(latest.text.partition(",")[0], matter.case.person.pronouns)
