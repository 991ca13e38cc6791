"""They could not say yes if they wanted to: someone else is better placed.

A pitch needs influence over engineering hiring at the target. An introduction needs someone who
works or worked there, knows someone there or the person meant, is an engineer, or knows one.

Source: 000, two outcomes: an engineer, an engineering manager or the CTO of a small start-up can
refer; everyone else can introduce you to engineers they know.

Stopped: pitch to Acme "A backend position" 20

    [people/sam.md]
    ---
    name: Sam
    closeness: close
    org: Acme
    title: Account Executive
    willing: [pitch]
    ---

Ready: pitch to Acme "A backend position" 20

    [people/sam.md]
    ---
    name: Sam
    closeness: close
    org: Acme
    title: Engineering Manager
    willing: [pitch]
    ---
"""

from __future__ import annotations

from itertools import islice

from netnotes.model.org import company_key
from netnotes.model.person import Person
from netnotes.outreach.case import Case
from netnotes.outreach.gate import Deed, Gate, Stop
from netnotes.outreach.gates.a02_final_no import refused
from netnotes.outreach.gates.a14_cold_lane import begin_small
from netnotes.outreach.outcomes import at_target, can_introduce, can_refer
from netnotes.outreach.readiness import answer
from netnotes.outreach.reason import Step
from netnotes.outreach.request import Inquiry, Request
from netnotes.outreach.standing import ORDER
from netnotes.sentences import say
from netnotes.words import listing

gate = Gate(__name__, __doc__, verdict="not-this-person", kinds=("pitch", "introduction"))

#: So many others are enough to think of.
_ENOUGH = 5
_MAY_BE_ASKED = frozenset(("ready", "warm-up"))


@gate
def check(inquiry: Inquiry) -> Stop | None:
    """Pitches and introductions that this person cannot grant."""
    if inquiry.request.kind == "pitch" and not can_refer(inquiry, inquiry.person):
        return _pitch(inquiry)
    if inquiry.request.kind == "introduction" and not can_introduce(inquiry):
        return _introduction(inquiry)
    return None


def _pitch(inquiry: Inquiry) -> Stop:
    person, request = inquiry.person, inquiry.request
    own = person.org.target if person.org is not None else say("the company")
    target = inquiry.target_words() or own
    better = _instead(inquiry)
    unknown = True
    if at_target(inquiry, person) or (person.org is not None and not request.to):
        unknown = person.hires is None and not person.title and not person.role
        if unknown:
            text = say(
                "the notes do not say what they do at {target}; a pitch needs a say in engineering hiring there.",
                target=target,
            )
        else:
            text = say(
                "as far as the notes tell, they have no say in engineering hiring at {target}.",
                target=target,
            )
        at = person.field_at("title") if person.has("title") else person.at(person.line)
    elif not request.to:
        text = say(
            "the notes do not say where they work; a pitch needs someone who can refer you there."
        )
        at = person.at(person.line)
    elif person.org is None:
        text = say(
            "the notes do not say where they work; a pitch needs someone with a say in engineering hiring at {target}.",
            target=target,
        )
        at = person.at(person.line)
    else:
        unknown = False
        text = say("as far as the notes tell, they do not work at {target}.", target=target)
        at = person.field_at("org")
    what = say("Introduce me to an engineer at {org}", org=target)
    other = Inquiry(inquiry.case, Request("introduction", request.to, what, 15))
    words, deed = _another_ask(other, target)
    if better:
        names = listing([p.called for p in better[:3]])
        if deed == Deed():
            words = say("Think of {names} instead.", names=names)
            deed = Deed(who=better[0].slug)
        else:
            step = f"{words[0].lower()}{words[1:]}"
            words = say("Think of {names} instead; or {step}", names=names, step=step)
    slugs = tuple(p.slug for p in better)
    return Stop(text, (at,), Step(words), deed, instead=slugs, unknown=unknown)


def _another_ask(other: Inquiry, target: str) -> tuple[str, Deed]:
    """What may be asked of this person instead: an introduction, unless they said no to that too."""
    if other.stranger:
        step, deed = begin_small(other)
        return step.text, deed
    if refused(other):
        return say("Let it be, and stay in touch without asking."), Deed()
    if can_introduce(other):
        words = say("Ask them for an introduction to an engineer at {target}.", target=target)
        return words, Deed(request=other.request)
    words = say(
        "Find out whom they know at {target}, note it under `knows`, and ask to be introduced.",
        target=target,
    )
    return words, Deed(request=other.request, fields=_someone(other, target))


def _introduction(inquiry: Inquiry) -> Stop:
    person = inquiry.person
    target = inquiry.target_words() or say("the place you mean")
    better = _instead(inquiry)
    names = listing([p.called for p in better[:3]])
    if inquiry.to_person is not None:
        text, words = _to_a_person(target, names)
    else:
        text, words = _to_a_place(target, names)
    at = person.field_at("knows") if person.has("knows") else person.at(person.line)
    deed = Deed(fields=_someone(inquiry, target))
    slugs = tuple(p.slug for p in better)
    return Stop(text, (at,), Step(words), deed, instead=slugs, unknown=True)


def _to_a_person(target: str, names: str) -> tuple[str, str]:
    """What is said, and the step, where somebody is meant whom they may not know."""
    text = say(
        "the notes do not say whether they know {target}, or an engineer; an introduction needs someone who does.",
        target=target,
    )
    if not names:
        words = say(
            "Find out whether they know {target}, and note it under `knows`.", target=target
        )
    else:
        words = say(
            "Think of {names} instead; or find out whether they know {target}, and note it under `knows`.",
            names=names,
            target=target,
        )
    return text, words


def _to_a_place(target: str, names: str) -> tuple[str, str]:
    """The same where an organization is meant."""
    text = say(
        "the notes do not say whether they know anybody at {target}, or an engineer; an introduction needs someone who does.",
        target=target,
    )
    if not names:
        words = say(
            "Find out whom they know at {target}, and note it under `knows`.", target=target
        )
    else:
        words = say(
            "Think of {names} instead; or find out whom they know at {target}, and note it under `knows`.",
            names=names,
            target=target,
        )
    return text, words


def _someone(inquiry: Inquiry, target: str) -> tuple[tuple[str, str], ...]:
    org = (inquiry.request.to or target).replace('"', "")
    return (("knows", f'{{name: Someone, org: "{org}", title: Engineer}}'),)


def _instead(inquiry: Inquiry) -> list[Person]:
    """Who could say yes and may be asked, be it after a step or two; the nearest first.

    Nobody who said no to it, whose answer is still awaited, or whom I have not met.
    """
    network, case, request = inquiry.network, inquiry.case, inquiry.request
    found = []
    for other in _people_there(inquiry):
        if other in (inquiry.person, inquiry.to_person) or other.died or other.broken:
            continue
        asked = Inquiry(Case(network, other, case.today, case.settings), request)
        able = can_introduce(asked) if request.kind == "introduction" else can_refer(asked, other)
        if able:
            found.append((ORDER.index(asked.case.standing), other.slug, asked))
    nearest = (asked for _, _, asked in sorted(found, key=lambda item: item[:2]))
    may = (asked.person for asked in nearest if answer(asked).verdict in _MAY_BE_ASKED)
    return list(islice(may, _ENOUGH))


def _people_there(inquiry: Inquiry) -> list[Person]:
    """Who works there: by its note, or by the name where it has none."""
    if inquiry.org is not None:
        return inquiry.network.members(inquiry.org)
    if inquiry.to_person is not None or not inquiry.request.to:
        return []
    wanted = company_key(inquiry.request.to)
    return [
        person
        for person in inquiry.network.people
        if person.org is not None and company_key(person.org.target) == wanted
    ]
