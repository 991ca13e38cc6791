"""May I ask this person this, now? And if not: why, and what would change it.

The gates run in their order; the first that stops decides, and all that would also stop are listed.
The rules advise; the person decides.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from netnotes.config import Settings
from netnotes.model.network import Network
from netnotes.model.note import fold
from netnotes.model.org import company_key
from netnotes.model.person import Person
from netnotes.outreach.case import Case
from netnotes.outreach.gate import Gate, Stop, Verdict, gates_before
from netnotes.outreach.outcomes import at_target
from netnotes.outreach.reason import Step
from netnotes.outreach.request import CARRIED, SIZES, Inquiry, Request
from netnotes.outreach.step import by, channel, written_channel
from netnotes.sentences import count, mark, say
from netnotes.words import calendar, capital, number

#: The verdicts in a few words of the catalogue.
HEADS: dict[Verdict, str] = {
    "ready": mark("Ready"),
    "warm-up": mark("Not yet"),
    "wait": mark("Wait"),
    "not-this-person": mark("Someone else is better placed"),
    "no": mark("No"),
    "cold": mark("Not yet, for a first message to a stranger"),
}

_WORDS = re.compile(r"[\W_]+")


@dataclass(frozen=True, slots=True)
class Answer:
    """The verdict on a request, with everything it rests on. `stops` are in the gates' order."""

    inquiry: Inquiry
    verdict: Verdict
    stops: tuple[tuple[Gate, Stop], ...]
    notes: tuple[str, ...]

    @property
    def decided_by(self) -> Gate | None:
        """The gate that decided, or None where nothing stops it."""
        return self.stops[0][0] if self.stops else None

    @property
    def until(self) -> date | None:
        """The day until which to wait."""
        return self.stops[0][1].until if self.stops else None

    @property
    def instead(self) -> tuple[str, ...]:
        """Whom to ask instead, by slug."""
        return self.stops[0][1].instead if self.stops else ()

    @property
    def step(self) -> Step:
        """The one next step."""
        return self.stops[0][1].step if self.stops else _ask_now(self.inquiry)

    @property
    def scales(self) -> str:
        """Both sides of the scales in words: what is asked, and what the two of you carry (R78)."""
        inquiry = self.inquiry
        size = say(SIZES[inquiry.weight])
        if inquiry.stranger:
            if self.verdict == "ready":
                return say("{size}, well prepared, to someone you have not met", size=size)
            return say("{size} to someone you have not met", size=size)
        if self.verdict == "ready" and inquiry.weight > inquiry.carries and they_raised_it(inquiry):
            if inquiry.person.implied_role == "recruiter":
                return say("{size}, and to be asked for it is their work", size=size)
            return say("{size}, and they brought it up", size=size)
        if inquiry.weight > inquiry.carries:
            carried = say(CARRIED[inquiry.carries])
            return say("{size}; so far you two carry {carried}", size=size, carried=carried)
        if inquiry.weight < inquiry.carries:
            return say("{size}, and the two of you carry it well", size=size)
        return say("{size}, and the two of you carry it", size=size)

    @property
    def head(self) -> str:
        """The verdict in a few words."""
        if self.stops and self.stops[0][1].unknown:
            return say("The notes do not say")
        if self.verdict == "wait" and self.until:
            day = calendar(self.until, self.inquiry.case.today)
            return say("Wait until {day}", day=day)
        return say(HEADS[self.verdict])

    @property
    def sentence(self) -> str:
        """The verdict in a sentence."""
        if self.verdict == "ready":
            return say("Ready: {scales}.", scales=self.scales)
        first = self.stops[0][1]
        if first.unknown:
            return capital(first.text)
        return say("{verdict}: {why}", verdict=self.head, why=first.text)


def readiness(
    network: Network, person: Person, request: Request, today: date, settings: Settings
) -> Answer:
    """Whether `request` may be made of `person` on the day `today`."""
    return answer(Inquiry(Case(network, person, today, settings), request))


def answer(inquiry: Inquiry) -> Answer:
    """The verdict on an inquiry."""
    stops: list[tuple[Gate, Stop]] = []
    notes: list[str] = []
    for gate in _before(inquiry):
        stop = gate.check(inquiry)
        if stop is None:
            continue
        if gate.only_notes:
            notes.append(stop.text)
        else:
            stops.append((gate, stop))
    verdict: Verdict = stops[0][0].verdict if stops else "ready"
    return Answer(inquiry, verdict, tuple(stops), tuple(notes))


def verdict_on(inquiry: Inquiry) -> Verdict:
    """The verdict, without all that would be said of it."""
    raised: bool | None = None
    for gate in _could_stop(inquiry):
        if gate.only_notes:
            continue
        if gate.waived:
            raised = they_raised_it(inquiry) if raised is None else raised
            if raised:
                continue
        if gate.stops(inquiry):
            return gate.verdict
    return "ready"


def is_ready(inquiry: Inquiry) -> bool:
    """Whether nothing stands before it."""
    return verdict_on(inquiry) == "ready"


def _before(inquiry: Inquiry) -> Iterator[Gate]:
    """The gates that the ask has to pass."""
    raised = they_raised_it(inquiry)
    return (gate for gate in _could_stop(inquiry) if not (gate.waived and raised))


def _could_stop(inquiry: Inquiry) -> tuple[Gate, ...]:
    asked, stranger = bool(inquiry.case.asks), inquiry.stranger
    return gates_before(inquiry.request.kind, big=inquiry.big, asked=asked, stranger=stranger)


def they_raised_it(inquiry: Inquiry) -> bool:
    """Whether the other person brought it up.

    They told of an opening lately, or are a recruiter asked about their own organization.
    """
    request, person, case = inquiry.request, inquiry.person, inquiry.case
    if request.kind not in ("advice", "pitch"):
        return False
    since = case.now - case.settings.opening_window
    told = [e for e in case.marked("opening") if e.direction == "in" and e.ordinal > since]
    recruits = bool(request.to) and person.implied_role == "recruiter"
    if not told and not recruits:
        return False
    same_org = not request.to or at_target(inquiry, person)
    if recruits and same_org:
        return True
    named = [_named_in(entry.text, inquiry) for entry in told]
    return any(names or (names is None and same_org) for names in named)


def _named_in(text: str, inquiry: Inquiry) -> bool | None:
    """Whether a text names what the request is about; None where it names no organization."""
    told = _spaced(fold(text))

    def names(called: str) -> bool:
        word = _spaced(company_key(called))
        return bool(word.strip()) and word in told

    org = inquiry.org
    if any(names(called) for called in (inquiry.request.to, *(org.names if org else ()))):
        return True
    others = (called for other in inquiry.network.orgs for called in other.names)
    return False if any(names(called) for called in others) else None


def _spaced(text: str) -> str:
    """The words of a text between single spaces, so that only whole ones are found in it."""
    return f" {_WORDS.sub(' ', text).strip()} "


def _ask_now(inquiry: Inquiry) -> Step:
    request = inquiry.request
    how = written_channel(inquiry.case) if inquiry.stranger else channel(inquiry.case)
    if request.kind == "connect":
        words = say("{by}: suggest it, with a day and a place that they may change.", by=by(how))
        return Step(words, how)
    if request.minutes:
        words = say(
            "{by}: ask for this one thing in your own words, say that it takes {time}, and make a no easy.",
            by=by(how),
            time=_length(request.minutes),
        )
    else:
        words = say(
            "{by}: ask for this one thing in your own words, and make a no easy.", by=by(how)
        )
    if request.about == "discount" and not request.offer:
        words = say(
            "{step} Better still, pay what their work is worth, or offer some of yours in trade.",
            step=words,
        )
    return Step(words, how)


def _length(minutes: int) -> str:
    """A length of time as it is said."""
    hours, rest = divmod(minutes, 60)
    if hours and not rest:
        return count("one hour", "{n} hours", hours, n=number(hours))
    return count("one minute", "{n} minutes", minutes, n=number(minutes))
