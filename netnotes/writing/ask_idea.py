"""An ask that I think of, and one that I have sent."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import NamedTuple

from netnotes.changes.step import Change
from netnotes.config import Settings
from netnotes.errors import BadValueError, WhichAskError
from netnotes.model import edit
from netnotes.model.ask import Ask
from netnotes.model.network import Network
from netnotes.model.note import fold
from netnotes.model.person import Person
from netnotes.outreach.ask_state import OPEN
from netnotes.outreach.asking import matching_idea
from netnotes.outreach.case import Case
from netnotes.outreach.readiness import Answer, answer
from netnotes.outreach.request import Inquiry, Request
from netnotes.shell import quoted
from netnotes.writing import values, written
from netnotes.writing.aftermath import Make, checked
from netnotes.writing.intent import Intent
from netnotes.writing.readable import refuse_broken
from netnotes.writing.which_ask import Told, Which, fitting, in_words, index_of, the_one, told

#: What of an ask is said before it is sent, by the names of the fields.
SAID = ("what", "to", "minutes", "channel", "benefit", "offer", "about", "weight")
_IDEAS = frozenset(("idea",))
_LATER = frozenset(("later",))
#: A note in which an ask is looked at that is not written down.
_BLANK = b"---\nname: Somebody\n---\n"


class Sending(NamedTuple):
    """An ask to be written down as sent: the change, which ask it is about, the verdict that day.

    There is no change where it was not ready and no reason was given.
    """

    intent: Intent | None
    told: Told | None
    answer: Answer | None


def read_said(said: Mapping[str, str], network: Network) -> dict[str, str]:
    """What was said of an ask, checked by the kinds of its fields, in their order."""
    fields: dict[str, str] = {}
    for name in SAID:
        if said.get(name, "").strip():
            kind = Ask.fields[name].kind
            value = values.read(kind, [said[name]], f"--{name}", network)
            assert isinstance(value, str)
            fields[name] = value
    return fields


def adding(
    network: Network, today: date, settings: Settings, person: Person, kind: str,
    said: Mapping[str, str],
) -> tuple[Intent, Told]:  # fmt: skip
    """An idea of an ask; one about the same, in the same words, is completed instead."""
    fields = read_said(said, network)
    about, what = _target(fields), fields.get("what", "")
    case = Case(network, person, today, settings)
    same = [
        ask
        for ask in fitting(case, Which(kind, about), _IDEAS)
        if fold(ask.what) == fold(what) and (ask.to is None) is (not about)
    ]
    make = _completing(same[0], fields) if same else _appending({"kind": kind, **fields})
    step = _step(network, today, settings, person, kind, make)
    title = f"Idea for {person.called}: {in_words(kind, about, what)}"
    return Intent(title, (step,)), told(same[0]) if same else Told(kind, about, what, None)


def weighing(
    network: Network, today: date, settings: Settings, person: Person, kind: str,
    said: Mapping[str, str],
) -> Request:  # fmt: skip
    """What is to be asked, before it is: of what was said, and of what the note fills in.

    A matching idea fills in what is left out, or else a `later` that has come. What `sending` would
    refuse is refused here in the same words, with `BadValueError`; the sentence alone may follow.
    """
    fields = read_said(said, network)
    case = Case(network, person, today, settings)
    about = _target(fields)
    idea = matching_idea(case, kind, about)
    before = _BLANK
    if idea is not None:
        kept = {name: text for name in SAID if (text := _text(idea, name))}
        before = _weighed(kind, kept)(_BLANK)
        fields = {**kept, **fields}
    else:
        fields = {**_carried(case, Which(kind, about, fields.get("what", "")), None), **fields}
    if _doubtful(network, person, kind, fields):
        checked(_weighed(kind, fields), person.path, network, today, settings, kind)(before)
    return _request(kind, fields)


def _doubtful(network: Network, person: Person, kind: str, fields: Mapping[str, str]) -> bool:
    """Whether the rules may have something to say of it: they are loaded only where they may."""
    about = _target(fields)
    if about and network.resolve(about) is person:
        return True
    lacking = not about and kind in ("pitch", "introduction")
    return lacking or (kind != "favor" and any(name in fields for name in ("about", "weight")))


def _weighed(kind: str, fields: Mapping[str, str]) -> Make:
    """A note that holds nothing but one ask, as it would be written down."""
    item = {"kind": kind, "what": "…", **fields}
    return lambda _: edit.add_item(_BLANK, "asks", dict(item))


def sending(
    network: Network, today: date, settings: Settings, person: Person, kind: str,
    said: Mapping[str, str], on: date, anyway: str,
) -> Sending:  # fmt: skip
    """An ask that was sent `on` a day: an idea in the note, or else a new one.

    Where the verdict of that day is not ready, it takes a reason, `anyway`. Raises `BadValueError`,
    and `WhichAskError` where several ideas can be meant or nothing says what was asked.
    """
    if on > today:
        raise BadValueError("--on", f"{on} lies in the future; `netnotes ask add` notes an idea")
    refuse_broken(person)
    fields = read_said(said, network)
    which = Which(kind, _target(fields), fields.get("what", ""))
    now = Case(network, person, today, settings)
    case = now if on == today else Case(network, person, on, settings)
    idea = the_one(person, _ideas(now, which))
    before = _sent_already(now, which, on) if idea is None else None
    if before is not None:
        return Sending(
            Intent(_asked(person, told(before)), (_same(person),)),
            told(before),
            None,
        )
    if idea is None and not kind:
        raise _unclear(person)
    fields = {**_carried(case, which, idea), **fields}
    request = _request(idea.kind if idea else kind, fields)
    if idea is not None:
        request = request.completed(idea)
    verdict = answer(Inquiry(case, request))
    ready = verdict.verdict == "ready"
    if not ready and not anyway.strip():
        return Sending(None, None, verdict)
    reason = {} if ready else _reason(anyway, network)
    if not request.what and request.kind != "connect":
        raise BadValueError("--what", "say in one sentence what you asked")
    done = {"sent": on.isoformat(), **reason}
    was = told(idea) if idea else Told(kind, "", "", None)
    about = Told(was.kind, was.to or request.to, was.what or request.what, on)
    if idea is None:
        # It is looked at as an idea first: what is wrong with one is only history once it is sent.
        new = _step(network, today, settings, person, kind, _appending({"kind": kind, **fields}))
        make = _finishing(new.make, done)
    else:
        make = _completing(idea, {**fields, **done})
    step = _step(network, today, settings, person, about.kind, make)
    return Sending(Intent(_asked(person, about), (step,)), about, verdict)


def _unclear(person: Person) -> WhichAskError:
    return WhichAskError(
        f"there is no idea to ask {person.called} that could be meant; say what you asked: "
        f"netnotes ask sent {quoted(person.slug)} KIND --what …"
    )


def _reason(anyway: str, network: Network) -> dict[str, str]:
    """Why it was sent though the verdict was not ready."""
    text = values.read(Ask.fields["anyway"].kind, [anyway], "--anyway", network)
    return {"anyway": str(text)}


def _asked(person: Person, about: Told) -> str:
    return f"Asked {person.called}: {in_words(*about[:3])}"


def _ideas(case: Case, which: Which) -> list[Ask]:
    """The ideas that can be meant; what one leaves open does not tell it from another."""
    exact = fitting(case, which, _IDEAS)
    if exact:
        return exact
    return [
        ask
        for ask in fitting(case, Which(which.kind), _IDEAS)
        if (not which.what or not ask.what or Which("", "", which.what).fits(case.network, ask))
        and (not which.to or ask.to is None or Which("", which.to).fits(case.network, ask))
    ]


def _sent_already(case: Case, which: Which, on: date) -> Ask | None:
    """The ask that was written down as sent on this day, where it can be meant."""
    found = [ask for ask in fitting(case, which, OPEN) if ask.sent == on]
    return found[-1] if found else None


def _carried(case: Case, which: Which, idea: Ask | None) -> dict[str, str]:
    """What an ask says that they answered with a `later` that has come: it is asked again."""
    if idea is not None:
        return {}
    come = [ask for ask in fitting(case, which, _LATER) if ask.later and ask.later <= case.today]
    if len(come) != 1:
        return {}
    return {name: text for name in SAID if (text := _text(come[0], name))}


def _text(ask: Ask, name: str) -> str:
    """A field of an ask as it is written."""
    if name == "to":
        return "" if ask.to is None else f"[[{ask.to.target}]]" if ask.to.linked else ask.to.target
    value = getattr(ask, name)
    return "" if value is None else str(value)


def _target(fields: Mapping[str, str]) -> str:
    return fields.get("to", "").removeprefix("[[").removesuffix("]]")


def _request(kind: str, fields: Mapping[str, str]) -> Request:
    return Request(
        kind, _target(fields), fields.get("what", ""), int(fields.get("minutes", 0)),
        fields.get("about", ""), int(fields.get("weight", 0)), fields.get("benefit", ""),
        fields.get("offer", ""),
    )  # fmt: skip


def _step(
    network: Network, today: date, settings: Settings, person: Person, where: str,
    make: Make,
) -> Change:  # fmt: skip
    return Change(person.path, checked(make, person.path, network, today, settings, where))


def _same(person: Person) -> Change:
    """A step that changes nothing, for what is written down already."""
    return Change(person.path, lambda raw: raw)


def _appending(fields: Mapping[str, str]) -> Make:
    return lambda raw: edit.add_item(raw, "asks", dict(fields))


def _finishing(make: Make, keys: Mapping[str, str]) -> Make:
    """Add keys to the ask that `make` puts at the end of the list."""

    def make_all(raw: bytes) -> bytes:
        raw = make(raw)
        last = len(written.items(raw, "asks")) - 1
        for key, value in keys.items():
            raw = edit.set_in_item(raw, "asks", last, key, value)
        return raw

    return make_all


def _completing(ask: Ask, fields: Mapping[str, str]) -> Make:
    """Set what is new in an ask; its sentence and whom it is about stay as they are written."""
    kept = [name for name in ("what", "to") if ask.has(name)]

    def make(raw: bytes) -> bytes:
        index = index_of(raw, ask)
        for key, value in fields.items():
            if key not in kept and _text(ask, key) != value:
                raw = edit.set_in_item(raw, "asks", index, key, value)
        return raw

    return make
