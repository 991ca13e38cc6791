"""A draft: a message to one person, of one kind, made of what the notes know.

Before anything is asked of anybody, readiness is: where it says "not yet", the draft of the step
that warms the tie is offered instead. A draft that would lack something of theirs, or the link to
who I am where that is due, is refused with what to write and where. Nothing is ever sent.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date

from netnotes.config import Settings
from netnotes.errors import BadValueError
from netnotes.messages.draft_kinds import DRAFTS
from netnotes.messages.missing import Missing, missing, unknown_work
from netnotes.messages.news import helps
from netnotes.messages.slots import Given, Matter, slots
from netnotes.messages.template import template_for
from netnotes.model.network import Network
from netnotes.model.person import Person
from netnotes.outreach.asking import matching_idea
from netnotes.outreach.case import Case
from netnotes.outreach.gives import thanks_owed
from netnotes.outreach.readiness import Answer, readiness
from netnotes.outreach.request import Request
from netnotes.sentences import say
from netnotes.words import calendar, on

#: Kinds of ask that go to a stranger as a cold message.
_COLD = frozenset(("advice", "pitch", "connect", "cold"))


@dataclass(frozen=True, slots=True)
class Draft:
    """A message, or why there is none yet.

    `answer` is what readiness said where something is asked; `instead` is the draft of the step
    that comes first. `subjects` are several to choose from, the first being ours.
    """

    person: Person
    kind: str
    subjects: tuple[str, ...] = ()
    text: str = ""
    missing: tuple[Missing, ...] = ()
    answer: Answer | None = None
    refused: str = ""
    instead: Draft | None = None
    notes: tuple[str, ...] = ()

    @property
    def done(self) -> bool:
        """Whether there is a message."""
        return bool(self.text) and not self.missing and not self.refused

    @property
    def subject(self) -> str:
        """The first subject line, or ''."""
        return self.subjects[0] if self.subjects else ""

    @property
    def address(self) -> str:
        """The e-mail address that it would go to: the first that is not kept for business."""
        addresses = self.person.email
        open_ones = [address.value for address in addresses if not address.use]
        return next(iter(open_ones or [address.value for address in addresses]), "")


def draft(
    network: Network,
    person: Person,
    kind: str,
    today: date,
    settings: Settings,
    given: Given = Given(),  # noqa: B008  # frozen
    *,
    other: Person | None = None,
    anyway: bool = False,
) -> Draft:
    """The draft of a message of `kind` to `person`.

    With `anyway` an ask that is not ready is drafted all the same, but never one that was answered
    with a final no. Raises `BadValueError` where kind and person do not go together,
    `BrokenTemplateError` where one's own template cannot be used.
    """
    case = Case(network, person, today, settings)
    refused = _never(case)
    if refused:
        return Draft(person, kind, refused=refused)
    matter = _matter(case, kind, given, other)
    if DRAFTS[matter.kind].ask:
        answer = readiness(network, person, matter.request, today, settings)
        if answer.verdict == "no" or (answer.verdict != "ready" and not _decided(matter, anyway)):
            return Draft(
                person, matter.kind, answer=answer, refused=answer.sentence,
                instead=_instead(case, matter, answer),
            )  # fmt: skip
        return replace(_written(matter), answer=answer)
    return _written(matter)


def _never(case: Case) -> str:
    """Why nothing is written to somebody at all, or ''."""
    person = case.person
    if person.broken:
        return say(
            "{file} cannot be read; {command} says why.",
            file=person.path, command="`netnotes check`",
        )  # fmt: skip
    if person.died:
        return say("They have died. Keep the note; there is nobody to write to.")
    if person.do_not_contact:
        return say("They do not wish to be contacted; leave them in peace.")
    return ""


def _decided(matter: Matter, anyway: bool) -> bool:
    """Whether I decided to ask although it is not ready; the note may say so too."""
    return anyway or bool(matter.ask is not None and matter.ask.anyway)


def _matter(case: Case, kind: str, given: Given, other: Person | None) -> Matter:
    """What the message is about, with what the note has on it."""
    stranger = case.standing == "stranger"
    answered = any(state.state == "yes" for _, state in case.asks)
    if kind == "cold" and not (stranger and not answered):
        name = case.person.called
        message = say(
            "cold is for somebody who does not know you, and {name} does; take advice, say",
            name=name,
        )
        raise BadValueError("KIND", message)
    wanted = DRAFTS[kind].ask
    if kind == "cold" and given.to:
        wanted = "pitch"
    if stranger and not answered and kind in _COLD:
        kind = "cold"
    if kind == "follow-up":
        return _following_up(case, kind, given)
    if kind == "after-no":
        return _after_no(case, kind, given)
    if kind == "double-intro" and (other is None or other is case.person):
        message = say("say whom you would bring them together with: {option}", option="--other WHO")
        raise BadValueError("double-intro", message)
    request = Request(wanted or "connect", given.to, given.what, given.minutes)
    idea = None
    if wanted:
        sought = wanted if kind != "warm-up" else ""
        idea = matching_idea(case, sought, given.to) if sought else None
        if idea is not None:
            request = request.completed(idea)
        if kind in ("warm-up", "connect") and not request.minutes:
            request = replace(request, minutes=DRAFTS[kind].minutes)
    return Matter(case, kind, given, request, idea, other)


def _following_up(case: Case, kind: str, given: Given) -> Matter:
    """The one ask that may be followed up now. Raises `BadValueError` where there is none."""
    states = case.asks
    due = [ask for ask, (state, _) in states if state == "follow-up-due"]
    if due:
        return Matter(case, kind, given, Request.of(due[0]), due[0])
    waiting = [(ask, until) for ask, (state, until) in states if state == "waiting"]
    if waiting and waiting[0][0].followed_up:
        message = say("you followed up once already; let it rest now")
    elif waiting and waiting[0][1]:
        message = say("it is early; give them until {day}", day=waiting[0][1])
    else:
        message = say("nothing that you asked {who} waits for an answer", who=case.person.called)
    raise BadValueError("follow-up", message)


def _after_no(case: Case, kind: str, given: Given) -> Matter:
    """The latest ask that was answered with no. Raises `BadValueError` where there is none."""
    refused = [ask for ask, (state, _) in case.asks if state == "no"]
    if not refused:
        message = say("{who} has said no to nothing", who=case.person.called)
        raise BadValueError("after-no", message)
    latest = max(refused, key=lambda ask: ask.answered or ask.sent or date.min)
    return Matter(case, kind, given, Request.of(latest), latest)


def _written(matter: Matter) -> Draft:
    """The message by its template, or what it lacks."""
    from netnotes.messages.filling import write

    case = matter.case
    found = slots(matter)
    template = template_for(matter.kind, case.settings.root)
    result = write(template, found)
    wanting = missing(matter, result.missing)
    if matter.ask is None or matter.kind not in ("follow-up", "after-no"):
        wanting = (*unknown_work(matter), *wanting)
    if wanting:
        return Draft(case.person, matter.kind, result.subjects, missing=wanting)
    return Draft(case.person, matter.kind, result.subjects, result.text, notes=_notes(matter))


def _notes(matter: Matter) -> tuple[str, ...]:
    """What to think of before it is sent."""
    case, found = matter.case, []
    rest = case.person.snooze
    if rest is not None and rest > case.today:
        found.append(say("You put them to rest until {day}.", day=calendar(rest, case.today)))
    plans = [e for e in case.person.log if e.ordinal > case.now and "cancelled" not in e.marks]
    if plans and DRAFTS[matter.kind].ask:
        day = min(plans, key=lambda entry: entry.ordinal).day
        found.append(
            say(
                "You see each other {day} anyway; perhaps it can wait for that.",
                day=on(day, case.today),
            )
        )
    thanked = case.last_marked("thanked")
    if matter.kind == "thank-you" and thanked > max(
        (h.day.toordinal() for h in helps(case)), default=0
    ):
        when = on(date.fromordinal(thanked), case.today)
        found.append(say("You thanked them {day} already.", day=when))
    elif matter.kind == "thank-you" and not matter.given.why:
        found.append(say("Say what it changed for you: {option}.", option="--why '…'"))
    uses = [address for address in case.person.email if address.use]
    found += [
        say("{address} is for {use}.", address=address.value, use=address.use) for address in uses
    ]
    if matter.kind == "cold" and case.person.preferences_source:
        source = case.person.preferences_source
        found.append(say("How they wish to be written to: {source}.", source=source))
    return tuple(found)


#: Which message warms a tie, by the gate that decided; the first that can be written is offered.
_WARMING = {
    "A03": ("follow-up",),
    "A05": ("introduction",),
    "A06": ("warm-up", "reconnect"),
    "A07": ("reconnect", "warm-up"),
    "A08": ("warm-up", "reconnect"),
    "A09": ("thank-you", "offer", "warm-up"),
    "A10": ("thank-you", "offer", "warm-up"),
    "A11": ("keep-posted", "thank-you"),
    "A12": ("offer", "appreciation", "warm-up"),
}


def _instead(case: Case, matter: Matter, answer: Answer) -> Draft | None:
    """The draft of the step that comes first; None where there is nothing to write."""
    gate = answer.decided_by
    kinds = _WARMING.get(gate.code, ()) if gate is not None else ()
    if case.standing == "dormant" and answer.verdict == "warm-up":
        kinds = ("reconnect", *(kind for kind in kinds if kind != "reconnect"))
    for kind in kinds:
        if kind in ("follow-up", "introduction") and kind == matter.kind:
            continue
        if kind == "thank-you" and thanks_owed(case) is None:
            continue
        found = _try(case, kind, matter)
        if found is not None and found.done:
            return found
    return None


def _try(case: Case, kind: str, matter: Matter) -> Draft | None:
    """A draft of another kind, without any further way out; None where it does not fit."""
    given = Given(
        opening=matter.given.opening, to=matter.given.to if kind == "introduction" else ""
    )
    try:
        other = _matter(case, kind, given, None)
    except BadValueError:
        return None
    if DRAFTS[kind].ask:
        first = readiness(case.network, case.person, other.request, case.today, case.settings)
        if first.verdict != "ready":
            return None
    return _written(other)
