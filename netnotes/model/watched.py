"""A network that tells what of it was looked at, so that a page is made anew only where that is another.

Whoever looks at a note, or at a part of what was found out of all notes, is written down with it: `kind`
says which part, `key` of what. Two things keep this honest. Whatever goes through all notes, or takes what
was found out of them as a whole, rests on everything (`EVERYTHING`): to rest on less has to be said, by
`Roll.part`. And of each part that can be said `tests/model/test_watched.py` tells how it is told anew.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any, Protocol, TypeVar

from netnotes.lazy import lazy
from netnotes.model.network import Backlink, Contacts, Network, Touch
from netnotes.model.roll import N, Plain, Roll

if TYPE_CHECKING:
    from datetime import date

    from netnotes.model.elsewhere import Elsewhere
    from netnotes.model.note import Note
    from netnotes.model.org import Org
    from netnotes.model.person import Person
    from netnotes.model.values.reference import Reference

T = TypeVar("T")

#: What was looked at: which part, and of what.
Part = tuple[str, Hashable]
EVERYTHING: Part = ("everything", "")
#: What is found once a network and holds nothing of a note, or says itself what is looked at of it.
_SAYS_ITSELF = frozenset(("bank", "cases", "graph", "my interests", "spans"))


class Keeper(Protocol):
    """What keeps for each note what was found of it, as long as that would be found again."""

    def each(
        self, network: Watched, kind: str, notes: Iterable[N], find: Callable[[N], T],
        given: Callable[[N], Plain] | None,
    ) -> list[T]:  # fmt: skip
        """As `Roll.each`."""


class _Whole:
    """A property of all notes: whoever reads it rests on each of them."""

    def __init__(self, name: str) -> None:
        self.name = name
        self.found: Any = Roll.__dict__[name]

    def __get__(self, instance: Watched, owner: type) -> Any:
        instance.looked_at(*EVERYTHING)
        if isinstance(self.found, lazy) and self.name in instance.__dict__:
            return instance.__dict__[self.name]
        return self.found.__get__(instance, owner)

    def __set__(self, instance: Watched, value: Any) -> None:
        raise AttributeError(self.name)


class _Notes(dict[str, "Note"]):
    """The notes by slug: to take one is to look at it, to go through them is to look at everything."""

    def __init__(
        self, notes: Mapping[str, Note], looked_at: Callable[[str, Hashable], None]
    ) -> None:
        super().__init__(notes)
        self.looked_at = looked_at

    def __getitem__(self, key: str) -> Note:
        self.looked_at("note", key)
        return super().__getitem__(key)

    def get(self, key: str, default: Any = None) -> Any:
        """One note, or else what stands in for it."""
        self.looked_at("note", key)
        return super().get(key, default)

    def __contains__(self, key: object) -> bool:
        self.looked_at("note", key)
        return super().__contains__(key)

    def __iter__(self) -> Iterator[str]:
        self.looked_at(*EVERYTHING)
        return super().__iter__()

    def __len__(self) -> int:
        self.looked_at(*EVERYTHING)
        return super().__len__()

    def keys(self) -> Any:
        """All slugs."""
        self.looked_at(*EVERYTHING)
        return super().keys()

    def values(self) -> Any:
        """All notes."""
        self.looked_at(*EVERYTHING)
        return super().values()

    def items(self) -> Any:
        """All notes by slug."""
        self.looked_at(*EVERYTHING)
        return super().items()


class Watched(Network):
    """A network that is listened to while somebody looks (`listening`)."""

    people: Any = _Whole("people")
    order: Any = _Whole("order")
    orgs: Any = _Whole("orgs")
    everything: Any = _Whole("everything")
    broken: Any = _Whole("broken")

    def __init__(self, notes: Iterable[Note], **more: Any) -> None:
        """As any network."""
        self._seen: set[Part] | None = None
        #: What knows of each note what was found of it before, if anything does.
        self.keeper: Keeper | None = None
        super().__init__(notes, **more)
        self.notes = _Notes(self.notes, self.looked_at)

    @contextmanager
    def listening(self) -> Iterator[set[Part]]:
        """What is looked at meanwhile."""
        before, self._seen = self._seen, set()
        try:
            yield self._seen
        finally:
            self._seen = before

    def looked_at(self, kind: str, key: Hashable) -> None:
        """Somebody looks at a part; after everything there is nothing left to be written down."""
        if self._seen is not None:
            self._seen.add((kind, key))
            if kind == EVERYTHING[0]:
                self._seen = None

    def looked_at_case(self, person: Person) -> None:
        """Somebody looks at all that there is to be known of a person on a day."""
        if self._seen is not None:
            self._seen.add(("note", person.key))
            self._seen.add(("touches", person.key))

    def part(self, kind: str, key: Hashable, compute: Callable[[], T]) -> T:
        """What `compute` gives is looked at, and nothing else of what it goes through."""
        if self._seen is None:
            return compute()
        self._seen.add((kind, key))
        before, self._seen = self._seen, None
        try:
            return compute()
        finally:
            self._seen = before

    def each(
        self, kind: str, notes: Iterable[N], find: Callable[[N], T],
        given: Callable[[N], Plain] | None = None,
    ) -> list[T]:  # fmt: skip
        """What `find` gives for each of some notes; of whom it is known from before, nothing is looked at."""
        self.looked_at(*EVERYTHING)
        if self.keeper is None:
            return super().each(kind, notes, find, given)
        return self.keeper.each(self, kind, notes, find, given)

    # -- who is who -------------------------------------------------------------------------

    @property
    def me(self) -> Person | None:
        """My own note, which nearly every page looks at: its fields, its milestones and sweeps.

        Whoever wants more of it takes it from `notes`. That it is mine, or that none is, may be
        another's doing.
        """
        self.looked_at("me", "")
        return self._me

    @me.setter
    def me(self, note: Person | None) -> None:
        self._me = note

    def once(self, key: Hashable, compute: Callable[[], T]) -> T:
        """What is found of all notes rests on all of them."""
        if (key[0] if isinstance(key, tuple) else key) not in _SAYS_ITSELF:
            self.looked_at(*EVERYTHING)
        return super().once(key, compute)

    def candidates(self, target: str) -> list[Note]:
        """Every note that `target` could mean."""
        found = self.part("name", target, lambda: super(Watched, self).candidates(target))
        for note in found:
            self.looked_at("note", note.key)
        return found

    def org(self, reference: Reference | str | None) -> Org | None:
        """The organization that a reference or a company name means."""
        if reference is None:
            return None
        name = reference if isinstance(reference, str) else reference.target
        found = self.part("org", name, lambda: super(Watched, self).org(name))
        if found is not None:
            self.looked_at("note", found.key)
        return found

    # -- what happened ----------------------------------------------------------------------

    @property
    def said_elsewhere(self) -> Mapping[str, Elsewhere]:
        """What other logs say, of everyone."""
        self.looked_at(*EVERYTHING)
        return super().said_elsewhere

    def named_in_plans(self, now: int) -> set[str]:
        """Whom other logs name in a plan, of everyone."""
        self.looked_at(*EVERYTHING)
        return super().named_in_plans(now)

    def elsewhere(self, note: Note) -> Elsewhere | None:
        """What other logs say of this note."""
        return self.part("touches", note.key, lambda: super(Watched, self).elsewhere(note))

    def touches(self, note: Note) -> list[Touch]:
        """Every entry that concerns a note."""
        self.looked_at("note", note.key)
        return self.part("touches", note.key, lambda: super(Watched, self).touches(note))

    def shared_touches(self, note: Note) -> list[Touch]:
        """The entries of others' logs that name this note."""
        return self.part("touches", note.key, lambda: super(Watched, self).shared_touches(note))

    def named_in(self, note: Note) -> Sequence[tuple[int, str]]:
        """Where others' logs name this note."""
        return self.part("touches", note.key, lambda: super(Watched, self).named_in(note))

    def named_since(self, note: Note, ordinal: int) -> Sequence[tuple[int, str]]:
        """Those that could be later than a day."""
        return self.part(
            "touches", note.key, lambda: super(Watched, self).named_since(note, ordinal)
        )

    def days_told_elsewhere(self, note: Note) -> Iterator[int]:
        """The days of these."""
        days = super().days_told_elsewhere(note)
        return iter(self.part("touches", note.key, lambda: [*days]))

    def shared_since(self, note: Note, ordinal: int) -> list[Touch]:
        """Those that could be later than a day."""
        return self.part(
            "touches", note.key, lambda: super(Watched, self).shared_since(note, ordinal)
        )

    def contacts(self, person: Person, today: date) -> Contacts:
        """The days of all interactions."""
        self.looked_at("note", person.key)
        return self.part(
            "touches", person.key, lambda: super(Watched, self).contacts(person, today)
        )

    # -- who speaks of whom -----------------------------------------------------------------

    def backlinks(self, note: Note) -> list[Backlink]:
        """Every mention of a note in another one."""
        return self.part("backlinks", note.key, lambda: super(Watched, self).backlinks(note))

    def speaking_of(self, note: Note) -> Iterator[tuple[Note, list[tuple[str, str]]]]:
        """The notes that speak of one, each with the ways in which it does."""
        found = super().speaking_of(note)
        return iter(self.part("backlinks", note.key, lambda: [*found]))

    def members(self, org: Org) -> list[Person]:
        """Who works there now."""
        return self.part("members", org.key, lambda: super(Watched, self).members(org))

    def alumni(self, org: Org) -> list[Person]:
        """Who worked there before."""
        return self.part("alumni", org.key, lambda: super(Watched, self).alumni(org))
