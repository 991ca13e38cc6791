"""A channel that nobody told the program of.

How you were in touch decides how much it counts: in person before a call, a call before a
letter. Words of your own are welcome, once the settings say which of the three they are:
`channels: {in_person: [climbing]}`.

Bad:

    ---
    name: Ada Lovelace
    ---

    ## Log

    - 2026-11-05 cofee: talked about looms

Good:

    [mkdocs.yml]
    plugins:
      - netnotes:
          channels: {in_person: [climbing]}

    [people/ada.md]
    ---
    name: Ada Lovelace
    prefers: [climbing, letter]
    ---

    ## Log

    - 2026-11-05 climbing: talked about looms
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache

from netnotes.config import Settings
from netnotes.lint.context import Context
from netnotes.lint.rule import Placed, Rule
from netnotes.model.head import HELD, SIGNS
from netnotes.model.near import near
from netnotes.model.note import Note
from netnotes.model.person import Person
from netnotes.model.span import Span
from netnotes.sentences import say

rule = Rule(__name__, __doc__, of=("asks", "prefers", "avoid", "channels"))
#: What people type, and which channel it is.
_MEANT = {
    "phone": "call", "telephone": "call", "phonecall": "call", "facetime": "video", "zoom": "video",
    "meet": "meeting", "teams": "video", "skype": "video", "lunch": "meal", "dinner": "meal",
    "breakfast": "meal", "brunch": "meal", "tea": "coffee", "drinks": "coffee", "beer": "coffee",
    "chat": "message", "text": "message", "sms": "message", "whatsapp": "message",
    "signal": "message", "telegram": "message", "dm": "message", "mail": "email", "e-mail": "email",
    "post": "letter", "card": "letter", "postcard": "letter", "linkedin": "social",
    "instagram": "social", "mastodon": "social", "twitter": "social", "party": "event",
    "conference": "event", "meetup": "event", "hike": "walk",
}  # fmt: skip


@rule.on_network
def find(context: Context) -> Iterator[Placed]:
    """Channels of entries, asks and preferences that are neither built in nor in the settings."""
    words = context.settings.channel_words()
    for note, _ in context.picked(rule):
        for span, channel in _unknown(note, {*words, ""}):
            yield note, span, _message(channel, words)


@rule.picks
def _any_unknown(note: Note, settings: Settings) -> bool:
    return any(True for _ in _unknown(note, _words(settings)))


@lru_cache(1)
def _words(settings: Settings) -> set[str]:
    """Every known channel, and '' where none is named; all notes are asked under the same settings."""
    return {*settings.channel_words(), ""}


def _unknown(note: Note, known: set[str]) -> Iterator[tuple[Span, str]]:
    """The channels of one note that are not known, with their places."""
    if "channels" in note.head[SIGNS] and not known.issuperset(note.data.get("channels", ())):
        for entry in note.log:
            if entry.channel not in known:
                yield Span.on_line(*entry.channel_at, len(entry.channel)), entry.channel
    if isinstance(note, Person):
        for ask in note.asks if "asks" in note.head[HELD] else ():
            if ask.channel.casefold() not in known:
                yield ask.span("channel"), ask.channel
        for name in ("prefers", "avoid"):
            for channel in note.values.get(name, ()):
                if channel.casefold() not in known:
                    yield note.span(name), channel


def meant(said: str, words: list[str]) -> str:
    """The channel among `words` that a folded word or two most likely mean, or ''."""
    parts = said.split()[::-1]  # of two words the second says more: `linkedin chat` is a message
    own = next((part for part in parts if part in words), "")
    known = own or next((_MEANT[part] for part in (said, *parts) if part in _MEANT), "")
    return known or near(said, words)


def _message(channel: str, words: list[str]) -> str:
    instead = meant(channel.casefold(), words)
    if instead:
        return say(
            "“{channel}” is not a known channel; did you mean {near}?",
            channel=channel, near=instead,
        )  # fmt: skip
    return say(
        "“{channel}” is not a known channel; add it to `channels` in the settings", channel=channel
    )
