"""What `log` answers: the line, its place, and when it is time again."""

from __future__ import annotations

from collections.abc import Iterator

from netnotes.model.head import RHYTHM
from netnotes.model.network import Network
from netnotes.model.note import Note
from netnotes.model.person import Person
from netnotes.model.whom import close, meant
from netnotes.outreach.case import Case
from netnotes.outreach.reasons.cadence import next_due
from netnotes.sentences import mark, say, tell
from netnotes.shell import quoted
from netnotes.views._plain import without_absent
from netnotes.views._shape import DATE, PLACE, TEXT, YES_NO, Shape, listed, record, word
from netnotes.views._written import written as shape
from netnotes.views.view import Block, Card, Cards, Code, Link, Paragraph, Text, View
from netnotes.words import calendar, either, on, span
from netnotes.writing import in_log
from netnotes.writing.entry import as_written
from netnotes.writing.log import Logging, Order, entry_of, title_of

SHAPE: Shape = shape(
    {
        "logged": listed(
            record(
                did=word(in_log.ADDED, in_log.TICKED, in_log.CHANGED, in_log.THERE),
                at=PLACE,
                line=TEXT,
                planned=YES_NO,
                people=listed(record({"next_due": DATE}, slug=TEXT, name=TEXT)),
            )
        )
    }
)

#: So many who may be meant are named.
_SOME = 3
_EACH = {
    "day": mark("{day}, by your daily hello."),
    "week": mark("{day}, by your weekly hello."),
    "month": mark("{day}, by your monthly hello."),
    "year": mark("{day}, by your yearly hello."),
}


def build(network: Network, logging: Logging) -> View:
    """The entries as they stand in their notes now, and what follows from each."""
    blocks: list[Block] = []
    cards: list[Card] = []
    data: list[dict[str, object]] = []
    for order, did in zip(logging.orders, logging.did, strict=True):
        cases = [
            Case(network, person, logging.today, logging.settings)
            for one in order.people
            if isinstance(person := network.notes.get(one.key), Person)
        ]
        host = network.notes.get(order.host.key)
        written = logging.written(order.wanted)
        entry = (
            entry_of(host, order.wanted, logging.today, written=written)
            if isinstance(host, Person)
            else None
        )
        if host is None or entry is None:
            continue  # somebody was faster, and it is gone again
        line, at = as_written(entry).line, host.at(entry.line)
        what = _what_became(did, order)
        said: list[Text] = [(what,)] if what else []
        follows = _follows(order, cases)
        elsewhere = _planned_elsewhere(order, cases, network) if did == in_log.ADDED else []
        more: list[Text] = [*said, *_without_a_note(network, order), *elsewhere, *follows]
        first: Text = (Code(" ".join(line.split())), " ", Link(at, at, "place"))
        cards.append(Card((title_of(order),), (first, *more)))
        blocks += [Paragraph(text) for text in (first, *more)]
        data.append(
            {
                "did": did,
                "at": at,
                "line": line,
                "planned": order.wanted.planned,
                "people": [
                    without_absent(
                        slug=case.person.slug, name=case.person.called, next_due=next_due(case)
                    )
                    for case in cases
                ],
            }
        )
    if len(cards) != 1:
        blocks = [Cards("", tuple(cards))]
    return View("log", logging.title, tuple(blocks), {"logged": data})


def _what_became(did: str, order: Order) -> str:
    """A sentence on what became of an entry; '' for a new line, which speaks for itself."""
    if did == in_log.TICKED:
        if "#cancelled" in order.wanted.text:
            return say("It was planned; it rests now, cancelled.")
        return say("It was planned; its box is ticked.")
    if did == in_log.CHANGED:
        if order.wanted.planned:
            return say("It was planned already; what is new about it is added.")
        return say("It was there already; what is new about it is added.")
    return say("It is there already.") if did == in_log.THERE else ""


def _without_a_note(network: Network, order: Order) -> Iterator[Text]:
    """Who was there besides by a name that is nobody's here, and who may be meant by it.

    It may be somebody without a note; but a name that is cut short would count for nobody.
    """
    for name in order.wanted.people:
        if name.startswith("[[") or network.candidates(name):
            continue
        found = meant(network, name, _is_person)
        slugs = [note.slug for note in found] or close(network, name, _is_person)
        if not slugs:
            yield (say("Nobody here is called “{name}”; it stands as a plain name.", name=name),)
            continue
        yield tell(
            "Nobody here is called “{name}”; it stands as a plain name. If you meant {who}: {undo}, "
            "then the same with {option}.",
            name=name, who=either(slugs[:_SOME]), undo=Code("netnotes undo"),
            option=Code(f"--with {quoted(slugs[0]) if len(slugs) == 1 else 'SLUG'}"),
        )  # fmt: skip


def _is_person(note: Note) -> bool:
    return isinstance(note, Person)


def _follows(order: Order, cases: list[Case]) -> list[Text]:
    """When it is time again, for each of the people."""
    if order.wanted.planned:
        case = cases[0]
        ahead, horizon = (order.wanted.day - case.today).days, case.settings.horizon
        due = Code("netnotes due")
        names = " ".join(quoted(person.slug) for person in order.people)
        ticks = Code(f"netnotes log {names} {order.wanted.channel} …")
        when = on(order.wanted.day, case.today)
        if ahead > horizon:
            return [
                tell(
                    "Planned {day}; it comes up in {due} {time} before. Afterwards {command} ticks it.",
                    day=when, due=due, time=span(horizon), command=ticks,
                )
            ]  # fmt: skip
        return [
            tell(
                "Planned {day}; it stands in {due}. Afterwards {command} ticks it.",
                day=when,
                due=due,
                command=ticks,
            )
        ]
    if len(cases) == 1:
        said = next_time(cases[0])
        return [(say("Next: {when}", when=said),)] if said else []
    found = [(case.person.called, next_time(case)) for case in cases]
    return [(say("Next with {who}: {when}", who=name, when=said),) for name, said in found if said]


def next_time(case: Case) -> str:
    """When it is time to be in touch again, as a sentence; '' where nothing is to be said of it."""
    person, today = case.person, case.today
    cadence = case.cadence
    if person.died or person.do_not_contact:
        return ""
    day = next_due(case)
    if day is None:
        if cadence is not None and cadence.never:
            return say("when you like; no rhythm reminds you.")
        if case.open_ask:
            return say("when your ask is answered; until then the rhythm rests.")
        if case.unanswered:
            return say("when they write; nothing reminds you until then.")
        return ""
    assert cadence is not None
    if person.snooze is not None and person.snooze > max(day, today):
        rest = calendar(person.snooze, today)
        return say("about {day}, when the rest that you gave them ends.", day=rest)
    if day <= today:
        if not person.head[RHYTHM]:
            return say("today; it has been a while.")
        return say("today; your rhythm has come round since.")
    when = say("about {day}", day=calendar(day, today))
    if case.last_out > case.last_contact and (
        not case.last_contact_day or day != cadence.after(case.last_contact_day)
    ):
        return say("{day}, if they have not written by then.", day=when)
    if not person.head[RHYTHM]:  # it is that of a standing, and nobody chose it
        return say("about {day}.", day=calendar(day, today))
    if cadence.number == 1:
        return say(_EACH[cadence.unit], day=when)
    return say("{day}, by your {rhythm}.", day=when, rhythm=cadence.words())


def _planned_elsewhere(order: Order, cases: list[Case], network: Network) -> list[Text]:
    """An open plan of the same in the note of somebody else who was named there."""
    keys = {person.key for person in order.people}
    for case in cases:
        for touch in network.shared_touches(case.person):
            entry = touch.entry
            same = (entry.day, entry.channel) == (order.wanted.day, order.wanted.channel)
            if same and entry.box == " " and touch.note.key not in keys:
                ticks = Code(f"netnotes log {quoted(touch.note.slug)} {quoted(entry.channel)}")
                at = Link(touch.at, touch.at, "place")
                return [
                    tell(
                        "A plan of that day stands at {place}; {command} ticks it.",
                        place=at,
                        command=ticks,
                    )
                ]
    return []
