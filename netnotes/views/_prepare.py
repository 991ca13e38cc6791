"""The preparation sheet in blocks: nudges in the order of a good visit, and never an agenda."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from netnotes.messages.afterwards import afterwards
from netnotes.messages.clock import Tick
from netnotes.messages.for_whom import first_name
from netnotes.messages.prepare import Open, Preparation
from netnotes.messages.zones import both
from netnotes.model.network import Touch
from netnotes.outreach.step import by
from netnotes.views._pieces import joined, links, marked, named, place
from netnotes.views.view import (
    Block,
    Bullets,
    Facts,
    Inline,
    Link,
    Paragraph,
    Plain,
    Quiet,
    Strong,
    Text,
)
from netnotes.words import ago, on, shorten

#: So many characters of what a note says stand on a line of the sheet.
_LINE = 220


class Part(NamedTuple):
    """A section of the sheet. `numbered` are questions, in the order in which they are counted."""

    title: str
    items: tuple[Text, ...]
    rows: tuple[tuple[str, Text], ...] = ()

    def block(self, before: str = "") -> Plain:
        """The section as a block; `before` is put before its title."""
        title = f"{before}{self.title[:1].lower()}{self.title[1:]}" if before else self.title
        return Facts(title, self.rows) if self.rows else Bullets(title, self.items)


def sheet(prep: Preparation) -> list[Block]:
    """The whole sheet."""
    return [*opening(prep), *(part.block() for part in parts(prep))]


def opening(prep: Preparation, before: str = "") -> list[Block]:
    """When and where, and what one goes for; one of several has a heading of its own."""
    noted = shorten(prep.plan.entry.text, _LINE) if prep.plan is not None else ""
    note = prep.when.note if prep.when is not None else ""
    if before:
        rows: list[tuple[str, Text]] = [("Meeting", meeting(prep))]
        rows += [("You wrote", (noted,))] if noted else []
        rows += [("The hour", (note,))] if note else []
        rows += [("The meal", (_LONG,))] if _is_long(prep) else []
        day = f", {on(prep.when.day, prep.case.today)}" if prep.when is not None else ""
        return [Facts(f"{prep.person.called}{day}", (*rows, ("Aim", (aim(prep),))))]
    blocks: list[Block] = [Paragraph(meeting(prep))]
    blocks += [Paragraph((note,), "warning")] if note else []
    blocks += [Paragraph((Quiet("You wrote: "), noted))] if noted else []
    if _is_long(prep):
        blocks.append(Paragraph((_LONG,)))
    said = aim(prep)
    blocks.append(Paragraph((Strong("The aim:"), f" {said[0].lower()}{said[1:]}")))
    return blocks


def warnings(prep: Preparation) -> Iterator[str]:
    """What is better known early: an hour that does not exist, a meal that is too long."""
    if prep.when is not None and prep.when.note:
        yield prep.when.note
    if _is_long(prep):
        yield _LONG


_LONG = "A meal is long for two who hardly know each other. If it can still be changed, a coffee leaves both of you free to go."


def _is_long(prep: Preparation) -> bool:
    """Whether a meal is planned with somebody whom one does not know well enough for it (R102)."""
    near = prep.case.standing in ("close", "warm") or prep.person.context == "personal"
    return prep.plan is not None and prep.channel == "meal" and not near and not prep.company


def aim(prep: Preparation) -> str:
    """What the meeting is for."""
    called = first_name(prep.person)
    if prep.interview:
        return (
            "To find out together whether this would be good for both of you. They hope that "
            "you are the one; let them see how you think. What follows is to lean on, not to recite."
        )
    return (
        f"That {called} and you part wishing each other well. All of this is a nudge and not an "
        "agenda; if the talk finds its own way, follow it and forget this page."
    )


def meeting(prep: Preparation) -> Text:
    """The meeting in a line, or that none is planned."""
    person, network = prep.person, prep.case.network
    who: list[Inline] = [Link(person.called, person.slug)]
    for what in (person.title,):
        who += [f", {what}"] if what else []
    if person.org is not None:
        who += [" at ", *named(network, person.org)]
    if prep.plan is None:
        return (*who, f". Nothing is planned{_like(prep)}. {_proposal(prep)}")
    out: list[Inline] = [Strong(occasion(prep)), " with ", *who]
    if prep.company:
        out += ["; also there: ", *joined(named(network, name) for name in prep.company)]
    out += [".", " ", place(prep.plan.touch.note, prep.plan.entry.line)]
    return tuple(out)


def occasion(prep: Preparation) -> str:
    """What is planned, when and where."""
    assert prep.plan is not None
    assert prep.when is not None
    entry = prep.plan.entry
    noun = {"video": "Video call", "": "Meeting"}.get(prep.channel, prep.channel.capitalize())
    said = f"{'Interview' if prep.interview else noun} {on(entry.day, prep.case.today)}"
    clock = both(prep.when, prep.case.network.me, prep.person, prep.case.today)
    said += f", {clock}" if clock else ""
    return said + (f"{',' if clock else ''} at {entry.place}" if entry.place else "")


def _like(prep: Preparation) -> str:
    return f"; {by(prep.channel).lower()} is how they like it" if prep.person.prefers else ""


def _proposal(prep: Preparation) -> str:
    """What to suggest: something small, near them; a meal among those who are close (R100 to R103)."""
    if prep.group == "written":
        return "Write when you have something to say, and let them answer in their own time."
    if prep.group != "in_person":
        return "Suggest a day and an hour, and let them move both."
    meal = ", or a meal" if prep.case.standing == "close" else ""
    return f"Suggest a coffee or a walk near where they are{meal}, on a day that they may change."


def parts(prep: Preparation) -> list[Part]:
    """The sections that have something to say, in their order."""
    found = [
        Part("What lights them up", tuple(_lights(prep))),
        Part("Last time", tuple(_last(prep))),
        Part("Their news", tuple(_dated(prep, news=True))),
        Part("On their mind", tuple(_dated(prep, news=False))),
        Part("What they look for", tuple((need,) for need in prep.person.needs)),
        Part("What you could give", tuple(_gives(prep))),
        Part("To read before", tuple(_reading(prep))),
        Part("Not to forget", tuple(_owed(prep))),
        Part("Asks", tuple(_asks(prep))),
        Part("People you both know", tuple(_people(prep))),
        Part("Questions", (), tuple(questions(prep))),
        Part("While you are there", tuple(_there(prep))),
        Part("The clock", (), tuple(_clock(prep))),
        Part("Afterwards", tuple(_afterwards(prep))),
    ]
    return [part for part in found if part.items or part.rows]


# -- them ---------------------------------------------------------------------------------------


def _lights(prep: Preparation) -> Iterator[Text]:
    if prep.shared_interests:
        yield Strong(", ".join(prep.shared_interests)), Quiet(" · you share this")
    if prep.other_interests:
        yield (", ".join(prep.other_interests),)
    for touch in prep.lit:
        if touch not in prep.last:
            yield _told(prep, touch)
    if prep.person.why:
        yield "What drives them: ", shorten(" ".join(prep.person.why.split()), _LINE)


def _last(prep: Preparation) -> Iterator[Text]:
    for touch in prep.last:
        yield _told(prep, touch)
    if not prep.last and prep.person.met_at:
        when = f", {prep.person.met.words()}" if prep.person.met else ""
        yield (f"You met at {prep.person.met_at}{when}.",)
    elif not prep.last:
        yield ("Nothing is written of a talk yet: all of it is still ahead.",)


def _told(prep: Preparation, touch: Touch) -> Text:
    entry = touch.entry
    words = " ".join(word for word in entry.text.split() if not word.startswith("#"))
    how = f"{ago(entry.day, prep.case.today)}, {entry.channel or 'in touch'}: "
    return (
        Quiet(how[0].upper() + how[1:]),
        shorten(words, _LINE),
        " ",
        place(touch.note, entry.line),
    )


def _dated(prep: Preparation, *, news: bool) -> Iterator[Text]:
    for item in prep.news if news else prep.mind:
        age: Text = (Quiet(f" · {ago(item.day, prep.case.today)}"),) if item.day else ()
        yield shorten(item.text, _LINE), *age


def _reading(prep: Preparation) -> Iterator[Text]:
    """Their own pages, then what they make and where their engineers write."""
    if prep.person.links:
        yield "Theirs: ", *links(prep.person.links)
    org = prep.org
    if org is None:
        return
    if org.product:
        yield (Link(org.called, org.slug), f" makes {org.product}")
    if org.engineering_blog:
        yield (
            f"What engineers write at {org.called}: ",
            Link(org.engineering_blog, org.engineering_blog, "url"),
        )
    if org.links:
        yield f"{org.called}: ", *links(org.links)


def _people(prep: Preparation) -> Iterator[Text]:
    shared = prep.shared_people
    if shared:
        yield joined((Link(other.called, other.slug),) for other in shared)
    brought = prep.person.introduced_by
    if brought:
        yield *named(prep.case.network, brought), " brought you together: let them know how it was."


# -- what one brings ------------------------------------------------------------------------------


def _gives(prep: Preparation) -> Iterator[Text]:
    for give in prep.gives:
        at: Text = (" ", Link(give.at, give.at, "place")) if give.at else ()
        if give.helper is None:
            yield give.text, *at
        else:
            yield Link(give.helper.called, give.helper.slug), f" {give.text}", *at


def _owed(prep: Preparation) -> Iterator[Text]:
    """Promises, thanks, news, and the days that one remembers."""
    for because in prep.remembered:
        yield (
            because.text,
            *(f for at in because.evidence[:1] for f in (" ", Link(at, at, "place"))),
        )
    for task in prep.promises:
        due: Text = (Quiet(f" {on(task.due, prep.case.today)}"),) if task.due else ()
        yield "You promised: ", shorten(task.text, _LINE), *due, " ", place(prep.person, task.line)


def _asks(prep: Preparation) -> Iterator[Text]:
    for one in prep.asks:
        yield _ask(prep, one)
    new = prep.case.standing in ("new", "stranger") and prep.person.context != "personal"
    if new and not prep.asks and not prep.interview:
        yield (
            "Nothing for today, and that is as it should be: you are getting to know each other.",
        )


def _ask(prep: Preparation, one: Open) -> Text:
    ask, today = one.ask, prep.case.today
    what = shorten(ask.what, _LINE) or ask.kind
    about: Text = (" · ", *named(prep.case.network, ask.to)) if ask.to else ()
    end: Text = (" ", place(prep.person, ask.line))
    sent = f"; you asked {on(ask.sent, today)}" if ask.sent and ask.sent <= today else ""
    said = {
        "waiting": f"{sent}; it is with them, so leave it there unless they bring it up.",
        "follow-up-due": f"{sent}; if they bring it up, that is your follow-up.",
        "later": "; they said “later”, so let them begin.",
        "standing": "; agreed between you: tell them how it goes.",
    }.get(one.state.state, "")
    if one.answer is not None:
        ready = one.answer.verdict == "ready"
        said = "; ready, if the moment offers itself." if ready else f". {one.answer.sentence}"
    return what, *about, said, *end


# -- while there, and after -------------------------------------------------------------------------


def questions(prep: Preparation, *, own: bool = True) -> Iterator[tuple[str, Text]]:
    """The questions with their numbers; the first one is asked again each time it has grown old.

    Without `own` those that stand in the note are left out, and the others keep their numbers.
    """
    if prep.mind_is_stale:
        latest = prep.mind[0] if prep.mind else None
        if latest is not None and latest.day is not None:
            text = f"What is on their mind by now? {ago(latest.day, prep.case.today).capitalize()} it was “{shorten(latest.text, 90)}”."
        else:
            text = "What is on their mind these days? Nothing is written of it yet."
        yield "first", (text,)
    for number, question in enumerate(prep.questions, 1):
        if question.line and not own:
            continue
        at: Text = (" ", place(prep.person, question.line)) if question.line else ()
        yield str(number), (question.text, *at)


def _there(prep: Preparation) -> Iterator[Text]:
    if prep.interview:
        yield ("Say “I don’t know” where you don’t, and then how you would find out.",)
        yield ("Ask at least one of your questions because you want to hear the answer.",)
        return
    if prep.group == "written":
        return
    yield ("Where their voice quickens, stay: ask one more thing there, and one more.",)
    yield ("Offer two or three ways to go on, and let them choose.",)
    yield (_SIGNS.get(prep.channel, _SEEN),)
    yield (
        "Rather not: a second request, your own story for longer than theirs, a no that needs a reason.",
    )


_SEEN = "Look at how they sit. Short answers and a glance at the door mean that it is time to let them go."
_SIGNS = {
    "call": "Listen for pauses. Short answers mean that it is time to let them go.",
    "video": "Watch their face more than your own. A glance to the side means that it is time to let them go.",
    "walk": "Walk at their pace. Short answers mean that it is time to turn back.",
}


def _clock(prep: Preparation) -> Iterator[tuple[str, Text]]:
    for tick in prep.ticks:
        yield tick_at(prep, tick), _step(tick)


def tick_at(prep: Preparation, tick: Tick) -> str:
    """When a step is due: its time, or how far it is from the beginning."""
    moment = prep.moment(tick)
    if moment is None or abs(tick.minutes) >= 24 * 60:
        return tick.when.capitalize()
    return f"{moment:%H:%M}"


def _step(tick: Tick) -> Text:
    return (tick.text, Quiet(" Send: "), f"“{tick.send}”") if tick.send else (tick.text,)


def _afterwards(prep: Preparation) -> Iterator[Text]:
    for text in afterwards(prep):
        yield marked(text)
