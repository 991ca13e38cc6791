"""Whether one may ask, kind by kind: the verdict at a glance, its reasons folded behind it."""

from __future__ import annotations

from dataclasses import dataclass

from netnotes.outreach.gate import Verdict as Word
from netnotes.views.view import Drawn, Facts, Link, Plain, Quiet, Text


@dataclass(frozen=True, slots=True)
class Reason:
    """Why a gate stops an ask: the gate's code and name, its sentence, and what it rests on."""

    code: str
    name: str
    text: str
    evidence: tuple[Link, ...]


@dataclass(frozen=True, slots=True)
class Verdict:
    """The answer on one ask: `about` is what it concerns, `step` what to do, `command` what logs it.

    `head` is the verdict in a few words, `sentence` the same with its first reason.
    """

    kind: str
    about: str
    verdict: Word
    head: str
    sentence: str
    reasons: tuple[Reason, ...]
    notes: tuple[str, ...]
    step: Text
    command: str = ""

    @property
    def label(self) -> str:
        """The kind, and what it is about."""
        return f"{self.kind}, {self.about}" if self.about else self.kind


@dataclass(frozen=True, slots=True)
class Verdicts(Drawn):
    """The answers on every ask worth thinking of, a kind each."""

    title: str
    items: tuple[Verdict, ...]

    def plain(self) -> tuple[Plain, ...]:
        """A line an ask: its sentence, the gate that decided, and the lines that it rests on."""
        return (Facts(self.title, tuple((one.label, _line(one)) for one in self.items)),)


def _line(one: Verdict) -> Text:
    if not one.reasons:
        return (one.sentence,)
    first = one.reasons[0]
    evidence = tuple(part for at in first.evidence for part in (" ", at))
    return one.sentence, Quiet(f" {first.code}"), *evidence
