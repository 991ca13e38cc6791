"""What a gate before an ask is. Each stands in a file of its own in `gates/`."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date
from functools import cache
from typing import Literal

from netnotes import discover
from netnotes.outreach.reason import Step
from netnotes.outreach.request import Inquiry, Request
from netnotes.sentences import count, mark, say
from netnotes.words import number

Verdict = Literal["ready", "warm-up", "wait", "not-this-person", "no", "cold"]

_TIMES = {1: mark("once"), 2: mark("twice")}


def times(n: int) -> str:
    """`once`, `twice`, `three times`: how often a step says to be in touch."""
    return say(_TIMES[n]) if n in _TIMES else count("one time", "{n} times", n, n=number(n))


@dataclass(frozen=True, slots=True)
class Deed:
    """What a next step changes once it is done, so that the way to yes can be tried out.

    `contacts` friendly contacts on days of their own, the first of which carries `marks`; waiting
    `until` a day; `fields` to write down; another `request` to make instead, of `who` (a slug, or
    '' for the same person).
    """

    contacts: int = 0
    marks: tuple[str, ...] = ()
    until: date | None = None
    fields: tuple[tuple[str, str], ...] = ()
    request: Request | None = None
    who: str = ""


@dataclass(frozen=True, slots=True)
class Stop:
    """Why a gate stops an ask: the sentence, what it rests on, and the step that opens it.

    `unknown` says that the notes only do not tell: then nothing is said about the person as a fact.
    """

    text: str
    evidence: tuple[str, ...]
    step: Step
    deed: Deed = Deed()
    until: date | None = None
    instead: tuple[str, ...] = field(default=())
    unknown: bool = False


class Gate:
    """A gate: its code and name come from its file's name, its docstring is its page.

    `verdict` is what an ask that it stops gets. `of_network` gates (A06 to A10) speak of a tie that
    exists, so they leave strangers to the cold lane; those that are `waived` give way where the
    other person raised the matter. What a gate never looks at it says at once, so that of everyone it
    is asked only about whom it could stop: it is for some `kinds` of asks, for `big` ones, for who was
    `asked` something before, or for `strangers`.
    """

    def __init__(
        self,
        module: str,
        doc: str | None,
        *,
        verdict: Verdict,
        of_network: bool = False,
        waived: bool = False,
        only_notes: bool = False,
        kinds: tuple[str, ...] = (),
        big: bool = False,
        asked: bool = False,
        strangers: bool = False,
    ) -> None:
        stem = module.rpartition(".")[2]
        code, _, name = stem.partition("_")
        self.code = code.upper()
        self.name = name.replace("_", "-")
        self.doc = doc or ""
        self.verdict: Verdict = verdict
        self.of_network = of_network
        self.waived = waived
        self.only_notes = only_notes
        self.kinds = kinds
        self.big = big
        self.asked = asked
        self.strangers = strangers
        self.check: Callable[[Inquiry], Stop | None] = _open
        self._stops: Callable[[Inquiry], bool] | None = None

    def __call__(self, check: Callable[[Inquiry], Stop | None]) -> Callable[[Inquiry], Stop | None]:
        """Use `check` at this gate: `@gate` above it."""
        self.check = check
        return check

    def when(self, stops: Callable[[Inquiry], bool]) -> Callable[[Inquiry], bool]:
        """Use `stops` to tell whether it stops an ask, where saying why takes long: `@gate.when`."""
        self._stops = stops
        return stops

    def stops(self, inquiry: Inquiry) -> bool:
        """Whether it stops an ask, with nothing said of it."""
        return self._stops(inquiry) if self._stops else self.check(inquiry) is not None

    def stands_before(self, kind: str, *, big: bool, asked: bool, stranger: bool) -> bool:
        """Whether it could stop an ask of this kind and size, of one who is a stranger or not."""
        if self.kinds and kind not in self.kinds:
            return False
        if (self.big and not big) or (self.asked and not asked):
            return False
        return not (self.of_network if stranger else self.strangers)


def _open(inquiry: Inquiry) -> Stop | None:
    del inquiry
    return None


@cache
def gates() -> tuple[Gate, ...]:
    """Every gate, in the order in which they decide."""
    return tuple(module.gate for module in discover.modules("netnotes.outreach.gates"))


@cache
def gates_before(kind: str, *, big: bool, asked: bool, stranger: bool) -> tuple[Gate, ...]:
    """The gates that could stop an ask, in the order in which they decide (`Gate.stands_before`)."""
    return tuple(
        gate
        for gate in gates()
        if gate.stands_before(kind, big=big, asked=asked, stranger=stranger)
    )
