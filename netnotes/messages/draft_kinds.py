"""The kinds of message that can be drafted: what each is for, and what stands before it."""

from __future__ import annotations

from typing import NamedTuple


class DraftKind(NamedTuple):
    """A kind of message to draft.

    `says` is what it is for. `ask` is the kind of ask that readiness is asked about, '' where
    nothing is asked. `link` says that the sign-off links to my website unless we know each other
    well. `minutes` is how long it takes them, where nothing else is said.
    """

    says: str
    ask: str = ""
    link: bool = False
    minutes: int = 0


DRAFTS: dict[str, DraftKind] = {
    "warm-up": DraftKind("meet again, or properly for once, for its own sake", "connect", True, 30),
    "advice": DraftKind("ask for their advice, over a coffee or a call", "advice", True, 30),
    "introduction": DraftKind(
        "ask to be introduced, with a text to forward", "introduction", True, 10
    ),
    "pitch": DraftKind("ask for an interview or a referral", "pitch", True, 20),
    "connect": DraftKind("meet over something you both love", "connect", True, 45),
    "favor": DraftKind("ask for anything else", "favor", True),
    "cold": DraftKind("write to somebody who does not know you", "advice", True),
    "follow-up": DraftKind("the one follow-up to an ask, and then peace", "", True),
    "thank-you": DraftKind("thank them for a help, and say what it changed"),
    "keep-posted": DraftKind("tell somebody who helped how it went on"),
    "reconnect": DraftKind("say hello after a long silence, wanting nothing"),
    "event": DraftKind("after an event: it was good to see you there"),
    "double-intro": DraftKind("ask one of two whether they would like to meet the other"),
    "offer": DraftKind("offer a hand with something they look for"),
    "appreciation": DraftKind("tell them what you are glad of, and nothing else"),
    "after-no": DraftKind("answer a no: it is fine, and stays fine"),
    "decline": DraftKind("say no kindly, without an excuse"),
}
