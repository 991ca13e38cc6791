"""What a look at a message is: a file in `checks/`, whose name is its code and its name.

`d02_unbounded_time.py` is D02, unbounded-time. The docstring is its page: what it looks at and why,
a `Pass:` and a `Fail:` example, which the tests run. An example may begin with `[--kind cold]`.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cache, cached_property
from typing import NamedTuple

from netnotes import discover
from netnotes.messages.asking import Request, asked, requests
from netnotes.messages.audience import Audience
from netnotes.messages.kinds import ASKING, guess
from netnotes.messages.lengths import is_small_answer, meets_at_an_hour, minutes_in
from netnotes.messages.reading import Message, Part
from netnotes.messages.theirs import names_something
from netnotes.model.ask import KINDS as ASK_KINDS

#: Words with which a length is a measure of what is asked, even where it tells of them as well.
_MEASURE = re.compile(r"\b(?:spare|take|takes|need|needs|offer|offered|free|more than)\b")
#: What a coffee and a one-line answer take, where no minutes are said.
_A_COFFEE, _A_LINE = 45, 5


class Finding(NamedTuple):
    """From `start` to before `end` in the message as it is read; what is wrong; what would help."""

    start: int
    end: int
    message: str
    help: str = ""


@dataclass(frozen=True)
class Draft:
    """A message with whom it is for (None where that was not said) and the kind that was said."""

    message: Message
    audience: Audience | None = None
    said_kind: str = ""

    @cached_property
    def found(self) -> tuple[Request, ...]:
        """All requests, with those that belong to one before them."""
        return requests(self.message) if self.message.english else ()

    @cached_property
    def requests(self) -> tuple[Request, ...]:
        """The requests that count."""
        return asked(self.found)

    @cached_property
    def kind(self) -> str:
        """The kind that was said, else a guess; '' where the language is not read."""
        if self.said_kind or not self.message.english:
            return self.said_kind
        standing = self.audience.standing if self.audience else ""
        return guess(self.message, self.found, standing)

    @property
    def prose(self) -> str:
        """The subject and all sentences, one a line."""
        return f"{self.message.subject.text}\n{self.message.prose}"

    @cached_property
    def minutes(self) -> int:
        """How long it says that what is asked takes; 0 where it does not say.

        The hour that somebody gave last week, or the length of their talk, is no measure.
        """
        first = self.found[0].start if self.found else 0
        parts = (self.message.subject, *self.message.sentences)
        said = (minutes_in(part.text) for part in parts if not _tells(part, first))
        return next(filter(None, said), 0)

    @property
    def meets_at_an_hour(self) -> bool:
        """Whether it proposes a coffee, or another thing of known length, at an hour."""
        return meets_at_an_hour(self.prose, (one.text for one in self.found if one.sort == "time"))

    @property
    def small_answer(self) -> bool:
        """Whether it says that a line is enough."""
        return is_small_answer(self.prose)

    @property
    def bounded(self) -> int:
        """The minutes it takes them, said or known: of a coffee at an hour, of a line; else 0."""
        if self.minutes or not self.found:
            return self.minutes
        if self.meets_at_an_hour:
            return _A_COFFEE
        return _A_LINE if self.small_answer else 0

    @property
    def asks(self) -> bool:
        """Whether it asks for something, or is of a kind that does."""
        return bool(self.requests) or self.kind in ASKING

    @property
    def cold(self) -> bool:
        """Whether it is a first message to a stranger."""
        stranger = self.audience is not None and self.audience.standing == "stranger"
        return self.kind == "cold" or (stranger and self.asks)

    @property
    def knows_me_well(self) -> bool:
        """Whether they know me well: by the note, else by what is asked.

        An introduction or a favor is asked of those who do (R37), or it is not ready, which is
        another check's to say.
        """
        if self.audience is not None:
            return self.audience.knows_me_well
        return self.kind in ("introduction", "favor")

    @property
    def big(self) -> bool:
        """Whether it asks for more than an hour or an opinion."""
        big = any(one.sort in ("contacts", "word") for one in self.requests)
        return big or self.kind in ("pitch", "introduction")

    @property
    def end(self) -> tuple[int, int]:
        """The last line, for what is missing at the end."""
        closing = self.message.closing
        text = closing.text.rstrip()
        line = text[text.rfind("\n") + 1 :]
        end = closing.start + len(text)
        return end - len(line.lstrip()), end


def _tells(part: Part, first: int) -> bool:
    """Whether a sentence before the first request tells of something past, or of theirs."""
    if part.start >= first or part.end > first or _MEASURE.search(part.text):
        return False
    return names_something(part.text)


class Check:
    """A look at a message; `english` ones are silent where the text is in another language."""

    def __init__(self, module: str, doc: str | None, *, english: bool = True) -> None:
        code, _, name = module.rpartition(".")[2].partition("_")
        self.code = code.upper()
        self.name = name.replace("_", "-")
        self.doc = (doc or "").strip()
        self.english = english
        self.find: Callable[[Draft], Iterator[Finding]] = _nothing

    @property
    def summary(self) -> str:
        """What it is about, in one line."""
        return self.doc.partition("\n")[0]

    def __call__(
        self, find: Callable[[Draft], Iterator[Finding]]
    ) -> Callable[[Draft], Iterator[Finding]]:
        """Use `find` for this check: `@check` above it."""
        self.find = find
        return find


def _nothing(draft: Draft) -> Iterator[Finding]:
    del draft
    return iter(())


@cache
def checks() -> tuple[Check, ...]:
    """Every check, by code: whatever lies in the folder."""
    return tuple(module.check for module in discover.modules("netnotes.messages.checks"))


__all__ = ["ASK_KINDS", "Check", "Draft", "Finding", "checks"]
