"""Which of somebody's asks a command line means, and where it stands in the note's bytes."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any, NamedTuple

from netnotes.errors import RefusedError, WhichAskError
from netnotes.model.ask import Ask
from netnotes.model.network import Network
from netnotes.model.note import fold
from netnotes.model.parse import parse_note
from netnotes.model.person import Person
from netnotes.outreach.case import Case
from netnotes.words import shorten
from netnotes.writing import written


class Which(NamedTuple):
    """What was said of an ask to tell it from the others; '' says nothing."""

    kind: str = ""
    to: str = ""
    what: str = ""

    def fits(self, network: Network, ask: Ask) -> bool:
        """Whether an ask can be meant; `what` may be a part of its sentence."""
        if self.kind and ask.kind != self.kind:
            return False
        if self.to and not same_target(network, ask.to.target if ask.to else "", self.to):
            return False
        return fold(self.what) in fold(ask.what)


class Told(NamedTuple):
    """Which ask a change is about, by what it says afterwards; `sent` None leaves that open."""

    kind: str
    to: str
    what: str
    sent: date | None

    def find(self, person: Person) -> Ask | None:
        """The last ask of the note that says so."""
        for ask in reversed(person.asks):
            about = ask.to.target if ask.to else ""
            same = ask.kind == self.kind and fold(ask.what) == fold(self.what)
            if same and fold(about) == fold(self.to) and self.sent in (None, ask.sent):
                return ask
        return None


def told(ask: Ask) -> Told:
    """The same, of an ask that is there already."""
    return Told(ask.kind, ask.to.target if ask.to else "", ask.what, ask.sent)


def same_target(network: Network, one: str, other: str) -> bool:
    """Whether two names are of the same organization or person."""
    if fold(one) == fold(other):
        return True
    first = network.resolve(one) or network.org(one)
    return first is not None and first is (network.resolve(other) or network.org(other))


def fitting(case: Case, which: Which, states: frozenset[str]) -> list[Ask]:
    """The asks in one of these states that can be meant, in the order of the note."""
    return [
        ask for ask, (state, _) in case.asks if state in states and which.fits(case.network, ask)
    ]


def the_one(person: Person, found: Sequence[Ask]) -> Ask | None:
    """The only one of these, or None where there is none. Raises `WhichAskError` for several."""
    if len(found) > 1:
        lines = "; ".join(f"{said(ask)} ({person.at(ask.line)})" for ask in found)
        raise WhichAskError(
            f"{person.called}: this could be {lines}. Say which one, by its kind, --to or --what."
        )
    return found[0] if found else None


def said(ask: Ask) -> str:
    """An ask in a few words: its kind, whom it is about, its sentence."""
    return in_words(ask.kind, ask.to.target if ask.to else "", ask.what)


def in_words(kind: str, to: str, what: str) -> str:
    """The same, of what an ask says."""
    about = f" about {to}" if to else ""
    return f"{kind}{about}" + (f", “{shorten(what, 60)}”" if what else "")


def index_of(raw: bytes, ask: Ask) -> int:
    """Where in the list `asks` of these bytes an ask stands, counted from 0.

    Raises `RefusedError` where it is not there any more, since somebody changed it meanwhile.
    """
    read = parse_note(raw)["fields"].get("asks", ())
    wanted = _placeless(ask.values)
    same = [number for number, plain in enumerate(read) if _placeless(plain) == wanted]
    maps = [n for n, item in enumerate(written.items(raw, "asks")) if isinstance(item, tuple)]
    if not same or len(maps) != len(read):
        raise RefusedError("this ask was changed meanwhile; nothing was written. Look at it again.")
    return maps[same[0]]


def _placeless(plain: Any) -> Any:
    if isinstance(plain, dict):
        return {key: _placeless(value) for key, value in plain.items() if key != "@"}
    return plain
