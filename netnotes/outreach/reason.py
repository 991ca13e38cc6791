"""What a reason to reach out is. Each stands in a file of its own in `reasons/`."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date
from functools import cache
from typing import NamedTuple

from netnotes import discover
from netnotes.config import Settings
from netnotes.model.network import Network
from netnotes.outreach.case import Case
from netnotes.outreach.parts import holders

#: Chooses, for a network on a day, those whom a reason can hold for, by their keys.
Among = Callable[[Network, date, Settings], frozenset[str]]


class Step(NamedTuple):
    """One next step: what to do, and by which channel ('' where it needs none)."""

    text: str
    channel: str = ""


class Because(NamedTuple):
    """One reason that holds for a person on a day.

    `said` is the sentence, `places` are what it rests on, `plan` is the next step; or they make
    them when they are asked for: only the few people who are shown need be thought about that
    far. `past` ranks those of one kind, before their dates do: the greater, the earlier.
    """

    on: date
    said: str | Callable[[], str]
    places: tuple[str, ...] | Callable[[], tuple[str, ...]]
    plan: Step | Callable[[], Step]
    code: str = ""
    past: float = 0.0

    def of_kind(self, code: str) -> Because:
        """The same, under the name of the reason that found it."""
        on, said, places, plan, _, past = self
        return Because(on, said, places, plan, code, past)

    @property
    def text(self) -> str:
        """The sentence."""
        return self.said if isinstance(self.said, str) else self.said()

    @property
    def evidence(self) -> tuple[str, ...]:
        """The places that the sentence rests on."""
        return self.places() if callable(self.places) else self.places

    @property
    def step(self) -> Step:
        """What to do next."""
        return self.plan if isinstance(self.plan, Step) else self.plan()


class Reason:
    """A kind of reason: its name is its file's name, its docstring its page.

    `badge` is how it is called beside a name, in a word or two of the catalogue. `order` ranks the
    kinds, the most binding first. `of` names what a note must have, one of it at
    least, for this reason to hold: a field, `task`, `plan`, a mark such as `#got`. What is `agreed`
    with the other person is never silenced by `snooze` or `do_not_contact`; what is part of looking
    for work (`search`) is when my note says `seeking: no`. A reason that is for some people of the
    network only (`among`) chooses them once a day, by their keys. One that most notes could have a part
    in tells quickly of which it surely does not hold: `likely` leaves those out, and only those.

    What was found of somebody holds until the own note changes, or one that it rests on in any case
    (`due.Verdicts`). A reason that looks into notes of other people besides is one `of_others`: it is
    looked for anew each time.
    """

    def __init__(
        self,
        module: str,
        doc: str | None,
        *,
        badge: str,
        order: int,
        of: tuple[str, ...] = (),
        agreed: bool = False,
        search: bool = False,
        of_others: bool = False,
        among: Among | None = None,
        likely: Among | None = None,
    ) -> None:
        self.code = module.rpartition(".")[2].replace("_", "-")
        self.doc = doc or ""
        self.badge = badge
        self.order = order
        self.of = frozenset(of)
        self.agreed = agreed
        self.search = search
        self.of_others = of_others
        self._among = among
        self._likely = likely
        self.find: Callable[[Case], Iterator[Because]] = _nothing

    def __call__(
        self, find: Callable[[Case], Iterator[Because]]
    ) -> Callable[[Case], Iterator[Because]]:
        """Use `find` to look for this reason: `@reason` above it."""
        self.find = find
        return find

    def among(self, network: Network, today: date, settings: Settings) -> frozenset[str] | None:
        """The keys of those whom it can hold for; None where it can for everyone."""
        choose = self._among
        if choose is None:
            return None
        key = (self.code, today, settings.fingerprint())
        return network.once(key, lambda: choose(network, today, settings))

    def concerns(self, network: Network, key: str, today: date, settings: Settings) -> bool:
        """Whether it can hold for a person, by their key."""

        def chosen() -> bool:
            among = self.among(network, today, settings)
            return among is None or key in among

        return self._among is None or network.part("among", (self.code, key), chosen)

    def candidates(self, network: Network, today: date, settings: Settings) -> frozenset[str]:
        """The keys of all those for whom it is worth looking; of nobody else it holds."""
        chosen = self.among(network, today, settings)
        if chosen is not None:
            return chosen
        if self._likely is not None:
            return self._likely(network, today, settings)
        if not self.of:
            return frozenset(network.notes)
        return frozenset().union(*(holders(network, today, part) for part in sorted(self.of)))


def _nothing(case: Case) -> Iterator[Because]:
    del case
    return iter(())


@cache
def reasons() -> tuple[Reason, ...]:
    """Every kind of reason, the most binding first."""
    found: list[Reason] = [
        module.reason for module in discover.modules("netnotes.outreach.reasons")
    ]
    return tuple(sorted(found, key=lambda reason: (reason.order, reason.code)))


@cache
def badges() -> dict[str, str]:
    """How each kind of reason is called on a badge, to be said there; the most binding first."""
    return {reason.code: reason.badge for reason in reasons()}
