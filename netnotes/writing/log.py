"""`log`: what happened between us, or is planned, as entries of a log."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date
from functools import partial
from typing import NamedTuple

from netnotes.changes.step import Change
from netnotes.config import Settings
from netnotes.errors import BadValueError
from netnotes.model import whom
from netnotes.model.clock import read_clock
from netnotes.model.log import CHANNELS, Entry
from netnotes.model.network import Network
from netnotes.model.person import Person
from netnotes.words import calendar, counted, listing
from netnotes.writing.entry import Wanted, with_marks
from netnotes.writing.in_log import counterpart, into_log
from netnotes.writing.intent import Intent
from netnotes.writing.log_words import Line
from netnotes.writing.said import lines, one_line, reference

_NOUNS = {"video": "video call"}
_BY_DIRECTION = {"out": "to", "in": "from"}


class Asked(NamedTuple):
    """What the options of `log` say. `text` is as typed; `marks` are those of `model.log`."""

    day: date
    text: str = ""
    time: str = ""
    direction: str = ""
    company: tuple[str, ...] = ()
    place: str = ""
    marks: tuple[str, ...] = ()
    plan: bool = False


class Order(NamedTuple):
    """An entry with those whom it concerns; it goes into the note of `host`, who is one of them."""

    host: Person
    people: tuple[Person, ...]
    wanted: Wanted


class Logging:
    """Entries on their way into their notes; `did` says of each what became of it."""

    def __init__(
        self, network: Network, today: date, settings: Settings, orders: Sequence[Order]
    ) -> None:
        self.network, self.today, self.settings = network, today, settings
        self.orders = tuple(orders)
        self.did = [""] * len(self.orders)

    @property
    def intent(self) -> Intent:
        """The steps, and what a person would call them."""
        steps = [
            Change(order.host.path, partial(self._make, number))
            for number, order in enumerate(self.orders)
        ]
        return Intent(self.title, tuple(steps))

    @property
    def title(self) -> str:
        """`Coffee with Ada Lovelace`."""
        if len(self.orders) != 1:
            return f"Log {counted(len(self.orders), 'entry', 'entries')}"
        return title_of(self.orders[0])

    def written(self, wanted: Wanted) -> bool:
        """Whether an entry is of a channel on which somebody writes."""
        return self.settings.channel_group(wanted.channel) == "written"

    def _make(self, number: int, raw: bytes) -> bytes:
        wanted = self.orders[number].wanted
        logged = into_log(raw, wanted, self.network, self.today, written=self.written(wanted))
        self.did[number] = logged.did
        return logged.raw


def title_of(order: Order) -> str:
    """What an entry is called in one line."""
    wanted = order.wanted
    noun = _NOUNS.get(wanted.channel, wanted.channel)
    names = listing([person.called for person in order.people])
    said = f"{noun} {_BY_DIRECTION.get(wanted.direction, 'with')} {names}"
    return f"Plan {said}" if wanted.planned else said[0].upper() + said[1:]


def order(
    network: Network, today: date, settings: Settings,
    people: Sequence[Person], channel: str, asked: Asked,
) -> Order:  # fmt: skip
    """The entry that was asked for. `channel` may be '' where a plan of that day tells it.

    Of several people the note is that of the first, or of the one in whose log it stands already.
    Raises `BadValueError` and `AmbiguousNameError`.
    """
    if asked.plan and asked.day < today:
        raise BadValueError("--plan", f"{calendar(asked.day, today)} is past")
    channel = channel or _planned_channel(people[0], asked.day)
    if asked.direction == "out" and channel in CHANNELS["in_person"]:
        message = f"a {channel} takes two; leave --out away, or name how you wrote"
        raise BadValueError("--out", message.replace("a event", "an event"))
    wanted = Wanted(
        asked.day, channel, with_marks(lines(asked.text, "TEXT"), list(asked.marks)),
        clock(asked.time), asked.direction, (),
        one_line(asked.place, "--place") if asked.place else "",
        planned=asked.plan or asked.day > today,
    )  # fmt: skip
    company = _company(network, people, asked.company)

    def in_note_of(host: Person) -> Wanted:
        others = [reference(person) for person in people if person is not host]
        return wanted._replace(people=(*others, *company))

    host = _host(people, in_note_of, today, settings)
    return Order(host, tuple(people), in_note_of(host))


def order_of_line(
    network: Network, today: date, settings: Settings, line: Line, asked: Asked
) -> Order:  # fmt: skip
    """The entry of a line of standard input, with what the options say of all of them."""
    entry = line.entry
    more = Asked(
        entry.day,
        entry.text,
        entry.time or asked.time,
        entry.direction or asked.direction,
        (*(target for target, *_ in entry.people), *asked.company),
        entry.place or asked.place,
        asked.marks,
        asked.plan,
    )
    return order(network, today, settings, line.people, entry.channel, more)


def clock(text: str) -> str:
    """A time of day as the log holds it: `16:00`. Raises `BadValueError`."""
    said = " ".join(text.split())
    if not said:
        return ""
    found = read_clock(f" {said}", 0)
    if found is None or not found.whole or found.end != len(said) + 1:
        raise BadValueError("--at", f"“{text}” is no time of day; write it as 16:00")
    return found.meant


def _planned_channel(host: Person, day: date) -> str:
    """The channel of the one open plan of a day."""
    plans = {e.channel for e in host.log if e.box == " " and e.day == day and e.channel}
    if len(plans) != 1:
        message = "say how: coffee, call, email … behind the names, then the text"
        raise BadValueError("CHANNEL", message)
    return plans.pop()


def _company(network: Network, people: Sequence[Person], names: Sequence[str]) -> list[str]:
    """Who else was there: a reference where the name is somebody's, else the name.

    It may well be somebody without a note, so that the beginning of a name is no more than a name.
    """
    found: dict[str, None] = {}
    for name in names:
        said = one_line(name, "--with").removeprefix("[[").removesuffix("]]").strip()
        notes = whom.named(network, said)
        note = whom.only(said, notes) if notes else None
        if note is None or note not in (*people, network.me):
            found[reference(note) if note else said] = None
    return list(found)


def _host(
    people: Sequence[Person], in_note_of: Callable[[Person], Wanted], today: date, settings: Settings
) -> Person:  # fmt: skip
    """In whose note the entry goes: where it stands already, or is planned; else the first's.

    Marks speak of the first person, so with marks it is that note.
    """
    first = people[0]
    wanted = in_note_of(first)
    if "#" in wanted.text:
        return first
    written = settings.channel_group(wanted.channel) == "written"
    for person in people:
        if entry_of(person, in_note_of(person), today, written=written):
            return person
    return first


def entry_of(person: Person, wanted: Wanted, today: date, *, written: bool) -> Entry | None:
    """The entry in someone's own log that speaks of what is wanted."""
    return counterpart(person.log, wanted, today, written=written)
