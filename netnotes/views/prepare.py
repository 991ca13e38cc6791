"""Prepare: the meetings ahead, and what to have in mind before each."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from netnotes.config import Settings
from netnotes.messages.afterwards import afterwards
from netnotes.messages.bank import Bank, bank
from netnotes.messages.clock import Tick
from netnotes.messages.for_whom import first_name
from netnotes.messages.plans import Meeting, Plan, meetings, next_plan, plans
from netnotes.messages.prepare import Preparation
from netnotes.messages.zones import both
from netnotes.model.dated import Dated
from netnotes.model.network import Network, Touch
from netnotes.model.note import Note
from netnotes.model.person import Person
from netnotes.outreach.case import Case
from netnotes.outreach.standing import ORDER as STANDINGS
from netnotes.sentences import mark, say, tell
from netnotes.shell import quoted
from netnotes.views import _prepare
from netnotes.views._logging import met
from netnotes.views._pieces import joined, named, place
from netnotes.views._plain import jsonable, without_absent
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
from netnotes.views._sheets import sheets
from netnotes.views.meeting import title as meeting_title
from netnotes.views.view import (
    Block,
    Card,
    Cards,
    Code,
    Command,
    Link,
    Paragraph,
    Strong,
    Text,
    View,
)
from netnotes.words import calendar, shorten
from netnotes.words import named as named_day

TITLE = mark("Prepare")
ORDER = 16
SECTION = mark("Coming up")

_TOLD = record({"at": PLACE}, date=DATE, channel=TEXT, text=TEXT)
_DATED = record({"date": DATE}, text=TEXT, at=PLACE)
_MEETING = record(
    {"time": TEXT, "their_time": TEXT, "place": TEXT, "note": TEXT},
    date=DATE, channel=TEXT, interview=YES_NO, at=PLACE, **{"with": listed(TEXT)},
)  # fmt: skip
SHAPE: Shape = output(
    prep=listed(
        record(
            {"meeting": _MEETING, "org": open_record()},
            slug=TEXT,
            name=TEXT,
            standing=word(*STANDINGS),
            aim=TEXT,
            shared_interests=listed(TEXT),
            interests=listed(TEXT),
            last=listed(_TOLD),
            news=listed(_DATED),
            mind=listed(_DATED),
            ask_what_is_on_their_mind=YES_NO,
            needs=listed(TEXT),
            gives=listed(record({"at": PLACE, "slug": TEXT}, text=TEXT)),
            links=open_record(),
            promises=listed(record({"due": DATE}, text=TEXT, at=PLACE)),
            asks=listed(
                record({"verdict": TEXT, "kind": TEXT, "what": TEXT}, state=TEXT, at=PLACE)
            ),
            people=listed(TEXT),
            questions=listed(record({"at": PLACE}, number=NUMBER, text=TEXT)),
            clock=listed(record({"at": TEXT, "send": TEXT}, minutes=NUMBER, text=TEXT)),
            afterwards=listed(TEXT),
        )
    )
)


def build(network: Network, today: date, settings: Settings) -> View:
    """Every meeting that is planned, the way to its own page, and what is wrong with my questions."""
    shelf = bank(settings.root)
    found = meetings(network, today, settings)
    last = today.toordinal() + settings.horizon
    passed = [one for one in found if one.plan.entry.day < today]
    near = [one for one in found if today.toordinal() <= one.plan.entry.ordinal <= last]
    later = [one for one in found if one.plan.entry.ordinal > last]
    groups = (
        ("", near, say("Nothing is planned for the next days.") if found else ""),
        (say("Further ahead"), later, ""),
        (say("Just passed: how was it?"), passed, ""),
    )
    blocks: list[Block] = [
        Cards(title, tuple(_card(network, one, today, settings) for one in ones), empty)
        for title, ones, empty in groups
        if ones or empty
    ]
    if not found:
        blocks.append(_nothing(today))
    blocks += [Paragraph((problem,), "warning") for problem in shelf.problems]

    def data() -> dict[str, object]:
        ahead = plans(network, today, settings)
        return {"prep": [to_json(p) for p in prepared(network, today, settings, ahead, shelf)]}

    return View("prepare", say(TITLE), tuple(blocks), data)


def _card(network: Network, one: Meeting, today: date, settings: Settings) -> Card:
    """A meeting: when, where and with whom, and what stands in the log of it."""
    plan = one.plan
    entry, person = plan.entry, plan.person
    prep = Preparation(Case(network, person, today, settings), bank(settings.root), plan)
    assert prep.when is not None
    when = [named_day(entry.day, today), both(prep.when, network.me, person, today)]
    said = ", ".join(filter(None, [*when, entry.place]))
    who: list[Text] = [(Link(person.called, person.slug),)]
    who += [(person.title,)] if person.title else []
    who += [named(network, person.org)] if person.org is not None else []
    at = place(plan.touch.note, entry.line)
    lines: list[Text] = [(Strong(said[:1].upper() + said[1:]), " ", at), joined(who)]
    if prep.company:
        company = joined(named(network, name) for name in prep.company)
        lines.append(tell("Also there: {who}", who=company))
    if entry.text:
        lines.append(tell("You wrote: {words}", words=shorten(entry.text, 160)))
    head = (Link(meeting_title(prep), one.name, "page"),)
    log = met(network, person, plan.touch.note, entry, today, settings)
    passed = entry.day < today
    return Card(head, tuple(lines), log=(Command(log),) if passed and log else ())


def _nothing(today: date) -> Paragraph:
    example = Code(f"- [ ] {today.isoformat()} 16:00 coffee at the corner: catch up")
    return Paragraph(
        tell(
            "Nothing is planned for the days ahead. A plan is a line in somebody’s log, {line}; {command} writes one.",
            line=example,
            command=Command(f"netnotes log WHO coffee --on {today.isoformat()} --at 16:00"),
        )
    )


def every(network: Network, today: date, settings: Settings) -> View:
    """The sheets of every meeting within the horizon, one after the other."""
    shelf = bank(settings.root)
    found = prepared(network, today, settings, plans(network, today, settings), shelf)

    def data() -> dict[str, object]:
        return {"prep": [to_json(prep) for prep in found]}

    if not found:
        return View("prepare", say(TITLE), (_nothing(today),), data)
    if len(found) == 1:
        return View("prepare", say(TITLE), tuple(_prepare.sheet(found[0])), data)
    titled: list[tuple[Preparation, str]] = []
    for prep in found:
        assert prep.plan is not None
        day = f"{calendar(prep.plan.entry.day, today)}, " if _often(found, prep) else ""
        titled.append((prep, f"{first_name(prep.person)}, {day}"))
    return View("prepare", say(TITLE), tuple(sheets(titled)), data)


def one(network: Network, today: date, settings: Settings, person: Person) -> View:
    """The sheet of one person: for the next meeting with them, or for none in particular."""
    prep = preparation(network, today, settings, person)
    title = _title(person)
    if peace := _in_peace(prep):
        return View(f"prepare/{person.slug}", person.called, (Paragraph(peace),), {"prep": []})
    blocks = tuple(_prepare.sheet(prep))
    return View(f"prepare/{person.slug}", title, blocks, lambda: {"prep": [to_json(prep)]})


def _in_peace(prep: Preparation) -> Text:
    """What is said of whom nobody is going to meet, in place of a sheet; () of everyone else."""
    person = prep.person
    kept = Command(f"netnotes show {quoted(person.slug)}")
    if person.died:
        return tell("They have died. What you had together stays in the note: {show}", show=kept)
    if person.do_not_contact and prep.plan is None:
        return (say("They do not wish to be contacted; leave them in peace."),)
    return ()


def _title(person: Person) -> str:
    return say("Before you meet {who}", who=person.called)


def each(network: Network, today: date, settings: Settings) -> list[View]:
    """A sheet of its own for every meeting within the horizon."""
    return [
        View(
            f"prepare/{prep.person.slug}",
            _title(prep.person),
            tuple(_prepare.sheet(prep)),
        )
        for prep in prepared(
            network, today, settings, plans(network, today, settings), bank(settings.root)
        )
    ]


def preparation(
    network: Network, today: date, settings: Settings, person: Person
) -> Preparation:  # fmt: skip
    """What there is to know before meeting someone, for the next meeting with them if there is one."""
    plan = next_plan(network, person, today)
    return Preparation(Case(network, person, today, settings), bank(settings.root), plan)


def prepared(
    network: Network, today: date, settings: Settings, found: Iterable[Plan], shelf: Bank
) -> list[Preparation]:
    """The preparations of several meetings."""
    return [Preparation(Case(network, plan.person, today, settings), shelf, plan) for plan in found]


def _often(found: list[Preparation], prep: Preparation) -> bool:
    """Whether there is more than one meeting with the same person, or of the same first name."""
    first = first_name(prep.person)
    return sum(first_name(other.person) == first for other in found) > 1


# -- as JSON ----------------------------------------------------------------------------------------


def to_json(prep: Preparation) -> dict[str, object]:
    """One preparation of `prep --json`."""
    person, org = prep.person, prep.org
    out: dict[str, object] = {
        "slug": person.slug,
        "name": person.called,
        "standing": prep.case.standing,
        "aim": _prepare.aim(prep),
        **_them(prep),
        **_mine(prep),
        "clock": [_tick(prep, tick) for tick in prep.ticks],
        "afterwards": list(afterwards(prep)),
    }
    if prep.plan is not None:
        out["meeting"] = _meeting(prep)
    if org is not None:
        out["org"] = without_absent(
            slug=org.slug, name=org.called, product=org.product, links=org.links,
            engineering_blog=org.engineering_blog,
        )  # fmt: skip
    return out


def _them(prep: Preparation) -> dict[str, object]:
    person = prep.person
    return {
        "shared_interests": prep.shared_interests,
        "interests": prep.other_interests,
        "last": [_told(touch) for touch in prep.last],
        "news": [_line(person, item) for item in prep.news],
        "mind": [_line(person, item) for item in prep.mind],
        "ask_what_is_on_their_mind": prep.mind_is_stale,
        "needs": person.needs,
        "links": jsonable(person.links),
        "people": [other.slug for other in prep.shared_people],
    }


def _mine(prep: Preparation) -> dict[str, object]:
    """What I could give, owe and ask."""
    person = prep.person
    return {
        "gives": [
            without_absent(text=give.text, at=give.at, slug=give.helper.slug if give.helper else "")
            for give in prep.gives
        ],
        "promises": [
            without_absent(text=task.text, due=task.due, at=person.at(task.line))
            for task in prep.promises
        ],
        "asks": [
            without_absent(
                kind=one.ask.kind, what=one.ask.what or one.ask.kind, state=one.state.state,
                verdict=one.answer.verdict if one.answer else "", at=person.at(one.ask.line),
            )
            for one in prep.asks
        ],
        "questions": [
            without_absent(
                number=number, text=question.text,
                at=person.at(question.line) if question.line else "",
            )
            for number, question in enumerate(prep.questions, 1)
        ],
    }  # fmt: skip


def _tick(prep: Preparation, tick: Tick) -> dict[str, object]:
    moment = prep.moment(tick)
    at = moment.isoformat(timespec="minutes") if moment else ""
    return without_absent(minutes=tick.minutes, text=tick.text, send=tick.send, at=at)


def _meeting(prep: Preparation) -> dict[str, object]:
    assert prep.plan is not None
    assert prep.when is not None
    entry, theirs = prep.plan.entry, prep.when.theirs
    return without_absent(
        date=entry.day, time=entry.time, channel=prep.channel, place=entry.place,
        interview=prep.interview, at=prep.plan.touch.at, note=prep.when.note,
        their_time=theirs.isoformat(timespec="minutes") if theirs else "",
        **{"with": prep.company},
    )  # fmt: skip


def _told(touch: Touch) -> dict[str, object]:
    entry = touch.entry
    return {
        "date": entry.day.isoformat(), "channel": entry.channel, "text": entry.text, "at": touch.at,
    }  # fmt: skip


def _line(note: Note, item: Dated) -> dict[str, object]:
    return without_absent(date=item.day, text=item.text, at=note.at(item.line))
