"""One person, on one screen: who is this, how are we, what next."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from typing import TYPE_CHECKING

from netnotes.config import Settings
from netnotes.model.head import RHYTHM
from netnotes.model.network import Network
from netnotes.model.person import Person
from netnotes.outreach.case import Case
from netnotes.outreach.cases import cases_on
from netnotes.outreach.due import Due, due_line
from netnotes.outreach.reason import reasons
from netnotes.outreach.reasons.cadence import next_due
from netnotes.outreach.standing import ORDER as STANDINGS
from netnotes.outreach.standing import SAID
from netnotes.outreach.step import channel
from netnotes.sentences import say, tell
from netnotes.shell import quoted
from netnotes.views import _prepare_page, _readiness
from netnotes.views._due import card
from netnotes.views._history import history
from netnotes.views._mentions import mentions
from netnotes.views._pieces import (
    broken,
    dated,
    in_touch,
    joined,
    more,
    named,
    on_day,
    place,
    prose,
    since,
)
from netnotes.views._plain import fields, without_absent
from netnotes.views._shape import (
    DATE,
    NUMBER,
    PLACE,
    TEXT,
    YES_NO,
    Shape,
    listed,
    open_record,
    output,
    record,
    word,
)
from netnotes.views._ties import ties
from netnotes.views._timeline import timeline
from netnotes.views._who import facts
from netnotes.views._words import state_word
from netnotes.views.view import (
    Block,
    Bullets,
    Cards,
    Command,
    Day,
    Facts,
    Inline,
    Paragraph,
    Quiet,
    Strong,
    Table,
    Text,
    View,
)
from netnotes.words import calendar, shorten

if TYPE_CHECKING:
    from netnotes.git import Commit
    from netnotes.messages.prepare import Preparation

PER = Person
#: States of an ask in which nothing more is to be done.
_CLOSED = frozenset(("no-answer", "yes", "no"))
#: Fields of other notes that the page shows among whom they know.
_SHOWN_AS_TIES = frozenset(("knows", "related", "introduced_by"))

#: Besides these, every field of the note stands there under its own name.
SHAPE: Shape = output(
    person=open_record(
        {
            "path": TEXT,
            "broken": YES_NO,
            "standing": word(*STANDINGS),
            "last_contact": DATE,
            "next_due": DATE,
            "interactions": listed(
                record(
                    {"time": TEXT, "channel": TEXT, "direction": TEXT, "place": TEXT, "text": TEXT},
                    date=DATE,
                    marks=listed(TEXT),
                    planned=YES_NO,
                    at=PLACE,
                    **{"with": listed(TEXT)},
                )
            ),
            "asks": listed(open_record({"due_on": DATE, "minutes": NUMBER}, state=TEXT, at=PLACE)),
            "promises": listed(record({"due": DATE}, text=TEXT, done=YES_NO, at=PLACE)),
            "backlinks": listed(record(slug=TEXT, role=TEXT, at=PLACE)),
        },
        slug=TEXT,
        name=TEXT,
    )
)


def build(
    network: Network, today: date, settings: Settings, slug: str, commits: Sequence[Commit] = ()
) -> View:
    """The page of the person behind `slug`; `commits` are the changes of the note, newest first."""
    person = network.resolve(slug)
    assert isinstance(person, Person)
    name = f"people/{person.slug}"
    if person.broken:
        data = {"person": {"slug": person.slug, "name": person.called, "broken": True}}
        return View(name, person.called, tuple(broken(person)), data)
    case = cases_on(network, today, settings)[person]
    blocks = [
        *(_mine(case) if person is network.me else _theirs(case)),
        *prose(person),
        *ties(case),
        *_milestones(network, person, today),
        mentions(network, person, _SHOWN_AS_TIES),
        *more(person),
        *history(person, commits, today),
    ]
    shown = tuple(block for block in blocks if _says(block))
    return View(name, person.called, shown, lambda: {"person": _json(network, case)})


def _theirs(case: Case) -> list[Block]:
    """What stands above their own text: how we are, what next, who they are, what was."""
    network, person, today = case.network, case.person, case.today
    prep = _prepare_page.for_page(case)
    blocks: list[Block] = [Paragraph(_subtitle(network, person)), Paragraph(relation(case))]
    line = _due(case)
    blocks += _next(case, line)
    blocks += _what_matters(case, prep, line)
    who = tuple(facts(network, case))
    if who:
        blocks.append(Facts(say("Who"), who))
    elif not case.touches and not _subtitle(network, person):
        blocks.append(Paragraph(_only_a_name(case)))
    blocks += _asks(network, case)
    blocks += _readiness.blocks(case)
    blocks += [_prepare_page.on_page(prep)] if prep is not None else []
    blocks.append(timeline(network, person, case.touches, today, case.settings, _hint(case)))
    return blocks


def _mine(case: Case) -> list[Block]:
    """What stands above my own text: no verdicts, no promises to myself but those I wrote down."""
    network, person, today = case.network, case.person, case.today
    yours = say("Your own note: what you write here is looked for in those of others.")
    blocks: list[Block] = [Paragraph(_subtitle(network, person)), Paragraph((Quiet(yours),))]
    blocks += _what_matters(case)
    blocks.append(Facts(say("Who"), tuple(facts(network, case))))
    blocks += _asks(network, case)
    if case.touches:
        blocks.append(timeline(network, person, case.touches, today, case.settings))
    return blocks


def _only_a_name(case: Case) -> Text:
    """How a bare name becomes a person one can remember; of the dead nothing is asked."""
    if case.person.died:
        return ()
    command = Command(f"netnotes edit {quoted(case.person.slug)}")
    return tell("Only a name so far. Write down what you know: {command}", command=command)


def _hint(case: Case) -> Text:
    """How something gets into the log; not where nothing will."""
    if case.person.died or case.person.do_not_contact:
        return ()
    slug = quoted(case.person.slug)
    command = Command(f'netnotes log {slug} {channel(case) or "coffee"} "…"')
    return tell("When you have been in touch: {command}", command=command)


def _says(block: Block) -> bool:
    """Whether a block has anything to say."""
    if isinstance(block, Bullets):
        return bool(block.items or block.empty)
    if isinstance(block, Facts):
        return bool(block.rows)
    return not isinstance(block, Paragraph) or bool(block.text)


def _subtitle(network: Network, person: Person) -> Text:
    parts: list[Text] = []
    if person.title:
        parts.append((person.title,))
    if person.org is not None:
        parts.append(named(network, person.org))
    if person.city:
        parts.append((person.city,))
    return joined(parts, " · ")


def relation(case: Case) -> Text:
    """How the two of us are, when we were last in touch, and when the rhythm comes round."""
    person, today = case.person, case.today
    if person.died:
        return tell("Died on {day}. Remembered here.", day=_calendar_day(person.died, today))
    said = say("do not contact") if person.do_not_contact else say(SAID[case.standing])
    parts: list[Inline] = [Strong(said[0].upper() + said[1:]), " · "]
    parts += in_touch(case) or (say("nothing logged yet"),)
    if person.snooze and person.snooze > today and not person.do_not_contact:
        parts += [" · ", *tell("rests until {day}", day=_calendar_day(person.snooze, today))]
    turn = next_due(case)
    if turn and turn > today and not person.do_not_contact:
        day = on_day(turn, today)
        own = person.head[RHYTHM]  # that of a standing nobody called theirs
        told = (
            tell("your rhythm comes round {day}", day=day)
            if own
            else tell("the next hello {day}", day=day)
        )
        parts += [Quiet(" · "), *(Quiet(p) if isinstance(p, str) else p for p in told)]
    return tuple(parts)


def _due(case: Case) -> Due | None:
    """Why they are due today; nothing of the search where I am not looking for anything."""
    me = case.network.me
    seeking = me is None or me.seeking
    kinds = [kind for kind in reasons() if seeking or not kind.search]
    return due_line(case.network, case.person, case.today, case.settings, kinds)


def _next(case: Case, line: Due | None) -> list[Block]:
    if line is not None:
        return [Cards(say("Today"), (card(case.network, line, case.today, case.settings),))]
    if case.person.died or case.person.do_not_contact:
        return []
    return [Cards(say("Today"), (), say("Nothing is due."))]


def _what_matters(
    case: Case, prep: Preparation | None = None, line: Due | None = None
) -> list[Block]:
    """Promises, what is on their mind, their news, what drives them, questions.

    Nothing is said twice: `prep` holds the open questions where a meeting is planned, and `line` the
    promises that are due.
    """
    person, today = case.person, case.today
    blocks: list[Block] = [Bullets(say("You promised"), tuple(_promises(case, line)))]
    for title, found in ((say("Top of mind"), person.mind), (say("News"), person.news)):
        items: list[Text] = []
        for item in sorted(found, key=lambda dated_: -dated_.ordinal):
            age: Text = (Quiet(" · "), since(item.day, today)) if item.day else ()
            items.append((shorten(item.text, 400), *age))
        blocks.append(Bullets(title, tuple(items)))
    if person.why:
        blocks.append(Bullets(say("What drives them"), ((person.why.replace("\n", " "),),)))
    planned = prep is not None and prep.plan is not None
    open_questions = [] if planned else [(q.text,) for q in person.questions if not q.asked]
    asked = [(q.text, Quiet(" · "), Quiet(say("asked"))) for q in person.questions if q.asked]
    blocks.append(Bullets(say("Questions"), (*open_questions, *asked)))
    return blocks


def _promises(case: Case, line: Due | None) -> Iterator[Text]:
    due = {at for because in line.reasons for at in because.evidence} if line is not None else set()
    for task in case.person.tasks:
        if not task.done and case.person.at(task.line) not in due:
            when: Text = (" ", on_day(task.due, case.today)) if task.due else ()
            yield shorten(task.text, 300), *when, " ", place(case.person, task.line)


def _asks(network: Network, case: Case) -> list[Block]:
    """The asks, those that are still open first."""
    rows: list[tuple[Text, ...]] = []
    for ask, (state, due_on) in sorted(case.asks, key=lambda pair: pair[1].state in _CLOSED):
        sent: Text = (_calendar_day(ask.sent, case.today),) if ask.sent else ()
        change: Text = (_calendar_day(due_on, case.today),) if due_on else ()
        rows.append(
            (
                (shorten(ask.what, 120) or ask.kind,),
                named(network, ask.to) if ask.to else (),
                (state_word(state),),
                sent,
                change,
                (place(case.person, ask.line),),
            )
        )
    heads = (
        say("What"), say("About"), say("State"), say("Sent"), say("Next change"), say("Where"),
    )  # fmt: skip
    return [Table(say("Asks"), heads, tuple(rows))] if rows else []


def _calendar_day(day: date, today: date) -> Day:
    return Day(calendar(day, today), day.isoformat())


def _milestones(network: Network, person: Person, today: date) -> list[Block]:
    items: list[Text] = []
    for step in sorted(person.milestones, key=lambda m: -m.ordinal):
        what: Text = (step.word,)
        if step.org:
            what = tell("{what} at {org}", what=what, org=named(network, step.org))
        if step.thanks:
            people = joined(named(network, who) for who in step.thanks)
            what = tell("{what} thanks to {people}", what=what, people=people)
        text = f": {step.text}" if step.text and step.word else step.text
        items.append((*dated(step.day, today), " ", *what, text))
    return [Bullets(say("Milestones"), tuple(items))] if items else []


def _json(network: Network, case: Case) -> dict[str, object]:
    person = case.person
    out: dict[str, object] = {"slug": person.slug, "path": person.path, **fields(person)}
    if person is not network.me:  # how well one knows oneself is nothing that dates could tell
        out |= without_absent(
            standing=case.standing, last_contact=case.last_contact_day, next_due=next_due(case)
        )
    out |= without_absent(
        interactions=[
            without_absent(
                date=touch.entry.day, time=touch.entry.time, channel=touch.entry.channel,
                direction=touch.entry.direction, place=touch.entry.place, text=touch.entry.text,
                marks=list(touch.entry.marks), planned=touch.entry.planned(case.today), at=touch.at,
                **{"with": [who for who, *_ in touch.entry.people]},
            )
            for touch in case.touches
        ],
        asks=[
            {**fields(ask), **without_absent(state=state.state, due_on=state.due_on, at=person.at(ask.line))}
            for ask, state in case.asks
        ],
        promises=[
            without_absent(text=task.text, due=task.due, done=task.done, at=person.at(task.line))
            for task in person.tasks
        ],
        backlinks=[
            {"slug": note.slug, "role": mention.role, "at": note.at(mention.span.line)}
            for note, mention in network.backlinks(person)
        ],
    )  # fmt: skip
    return out
