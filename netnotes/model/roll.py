"""Who is who: the notes by slug, and whom a name means."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Hashable, Iterable, Iterator
from typing import Any, TypeVar

from netnotes.lazy import lazy
from netnotes.model.head import BROKEN, NAMES
from netnotes.model.near import nearest
from netnotes.model.note import Note, fold
from netnotes.model.org import Org, company_key
from netnotes.model.person import Person
from netnotes.model.values.reference import Reference

T = TypeVar("T")
N = TypeVar("N", bound=Note)
#: What can be kept as it is: numbers, words, bytes, and tuples of them.
Plain = Any


class Roll:
    """Every note, by slug, and whom a name means; a `Network` is one with all that they say."""

    def __init__(self, notes: Iterable[Note], me: str) -> None:
        """`me` is how my own note is called, or ''."""
        self.notes: dict[str, Note] = {}
        #: Notes whose slug another note has already: (the later one, the earlier one).
        self.duplicates: list[tuple[Note, Note]] = []
        for note in notes:
            first = self.notes.setdefault(note.key, note)
            if first is not note:
                self.duplicates.append((note, first))
        self._once: dict[Hashable, Any] = {}
        self._orgs_meant: dict[str, Org | None] = {}
        mine = self.resolve(me) if me else None
        self.me: Person | None = mine if isinstance(mine, Person) else None

    def once(self, key: Hashable, compute: Callable[[], T]) -> T:
        """What `compute` gives, computed once for this network: for what no single person holds."""
        if key not in self._once:
            self._once[key] = compute()
        value: T = self._once[key]
        return value

    # -- what is looked at: only a `Watched` network listens ---------------------------------

    def looked_at(self, kind: str, key: Hashable) -> None:
        """Said by whoever looks at a part of what was found out of all notes."""

    def looked_at_case(self, person: Person) -> None:
        """Said by whoever takes a person's case."""

    def part(self, kind: str, key: Hashable, compute: Callable[[], T]) -> T:
        """What `compute` gives: all that is looked at by it is what `kind` tells of `key`."""
        del kind, key
        return compute()

    def each(
        self, kind: str, notes: Iterable[N], find: Callable[[N], T],
        given: Callable[[N], Plain] | None = None,
    ) -> list[T]:  # fmt: skip
        """What `find` gives for each of some notes, as plain data (what `marshal` takes).

        A `Watched` network may know it from before, by its `kind`: for whoever is as then, and of whom the
        same is `given`, which is whatever else it rests on but the day and the settings.
        """
        del kind, given
        return [find(note) for note in notes]

    # -- everyone ---------------------------------------------------------------------------

    @lazy
    def people(self) -> list[Person]:
        """Everyone but me, by name."""
        found = [n for n in self.notes.values() if isinstance(n, Person) and n is not self.me]
        return sorted(found, key=_by_name)

    @lazy
    def order(self) -> list[Note]:
        """Every note, one a slug, in the order of their paths."""
        return [*self.notes.values()]

    @lazy
    def orgs(self) -> list[Org]:
        """Every organization, by name."""
        found = [note for note in self.notes.values() if isinstance(note, Org)]
        return sorted(found, key=_by_name)

    @property
    def everything(self) -> Iterator[Note]:
        """Every note, those with a slug that is taken included."""
        yield from self.notes.values()
        yield from (note for note, _ in self.duplicates)

    @property
    def broken(self) -> list[Note]:
        """Notes of which nothing may be concluded."""
        return [note for note in self.everything if note.head[BROKEN]]

    # -- who is who -------------------------------------------------------------------------

    @lazy
    def _named(self) -> dict[str, list[Note]]:
        """The notes behind each name and alias."""
        named: dict[str, list[Note]] = {}
        for note in self.notes.values():
            for name in note.head[NAMES]:  # each once
                if name in named:
                    named[name].append(note)
                else:
                    named[name] = [note]
        return named

    @lazy
    def _companies(self) -> dict[str, list[Org]]:
        """The org notes behind each company name, legal suffixes dropped."""
        return self._orgs_by(company_key)

    @lazy
    def _orgs_named(self) -> dict[str, list[Org]]:
        """The org notes behind each name and alias, as it is written."""
        return self._orgs_by(fold)

    def _orgs_by(self, key: Callable[[str], str]) -> dict[str, list[Org]]:
        found: dict[str, list[Org]] = defaultdict(list)
        for note in self.notes.values():
            if note.is_org:
                assert isinstance(note, Org)
                for name in dict.fromkeys((note.slug, *note.names)):
                    called = found[key(name)]
                    if note not in called:
                        called.append(note)
        return found

    def candidates(self, target: str) -> list[Note]:
        """Every note that `target` could mean: by slug, else by name or alias."""
        key = fold(target)
        note = self.notes.get(key)
        if note is not None:
            return [note]
        return self._named.get(key, [])

    def resolve(self, target: str) -> Note | None:
        """The one note that `target` means, or None where there is none or more than one."""
        found = self.candidates(target)
        return found[0] if len(found) == 1 else None

    def person(self, reference: Reference | str | None) -> Person | None:
        """The person that a reference means."""
        if reference is None:
            return None
        note = self.resolve(reference if isinstance(reference, str) else reference.target)
        return note if isinstance(note, Person) else None

    def org(self, reference: Reference | str | None) -> Org | None:
        """The organization that a reference or a company name means: never by substring."""
        if reference is None:
            return None
        name = reference if isinstance(reference, str) else reference.target
        if name not in self._orgs_meant:  # most companies are named more than once
            self._orgs_meant[name] = self._org_called(name)
        return self._orgs_meant[name]

    def _org_called(self, name: str) -> Org | None:
        """By its slug, else by its name as written, else by that name without legal suffixes.

        People who go by the same name are none of its business.
        """
        note = self.notes.get(fold(name))
        if isinstance(note, Org):
            return note
        for found in (self._orgs_named.get(fold(name)), self._companies.get(company_key(name))):
            if found and len(found) == 1:
                return found[0]
        return None

    def near(self, target: str) -> list[str]:
        """Slugs close to `target`, for a "did you mean"."""
        if target.replace("-", " ").strip() == "":
            return []
        known = {note.slug: note.slug for note in self.notes.values()}
        for note in self.notes.values():
            known.update(dict.fromkeys(note.names, note.slug))
        return list(dict.fromkeys(known[name] for name in nearest(target, known)))


def _by_name(note: Note) -> tuple[str, str]:
    return note.folded, note.slug
