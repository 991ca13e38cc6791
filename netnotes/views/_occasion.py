"""What a preparation is for: the meeting in a line, or a proposal where none is planned."""

from __future__ import annotations

from netnotes.messages.prepare import Preparation
from netnotes.messages.zones import both
from netnotes.outreach.step import by
from netnotes.sentences import say, tell
from netnotes.views._agenda import what
from netnotes.views._pieces import joined, named, place
from netnotes.views.view import Link, Strong, Text
from netnotes.words import on


def meeting(prep: Preparation) -> Text:
    """The meeting in a line, or that none is planned."""
    who = _who(prep)
    if prep.plan is None and prep.person.prefers:
        how = by(prep.channel)
        return tell(
            "{who}. Nothing is planned; {how} is how they like it. {proposal}",
            who=who,
            how=how[:1].lower() + how[1:],
            proposal=_proposal(prep),
        )
    if prep.plan is None:
        return tell("{who}. Nothing is planned. {proposal}", who=who, proposal=_proposal(prep))
    occasion_ = Strong(occasion(prep))
    if prep.company:
        company = joined(named(prep.case.network, name) for name in prep.company)
        said: Text = tell(
            "{what} with {who}; also there: {company}.",
            what=occasion_,
            who=who,
            company=company,
        )
    else:
        said = tell("{what} with {who}.", what=occasion_, who=who)
    return (*said, " ", place(prep.plan.touch.note, prep.plan.entry.line))


def _who(prep: Preparation) -> Text:
    """Their name, and what they do where."""
    person = prep.person
    who = Link(person.called, person.slug)
    if person.org is None:
        return tell("{who}, {title}", who=who, title=person.title) if person.title else (who,)
    org = named(prep.case.network, person.org)
    if person.title:
        return tell("{who}, {title} at {org}", who=who, title=person.title, org=org)
    return tell("{who} at {org}", who=who, org=org)


def occasion(prep: Preparation) -> str:
    """What is planned, when and where."""
    assert prep.plan is not None
    assert prep.when is not None
    entry = prep.plan.entry
    noun = what(prep.channel, interview=prep.interview)
    day, at = on(entry.day, prep.case.today), entry.place
    clock = both(prep.when, prep.case.network.me, prep.person, prep.case.today)
    if clock and at:
        return say("{what} {day}, {time}, at {place}", what=noun, day=day, time=clock, place=at)
    if clock:
        return say("{what} {day}, {time}", what=noun, day=day, time=clock)
    if at:
        return say("{what} {day} at {place}", what=noun, day=day, place=at)
    return say("{what} {day}", what=noun, day=day)


def _proposal(prep: Preparation) -> str:
    """What to suggest: something small, near them; a meal among those who are close (R100 to R103)."""
    if prep.group == "written":
        return say("Write when you have something to say, and let them answer in their own time.")
    if prep.group != "in_person":
        return say("Suggest a day and an hour, and let them move both.")
    if prep.case.standing == "close":
        return say(
            "Suggest a coffee or a walk near where they are, or a meal, on a day that they may change."
        )
    return say("Suggest a coffee or a walk near where they are, on a day that they may change.")
