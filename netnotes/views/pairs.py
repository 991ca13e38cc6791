"""Two people who might like to meet, drawn side by side."""

from __future__ import annotations

from dataclasses import dataclass

from netnotes.sentences import tell
from netnotes.views.view import Card, Cards, Command, Drawn, Link, Plain, Text


@dataclass(frozen=True, slots=True)
class Two:
    """One and the other, why, the lines it rests on, and what to type to ask each of them."""

    one: Link
    other: Link
    why: str
    evidence: tuple[Link, ...]
    commands: tuple[Command, ...] = ()


@dataclass(frozen=True, slots=True)
class Pairs(Drawn):
    """Pairs under a heading; `step` is the next step of each, `hint` how pairs come about."""

    title: str
    pairs: tuple[Two, ...]
    step: str
    empty: str = ""
    hint: Text = ()

    @property
    def items(self) -> tuple[Two, ...]:
        """The pairs."""
        return self.pairs

    def plain(self) -> tuple[Plain, ...]:
        """A card a pair."""
        return (Cards(self.title, tuple(self._card(two) for two in self.pairs), self.empty),)

    def _card(self, two: Two) -> Card:
        places = (part for at in two.evidence for part in (" ", at))
        commands = (part for command in two.commands for part in (" ", command))
        head = tell("{one} and {other}", one=two.one, other=two.other)
        return Card(head, ((two.why, *places),), (self.step, *commands))
