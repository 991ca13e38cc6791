"""What is typed behind `log`, taken apart: people, then a channel, then the text."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from datetime import date
from typing import NamedTuple

from netnotes.config import Settings
from netnotes.errors import AmbiguousNameError, BadValueError, UnknownNameError
from netnotes.model.log import Entry
from netnotes.model.network import Network
from netnotes.model.note import Note, fold
from netnotes.model.parse import parse_note
from netnotes.model.person import Person
from netnotes.model.wikilink import WIKILINK
from netnotes.writing.said import lines

Who = Callable[[str], Note]

_AND = re.compile(r"\s*[,;]\s*(?:and\s+)?|\s+(?:and|&|\+)\s+")
_START = re.compile(
    r"(?:[-*+]\s+)?(?:\[[ xX]\]\s+)?(?:(\d{4}-\d{2}-\d{2})\s+)?(?:(\d{1,2}:\d{2})\s+)?"
)
_BRACKETS = re.compile(r"\[\[[^\[\]\n]*\]\]")
_COLON = re.compile(r":(?=\s|$)")


class Words(NamedTuple):
    """The arguments of `log`: who, the channel ('' where none is named), and the text's words."""

    names: tuple[str, ...]
    channel: str
    text: tuple[str, ...]


class Line(NamedTuple):
    """A line of standard input: who, and the entry as it stands there, today's where undated."""

    people: list[Person]
    entry: Entry
    dated: bool


def split(words: Sequence[str], settings: Settings) -> Words:
    """Names first; from the second word on the first that is a channel; behind it the text.

    Raises `BadValueError` where the word behind the channel could be a direction or the text.
    """
    known = settings.channel_words()
    for number, word in enumerate(words):
        channel = word.casefold().removesuffix(":")
        if number and channel in known:
            text = tuple(words[number + 1 :])
            if not word.endswith(":") and text[:1] in (("in",), ("out",)):
                message = (
                    f"“{text[0]}” can be the direction or the text; say --{text[0]}, or put the "
                    "text in quotes"
                )
                raise BadValueError("TEXT", message)
            return Words(tuple(words[:number]), channel, text)
    return Words(tuple(words), "", ())


def people(
    network: Network, names: Sequence[str], settings: Settings, who: Who
) -> list[Person]:  # fmt: skip
    """The people that the names mean, each once; `who` finds the note that a name means.

    Raises `UnknownNameError`, `AmbiguousNameError`, and `BadValueError` for who has no log.
    """
    found: dict[str, Person] = {}
    for number, name in enumerate(names):
        note = _who(network, name, settings, who, first=not number)
        if note is network.me:
            raise BadValueError(name, "that is you; say with whom you were in touch")
        if not isinstance(note, Person):
            message = f"{note.called} is an organization; say which of its people it was"
            raise BadValueError(name, message)
        found[note.key] = note
    return list(found.values())


def _who(
    network: Network, name: str, settings: Settings, who: Who, *, first: bool
) -> Note:  # fmt: skip
    linked = WIKILINK.fullmatch(name.strip())
    try:
        return who(linked["target"].strip() if linked else name)
    except UnknownNameError as error:
        said = fold(name)
        if said in settings.channel_words():
            raise BadValueError(name, f"people come first, as in `log ada {said}`") from error
        if first:
            raise
        raise BadValueError("WHO", _neither(network, name, settings)) from error


def _neither(network: Network, name: str, settings: Settings) -> str:
    """What to say of a word that is neither a person nor a channel."""
    message = f"“{name}” is neither a person nor a channel"
    if " " in name.strip():
        return f"{message}; name the channel before the text: coffee, call, email …"
    from netnotes.lint.rules.n403_unknown_channel import meant

    channel = meant(fold(name), settings.channel_words())
    close = [word for word in (channel, *network.near(name)) if word]
    if close:
        return f"{message}; did you mean {' or '.join(close[:3])}?"
    return f"{message}; name the channel before the text: coffee, call, email …"


def read_lines(
    text: str, network: Network, day: date, settings: Settings, who: Who
) -> list[Line]:  # fmt: skip
    """The entries that stand on the lines of a text, one each; blank lines are passed over.

    Raises what `people` raises, and `BadValueError` for a line that is none, with its number.
    """
    found: list[Line] = []
    for number, line in enumerate(text.splitlines(), 1):
        where = f"standard input, line {number}"
        said = lines(line, where)
        if said:
            found.append(_read_line(said, where, network, day, settings, who))
    return found


def _read_line(
    said: str, where: str, network: Network, day: date, settings: Settings, who: Who
) -> Line:  # fmt: skip
    """`[DATE] [TIME] WHO… CHANNEL [in|out] [with …] [at …]: TEXT`."""
    start = _START.match(said)
    assert start is not None
    rest = said[start.end() :]
    masked = _BRACKETS.sub(lambda m: "\x01" * len(m[0]), rest)
    colon = _COLON.search(masked)
    end = colon.start() if colon else len(masked)
    channel = _channel(masked[:end], settings)
    if channel is None:
        message = "it names no channel behind the people; write it as ada coffee: launch stories"
        raise BadValueError(where, message)
    try:
        found = people(network, _names(rest[: channel.start()], network), settings, who)
    except (UnknownNameError, AmbiguousNameError, BadValueError) as error:
        raise BadValueError(where, str(error)) from error
    date_and_time = " ".join(filter(None, (start[1] or day.isoformat(), start[2])))
    entry = f"- {date_and_time} {channel[0].casefold()}{rest[channel.end() :]}"
    return Line(found, _entry(entry, where), bool(start[1]))


def _channel(head: str, settings: Settings) -> re.Match[str] | None:
    """Where the channel stands, behind at least one name."""
    words = sorted(settings.channel_words(), key=len, reverse=True)
    return re.search(rf"(?<=\s)(?:{'|'.join(map(re.escape, words))})(?=\s|$)", head, re.IGNORECASE)


def _names(written: str, network: Network) -> list[str]:
    """Names by commas or `and`; else one whole name, else a name a word."""
    parts = [part.strip() for part in _AND.split(written.strip()) if part.strip()]
    names: list[str] = []
    for part in parts:
        whole = len(parts) > 1 or network.candidates(part)
        names += [part] if whole else part.split()
    return names


def _entry(written: str, where: str) -> Entry:
    """The entry that a line of a log is. Raises `BadValueError` where something is wrong with it."""
    data = parse_note(f"---\nname: A\n---\n\n## Log\n\n{written}\n".encode("utf-8", "replace"))
    wrong = [message for rule, _, message, _ in data["problems"] if rule != "unknown-mark"]
    if wrong or len(data["log"]) != 1 or data["tasks"]:
        raise BadValueError(where, wrong[0] if wrong else "it is no entry of a log")
    return Entry._make(data["log"][0])
