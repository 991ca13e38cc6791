"""What one person's notes say on one day: computed once, and read by every rule."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from functools import cached_property

from netnotes.config import Settings
from netnotes.model.ask import Ask
from netnotes.model.log import Entry
from netnotes.model.network import Contacts, Network, Touch
from netnotes.model.person import Person
from netnotes.model.values.cadence import Cadence
from netnotes.outreach.ask_state import OPEN, AskState, State, ask_state
from netnotes.outreach.standing import Standing, standing_of

#: Marks on an `out` entry that expect no answer (RULES, "Cadence").
_NO_ANSWER_EXPECTED = frozenset(("thanked", "posted"))


#: States of an ask that was answered, on a day that may not be written down.
_ANSWERED = frozenset(("yes", "no", "later", "standing"))

_DIRECTION, _BOX, _MARKS = (Entry._fields.index(name) for name in ("direction", "box", "marks"))


class Case:
    """A person on a day."""

    def __init__(self, network: Network, person: Person, today: date, settings: Settings) -> None:
        self.network = network
        self.person = person
        self.today = today
        self.now = today.toordinal()
        self.settings = settings

    @cached_property
    def contacts(self) -> Contacts:
        """The days of all interactions."""
        return self.network.contacts(self.person, self.today)

    @cached_property
    def standing(self) -> Standing:
        """How well we know each other now."""
        return standing_of(self.person, self.contacts, self.today, self.settings)

    @cached_property
    def asks(self) -> list[tuple[Ask, AskState]]:
        """The asks of this person, each with its state today."""
        if "asks" not in self.person.values:
            return []
        return [(ask, ask_state(ask, self.today, self.settings)) for ask in self.person.asks]

    @cached_property
    def open_ask(self) -> Ask | None:
        """An ask that waits for an answer."""
        return next((ask for ask, (state, _) in self.asks if state in OPEN), None)

    @cached_property
    def last_contact(self) -> int:
        """The day of the last interaction or answer, as an ordinal; 0 where there is none.

        The clock of the cadence runs from here: from when it happened, not from when it was typed.
        """
        last = self.contacts.all[-1] if self.contacts.all else 0
        for ask, _ in self.asks:
            answered = ask.answered
            if answered is not None and answered <= self.today:
                last = max(last, answered.toordinal())
        return last

    @property
    def last_contact_day(self) -> date | None:
        """`last_contact` as a date."""
        return date.fromordinal(self.last_contact) if self.last_contact else None

    @cached_property
    def unanswered(self) -> list[int]:
        """The days on which I wrote since the last contact and have no answer, each once.

        Thanks and news expect none. Sending an ask and following it up count as writing.
        """
        days: set[int] = set()
        for entry in self._outs():
            if not _NO_ANSWER_EXPECTED.intersection(entry.marks):
                days.add(entry.ordinal)
        # Another's note shares the writing with this person, not what its marks say.
        days.update(entry.ordinal for entry in self._shared_outs())
        days.update(day for state, day in self._asked() if state not in _ANSWERED)
        return sorted(day for day in days if day > self.last_contact)

    @cached_property
    def last_out(self) -> int:
        """The last day on which I wrote, thanks and news included; 0 where there is none."""
        days = [entry.ordinal for entry in (*self._outs(), *self._shared_outs())]
        return max([*days, *(day for _, day in self._asked())], default=0)

    def _asked(self) -> Iterator[tuple[State, int]]:
        """The days on which an ask was sent or followed up, with the state that it is in."""
        for ask, (state, _) in self.asks:
            for day in (ask.sent, ask.followed_up):
                if day is not None and day <= self.today:
                    yield state, day.toordinal()

    @cached_property
    def notable(self) -> list[Entry]:
        """The entries of the own log that say more than that we were in touch.

        Those with a direction, a box or a mark, and those of today or later.
        """
        return [
            Entry._make(plain)
            for plain in self.person.data["log"]
            if plain[_DIRECTION] or plain[_BOX] or plain[_MARKS] or plain[0] >= self.now
        ]

    @cached_property
    def parts(self) -> set[str]:
        """What this person's note has that a reason could rest on (see `Reason`)."""
        found = set(self.person.values)
        for entry in self.notable:
            found.update([f"#{mark}" for mark in entry.marks])
        shared = [touch.entry for touch in self.network.shared_touches(self.person)]
        for entry in (*self.notable, *shared):
            if entry.box == " " or entry.ordinal >= self.now:
                found.add("plan")
        if self.person.data["tasks"]:
            found.add("task")
        return found

    def _outs(self) -> Iterator[Entry]:
        for entry in self.notable:
            if entry.direction == "out" and entry.counts(self.today):
                yield entry

    def _shared_outs(self) -> Iterator[Entry]:
        for touch in self.network.shared_touches(self.person):
            if touch.entry.direction == "out" and touch.entry.counts(self.today):
                yield touch.entry

    def where(self, ordinal: int) -> str:
        """The entry of a day on which we were in touch, as a place; the note, where none is."""
        for entry in self.person.log:
            if entry.ordinal == ordinal and entry.interacts(self.today):
                return self.person.at(entry.line)
        for touch in self.network.shared_touches(self.person):
            if touch.entry.ordinal == ordinal and touch.entry.interacts(self.today):
                return touch.at
        for ask, _ in self.asks:
            if ask.answered is not None and ask.answered.toordinal() == ordinal:
                return self.person.at(ask.span("answered").line)
        return self.person.field_at("met") if self.person.has("met") else self.person.at(1)

    @cached_property
    def touches(self) -> list[Touch]:
        """Every entry that concerns this person, newest first."""
        return self.network.touches(self.person)

    @cached_property
    def cadence(self) -> Cadence | None:
        """How often to be in touch: the note's own word, else by standing (RULES, "Cadence")."""
        own = self.person.cadence
        if own is not None:
            return own
        if self.standing in ("dormant", "stranger"):
            return self.settings.cadence_of(self.person.closeness)
        return self.settings.cadence_of(self.standing)

    def marked(self, mark: str) -> Iterator[Entry]:
        """The entries of the person's own note that carry a mark and happened.

        `with` shares the contact, not the marks (RULES, "Due").
        """
        for entry in self.notable:
            if mark in entry.marks and entry.counts(self.today):
                yield entry

    def last_marked(self, mark: str) -> int:
        """The last day that carries a mark, as an ordinal; 0 where there is none."""
        return max((entry.ordinal for entry in self.marked(mark)), default=0)
