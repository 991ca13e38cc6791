"""How near one is to an organization, as a ladder to be taken in at a glance."""

from __future__ import annotations

from dataclasses import dataclass

from netnotes.views.view import Card, Cards, Drawn, Plain, Text

#: So many names stand on a rung; the page of the organization has all of them.
NAMES = 3


@dataclass(frozen=True, slots=True)
class Rungs:
    """One kind of nearness: what it is called, the first names, and how many there are."""

    title: str
    names: tuple[Text, ...]
    size: int


@dataclass(frozen=True, slots=True)
class Aim:
    """An organization to come to: its rungs from the nearest, and the card that says the same."""

    rungs: tuple[Rungs, ...]
    card: Card
    #: What its network lacks; '' where it lacks nothing.
    lacks: str = ""


@dataclass(frozen=True, slots=True)
class Ladders(Drawn):
    """A card an organization, each with its ladder."""

    title: str
    aims: tuple[Aim, ...]

    def plain(self) -> tuple[Plain, ...]:
        """The cards, which say how many are near in words."""
        return (Cards(self.title, tuple(aim.card for aim in self.aims)),)
