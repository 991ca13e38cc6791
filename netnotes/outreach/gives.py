"""What I gave lately, and what would fit now. Words only: nobody's favours are counted."""

from __future__ import annotations

from datetime import date
from typing import NamedTuple

from netnotes.outreach.case import Case
from netnotes.outreach.hard_time import hard_time
from netnotes.outreach.reason import Step
from netnotes.outreach.step import by, channel, written_channel
from netnotes.sentences import say
from netnotes.words import quoted


def last_give(case: Case) -> tuple[int, str]:
    """The day of the last give, as an ordinal, and where it is written; 0 where there is none.

    A give is a `#gave`, an `#introduced`, a gift given; where they are ahead of me, thanks and
    news too: less is expected back from the junior side (R178).
    """
    marks = {"gave", "introduced"}
    if case.person.seniority == "ahead":
        marks |= {"thanked", "posted"}
    found = [
        (entry.ordinal, case.person.at(entry.line)) for mark in marks for entry in case.marked(mark)
    ]
    for gift in case.person.gifts:
        if gift.direction == "given" and gift.date is not None and gift.date <= case.today:
            found.append((gift.date.toordinal(), case.person.at(gift.line)))
    return max(found, default=(0, ""))


def thanks_owed(case: Case) -> tuple[date, str] | None:
    """The last yes that no thanks followed: its day and where it is written.

    A yes to `connect` is no favour: both of you wished it.
    """
    thanked = case.last_marked("thanked")
    latest: tuple[int, str] = (0, "")
    for ask, (state, _) in case.asks:
        when = ask.answered or ask.sent
        if state == "yes" and ask.kind != "connect" and when is not None and when <= case.today:
            latest = max(latest, (when.toordinal(), case.person.at(ask.line)))
    if latest[0] <= thanked or not latest[0]:
        return None
    return date.fromordinal(latest[0]), latest[1]


def keeps_no_books(case: Case, kind: str) -> bool:
    """Whether giving first is not asked for: among friends, and where they are known to be willing."""
    person = case.person
    return person.context == "personal" or person.closeness == "close" or kind in person.willing


def gave_lately(case: Case) -> bool:
    """Whether something was done for them within the window."""
    return last_give(case)[0] > case.now - case.settings.give_window


class Kindness(NamedTuple):
    """What to do for someone before a big ask, and the marks that the entry will then carry."""

    step: Step
    marks: tuple[str, ...]


def kindness(case: Case, kind: str) -> Kindness | None:
    """What is still to be done for them before an ask of this kind: thanks, a give, both, nothing.

    A pitch or an introduction from someone of whom I do not know that they are willing needs a give
    even where nobody keeps books (A09).
    """
    free = keeps_no_books(case, kind)
    unsure = kind in ("pitch", "introduction") and kind not in case.person.willing
    give = None
    if not gave_lately(case) and (not free or (unsure and case.person.closeness != "close")):
        give = fitting_give(case)
    if free or thanks_owed(case) is None:
        return give
    how = written_channel(case)
    thanks = say("{by}: thank them first, and say what came of it.", by=by(how))
    if give is None or {"thanked", "posted"}.issuperset(give.marks):
        return Kindness(Step(thanks, how), ("thanked",))
    return Kindness(Step(f"{thanks} {give.step.text}", how), ("thanked", *give.marks))


def fitting_give(case: Case) -> Kindness:
    """Something to do for them, from what the note knows (R158, R160, R93)."""
    person = case.person
    how = written_channel(case)
    gave = ("gave",)
    if person.needs:
        text = say("Help with something they look for: {what}.", what=quoted(person.needs[0]))
        return Kindness(Step(text, how), gave)
    if hard_time(case) is not None:
        text = say(
            "{by}: offer one definite thing, a meal, an errand or an hour of company.", by=by(how)
        )
        return Kindness(Step(text, how), gave)
    if person.seniority == "ahead":
        text = say(
            "{by}: thank them for something they taught you, and tell them how it went.", by=by(how)
        )
        return Kindness(Step(text, how), ("thanked", "posted"))
    if person.interests:
        text = say(
            "{by}: send something on {what} that made you think of them.",
            by=by(how),
            what=person.interests[0],
        )
        return Kindness(Step(text, how), gave)
    how = channel(case)
    minds = [dated for dated in person.mind if dated.ordinal <= case.now]
    if minds:
        latest = max(minds, key=lambda dated: dated.ordinal)
        text = say("Offer a hand with {what}.", what=quoted(latest.text, 60))
        return Kindness(Step(text, how), gave)
    text = say("{by}: ask whether there is anything you can do for them, and do it.", by=by(how))
    return Kindness(Step(text, how), gave)
