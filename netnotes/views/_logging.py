"""What to type once a next step is done, so that the notes know of it.

A reason names the lines that it rests on, and those lines tell which promise, ask or meeting it is
about. Each command can be pasted as it stands; what was said can be typed behind it.
"""

from __future__ import annotations

from datetime import date

from netnotes.config import Settings
from netnotes.model.ask import Ask
from netnotes.model.log import Entry
from netnotes.model.network import Network
from netnotes.model.note import Note, bare, fold
from netnotes.model.person import Person
from netnotes.model.tasks import Task
from netnotes.outreach.case import Case
from netnotes.outreach.readiness import is_ready
from netnotes.outreach.reason import Because, Step
from netnotes.outreach.request import Inquiry, Request
from netnotes.sentences import say
from netnotes.shell import quoted
from netnotes.views._typing import of_idea
from netnotes.views.view import Command, Text

#: The mark on what is written for one of these reasons.
_MARKS = {"thank-you": " --thanked", "keep-posted": " --posted"}
#: So many words of a promise are enough to tell it, where others do not begin alike.
_WORDS = 3


def logging(network: Network, person: Person, because: Because, today: date, settings: Settings) -> Text:  # fmt: skip
    """The command that logs the step of a reason, or nothing where there is none to paste."""
    text = _command(network, person, because, today, settings)
    return (Command(text),) if text else ()


def hello(person: Person, step: Step, settings: Settings) -> Text:
    """The command that logs a step which is nothing but being in touch."""
    text = _log(person, step.channel, settings)
    return (Command(text),) if text else ()


def met(network: Network, person: Person, host: Note, entry: Entry, today: date, settings: Settings) -> str:  # fmt: skip
    """What ticks a meeting once it took place; '' where there is nothing to paste.

    The plan stands in the note of `host`; where nobody logs, as in my own, the entry goes to the
    person's.
    """
    owner = host if isinstance(host, Person) and host is not network.me else person
    on = "" if entry.day == today else f" --on {entry.day.isoformat()}"
    text = _log(owner, entry.channel, settings, writes=entry.direction == "out")
    return f"{text}{on}" if text else ""


def _command(
    network: Network, person: Person, because: Because, today: date, settings: Settings
) -> str:
    match because.code:
        case "promise":
            task = next((t for t in person.tasks if person.at(t.line) in because.evidence), None)
            return _kept(person, task) if task is not None else ""
        case "follow-up":
            ask = asked(person, because)
            return of_idea("followed-up", person, ask) if ask is not None else ""
        case "come-back":
            ask = asked(person, because)
            case = Case(network, person, today, settings)
            if ask is not None and ask.kind and is_ready(Inquiry(case, Request.of(ask))):
                return of_idea("sent", person, ask)
        case "meeting":
            return _meeting(network, person, because, today, settings)
        case "birthday" | "date" if because.on > today:
            return ""  # what would be logged today is for the day itself
        case "birthday":
            words = f" {_text(say('a happy birthday'))}"
            return _log(person, because.step.channel, settings, words)
    return _log(person, because.step.channel, settings, _MARKS.get(because.code, ""))


def asked(person: Person, because: Because) -> Ask | None:
    """The ask that a reason rests on."""
    for ask in person.asks if person.has("asks") else ():
        lines = {
            ask.line,
            *(ask.span(name).line for name in ("sent", "later") if getattr(ask, name)),
        }
        if not lines.isdisjoint(_lines(person, because)):
            return ask
    return None


def _lines(person: Person, because: Because) -> set[int]:
    parted = (place.rpartition(":") for place in because.evidence)
    return {int(line) for path, _, line in parted if path == person.path and line.isdigit()}


def _kept(person: Person, task: Task) -> str:
    """`netnotes done WHO`, with as many words of the promise as tell it from the others."""
    command = f"netnotes done {quoted(person.slug)}"
    others = [bare(fold(t.text)) for t in person.tasks if not t.done and t is not task]
    if not others:
        return command
    words = task.text.split()
    for count in range(min(_WORDS, len(words)), len(words) + 1):
        said = " ".join(words[:count])
        if not any(other.startswith(bare(fold(said))) for other in others):
            return f"{command} {_text(said)}"
    return ""


def _meeting(
    network: Network, person: Person, because: Because, today: date, settings: Settings
) -> str:
    """What ticks the plan; before its day, what prepares for it."""
    if because.on > today:
        return f"netnotes prep {quoted(person.slug)}"
    place = because.evidence[0]
    for touch in network.touches(person):
        if touch.at == place:
            return met(network, person, touch.note, touch.entry, today, settings)
    return ""


def _log(
    person: Person, channel: str, settings: Settings, more: str = "", *, writes: bool | None = None
) -> str:
    """`netnotes log WHO CHANNEL`; what I write has no answer yet, so it is `--out`."""
    if channel not in settings.channel_words() or person.slug.startswith("-"):
        return ""
    if writes is None:
        writes = settings.channel_group(channel) == "written"
    return f"netnotes log {quoted(person.slug)} {channel}{more}{' --out' if writes else ''}"


def _text(text: str) -> str:
    """Words for a shell, in the quotation marks that a person would type where those do."""
    return quoted(text) if any(c in '"$`\\!\n' for c in text) else f'"{text}"'
