"""What to have in mind before one meets someone: the data of the preparation sheet.

The order is that of a good visit: why one goes and what they love, then them, then what one could
bring, and only then anything of one's own. Nothing here is an agenda.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime
from typing import NamedTuple

from netnotes.lazy import lazy
from netnotes.messages import zones
from netnotes.messages.bank import Bank, same
from netnotes.messages.clock import DAY, Tick, clock, is_interview
from netnotes.messages.for_whom import audiences, slots
from netnotes.messages.giving import Give, gives
from netnotes.messages.plans import Plan
from netnotes.model.ask import Ask
from netnotes.model.dated import Dated
from netnotes.model.network import Touch
from netnotes.model.note import fold
from netnotes.model.org import Org
from netnotes.model.person import Person
from netnotes.model.tasks import Task
from netnotes.outreach.ask_state import AskState
from netnotes.outreach.asking import about_org
from netnotes.outreach.case import Case
from netnotes.outreach.graph import DISTANCE, graph_on
from netnotes.outreach.hard_time import QUESTIONS as GENTLE
from netnotes.outreach.hard_time import hard_time
from netnotes.outreach.readiness import Answer, answer, is_ready, they_raised_it
from netnotes.outreach.reason import Because, reasons
from netnotes.outreach.request import Inquiry, Request
from netnotes.outreach.step import channel as usual_channel
from netnotes.sentences import say

#: So many questions come from the bank.
QUESTIONS = 5
_LATEST = 2
_SHARED = 6
#: Reasons to reach out that are well said when one meets.
_REMEMBERED = frozenset(("thank-you", "keep-posted", "birthday", "date"))
_SHOWN = ("waiting", "follow-up-due", "later", "idea", "standing")


class Asking(NamedTuple):
    """A question to ask. `line` is where it stands in the note, 0 for one of the bank."""

    text: str
    line: int = 0


class Open(NamedTuple):
    """An ask that is open, or thought of; `answer` says whether one that is thought of is ready."""

    ask: Ask
    state: AskState
    answer: Answer | None


class Preparation:
    """A person on a day, with the meeting that is planned, if any."""

    def __init__(self, case: Case, bank: Bank, plan: Plan | None = None) -> None:
        self.case = case
        self.person: Person = case.person
        self.plan = plan
        self._bank = bank

    # -- the meeting --------------------------------------------------------------------------

    @lazy
    def channel(self) -> str:
        """How we meet: as planned, else as they like it best."""
        planned = self.plan.entry.channel if self.plan else ""
        return planned or usual_channel(self.case)

    @property
    def group(self) -> str:
        """The channel's group: in_person, live, written, or '' for one that is not known."""
        return self.case.settings.channel_group(self.channel)

    @lazy
    def interview(self) -> bool:
        """Whether it is a job interview."""
        return self.plan is not None and is_interview(self.plan.entry)

    @lazy
    def when(self) -> zones.When | None:
        """When it begins, on both clocks; None where nothing is planned."""
        if self.plan is None:
            return None
        return zones.when(self.plan.entry, self.person, self.case.network.me)

    @lazy
    def company(self) -> list[str]:
        """Who else is there, as they are named."""
        if self.plan is None:
            return []
        touch, network = self.plan.touch, self.case.network
        here = [name for name, *_ in touch.entry.people if network.resolve(name) is not self.person]
        if not touch.own and isinstance(touch.note, Person) and touch.note is not network.me:
            here.insert(0, touch.note.slug)
        return here

    @lazy
    def ticks(self) -> tuple[Tick, ...]:
        """The clock: what to do before, and after."""
        steps = clock(self.channel, self.group, interview=self.interview)
        if self.person.context == "personal" and not self.interview:
            return tuple(tick for tick in steps if tick.minutes < DAY)  # friends need no homework
        return steps

    def moment(self, tick: Tick) -> datetime | None:
        """When a step is due, on my clock; None where the meeting has no time."""
        return zones.at(self.when, tick.minutes) if self.when else None

    # -- them -----------------------------------------------------------------------------------

    @lazy
    def shared_interests(self) -> list[str]:
        """What both of us love, in their words."""
        me = self.case.network.me
        mine = {fold(word) for word in me.interests} if me else set()
        return [word for word in self.person.interests if fold(word) in mine]

    @lazy
    def other_interests(self) -> list[str]:
        """What they love besides."""
        return [word for word in self.person.interests if word not in self.shared_interests]

    @lazy
    def lit(self) -> list[Touch]:
        """The last conversations that lit them up."""
        today = self.case.today
        found = [t for t in self.case.touches if "lit" in t.entry.marks and t.own]
        return [t for t in found if t.entry.counts(today)][:_LATEST]

    @lazy
    def last(self) -> list[Touch]:
        """The last times we were in touch and something is written of it, newest first."""
        today = self.case.today
        found = (t for t in self.case.touches if t.entry.interacts(today) and t.entry.text)
        return [touch for touch, _ in zip(found, range(_LATEST), strict=False)]

    @lazy
    def news(self) -> list[Dated]:
        """What happened in their life, newest first."""
        return _newest(self.person.news, self.case.today)

    @lazy
    def mind(self) -> list[Dated]:
        """What is on their mind, newest first."""
        return _newest(self.person.mind, self.case.today)

    @lazy
    def mind_is_stale(self) -> bool:
        """Whether it is time to ask what is on their mind: nothing is known, or it is old."""
        if hard_time(self.case) is not None:
            return False  # what is on their mind is known
        latest = max((mind.ordinal for mind in self.mind), default=0)
        return self.case.now - latest > self.case.settings.stale_mind

    @lazy
    def org(self) -> Org | None:
        """Where they work, where it has a note."""
        return self.case.network.org(self.person.org)

    @lazy
    def shared_people(self) -> list[Person]:
        """Whom we both know, the closest to them first."""
        case = self.case
        graph = graph_on(case.network, case.today, case.settings)
        far = DISTANCE["stranger"]
        found = [
            (length, graph.direct(key) or far, fold(other.called), other)
            for key, length in graph.neighbours(self.person.key).items()
            if (other := graph.person(key)) is not None
        ]
        near = sorted((item for item in found if item[1] < far), key=lambda item: item[:3])
        return [other for *_, other in near[:_SHARED]]

    # -- what I could bring ---------------------------------------------------------------------

    @lazy
    def gives(self) -> list[Give]:
        """What I could give; nothing at an interview, where it would look like a bribe."""
        return [] if self.interview else gives(self.case)

    @lazy
    def promises(self) -> list[Task]:
        """What I owe them: the open tasks of their note."""
        return [task for task in self.person.tasks if not task.done and not task.someday]

    @lazy
    def remembered(self) -> list[Because]:
        """What is due to them besides: thanks, news of how it went, a birthday, a day to remember."""
        asked = [reason for reason in reasons() if reason.code in _REMEMBERED]
        return [because for reason in asked for because in reason.find(self.case)]

    # -- what I may ask -------------------------------------------------------------------------

    @lazy
    def asks(self) -> list[Open]:
        """Asks that are open, or thought of; none while I am not looking, and at an interview."""
        me = self.case.network.me
        resting = me is not None and not me.seeking
        if resting or self.interview or self.person.do_not_contact:
            return []
        found = []
        for ask, state in self.case.asks:
            if state.state in _SHOWN:
                # Of an ask whose kind cannot be read nothing is concluded.
                judged = state.state == "idea" and ask.kind
                ready = answer(Inquiry(self.case, Request.of(ask))) if judged else None
                found.append(Open(ask, state, ready))
        return found

    @lazy
    def raised(self) -> bool:
        """Whether I may speak of working where they are: they told of an opening, or recruit there."""
        if self.org is None or not self.org.target:
            return False
        inquiry = Inquiry(self.case, about_org("pitch", self.org))
        return they_raised_it(inquiry) and is_ready(inquiry)

    @lazy
    def questions(self) -> list[Asking]:
        """My own open questions, then those of the bank that were never asked, in their order."""
        noted = self.person.questions
        own = [Asking(q.text, q.line) for q in noted if not q.asked]
        done = [q.text for q in noted]
        if hard_time(self.case) is not None:
            asked = {same(text) for text in done}
            more = [text for text in map(say, GENTLE) if same(text) not in asked]
        else:
            names, values = audiences(self.case), slots(self.case)
            more = self._bank.unasked(names, values, done, QUESTIONS)
        once = {same(question.text): question for question in reversed(own)}
        mine = [question for question in own if once[same(question.text)] is question]
        return [*mine, *(Asking(text) for text in more)]


def _newest(found: Sequence[Dated], today: date) -> list[Dated]:
    """The latest three of a dated list, those of days to come left out."""
    past = [dated for dated in found if dated.ordinal <= today.toordinal()]
    return sorted(past, key=lambda dated: -dated.ordinal)[:3]
