"""The preparation sheet in blocks: nudges in the order of a good visit, and never an agenda."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import NamedTuple

from netnotes.messages.afterwards import afterwards
from netnotes.messages.clock import Tick
from netnotes.messages.for_whom import first_name
from netnotes.messages.prepare import Open, Preparation
from netnotes.model.network import Touch
from netnotes.outreach.step import without_marks
from netnotes.sentences import mark, say, tell
from netnotes.views._occasion import meeting
from netnotes.views._pieces import joined, links, marked, named, place
from netnotes.views._words import channel_word
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
from netnotes.words import ago, capital, on, shorten, without_anchors

#: So many characters of what a note says stand on a line of the sheet.
_LINE = 220


class Part(NamedTuple):
    """A section of the sheet. `key` is its title in English, by which it is known."""

    key: str
    items: tuple[Text, ...]
    rows: tuple[tuple[str, Text], ...] = ()

    @property
    def title(self) -> str:
        """What stands above it."""
        return say(self.key)

    def block(self, before: str = "") -> Plain:
        """The section as a block; `before` is put before its title."""
        title = f"{before}{self.title[:1].lower()}{self.title[1:]}" if before else self.title
        return Facts(title, self.rows) if self.rows else Bullets(title, self.items)


def sheet(prep: Preparation) -> list[Block]:
    """The whole sheet."""
    return [*opening(prep), *(part.block() for part in parts(prep))]


def opening(prep: Preparation, before: str = "") -> list[Block]:
    """When and where, and what one goes for; one of several has a heading of its own."""
    noted = shorten(without_marks(prep.plan.entry.text), _LINE) if prep.plan is not None else ""
    note = prep.when.note if prep.when is not None else ""
    if before:
        rows: list[tuple[str, Text]] = [(say("Meeting"), meeting(prep))]
        rows += [(say("You wrote"), (noted,))] if noted else []
        rows += [(say("The hour"), (note,))] if note else []
        rows += [(say("The meal"), (say(_LONG),))] if _is_long(prep) else []
        rows.append((say("Aim"), (aim(prep),)))
        return [Facts(_heading(prep), tuple(rows))]
    blocks: list[Block] = [Paragraph(meeting(prep))]
    blocks += [Paragraph((note,), "warning")] if note else []
    blocks += [Paragraph((Quiet(f"{say('You wrote:')} "), noted))] if noted else []
    if _is_long(prep):
        blocks.append(Paragraph((say(_LONG),)))
    blocks.append(Paragraph(aim_line(prep)))
    return blocks


def _heading(prep: Preparation) -> str:
    """Whom it is about, and when."""
    if prep.when is None:
        return prep.person.called
    day = on(prep.when.day, prep.case.today)
    return say("{who}, {day}", who=prep.person.called, day=day)


def warnings(prep: Preparation) -> Iterator[str]:
    """What is better known early: an hour that does not exist, a meal that is too long."""
    if prep.when is not None and prep.when.note:
        yield prep.when.note
    if _is_long(prep):
        yield say(_LONG)


_LONG = mark(
    "A meal is long for two who hardly know each other. If it can still be changed, a coffee leaves both "
    "of you free to go."
)


def _is_long(prep: Preparation) -> bool:
    """Whether a meal is planned with somebody whom one does not know well enough for it (R102)."""
    near = prep.case.standing in ("close", "warm") or prep.person.context == "personal"
    return prep.plan is not None and prep.channel == "meal" and not near and not prep.company


def aim(prep: Preparation) -> str:
    """What the meeting is for."""
    called = first_name(prep.person)
    if prep.interview:
        return say(
            "To find out together whether this would be good for both of you. They hope that "
            "you are the one; let them see how you think. What follows is to lean on, not to recite."
        )
    return say(
        "That {who} and you part wishing each other well. All of this is a nudge and not an "
        "agenda; if the talk finds its own way, follow it and forget this page.",
        who=called,
    )


def aim_line(prep: Preparation) -> tuple[Inline, ...]:
    """What the meeting is for, and that this is what the line says."""
    said = aim(prep)
    return (Strong(say("The aim:")), f" {said[0].lower()}{said[1:]}")


def parts(prep: Preparation) -> list[Part]:
    """The sections that have something to say, in their order."""
    found = [
        Part(mark("What lights them up"), tuple(_lights(prep))),
        Part(mark("Last time"), tuple(_last(prep))),
        Part(mark("Their news"), tuple(_dated(prep, news=True))),
        Part(mark("On their mind"), tuple(_dated(prep, news=False))),
        Part(mark("What they look for"), tuple((need,) for need in prep.person.needs)),
        Part(mark("What you could give"), tuple(_gives(prep))),
        Part(mark("To read before"), tuple(_reading(prep))),
        Part(mark("Not to forget"), tuple(_owed(prep))),
        Part(mark("Asks"), tuple(_asks(prep))),
        Part(mark("People you both know"), tuple(_people(prep))),
        Part(mark("Questions"), (), tuple(questions(prep))),
        Part(mark("While you are there"), tuple(_there(prep))),
        Part(mark("The clock"), (), tuple(_clock(prep))),
        Part(mark("Afterwards"), tuple(_afterwards(prep))),
    ]
    return [part for part in found if part.items or part.rows]


# -- them ---------------------------------------------------------------------------------------


def _lights(prep: Preparation) -> Iterator[Text]:
    if prep.shared_interests:
        yield Strong(", ".join(prep.shared_interests)), Quiet(f" · {say('you share this')}")
    if prep.other_interests:
        yield (", ".join(prep.other_interests),)
    for touch in prep.lit:
        if touch not in prep.last:
            yield _told(prep, touch)
    if prep.person.why:
        why = shorten(" ".join(prep.person.why.split()), _LINE)
        yield tell("What drives them: {why}", why=why)


def _last(prep: Preparation) -> Iterator[Text]:
    for touch in prep.last:
        yield _told(prep, touch)
    if not prep.last and prep.person.met_at:
        at, met = prep.person.met_at, prep.person.met
        if met:
            yield (say("You met at {place}, {day}.", place=at, day=met.words()),)
        else:
            yield (say("You met at {place}.", place=at),)
    elif not prep.last:
        yield (say("Nothing is written of a talk yet: all of it is still ahead."),)


def _told(prep: Preparation, touch: Touch) -> Text:
    entry = touch.entry
    words = " ".join(
        word for word in without_anchors(entry.text).split() if not word.startswith("#")
    )
    how = channel_word(entry.channel) if entry.channel else say("in touch")
    when = say("{when}, {how}:", when=ago(entry.day, prep.case.today), how=how)
    return (
        Quiet(f"{capital(when)} "),
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
        yield tell("Theirs: {links}", links=links(prep.person.links))
    org = prep.org
    if org is None:
        return
    if org.product:
        yield tell("{org} makes {what}", org=Link(org.called, org.slug), what=org.product)
    if org.engineering_blog:
        blog = Link(org.engineering_blog, org.engineering_blog, "url")
        yield tell("What engineers write at {org}: {blog}", org=org.called, blog=blog)
    if org.links:
        yield f"{org.called}: ", *links(org.links)


def _people(prep: Preparation) -> Iterator[Text]:
    shared = prep.shared_people
    if shared:
        yield joined((Link(other.called, other.slug),) for other in shared)
    brought = prep.person.introduced_by
    if brought:
        who = named(prep.case.network, brought)
        if prep.case.standing == "stranger":
            yield tell(
                "{who} brought you together: begin with that, and let them know how it goes.",
                who=who,
            )
            return
        yield tell("{who} brought you together: let them know how it was.", who=who)


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
        words = shorten(task.text, _LINE)
        yield *tell("You promised: {what}", what=words), *due, " ", place(prep.person, task.line)


def _asks(prep: Preparation) -> Iterator[Text]:
    for one in prep.asks:
        yield _ask(prep, one)
    new = prep.case.standing in ("new", "stranger") and prep.person.context != "personal"
    if new and not prep.asks and not prep.interview and not prep.raised:
        said = say(
            "Nothing for today, and that is as it should be: you are getting to know each other."
        )
        yield (said,)


def _ask(prep: Preparation, one: Open) -> Text:
    ask = one.ask
    about: Text = (" · ", *named(prep.case.network, ask.to)) if ask.to else ()
    asked: Text = (shorten(ask.what, _LINE) or ask.kind, *about)
    return (*_where_it_stands(one, asked, prep.case.today), " ", place(prep.person, ask.line))


def _where_it_stands(one: Open, ask: Text, today: date) -> Text:
    """An ask, with whether it is for today."""
    if one.answer is not None:
        if one.answer.verdict == "ready":
            return tell("{ask}; ready, if the moment offers itself.", ask=ask)
        return tell("{ask}. {why}", ask=ask, why=one.answer.sentence)
    sent = one.ask.sent
    if sent and sent <= today and one.state.state in ("waiting", "follow-up-due"):
        ask = tell("{ask}; you asked {day}", ask=ask, day=on(sent, today))
    match one.state.state:
        case "waiting":
            return tell(
                "{ask}; it is with them, so leave it there unless they bring it up.", ask=ask
            )
        case "follow-up-due":
            return tell("{ask}; if they bring it up, that is your follow-up.", ask=ask)
        case "later":
            return tell("{ask}; they said “later”, so let them begin.", ask=ask)
        case "standing":
            return tell("{ask}; agreed between you: tell them how it goes.", ask=ask)
    return ask


# -- while there, and after -------------------------------------------------------------------------


def questions(prep: Preparation, *, own: bool = True) -> Iterator[tuple[str, Text]]:
    """The questions with their numbers; the first one is asked again each time it has grown old.

    Without `own` those that stand in the note are left out, and the others keep their numbers.
    """
    if prep.mind_is_stale:
        latest = prep.mind[0] if prep.mind else None
        if latest is not None and latest.day is not None:
            text = say(
                "What is on their mind by now? {When} it was “{what}”.",
                When=capital(ago(latest.day, prep.case.today)),
                what=shorten(latest.text, 90),
            )
        else:
            text = say("What is on their mind these days? Nothing is written of it yet.")
        yield say("first"), (text,)
    for number, question in enumerate(prep.questions, 1):
        if question.line and not own:
            continue
        at: Text = (" ", place(prep.person, question.line)) if question.line else ()
        yield str(number), (question.text, *at)


def _there(prep: Preparation) -> Iterator[Text]:
    if prep.interview:
        yield (say("Say “I don’t know” where you don’t, and then how you would find out."),)
        yield (say("Ask at least one of your questions because you want to hear the answer."),)
        return
    if prep.group == "written":
        return
    yield (say("Where their voice quickens, stay: ask one more thing there, and one more."),)
    yield (say("Offer two or three ways to go on, and let them choose."),)
    yield (say(_SIGNS.get(prep.channel, _SEEN)),)
    rather_not = say(
        "Rather not: a second request, your own story for longer than theirs, a no that needs a reason."
    )
    yield (rather_not,)


_SEEN = mark(
    "Look at how they sit. Short answers and a glance at the door mean that it is time to let them go."
)
_SIGNS = {
    "call": mark("Listen for pauses. Short answers mean that it is time to let them go."),
    "video": mark(
        "Watch their face more than your own. A glance to the side means that it is time to let them go."
    ),
    "walk": mark("Walk at their pace. Short answers mean that it is time to turn back."),
}


def _clock(prep: Preparation) -> Iterator[tuple[str, Text]]:
    for tick in prep.ticks:
        yield tick_at(prep, tick), _step(tick)


def tick_at(prep: Preparation, tick: Tick) -> str:
    """When a step is due: its time, or how far it is from the beginning."""
    moment = prep.moment(tick)
    if moment is None or abs(tick.minutes) >= 24 * 60:
        return capital(tick.when)
    return f"{moment:%H:%M}"


def _step(tick: Tick) -> Text:
    return (tick.text, Quiet(f" {say('Send:')} "), f"“{tick.send}”") if tick.send else (tick.text,)


def _afterwards(prep: Preparation) -> Iterator[Text]:
    for text in afterwards(prep):
        yield marked(text)
