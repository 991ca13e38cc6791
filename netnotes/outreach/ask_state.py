"""The life of an ask: its state follows from its dates and is never written down.

An idea waits to be sent. Sent, it waits for an answer; after a week the one follow-up is due. After
that it waits again, and two weeks later it closes without an answer, and nothing nags. An answer
ends it at any time: yes, no, or later (not before the day on which it came); and so does letting it go. An agreed, lasting ask (of an advisor) is never followed up
and never closes (R220).
"""

from __future__ import annotations

from datetime import date
from typing import Literal, NamedTuple

from netnotes.config import Settings
from netnotes.model.ask import Ask
from netnotes.model.values.cadence import later

State = Literal["idea", "waiting", "follow-up-due", "no-answer", "yes", "no", "later", "standing"]

#: States in which an answer is still awaited.
OPEN = frozenset(("waiting", "follow-up-due"))


class AskState(NamedTuple):
    """Where an ask stands; `due_on` is the day on which the state will change by itself."""

    state: State
    due_on: date | None = None


def ask_state(ask: Ask, today: date, settings: Settings) -> AskState:
    """The state of `ask` on the day `today`."""
    dropped = ask.dropped is not None and ask.dropped <= today
    if ask.standing and not dropped:
        return AskState("standing")
    if ask.answer and (ask.answered is None or ask.answered <= today):
        return AskState(ask.answer, ask.later)  # type: ignore[arg-type]
    if dropped:
        return AskState("no-answer")
    sent = ask.sent
    if sent is None or sent > today:
        return AskState("idea", sent)
    followed_up = ask.followed_up
    if followed_up is not None and followed_up <= today:
        closes = later(followed_up, settings.closed_after)
        return AskState("waiting", closes) if today < closes else AskState("no-answer")
    due = later(sent, settings.follow_up_after)
    closes = later(sent, settings.closed_without_follow_up)
    if today < due:
        return AskState("waiting", due)
    return AskState("follow-up-due", closes) if today < closes else AskState("no-answer")
