"""What a look at a message is: a file in `checks/`, whose name is its code and its name.

`d02_unbounded_time.py` is D02, unbounded-time. The docstring is its page: what it looks at and why,
a `Pass:` and a `Fail:` example, which the tests run. An example may begin with `[--kind cold]`.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cache, cached_property
from typing import NamedTuple

from netnotes import discover
from netnotes.messages.asking import Request, asked, requests
from netnotes.messages.audience import Audience
from netnotes.messages.kinds import ASKING, guess
from netnotes.messages.reading import Message
from netnotes.model.ask import KINDS as ASK_KINDS


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
