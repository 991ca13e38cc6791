"""Made-up people for the laws of readiness, and someone who does what a next step says."""

from __future__ import annotations

from copy import deepcopy
from dataclasses import dataclass, field
from datetime import date, timedelta

from examples import TODAY, settings_of
from hypothesis import strategies as st

from netnotes.model.network import Network
from netnotes.model.parse import make_note, parse_note
from netnotes.model.person import Person
from netnotes.outreach.gate import Stop
from netnotes.outreach.readiness import Answer, readiness
from netnotes.outreach.request import Request

SETTINGS = settings_of()
#: Fields that hold a list: a step adds to them.
_LISTS = ("knows", "interests")


@dataclass
class Made:
    """A note in parts, which can be changed and written out again."""

    fields: dict[str, str] = field(default_factory=dict)
    lists: dict[str, list[str]] = field(default_factory=dict)
    asks: list[dict[str, str]] = field(default_factory=list)
    log: list[str] = field(default_factory=list)
    prose: str = ""

    def text(self) -> str:
        """The note as a file."""
        lines = ["---", *(f"{key}: {value}" for key, value in self.fields.items())]
        for key, values in self.lists.items():
            lines += [f"{key}:", *(f"  - {value}" for value in values)] if values else []
        if self.asks:
            lines.append("asks:")
            for ask in self.asks:
                lines += [
                    f"  {'-' if i == 0 else ' '} {k}: {v}" for i, (k, v) in enumerate(ask.items())
                ]
        return "\n".join([*lines, "---", "", self.prose, "", "## Log", "", *self.log, ""])


OTHERS = {
    "acme": "---\nkind: org\nname: Acme\nsize: 400\nreferral_program: yes\n---\n",
    "globex": "---\nkind: org\nname: Globex\nsize: 12\n---\n",
}


def _bo() -> Made:
    return Made({"name": "Bo", "org": "Globex", "title": "Staff Engineer", "closeness": "warm"})


@dataclass
class World:
    """The made-up person among the others, on a day. `who` is asked: Sam, or Bo instead."""

    made: Made
    bo: Made = field(default_factory=_bo)
    today: date = TODAY
    who: str = "sam"

    def network(self) -> Network:
        """Everyone, read from their texts."""
        texts = {"sam": self.made.text(), "bo": self.bo.text(), **OTHERS}
        return Network(
            [make_note(f"people/{n}.md", parse_note(t.encode())) for n, t in texts.items()]
        )

    def ask(self, request: Request) -> Answer:
        """The answer to a request of whom is meant."""
        network = self.network()
        person = network.person(self.who)
        assert isinstance(person, Person)
        return readiness(network, person, request, self.today, SETTINGS)

    def do(self, stop: Stop, request: Request) -> Request:
        """Do what the next step says; gives the request that is then to be made.

        Contacts are a week apart, each on a day of its own, and the first carries the marks.
        """
        deed = stop.deed
        made = self.bo if self.who == "bo" else self.made
        for number in range(deed.contacts):
            self.today += timedelta(7)
            marks = "".join(f" #{mark}" for mark in deed.marks) if number == 0 else ""
            made.log.append(f"- {self.today} coffee: on a bench{marks}")
        if deed.until is not None:
            self.today = max(self.today, deed.until)
        for key, value in deed.fields:
            if key in _LISTS:
                made.lists.setdefault(key, []).append(value)
            else:
                made.fields[key] = value
        self.who = deed.who or self.who
        return deed.request or request

    def copy(self) -> World:
        """The same, to be changed."""
        return deepcopy(self)


# -- strategies ---------------------------------------------------------------------------------

WHATS = (
    "", "Time", "How you test timetables", "The timetables you test", "A backend position",
    "Introduce me to Bo", "Half an hour on gardens", "Lend me your van",
)  # fmt: skip
KINDS = ("pitch", "introduction", "advice", "connect", "favor")
ABOUTS = ("", "inside-info", "look-over", "contact", "practical", "word", "expertise", "discount")
TOS = ("", "Acme", "Globex, Inc.", "Nowhere", "bo", "sam")

past_days = st.integers(0, 1200).map(lambda days: TODAY - timedelta(days))
near_days = st.integers(0, 120).map(lambda days: TODAY - timedelta(days))
marks = st.lists(
    st.sampled_from(("gave", "got", "thanked", "posted", "introduced", "opening", "work", "personal", "cancelled")),
    max_size=2, unique=True,
)  # fmt: skip


@st.composite
def entries(draw: st.DrawFn) -> str:
    """An entry of the log."""
    day = draw(st.one_of(past_days, near_days))
    box = draw(st.sampled_from(("", "", "", "[x] ", "[ ] ")))
    way = draw(st.sampled_from(("", "", "", " in", " out")))
    channel = draw(st.sampled_from(("coffee", "video", "call", "email", "message")))
    said = "".join(f" #{mark}" for mark in draw(marks))
    return f"- {box}{day} {channel}{way}: gardens{said}"


@st.composite
def asks(
    draw: st.DrawFn, *, answers: tuple[str, ...] = ("", "yes", "no", "later")
) -> dict[str, str]:
    """An ask: an idea, or sent and perhaps answered."""
    kind = draw(st.sampled_from(KINDS))
    ask = {"kind": kind}
    what = draw(st.sampled_from(WHATS))
    if what:
        ask["what"] = what
    to = draw(st.sampled_from(TOS))
    if to:
        ask["to"] = f'"{to}"'
    if kind == "favor":
        about = draw(st.sampled_from(ABOUTS))
        ask |= {"about": about} if about else {"weight": str(draw(st.integers(1, 5)))}
    if draw(st.booleans()):
        sent = draw(st.one_of(near_days, past_days))
        ask["sent"] = str(sent)
        if draw(st.booleans()):
            ask["followed_up"] = str(min(sent + timedelta(draw(st.integers(5, 12))), TODAY))
        answer = draw(st.sampled_from(answers))
        if answer:
            ask["answer"] = answer
            if draw(st.booleans()):
                ask["answered"] = str(min(sent + timedelta(draw(st.integers(0, 9))), TODAY))
        if answer == "later" and draw(st.booleans()):
            ask["later"] = str(TODAY + timedelta(draw(st.integers(-30, 60))))
        if draw(st.integers(0, 9)) == 0:
            ask["standing"] = "yes"
    return ask


def optional(*values: str) -> st.SearchStrategy[str]:
    """One of some values, or nothing."""
    return st.sampled_from(("", *values))


FIELDS = {
    "closeness": optional("close", "warm", "acquaintance"),
    "source": optional("friend", "cold", "[colleague]", "classmate", "met"),
    "context": optional("personal", "professional"),
    "seniority": optional("ahead", "peer"),
    "hires": optional("yes", "no"),
    "org": optional("Acme", "Globex", "Elsewhere Ltd"),
    "title": optional("Staff Engineer", "CTO", "Recruiter", "Account Executive"),
    "willing": optional("[pitch]", "[introduction, favor]", "[advice]"),
    "needs": optional("[a van]", "[gardens]"),
    "offers": optional("[timetables]", "[gardens]"),
    "met": optional("2014", "2026-11", "2026-10-10"),
    "preferences_reviewed": optional("2026-10-01"),
    "gifts": optional("[{date: 2026-09-09, what: plums, direction: given}]"),
    "snooze": optional("2027-01-01"),
}


@st.composite
def people(draw: st.DrawFn, *, answers: tuple[str, ...] = ("", "yes", "no", "later")) -> Made:
    """Someone, from a stranger to a close friend."""
    fields = {"name": "Sam"}
    for name, values in FIELDS.items():
        value = draw(values)
        if value:
            fields[name] = value
    lists = {
        "interests": draw(
            st.lists(st.sampled_from(("timetables", "gardens")), max_size=2, unique=True)
        )
    }
    if draw(st.integers(0, 3)) == 0:
        lists["knows"] = ['"[[bo]]"']
    log = draw(st.lists(entries(), max_size=5))
    every = draw(st.sampled_from((0, 0, 30, 50, 100)))
    for number in range(draw(st.integers(1, 24)) if every else 0):
        log.append(f"- {TODAY - timedelta(9 + every * number)} walk: on time")
    return Made(fields, lists, draw(st.lists(asks(answers=answers), max_size=4)), log)


@st.composite
def requests(draw: st.DrawFn) -> Request:
    """Any request."""
    kind = draw(st.sampled_from(KINDS))
    favor = kind == "favor"
    return Request(
        kind,
        draw(st.sampled_from(TOS)),
        draw(st.sampled_from(WHATS)),
        draw(st.sampled_from((0, 20, 600))),
        draw(st.sampled_from(ABOUTS)) if favor else "",
        draw(st.integers(0, 5)) if favor else 0,
        draw(optional("it shows off their work")),
        draw(optional("a day of work")),
    )
