"""What is to be asked of whom: the question that readiness answers.

Readiness is per ask, not per person (R76): the same friend may be ready for an introduction and not
for two hours of expert help.
"""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass, replace

from netnotes.lazy import lazy
from netnotes.model.ask import ABOUTS, BIG, Ask
from netnotes.model.head import HELD
from netnotes.model.network import Network
from netnotes.model.org import Org
from netnotes.model.person import Person
from netnotes.model.topic import shares
from netnotes.outreach.case import Case
from netnotes.sentences import mark

#: What a standing carries (RULES, A08).
CARRIES = {"close": 5, "warm": 4, "acquaintance": 2, "new": 2, "dormant": 2, "stranger": 2}

#: A weight in words of the catalogue, of what is carried and of an ask.
CARRIED = {
    1: mark("a tiny one"),
    2: mark("a small one"),
    3: mark("a fair one"),
    4: mark("a big one"),
    5: mark("a huge one"),
}
SIZES = {
    1: mark("a tiny ask"),
    2: mark("a small ask"),
    3: mark("a fair ask"),
    4: mark("a big ask"),
    5: mark("a huge ask"),
}


@dataclass(frozen=True, slots=True)
class Request:
    """An ask that may be made: its kind, whom or what it is about, and how long it takes them."""

    kind: str
    to: str = ""
    what: str = ""
    minutes: int = 0
    about: str = ""
    weight: int = 0
    benefit: str = ""
    offer: str = ""

    @classmethod
    def of(cls, ask: Ask) -> Request:
        """The request that an ask in a note makes."""
        return cls(
            ask.kind, ask.to.target if ask.to else "", ask.what, ask.minutes or 0, ask.about,
            ask.weight or 0, ask.benefit, ask.offer,
        )  # fmt: skip

    def completed(self, ask: Ask) -> Request:
        """This request, with what it leaves open taken from a matching idea in the note."""
        idea = Request.of(ask)
        filled = {
            name: getattr(self, name) or getattr(idea, name)
            for name in ("to", "what", "minutes", "about", "weight", "benefit", "offer")
        }
        return replace(self, **filled)


class Inquiry:
    """A request of one person on one day, with what the gates need to know of it."""

    def __init__(self, case: Case, request: Request) -> None:
        self.case = case
        self.request = request
        self.network: Network = case.network
        self.person: Person = case.person
        note = case.network.resolve(request.to) if request.to else None
        #: The person it is about, where it is about one who has a note.
        self.to_person = note if isinstance(note, Person) else None
        self.org: Org | None = self._org()
        self.weight = self._weight()

    def _org(self) -> Org | None:
        """The organization it is about."""
        if self.to_person is not None:
            return self.network.org(self.to_person.org)
        return self.network.org(self.request.to) if self.request.to else None

    def _weight(self) -> int:
        """A benefit or a matching need takes one off, a topic beside their offers adds one (RULES).

        So does a trade offered for a discount: it makes it even (R169).
        """
        request, person = self.request, self.person
        weight = base_weight(request)
        trade = request.about == "discount" and request.offer
        held = person.head[HELD]
        if request.benefit or trade or ("needs" in held and self._meets_a_need()):
            weight -= 1
        if request.what and request.kind in ("advice", "favor") and "offers" in held:
            weight += not shares(request.what, person.offers)
        return max(1, min(weight, 5))

    def _meets_a_need(self) -> bool:
        said = f"{self.request.what} {self.request.offer}"
        return shares(said, self.person.needs)

    @property
    def big(self) -> bool:
        """Whether it is too big for a first date."""
        return self.weight >= BIG

    def on(self, case: Case) -> Inquiry:
        """The same request of the same person on another day; what it weighs, no day changes."""
        then = Inquiry.__new__(Inquiry)
        then.__dict__.update(self.__dict__)
        then.__dict__.pop("stranger", None)
        then.case = case
        return then

    @lazy
    def stranger(self) -> bool:
        """Whether it goes down the cold lane: until a positive answer brings them in (R221)."""
        if self.case.standing != "stranger":
            return False
        return all(state.state != "yes" for _, state in self.case.asks)

    @property
    def carries(self) -> int:
        """The weight that the two of you carry so far (R73, R74)."""
        settings = self.case.settings
        carried = CARRIES[self.case.standing]
        since = self.case.now - settings.record_window
        days = self.case.contacts.all
        if len(days) - bisect_right(days, since) >= settings.record_contacts:
            carried += 1
        return min(carried, 5)

    def target_words(self) -> str:
        """The target's name as it reads in a sentence, or ''."""
        note = self.to_person or self.org
        return note.called if note is not None else self.request.to


def base_weight(request: Request) -> int:
    """The weight of a kind of ask before anything makes it lighter; a kind not known weighs as a favor."""
    plain = {"connect": 1, "advice": 2, "introduction": 4, "pitch": 4}
    return plain.get(request.kind) or ABOUTS.get(request.about) or request.weight or BIG
