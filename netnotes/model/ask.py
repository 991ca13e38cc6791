"""An ask: something I want to ask a person, or have asked.

Its state is derived from its dates and never written (RULES, "The life of an ask").
"""

from __future__ import annotations

from typing import Any

from netnotes.model.field import Table, flag, many, one, text
from netnotes.model.nodes import Items, Node
from netnotes.model.values.day import DAY, Day
from netnotes.model.values.kind import Reader
from netnotes.model.values.number import Number
from netnotes.model.values.reference import ANYONE, PERSON
from netnotes.model.values.text import LINE, TEXT
from netnotes.model.values.word import Word
from netnotes.model.values.yes_no import YES_NO
from netnotes.sentences import say

KINDS = ("pitch", "introduction", "advice", "connect", "favor")
ABOUTS = {
    "inside-info": 2,
    "look-over": 2,
    "contact": 3,
    "practical": 3,
    "word": 4,
    "expertise": 4,
    "discount": 5,
}
_WEIGHTS = {"connect": 1, "advice": 2, "introduction": 4, "pitch": 4}

#: From this weight on an ask is a big one, and not for a first date (R65, R66).
BIG = 3


class FollowUp(Day):
    """The day of the one follow-up. Of several the last counts, and the second is pointed out."""

    def read(self, node: Node, reader: Reader) -> Any:
        """See `Kind.read`."""
        if not isinstance(node, Items):
            return super().read(node, reader)
        days = [day for item in node.items if (day := super(FollowUp, self).read(item, reader))]
        if len(node.items) > 1:
            message = say("one follow-up, and then peace: this is the second")
            reader.problem("second-follow-up", node.items[1].span, message)
        return max(days, default=None)


class Ask(Table):
    """One ask of one person."""

    kind = text(Word(*KINDS), "What I ask for", needed=True)
    what = text(LINE, "The ask in one sentence; only `connect` may leave it out")
    to = one(
        ANYONE, "The organization or person that it is about; a pitch or introduction needs it"
    )
    minutes = one(Number(1, 6000), "How long it takes them; needed once sent")
    channel = text(LINE, "The channel I ask by")
    sent = one(DAY, "The day I sent it")
    followed_up = one(FollowUp(), "The day of the one follow-up")
    answered = one(DAY, "The day they answered")
    answer = text(Word("yes", "no", "later"), "Their answer; a no needs no reason")
    later = one(DAY, "When to come back, with `answer: later`")
    dropped = one(DAY, "The day I let it go; nothing waits for an answer any more")
    outcome = text(TEXT, "What came of it; `connect` has none")
    benefit = text(TEXT, "How it helps them")
    offer = text(TEXT, "What I offer in trade")
    about = text(Word(*ABOUTS), "What a favor is about")
    weight = one(Number(1, 5), "How much a favor weighs, from 1 to 5, where `about` does not fit")
    standing = flag(
        YES_NO, "An agreed, lasting ask, of an advisor say: never followed up or closed"
    )
    anyway = text(LINE, "One sentence: why I sent it although it was not ready")
    people = many(PERSON, "Whom it led to: the introductions that were made")

    @property
    def base_weight(self) -> int:
        """How much it weighs before anything that makes it lighter."""
        if self.kind in _WEIGHTS:
            return _WEIGHTS[self.kind]
        if self.about:
            return ABOUTS[self.about]
        return self.weight or BIG
