"""What becomes of an ask that was sent: the one follow-up, an answer, letting it go."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import NoReturn

from netnotes.changes.step import Change
from netnotes.config import Settings
from netnotes.errors import BadValueError, RefusedError, WhichAskError
from netnotes.model import edit
from netnotes.model.ask import Ask
from netnotes.model.network import Network
from netnotes.model.person import Person
from netnotes.model.values.cadence import later
from netnotes.outreach.ask_state import OPEN
from netnotes.outreach.case import Case
from netnotes.shell import quoted
from netnotes.words import calendar
from netnotes.writing import values
from netnotes.writing.aftermath import Make, checked
from netnotes.writing.intent import Intent
from netnotes.writing.readable import refuse_broken
from netnotes.writing.which_ask import Told, Which, fitting, index_of, said, the_one, told

_IDEAS = frozenset(("idea",))
_CLOSED = frozenset(("no-answer",))
#: An answer can still come to what closed by itself, and to what was put off.
_ANSWERABLE = frozenset(("no-answer", "later"))
_LET_GO = OPEN | {"idea", "standing", "later"}
_TITLES = {"yes": "said yes to", "no": "said no to", "later": "said later to"}


def following_up(
    network: Network, today: date, settings: Settings, person: Person, which: Which, on: date,
    *, anyway: bool = False,
) -> tuple[Intent, Told]:  # fmt: skip
    """The one follow-up on an ask, `on` a day. Raises `RefusedError` for a second one.

    So does one that comes too early, or once the ask has closed, but for `anyway`: then it went out,
    and that is what the note says.
    """
    _not_to_come("followed_up", on, today)
    case = Case(network, person, max(on, _first_sent(person, on)), settings)
    ask = the_one(person, fitting(case, which, OPEN)) or the_one(
        person, fitting(case, which, _CLOSED)
    )
    if ask is None:
        _nothing_waits(case, which, "to follow up on")
    if ask.followed_up is not None:
        if ask.followed_up == on:
            return Intent(_follow_up_title(person, ask), (_same(person),)), told(ask)
        first = calendar(ask.followed_up, today)
        raise RefusedError(
            f"one follow-up, and then peace: this is the second; the first went out on {first}."
        )
    assert ask.sent is not None
    due = later(ask.sent, settings.follow_up_after)
    if ask.sent <= on < due and not anyway:
        raise RefusedError(
            f"you asked on {calendar(ask.sent, today)}; the one follow-up is for "
            f"{calendar(due, today)} or later. If it went out already, --anyway writes it down."
        )
    if on >= later(ask.sent, settings.closed_without_follow_up) and not anyway:
        raise RefusedError(
            f"what you asked on {calendar(ask.sent, today)} has closed by itself; let it rest. "
            "If a follow-up went out, --anyway writes it down."
        )
    make = _keys(ask, {"followed_up": on.isoformat()})
    looked_at = checked(make, person.path, network, today, settings, "--on")
    return Intent(_follow_up_title(person, ask), (Change(person.path, looked_at),)), told(ask)


def _first_sent(person: Person, on: date) -> date:
    """The day from which at least one ask is sent: a follow-up before that has its own sentence."""
    return min((ask.sent for ask in person.asks if ask.sent and not ask.answer), default=on)


def _follow_up_title(person: Person, ask: Ask) -> str:
    return f"Followed up with {person.called}: {said(ask)}"


def answering(
    network: Network, today: date, settings: Settings, person: Person, which: Which,
    answer: str, on: date | None, *, until: date | None = None, outcome: str = "",
    people: Sequence[str] = (),
) -> tuple[Intent, Told]:  # fmt: skip
    """Their answer to an ask, `on` a day (left out: today). A later comes back `until` a day."""
    day = on or today
    _not_to_come("answered", day, today)
    extra = _came_of_it(network, outcome, people)
    case = Case(network, person, today, settings)
    ask = the_one(person, fitting(case, which, OPEN)) or the_one(
        person, fitting(case, which, _ANSWERABLE)
    )
    if ask is None:
        ask = _answered_so(case, which, answer, on)
        if ask is None:
            _nothing_waits(case, which, "for an answer")
        make = _keys(ask, extra)
    else:
        keys: dict[str, edit.Value] = {"answer": answer}
        if ask.answer != answer or on is not None or ask.answered is None:
            keys["answered"] = day.isoformat()
        if until is not None:
            keys["later"] = until.isoformat()
        gone = () if answer == "later" else ("later",)
        make = _keys(ask, {**keys, **extra}, gone)
    looked_at = checked(make, person.path, network, today, settings, f"ask {answer}")
    title = f"{person.called} {_TITLES[answer]} {said(ask)}"
    return Intent(title, (Change(person.path, looked_at),)), told(ask)


def _came_of_it(network: Network, outcome: str, people: Sequence[str]) -> dict[str, edit.Value]:
    extra: dict[str, edit.Value] = {}
    for name, words in (("outcome", [outcome]), ("people", list(people))):
        if any(word.strip() for word in words):
            extra[name] = values.read(Ask.fields[name].kind, words, f"--{name}", network)
    return extra


def _answered_so(case: Case, which: Which, answer: str, on: date | None) -> Ask | None:
    """The ask that has this answer already: what came of a yes can be told later."""
    found = [
        ask
        for ask in fitting(case, which, frozenset((answer,)))
        if on is None or ask.answered in (None, on)
    ]
    return the_one(case.person, found)


def dropping(
    network: Network, today: date, settings: Settings, person: Person, which: Which
) -> tuple[Intent, Ask]:
    """Let an ask go: an idea is taken out of the note, what was asked is closed as of today.

    Gives the ask as it was, too.
    """
    case = Case(network, person, today, settings)
    ask = the_one(person, fitting(case, which, _LET_GO))
    if ask is None:
        gone = [one for one in fitting(case, which, _CLOSED) if one.dropped]
        if not gone:
            _nothing_waits(case, which, "that could be let go")
        return Intent(f"Let go: {said(gone[-1])}", (_same(person),)), gone[-1]
    if ask in fitting(case, which, _IDEAS):
        make = _without(ask)
    else:
        make = _keys(ask, {"dropped": today.isoformat()})
    looked_at = checked(make, person.path, network, today, settings, "ask drop")
    title = f"Let go what I wanted of {person.called}: {said(ask)}"
    return Intent(title, (Change(person.path, looked_at),)), ask


def _keys(ask: Ask, keys: dict[str, edit.Value], gone: Sequence[str] = ()) -> Make:
    """Set keys of an ask, and take others out."""

    def make(raw: bytes) -> bytes:
        index = index_of(raw, ask)
        for key, value in keys.items():
            raw = edit.set_in_item(raw, "asks", index, key, value)
        for key in gone:
            if ask.written(key):
                raw = edit.remove_in_item(raw, "asks", index, key)
        return raw

    return make


def _without(ask: Ask) -> Make:
    """Take an ask out of the note."""
    return lambda raw: edit.remove_item(raw, "asks", index_of(raw, ask))


def _same(person: Person) -> Change:
    """A step that changes nothing, for what is written down already."""
    return Change(person.path, lambda raw: raw)


def _not_to_come(name: str, on: date, today: date) -> None:
    if on > today:
        message = f"`{name}` tells of something that happened, but {on} lies in the future"
        raise BadValueError("--on", message)


def _nothing_waits(case: Case, which: Which, purpose: str) -> NoReturn:
    """Say why no ask can be meant, by what there is."""
    person = case.person
    refuse_broken(person)
    ideas = fitting(case, which, _IDEAS)
    if ideas:
        raise WhichAskError(
            f"{person.called} has not been asked yet: {said(ideas[0])} is an idea; "
            f"`netnotes ask sent {quoted(person.slug)} {ideas[0].kind}` writes down that you asked."
        )
    for ask, (state, _) in reversed(case.asks):
        if state in ("yes", "no") and which.fits(case.network, ask):
            when = f" on {calendar(ask.answered, case.today)}" if ask.answered else ""
            raise WhichAskError(f"{person.called} said {state} to {said(ask)}{when}; that stands.")
    raise WhichAskError(
        f"no ask of {person.called} is there {purpose}; `netnotes ask sent {quoted(person.slug)} KIND` "
        "writes one down."
    )
