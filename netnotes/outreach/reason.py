"""What a reason to reach out is. Each stands in a file of its own in `reasons/`."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date
from functools import cache
from typing import NamedTuple

from netnotes import discover
from netnotes.outreach.case import Case


class Step(NamedTuple):
    """One next step: what to do, and by which channel ('' where it needs none)."""

    text: str
    channel: str = ""


@dataclass(frozen=True, slots=True)
class Because:
    """One reason that holds for a person on a day.

    `text` is the sentence, `evidence` the places it rests on. `past` ranks those of one kind that
    share a date: the greater, the earlier. `plan` is the next step, or makes it when it is
    asked for: only the few people who are shown need be thought about that far.
    """

    on: date
    text: str
    evidence: tuple[str, ...]
    plan: Step | Callable[[], Step]
    code: str = ""
    past: float = 0.0

    @property
    def step(self) -> Step:
        """What to do next."""
        return self.plan if isinstance(self.plan, Step) else self.plan()


class Reason:
    """A kind of reason: its name is its file's name, its docstring its page.

    `order` ranks the kinds, the most binding first. `of` names what a note must have, one of it at
    least, for this reason to hold: a field, `task`, `plan`, a mark such as `#got`. What is `agreed`
    with the other person is never silenced by `snooze` or `do_not_contact`; what is part of looking
    for work (`search`) is when my note says `seeking: no`.
    """

    def __init__(
        self,
        module: str,
        doc: str | None,
        *,
        order: int,
        of: tuple[str, ...] = (),
        agreed: bool = False,
        search: bool = False,
    ) -> None:
        self.code = module.rpartition(".")[2].replace("_", "-")
        self.doc = doc or ""
        self.order = order
        self.of = frozenset(of)
        self.agreed = agreed
        self.search = search
        self.find: Callable[[Case], Iterator[Because]] = _nothing

    def __call__(
        self, find: Callable[[Case], Iterator[Because]]
    ) -> Callable[[Case], Iterator[Because]]:
        """Use `find` to look for this reason: `@reason` above it."""
        self.find = find
        return find


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
