"""Rounds: one personal draft for each of several people, ticked off as each is sent.

After a milestone of mine, everyone who helped and has not heard (`posted`); and everyone whose help
has no thanks yet (`posted --thanks`). Whom a round is for is what the due list says.
"""

from __future__ import annotations

import shlex
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from netnotes.config import Settings
from netnotes.messages.draft import Draft, draft
from netnotes.messages.slots import Given
from netnotes.model.network import Network
from netnotes.outreach.due import Due, due

#: The reason of the due list that a round answers, and the mark that ticks it off.
ROUNDS = {"keep-posted": "posted", "thank-you": "thanked"}


@dataclass(frozen=True, slots=True)
class Turn:
    """One person of a round: why, the draft, by which channel, and how it is ticked off."""

    line: Due
    message: Draft
    channel: str
    done_by: str


def turns(
    network: Network,
    today: date,
    settings: Settings,
    kind: str,
    given: Given = Given(),  # noqa: B008
) -> list[Turn]:
    """Everyone whose turn it is, in the order of the due list."""
    return list(_turns(network, today, settings, kind, given))


def _turns(
    network: Network, today: date, settings: Settings, kind: str, given: Given
) -> Iterator[Turn]:
    for line in due(network, today, settings, only=kind):
        message = draft(network, line.person, kind, today, settings, given)
        channel = line.step.channel or "message"
        yield Turn(line, message, channel, _done_by(line, kind, channel))


def _done_by(line: Due, kind: str, channel: str) -> str:
    """The command that ticks it off, once it is sent."""
    said = "told them how it went" if kind == "keep-posted" else "thanked them"
    words = ("netnotes", "log", line.person.slug, channel, said, "--out", f"--{ROUNDS[kind]}")
    return shlex.join(words)
