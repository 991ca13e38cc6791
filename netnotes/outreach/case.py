"""What one person's notes say on one day: computed once, and read by every rule."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from netnotes.config import Settings
from netnotes.lazy import lazy
from netnotes.model.ask import Ask
from netnotes.model.head import ANSWERED, CLOSENESS, HELD, LAST, OUT, RHYTHM, SIGNS
from netnotes.model.log import Entry
from netnotes.model.network import Contacts, Network, Touch
from netnotes.model.person import Person
from netnotes.model.values.cadence import Cadence
from netnotes.outreach.ask_state import OPEN, AskState, ask_state
from netnotes.outreach.standing import Standing, standing_of
from netnotes.sentences import say
from netnotes.words import ago

#: Marks on an `out` entry that expect no answer (RULES, "Reason: cadence").
_NO_ANSWER_EXPECTED = frozenset(("thanked", "posted"))


_ORDINAL, _DIRECTION, _MARKS = (
    Entry._fields.index(name) for name in ("ordinal", "direction", "marks")
)

#: States of an ask that was answered, on a day that may not be written down.
_ANSWERED = frozenset(("yes", "no", "later", "standing"))


class Case:
    """A person on a day."""

    def __init__(self, network: Network, person: Person, today: date, settings: Settings) -> None:
        self.network = network
        self.person = person
        self.today = today
        self.now = today.toordinal()
        self.settings = settings

    @lazy
    def contacts(self) -> Contacts:
        """The days of all interactions."""
        return self.network.contacts(self.person, self.today)

    @lazy
    def standing(self) -> Standing:
        """How well we know each other now."""
        return standing_of(self.person, self.contacts, self.today, self.settings)

    @lazy
    def asks(self) -> list[tuple[Ask, AskState]]:
        """The asks of this person, each with its state today.

        Of who died, or wishes for no contact, no answer is awaited any more.
        """
        held = self.person.head[HELD]
        if "asks" not in held:
            return []
        found = [(ask, ask_state(ask, self.today, self.settings)) for ask in self._written_down]
        if "died" in held or ("do_not_contact" in held and self.person.do_not_contact):
            closed = AskState("no-answer")
            return [(ask, closed if state.state in OPEN else state) for ask, state in found]
        return found

    @lazy
    def _written_down(self) -> list[Ask]:
        """The asks as the note has them, on whatever day."""
        return self.person.asks

    def on(self, day: date) -> Case:
        """The same person on another day; what no day changes is not read again."""
        then = Case(self.network, self.person, day, self.settings)
        then.__dict__["_written_down"] = self._written_down
        return then

    @lazy
    def open_ask(self) -> Ask | None:
        """An ask that waits for an answer."""
        head = self.person.head
        if "ask open" not in head[SIGNS] and all(day <= self.now for day in head[ANSWERED]):
            return None
        return next((ask for ask, (state, _) in self.asks if state in OPEN), None)

    @lazy
    def last_contact(self) -> int:
        """The day of the last interaction or answer, as an ordinal; 0 where there is none.

        The clock of the cadence runs from here: from when it happened, not from when it was typed.
        """
        last = self.contacts.all[-1] if self.contacts.all else 0
        answered: tuple[int, ...] = self.person.head[ANSWERED]
        return max((last, *(day for day in answered if day <= self.now)))

    @property
    def last_contact_day(self) -> date | None:
        """`last_contact` as a date."""
        return date.fromordinal(self.last_contact) if self.last_contact else None

    @property
    def last_talk_day(self) -> date | None:
        """The day on which we last met or talked; an answer to an ask is neither."""
        days = self.contacts.all
        return date.fromordinal(days[-1]) if days else None

    @property
    def only_met(self) -> bool:
        """Whether the last contact is the day we met, and no entry speaks of it: no more is known."""
        last = self.last_contact
        return (
            bool(last) and last in self.contacts.all[-1:] and last not in self.contacts.logged[-1:]
        )

    @property
    def met_when(self) -> str:
        """When we met, as exactly as the note has it: `five weeks ago`, `in 2003`."""
        met = self.person.met
        if met is None:
            return ""
        return ago(met.last, self.today) if met.day else say("in {when}", when=met.words())

    @property
    def answered_since(self) -> date | None:
        """The day of an answer that came after we last met or talked."""
        last = self.last_contact
        return date.fromordinal(last) if last and last not in self.contacts.all[-1:] else None

    @lazy
    def unanswered(self) -> list[int]:
        """The days on which I wrote since the last contact and have no answer, each once.

        Thanks and news expect none. Sending an ask and following it up count as writing.
        """
        return sorted({day for day, expects in self._written if expects})

    @lazy
    def last_out(self) -> int:
        """The last day on which I wrote since the last contact, thanks and news included; or 0."""
        return max((day for day, _ in self._written), default=0)

    @lazy
    def _written(self) -> list[tuple[int, bool]]:
        """The days on which I wrote since the last contact, and whether I could expect an answer."""
        last = self.last_contact
        found: list[tuple[int, bool]] = []
        sent = self.person.head[OUT] > last  # seldom so, and then it is looked at what
        for plain in self.person.data.get("notable", ()) if sent else ():
            if plain[_ORDINAL] > last and plain[_DIRECTION] == "out":
                entry = Entry._make(plain)
                if entry.counts(self.today):
                    expects = _NO_ANSWER_EXPECTED.isdisjoint(entry.marks)
                    found.append((entry.ordinal, expects))
        # Another's note shares the writing with this person, not what its marks say.
        for touch in self.network.shared_since(self.person, last):
            entry = touch.entry
            if entry.ordinal > last and entry.direction == "out" and entry.counts(self.today):
                found.append((entry.ordinal, True))
        for ask, (state, _) in self.asks if sent else ():
            for day in (ask.sent, ask.followed_up):
                if day is not None and day <= self.today and day.toordinal() > last:
                    found.append((day.toordinal(), state not in _ANSWERED))
        return found

    @lazy
    def notable(self) -> list[Entry]:
        """The entries of the own log that say more than that we were in touch.

        Those with a direction, a box or a mark, and those of today or later.
        """
        person = self.person
        if person.last < self.now:
            return person.notable
        return [
            entry
            for entry in person.log
            if entry.direction or entry.box or entry.marks or entry.ordinal >= self.now
        ]

    @lazy
    def signs(self) -> tuple[str, ...]:
        """What the body of this note has that a reason could rest on (see `Reason`).

        It is asked of everyone, so it is read off the plain data.
        """
        head, network = self.person.head, self.network
        said: tuple[str, ...] = head[SIGNS]
        planned = "box" in said or head[LAST] >= self.now
        if not planned:
            elsewhere = network.elsewhere(self.person)
            planned = elsewhere is not None and (elsewhere.open or elsewhere.last >= self.now)
        return (*said, "plan") if planned else said

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

    @lazy
    def touches(self) -> list[Touch]:
        """Every entry that concerns this person, newest first."""
        return self.network.touches(self.person)

    @lazy
    def cadence(self) -> Cadence | None:
        """How often to be in touch: the note's own word, else by standing (RULES, "Reason: cadence")."""
        own = self.person.head[RHYTHM]
        if own:
            return Cadence._make(own)
        if self.standing in ("dormant", "stranger"):
            return self.settings.cadence_of(self.person.head[CLOSENESS])
        return self.settings.cadence_of(self.standing)

    def marked(self, mark: str) -> Iterator[Entry]:
        """The entries of the person's own note that carry a mark and happened.

        `with` shares the contact, not the marks.
        """
        if f"#{mark}" not in self.person.head[SIGNS]:
            return
        for plain in self.person.data.get("notable", ()):
            if mark in plain[_MARKS]:
                entry = Entry._make(plain)
                if entry.counts(self.today):
                    yield entry

    def last_marked(self, mark: str) -> int:
        """The last day that carries a mark, as an ordinal; 0 where there is none."""
        return max((entry.ordinal for entry in self.marked(mark)), default=0)
